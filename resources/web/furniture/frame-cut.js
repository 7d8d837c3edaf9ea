/** Rings cut by an upright frame. */

/** @typedef {import("../types.js").Box} Box */

/** What of a ring lies in a box, closed along the box's sides (Sutherland and Hodgman's way).
 * @param {Float32Array} ring @param {Box} box @returns {Float32Array} */
export function ringWithin(ring, box) {
  let points = Array.from(ring);
  for (const side of [0, 1, 2, 3]) {
    points = halved(points, side % 2, box[side], side < 2 ? 1 : -1);
  }
  return Float32Array.from(points);
}

/** @param {number[]} points x, y, … @param {number} axis @param {number} at @param {1|-1} sign of the
 * side that is kept */
function halved(points, axis, at, sign) {
  /** @type {number[]} */
  const found = [];
  const inside = (/** @type {number} */ i) => (points[i + axis] - at) * sign >= 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    if (inside(i) !== inside(j)) {
      const t = (at - points[j + axis]) / (points[i + axis] - points[j + axis]);
      const other = points[j + 1 - axis] + t * (points[i + 1 - axis] - points[j + 1 - axis]);
      found.push(...(axis ? [other, at] : [at, other]));
    }
    if (inside(i)) found.push(points[i], points[i + 1]);
  }
  return found;
}

/** The rings as lines, without what runs along the box's sides.
 * @param {Float32Array[]} rings @param {Box} box */
export function lineParts(rings, box) {
  /** @type {Float32Array[]} */
  const parts = [];
  for (const ring of rings) {
    /** @type {number[]} */
    let line = [];
    for (let i = 0, j = ring.length - 2; i <= ring.length; j = i, i += 2) {
      const end = i === ring.length;
      if (end || along(ring, i, j, box)) {
        if (line.length > 2) parts.push(Float32Array.from(line));
        line = [];
      } else if (!line.length) line.push(ring[j], ring[j + 1]);
      if (!end && !along(ring, i, j, box)) line.push(ring[i], ring[i + 1]);
    }
  }
  return parts;
}

const NEAR = 0.01; // px

/** @param {Float32Array} ring @param {number} i @param {number} j @param {Box} box */
const along = (ring, i, j, box) => box.some((at, side) =>
  Math.abs(ring[i + (side % 2)] - at) < NEAR && Math.abs(ring[j + (side % 2)] - at) < NEAR);
