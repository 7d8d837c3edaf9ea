/** Lines between armies, and signs that stand beside them: the line is what the map is about. */
import { boxOf } from "../atlas/box.js";
import { nearestShare } from "../atlas/line.js";

/** @typedef {import("../features/features.js").Seen} Seen */
/** @typedef {(x: number, y: number, r: number) => [number, number]} Aside  where a sign stands */

const BETWEEN = new Set(["front", "cease-fire-line", "control-line"]);
const CLEAR = 4; // px between a sign and the middle of such a line

/** @param {import("../atlas/atlas.js").Feature} feature */
export const divides = ({ kind, type }) => type === "line" && BETWEEN.has(kind);

const MAPS = 9; // at once

/** @typedef {{lines: Line[], stood: Map<string, [number, number]>}} Kept */
/** The lines of each map as they were last, the newest first. @type {Kept[]} */
const kept = [];

/** Moves what would lie on a line to the side of it on which it belongs.
 * @param {Seen[]} seen @param {import("../atlas/view.js").View} view @returns {Aside} */
export function asideOf(seen, view) {
  const parts = seen.filter(({ feature }) => divides(feature))
    .flatMap(({ feature }) => feature.shape.project(view));
  if (!parts.length) return (x, y) => [x, y];
  const { lines, stood } = keptOf(parts);
  return (x, y, r) => {
    const key = [x, y, r].join();
    const at = stood.get(key) ?? beside(lines, x, y, r);
    stood.set(key, at);
    return at;
  };
}

/** @typedef {{part: Float32Array, box: import("../types.js").Box}} Line */

/** What was found for these lines before. @param {Float32Array[]} parts @returns {Kept} */
function keptOf(parts) {
  const found = kept.find(({ lines }) =>
    lines.length === parts.length && lines.every(({ part }, i) => part === parts[i]));
  if (found) return found;
  const made = { lines: parts.map((part) => ({ part, box: boxOf(part) })), stood: new Map() };
  kept.unshift(made);
  kept.splice(MAPS);
  return made;
}

/** @param {Line[]} lines @param {number} x @param {number} y @param {number} r
 * @returns {[number, number]} */
function beside(lines, x, y, r) {
  const far = r + CLEAR;
  const [px, py, nx, ny, off] = nearest(near(lines, x, y, far), x, y, far);
  if (off >= far) return [x, y];
  const [ux, uy] = off > 0.5 ? [(x - px) / off, (y - py) / off] : [nx, ny];
  return [px + ux * far, py + uy * far];
}

/** Those that may come so near. @param {Line[]} lines
 * @param {number} x @param {number} y @param {number} most px */
const near = (lines, x, y, most) => lines.filter(({ box }) => x > box[0] - most &&
  x < box[2] + most && y > box[1] - most && y < box[3] + most).map(({ part }) => part);

/** The nearest point of lines, their normal there, and how far it is; `most` where none is nearer.
 * @param {Float32Array[]} parts @param {number} x @param {number} y @param {number} most px
 * @returns {[number, number, number, number, number]} */
function nearest(parts, x, y, most) {
  /** @type {[number, number, number, number, number]} */
  let best = [x, y, 0, 0, most];
  for (const p of parts) {
    for (let i = 2; i < p.length; i += 2) {
      const [ax, ay, bx, by] = [p[i - 2], p[i - 1], p[i], p[i + 1]];
      if (Math.min(ax, bx) > x + most || Math.max(ax, bx) < x - most ||
        Math.min(ay, by) > y + most || Math.max(ay, by) < y - most) continue;
      const t = nearestShare(p, i, x, y);
      const [px, py] = [ax + t * (bx - ax), ay + t * (by - ay)];
      const off = Math.hypot(x - px, y - py);
      const long = Math.hypot(bx - ax, by - ay) || 1;
      if (off < best[4]) best = [px, py, (by - ay) / long, (ax - bx) / long, off];
    }
  }
  return best;
}
