/** How far marks reach: the box in px that a mark may touch. */
import { around, nothing, widen } from "../atlas/box.js";
import { widthOf } from "./metrics.js";

/** @typedef {import("../types.js").Box} Box */

const EDGE = 1.5; // px that smoothing may add

/** @type {WeakMap<Float32Array[], Box>} */
const known = new WeakMap();

/** The box of a shape's points; an empty one has its right below its left.
 * @param {Float32Array[]} parts @returns {Box} */
export function boundsOf(parts) {
  const found = known.get(parts);
  if (found) return found;
  const box = nothing();
  for (const p of parts) widen(box, 0, p);
  known.set(parts, box);
  return box;
}

/** @param {Box} box @param {number} by px @returns {Box} */
export const grown = ([x0, y0, x1, y1], by) => [x0 - by, y0 - by, x1 + by, y1 + by];

/** The box of a mark. @param {import("../types.js").Mark} mark @returns {Box} */
export function reachOf(mark) {
  const half = mark.k !== "text" && mark.stroke ? (mark.width ?? 1) / 2 : 0;
  if (mark.k === "path") return grown(boundsOf(mark.parts), half + EDGE);
  if (mark.k === "circle") return around(mark.x, mark.y, mark.r + half + EDGE);
  if (mark.k === "glyph") return around(mark.x, mark.y, SIGN * mark.scale + half + EDGE);
  return textBox(mark);
}

const SIGN = 8; // units: no sign's path goes farther from its middle

/** @param {import("../types.js").Text} mark @returns {Box} */
function textBox(mark) {
  if (mark.run) return runBox(mark, mark.run);
  const wide = widthOf(mark);
  const left = { left: 0, center: -wide / 2, right: -wide }[mark.align ?? "left"];
  const pad = (mark.haloWidth ?? 3) / 2 + EDGE + (mark.slanted ? 0.3 * mark.size : 0);
  const [x0, y0] = [left - pad, -1.15 * mark.size - pad];
  const [x1, y1] = [left + wide + pad, 0.4 * mark.size + pad];
  const a = ((mark.turn ?? 0) * Math.PI) / 180;
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const xs = [c * x0 - s * y0, c * x1 - s * y0, c * x0 - s * y1, c * x1 - s * y1];
  const ys = [s * x0 + c * y0, s * x1 + c * y0, s * x0 + c * y1, s * x1 + c * y1];
  return [mark.x + Math.min(...xs), mark.y + Math.min(...ys),
    mark.x + Math.max(...xs), mark.y + Math.max(...ys)];
}

/** The box of letters along a curve. @param {import("../types.js").Text} mark
 * @param {Float32Array} run @returns {Box} */
function runBox(mark, run) {
  const far = 1.25 * mark.size + (mark.haloWidth ?? 3) / 2 + EDGE; // no letter reaches farther
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < run.length; i += 3) {
    [x0, y0] = [Math.min(x0, run[i]), Math.min(y0, run[i + 1])];
    [x1, y1] = [Math.max(x1, run[i]), Math.max(y1, run[i + 1])];
  }
  return [mark.x + x0 - far, mark.y + y0 - far, mark.x + x1 + far, mark.y + y1 + far];
}
