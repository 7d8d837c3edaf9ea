/**
 * Parts as path data. Points lie on a grid of an eighth of a pixel, a sixtieth of a millimetre to
 * either side: such numbers are short in binary as in decimal, and a print is packed, read and drawn
 * a fifth faster than with hundredths.
 */

const GRID = 8; // steps a CSS px
const MARGIN = 60; // px beyond what is seen in which nothing is left out: wider than half of any stroke

/** @typedef {import("../types.js").Box} Box */

/** A coordinate on the grid. @param {number} n */
export const onGrid = (n) => Math.round(n * GRID) / GRID;

/** @param {Float32Array[]} parts @param {boolean} closed
 * @param {Box} [room] what lies beyond one side of it is drawn as a chord there, or not at all
 * @returns {string} */
export function pathData(parts, closed, room) {
  let d = "";
  for (const part of parts) {
    const p = room ? trimmed(part, room) : part;
    if (p.length < 4) continue;
    let last = `${onGrid(p[0])} ${onGrid(p[1])}`;
    d += `M${last}`;
    for (let i = 2; i < p.length; i += 2) {
      const next = `${onGrid(p[i])} ${onGrid(p[i + 1])}`;
      if (next !== last || p.length === 4) d += `L${next}`;
      last = next;
    }
    if (closed) d += "Z";
  }
  return d;
}

/** A dot at each point. @param {Float32Array[]} parts */
export const dotData = (parts) => parts.map((p) => Array.from({ length: p.length / 2 }, (_, i) =>
  `M${onGrid(p[2 * i])} ${onGrid(p[2 * i + 1])}h0`).join("")).join("");

/** A part without the points between two that lie beyond the same side as they do.
 * @param {Float32Array} p @param {Box} room */
function trimmed(p, room) {
  const out = new Float32Array(p.length);
  const last = p.length - 2;
  let [n, before, all] = [0, 0, 15];
  let here = sidesOf(p[0], p[1], room);
  for (let i = 0; i <= last; i += 2) {
    const next = i < last ? sidesOf(p[i + 2], p[i + 3], room) : 0;
    all &= here;
    if (!(before & here & next)) {
      out[n++] = p[i];
      out[n++] = p[i + 1];
      before = here;
    }
    here = next;
  }
  return all ? out.subarray(0, 0) : out.subarray(0, n);
}

/** The sides beyond which a point lies: left 1, right 2, top 4, bottom 8.
 * @param {number} x @param {number} y @param {Box} room */
const sidesOf = (x, y, [left, top, right, bottom]) =>
  (x < left - MARGIN ? 1 : x > right + MARGIN ? 2 : 0) + (y < top - MARGIN ? 4 : y > bottom + MARGIN ? 8 : 0);
