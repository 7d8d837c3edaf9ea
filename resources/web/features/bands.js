/** Level stretches inside an area, where a name can stand: even-odd over all rings, cut to the view. */
import { levelCuts } from "../atlas/cuts.js";

/** @typedef {{x0: number, x1: number, y: number}} Band  a stretch with a row's room above and below */

const ROW = 12; // px between rows

/** @param {Float32Array[]} rings px @param {{w: number, h: number}} view
 * @param {number} rim px of the view's edge that are left out @param {number} least px long
 * @param {number} tall px of the words @returns {Band[]} the longest first */
export function bands(rings, view, rim, least, tall) {
  const rows = levelCuts(rings, view.h, ROW).map((xs) => stretches(xs, rim, view.w - rim));
  const reach = Math.max(1, Math.ceil((tall / 2 - ROW / 2) / ROW));
  /** @type {Band[]} */
  const found = [];
  for (let i = reach; i < rows.length - reach; i++) {
    let common = rows[i];
    for (let j = i - reach; j <= i + reach && common.length; j++) {
      if (j !== i) common = shared(common, rows[j]);
    }
    for (const [x0, x1] of common) if (x1 - x0 >= least) found.push({ x0, x1, y: (i + 0.5) * ROW });
  }
  return found.sort((a, b) => b.x1 - b.x0 - a.x1 + a.x0);
}

/** @param {number[]} xs @param {number} left @param {number} right @returns {[number, number][]} */
function stretches(xs, left, right) {
  xs.sort((a, b) => a - b);
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const [x0, x1] = [Math.max(left, xs[i]), Math.min(right, xs[i + 1])];
    if (x1 > x0) found.push([x0, x1]);
  }
  return found;
}

/** What two rows share. @param {[number, number][]} a @param {[number, number][]} b
 * @returns {[number, number][]} */
function shared(a, b) {
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; a[i][1] < b[j][1] ? i++ : j++) {
    const [x0, x1] = [Math.max(a[i][0], b[j][0]), Math.min(a[i][1], b[j][1])];
    if (x1 > x0) found.push([x0, x1]);
  }
  return found;
}
