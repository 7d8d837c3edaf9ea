/** What of a picture must be painted anew: the squares that changed items touch. */

/** @typedef {import("../types.js").Box} Box */
/** @typedef {{key: string, box: Box}} Item  the same key paints the same pixels */

const SQUARE = 64; // device px
const MANY = 0.6; // share of changed squares above which everything is painted
const RECTS = 12; // more than so many are painted as one

/** The boxes of what came, went or changed its turn. Of items with the same key the first counts:
 * the others always changed.
 * @param {Item[]} before @param {Item[]} after @returns {Box[]} */
export function changed(before, after) {
  /** @type {Map<string, number>} */
  const was = new Map();
  /** @type {number[]} */
  const double = [];
  before.forEach((one, i) => (was.has(one.key) ? double.push(i) : was.set(one.key, i)));
  /** @type {Box[]} */
  const boxes = [];
  let last = -1;
  for (const { key, box } of after) {
    const at = was.get(key);
    was.delete(key);
    if (at === undefined || at < last) boxes.push(box);
    else last = at;
  }
  for (const at of [...was.values(), ...double]) boxes.push(before[at].box);
  return boxes;
}

/** Rectangles in device px that cover all boxes; one for the whole where that is cheaper.
 * @param {Box[]} boxes in CSS px @param {number} w device px @param {number} h @param {number} ratio
 * @returns {Box[]} */
export function rectangles(boxes, w, h, ratio) {
  const [wide, tall] = [Math.ceil(w / SQUARE), Math.ceil(h / SQUARE)];
  const squares = new Uint8Array(wide * tall);
  let count = 0;
  for (const box of boxes) {
    const [x0, y0, x1, y1] = box.map((n) => Math.floor((n * ratio) / SQUARE));
    for (let y = Math.max(0, y0); y <= Math.min(tall - 1, y1); y++) {
      for (let x = Math.max(0, x0); x <= Math.min(wide - 1, x1); x++) {
        count += 1 - squares[y * wide + x];
        squares[y * wide + x] = 1;
      }
    }
  }
  if (count > MANY * squares.length) return [[0, 0, w, h]];
  const found = runs(squares, wide, tall);
  const few = found.length > RECTS ? [around(found)] : found;
  return few.map(([x0, y0, x1, y1]) => [x0 * SQUARE, y0 * SQUARE,
    Math.min(w, x1 * SQUARE), Math.min(h, y1 * SQUARE)]);
}

/** Rectangles of squares: runs of a row, joined with the same run of the row above.
 * @param {Uint8Array} squares @param {number} wide @param {number} tall @returns {Box[]} */
function runs(squares, wide, tall) {
  /** @type {Box[]} */
  const found = [];
  for (let y = 0; y < tall; y++) {
    for (let x = 0; x < wide; x++) {
      if (!squares[y * wide + x]) continue;
      const start = x;
      while (x < wide && squares[y * wide + x]) x++;
      const above = found.find((r) => r[0] === start && r[2] === x && r[3] === y);
      if (above) above[3] = y + 1;
      else found.push([start, y, x, y + 1]);
    }
  }
  return found;
}

/** @param {Box[]} boxes @returns {Box} */
function around(boxes) {
  const low = (/** @type {number} */ i) => Math.min(...boxes.map((box) => box[i]));
  const high = (/** @type {number} */ i) => Math.max(...boxes.map((box) => box[i]));
  return [low(0), low(1), high(2), high(3)];
}
