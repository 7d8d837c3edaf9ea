/** How far a point lies from the edges of an area. */
import { nearestShare } from "../atlas/line.js";

const EQUATOR = 40075.017; // km
const RUN = 48; // points to a box, as in atlas/shape.js

/** Kilometres to the nearest edge; what is farther than `reach` may be told as Infinity.
 * @param {import("../atlas/shape.js").Part[]} parts @param {{lat: number, x: number, y: number}} spot
 * @param {number} reach km */
export function kmTo(parts, { lat, x, y }, reach) {
  const unit = EQUATOR * Math.cos((lat * Math.PI) / 180); // km of the square's side, here
  const far = reach / unit;
  let least = Infinity;
  for (const part of parts) {
    if (!about(part.box, 0, x, y, far)) continue;
    const { points, runs } = part;
    for (let r = 0; r < runs.length; r += 4) {
      if (!about(runs, r, x, y, far + width(runs, r))) continue;
      const end = Math.min((r / 4 + 1) * RUN * 2, points.length - 2);
      for (let i = (r / 4) * RUN * 2; i < end; i += 2) least = Math.min(least, toEdge(points, i, x, y));
    }
  }
  return least * unit;
}

/** The edge to a run's first point from the last of the one before may stick out of its box.
 * @param {ArrayLike<number>} boxes @param {number} at */
const width = (boxes, at) => Math.max(boxes[at + 2] - boxes[at], boxes[at + 3] - boxes[at + 1]);

/** @param {ArrayLike<number>} boxes @param {number} at @param {number} x @param {number} y @param {number} far */
const about = (boxes, at, x, y, far) => x >= boxes[at] - far && x <= boxes[at + 2] + far &&
  y >= boxes[at + 1] - far && y <= boxes[at + 3] + far;

/** @param {Float32Array} p @param {number} i @param {number} x @param {number} y */
function toEdge(p, i, x, y) {
  const t = nearestShare(p, i + 2, x, y);
  return Math.hypot(p[i] + t * (p[i + 2] - p[i]) - x, p[i + 1] + t * (p[i + 3] - p[i + 1]) - y);
}
