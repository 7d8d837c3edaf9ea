/** Thousands of dots: their pixels are set one by one, which costs a tenth of as many paths. */

import { hull } from "../atlas/box.js";
import { boundsOf } from "./reach.js";

/** @typedef {import("../types.js").Path} Path */

const BEYOND = 16; // device px that dots reach beyond their points

/** @type {{data: ImageData, words: Uint32Array, canvas: OffscreenCanvas, c: any}|null} */
let pool = null;
/** @type {Map<string, {side: number, words: Uint32Array}>} */
const stamps = new Map();

/** Paint marks of dots, one over the other; marks of the same points are one dot.
 * @param {CanvasRenderingContext2D} c @param {Path[]} marks whose strokes are the dots */
export function paintDots(c, marks) {
  const { width, height } = c.canvas;
  const ratio = c.getTransform().a;
  const { data, words, canvas, c: own } = poolOf(width, height);
  words.fill(0);
  /** @type {Map<Float32Array[], Path[]>} */
  const dots = new Map();
  for (const mark of marks) dots.set(mark.parts, [...(dots.get(mark.parts) ?? []), mark]);
  for (const [parts, rims] of dots) {
    const stamp = stampOf(rims, ratio);
    for (const p of parts) for (let i = 0; i < p.length; i += 2) {
      set(words, width, height, stamp, p[i] * ratio, p[i + 1] * ratio);
    }
  }
  const [x, y, w, h] = around([...dots.keys()], width, height, ratio);
  if (w <= 0 || h <= 0) return;
  own.putImageData(data, 0, 0, x, y, w, h);
  c.globalAlpha = 1;
  c.drawImage(canvas, x, y, w, h, x / ratio, y / ratio, w / ratio, h / ratio);
}

/** The box of all dots within a picture: left, top, width, height in device px.
 * @param {Float32Array[][]} lists @param {number} width @param {number} height
 * @param {number} ratio */
function around(lists, width, height, ratio) {
  const [x0, y0, x1, y1] = hull(lists.map(boundsOf)).map((n) => n * ratio);
  const [x, y] = [x0, y0].map((n) => Math.max(0, Math.floor(n - BEYOND)));
  return [x, y, Math.min(width, Math.ceil(x1 + BEYOND)) - x, Math.min(height, Math.ceil(y1 + BEYOND)) - y];
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

/** The pixels of one dot, rim upon rim. @param {Path[]} rims @param {number} ratio */
function stampOf(rims, ratio) {
  const key = rims.map(({ stroke, width, alpha }) => [stroke, width, alpha]).join() + ratio;
  const found = stamps.get(key);
  if (found) return found;
  const across = rims.map(({ width }) => (width ?? 1) * ratio);
  const side = Math.ceil(Math.max(...across)) + 2;
  const c = /** @type {any} */ (new OffscreenCanvas(side, side).getContext("2d"));
  rims.forEach(({ stroke, alpha }, i) => {
    c.globalAlpha = alpha ?? 1;
    c.fillStyle = stroke;
    c.beginPath();
    c.arc(side / 2, side / 2, across[i] / 2, 0, 2 * Math.PI);
    c.fill();
  });
  const made = { side, words: new Uint32Array(c.getImageData(0, 0, side, side).data.buffer) };
  stamps.set(key, made);
  return made;
}
