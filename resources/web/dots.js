/** Thousands of dots: their pixels are set one by one, which costs a tenth of as many paths. */

/** @typedef {import("./types.js").Path} Path */

/** @type {{data: ImageData, words: Uint32Array, canvas: OffscreenCanvas, c: any}|null} */
let pool = null;
/** @type {Map<string, {side: number, words: Uint32Array}>} */
const stamps = new Map();

/** Paint marks of dots, one over the other. @param {CanvasRenderingContext2D} c
 * @param {Path[]} marks whose strokes are the dots */
export function paintDots(c, marks) {
  const { width, height } = c.canvas;
  const ratio = c.getTransform().a;
  const { data, words, canvas, c: own } = poolOf(width, height);
  words.fill(0);
  for (const mark of marks) {
    const stamp = stampOf(mark.stroke ?? "#000", (mark.width ?? 1) * ratio, mark.alpha ?? 1);
    for (const p of mark.parts) for (let i = 0; i < p.length; i += 2) {
      set(words, width, height, stamp, p[i] * ratio, p[i + 1] * ratio);
    }
  }
  own.putImageData(data, 0, 0);
  c.globalAlpha = 1;
  c.drawImage(canvas, 0, 0, width / ratio, height / ratio);
}

/** @param {number} width @param {number} height device px */
function poolOf(width, height) {
  if (pool?.data.width === width && pool.data.height === height) return pool;
  const canvas = new OffscreenCanvas(width, height);
  const data = new ImageData(width, height);
  pool = { data, words: new Uint32Array(data.data.buffer), canvas, c: canvas.getContext("2d") };
  return pool;
}

/** Set one dot; of two the later lies above where it is denser.
 * @param {Uint32Array} words @param {number} width @param {number} height
 * @param {{side: number, words: Uint32Array}} stamp @param {number} x device px @param {number} y */
function set(words, width, height, { side, words: own }, x, y) {
  const left = Math.round(x - side / 2);
  const top = Math.round(y - side / 2);
  if (left < 0 || top < 0 || left + side > width || top + side > height) return;
  for (let row = 0, from = 0; row < side; row++) {
    let to = (top + row) * width + left;
    for (let i = 0; i < side; i++, from++, to++) {
      const word = own[from];
      if (word >>> 24 > 127 || word >>> 24 >= words[to] >>> 24) words[to] = word;
    }
  }
}

/** The pixels of one dot. @param {string} colour @param {number} across device px
 * @param {number} alpha */
function stampOf(colour, across, alpha) {
  const key = `${colour},${across},${alpha}`;
  const found = stamps.get(key);
  if (found) return found;
  const side = Math.ceil(across) + 2;
  const c = /** @type {any} */ (new OffscreenCanvas(side, side).getContext("2d"));
  c.globalAlpha = alpha;
  c.fillStyle = colour;
  c.beginPath();
  c.arc(side / 2, side / 2, across / 2, 0, 2 * Math.PI);
  c.fill();
  const made = { side, words: new Uint32Array(c.getImageData(0, 0, side, side).data.buffer) };
  stamps.set(key, made);
  return made;
}
