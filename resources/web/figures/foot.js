/** What stands at the foot of a page of maps, and the line round each of them. */
import { ringOf } from "../atlas/box.js";
import { credit, EDGE, scaleBar } from "../furniture/furniture.js";
import { Room } from "../labels/boxes.js";
import { element, write } from "../pens/svg-pen.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../features/features.js").Scene} Scene */

/** @param {Box} box @param {Scene} page @returns {Mark} */
export const neatLine = (box, { look }) =>
  ({ k: "path", closed: true, parts: [ringOf(box)], stroke: look.ink, width: 0.8 });

/** One scale and one credit under all. @param {SVGElement} svg @param {Scene} page
 * @param {{view: import("../atlas/view.js").View, left: number}} set @param {string[]} others
 * @param {number} margin px */
export function foot(svg, page, { view, left }, others, margin) {
  const { w, h } = page.view;
  const room = new Room(w, h);
  const owed = credit(page, room, others);
  const low = margin - EDGE; // from where it stands on a map of its own
  write(element("g", { id: "credit", transform: `translate(${EDGE - left} ${-low})` }, svg), owed);
  const bar = scaleBar({ ...page, view }, new Room(view.w, view.h), null);
  const shift = `translate(${left - EDGE - 4} ${h - view.h - low + 6})`;
  write(element("g", { id: "scale", transform: shift }, svg), bar);
}
