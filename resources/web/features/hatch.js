/**
 * Hatches are lines cut by the area, at a constant spacing on the screen: even-odd crossings of a
 * family of parallel lines with the rings. The lines are tied to the world, so they do not swim
 * while the map is dragged.
 */

/** @typedef {{lines: Float32Array[], px: number}} Soft  edges that are known no better than so many
 * px: the hatch ends raggedly there */

const NEAR = 2; // px between an edge and the end of a hatch line on it
const SHARES = [0, 0.7, 0.3, 1]; // how far lines that follow each other stay behind a soft edge

/** @param {Float32Array[]} rings px @param {number} degrees @param {number} spacing px
 * @param {import("../atlas/view.js").View} view @param {Float32Array[][]} [over] areas that take the
 * ground from it @param {Soft|null} [soft] @returns {Float32Array[]} segments */
export function hatch(rings, degrees, spacing, view, over = [], soft = null) {
  const a = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const across = (/** @type {number} */ x, /** @type {number} */ y) => c * y - s * x;
  const origin = across(view.w / 2 - view.u * view.k, view.h / 2 - view.v * view.k);
  const phase = ((origin % spacing) + spacing) % spacing;
  const corners = [across(0, 0), across(view.w, 0), across(0, view.h), across(view.w, view.h)];
  const first = Math.ceil((Math.min(...corners) - phase) / spacing);
  const last = Math.floor((Math.max(...corners) - phase) / spacing);
  if (last < first) return [];
  const rowsOf = (/** @type {Float32Array[]} */ area, closed = true) => {
    /** @type {number[][]} */
    const rows = Array.from({ length: last - first + 1 }, () => []);
    for (const ring of area) crossings(ring, c, s, spacing, phase, first, last, rows, closed);
    for (const row of rows) row.sort((x, y) => x - y);
    return rows;
  };
  const taken = over.map((area) => rowsOf(area));
  const ragged = soft && rowsOf(soft.lines, false);
  /** @type {Float32Array[]} */
  const segments = [];
  rowsOf(rings).forEach((row, i) => {
    const q = (first + i) * spacing + phase;
    const free = taken.reduce((left, other) => without(left, other[i]), row);
    for (let j = 0; j + 1 < free.length; j += 2) {
      let [t, u] = [free[j], free[j + 1]];
      if (soft && ragged) {
        if (isNear(ragged[i], t)) t += soft.px * SHARES[(first + i) & 3];
        if (isNear(ragged[i], u)) u -= soft.px * SHARES[(first + i + 2) & 3];
      }
      if (u - t < 0.3) continue;
      segments.push(Float32Array.of(c * t - s * q, s * t + c * q, c * u - s * q, s * u + c * q));
    }
  });
  return segments;
}

/** Whether a hatch line ends at one of the crossings. @param {number[]} row @param {number} end */
const isNear = (row, end) => row.some((at) => Math.abs(at - end) < NEAR);

/** Stretches less others, both as from, to, from, to, … in order.
 * @param {number[]} row @param {number[]} other */
function without(row, other) {
  if (!other.length) return row;
  const left = [];
  for (let j = 0; j + 1 < row.length; j += 2) {
    let from = row[j];
    for (let k = 0; k + 1 < other.length && other[k] < row[j + 1]; k += 2) {
      if (other[k + 1] <= from) continue;
      if (other[k] > from) left.push(from, other[k]);
      from = other[k + 1];
    }
    if (from < row[j + 1]) left.push(from, row[j + 1]);
  }
  return left;
}

/** @param {Float32Array} ring @param {number} c @param {number} s @param {number} spacing
 * @param {number} phase @param {number} first @param {number} last @param {number[][]} rows
 * @param {boolean} closed */
function crossings(ring, c, s, spacing, phase, first, last, rows, closed) {
  const n = ring.length;
  let [x0, y0] = closed ? [ring[n - 2], ring[n - 1]] : [ring[0], ring[1]];
  let [t0, q0] = [c * x0 + s * y0, c * y0 - s * x0];
  for (let i = 0; i < n; i += 2) {
    [x0, y0] = [ring[i], ring[i + 1]];
    const [t1, q1] = [c * x0 + s * y0, c * y0 - s * x0];
    const low = Math.max(first, Math.ceil((Math.min(q0, q1) - phase) / spacing));
    const high = Math.min(last, Math.ceil((Math.max(q0, q1) - phase) / spacing) - 1);
    for (let m = low; m <= high; m++) {
      const q = m * spacing + phase;
      rows[m - first].push(t0 + ((q - q0) / (q1 - q0)) * (t1 - t0));
    }
    [t0, q0] = [t1, q1];
  }
}
