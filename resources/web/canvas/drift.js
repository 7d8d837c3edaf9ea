/** Names and signs while the camera moves: they ride along with the ground, in their own size. */
import { paint } from "../pens/canvas-pen.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../atlas/view.js").View} View */

/** Paint a picture's marks as they lie in another view; the furniture stays where it is.
 * @param {CanvasRenderingContext2D} c @param {import("../compose.js").Picture} picture
 * @param {View} view */
export function drift(c, { top, ground, view: from }, view) {
  const ratio = c.getTransform().a;
  const scale = view.k / from.k;
  const moved = (/** @type {number} */ n, /** @type {"w"|"h"} */ side, /** @type {"u"|"v"} */ axis) =>
    Math.round(((n - from[side] / 2) * scale + (from[axis] - view[axis]) * view.k +
      view[side] / 2 - n) * ratio) / ratio;
  c.clearRect(0, 0, view.w, view.h);
  for (const mark of top.slice(0, ground)) {
    const [x, y] = anchorOf(mark);
    c.save();
    c.translate(moved(x, "w", "u"), moved(y, "h", "v"));
    paint(c, [mark]);
    c.restore();
  }
  paint(c, top.slice(ground));
}

/** What a mark keeps its distance to: the dot or sign whose it is, or itself.
 * @param {Mark} mark @returns {[number, number]} */
function anchorOf(mark) {
  if ((mark.k === "path" || mark.k === "text") && mark.at) return mark.at;
  if (mark.k !== "path") return [mark.x, mark.y];
  const first = mark.parts.find((p) => p.length);
  return first ? [first[0], first[1]] : [0, 0];
}
