/** Boxes: left, top, right, bottom. */

/** @typedef {import("../types.js").Box} Box */

/** What holds nothing: its right lies left of its left. @returns {Box} */
export const nothing = () => [Infinity, Infinity, -Infinity, -Infinity];

/** Make a box hold points too. @param {number[]|Float32Array} boxes @param {number} at where in
 * them the box begins @param {Float32Array} points @param {number} [from] @param {number} [to] */
export function widen(boxes, at, points, from = 0, to = points.length) {
  let [x0, y0, x1, y1] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
  for (let i = from; i < to; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  boxes[at] = x0;
  boxes[at + 1] = y0;
  boxes[at + 2] = x1;
  boxes[at + 3] = y1;
}

/** The box of points. @param {Float32Array} points */
export function boxOf(points) {
  const box = nothing();
  widen(box, 0, points);
  return box;
}

/** The box of boxes. @param {number[][]} boxes */
export function hull(boxes) {
  const all = nothing();
  for (const box of boxes) {
    for (const i of [0, 1]) all[i] = Math.min(all[i], box[i]);
    for (const i of [2, 3]) all[i] = Math.max(all[i], box[i]);
  }
  return all;
}

/** @param {number} x @param {number} y @param {number} r to each side @returns {Box} */
export const around = (x, y, r) => [x - r, y - r, x + r, y + r];

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** A box as a ring. @param {Box} box */
export const ringOf = ([x0, y0, x1, y1]) => Float32Array.of(x0, y0, x1, y0, x1, y1, x0, y1);
