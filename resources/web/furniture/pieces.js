/** The pieces of furniture: which are there, how large they are, and how they are moved. */
import { hull, nothing, widen } from "../atlas/box.js";
import { Room } from "../labels/boxes.js";
import { widthOf } from "../pens/metrics.js";
import { moved } from "../pens/moved.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Furniture} Furniture */

/** What a map does without unless a figure asks for it (domain/figure.py). */
const ADDED = ["north", "neat", "sources"];
/** All that is placed on a map but the credit (domain/figure.py). */
export const PLACED = ["date", "title", "caption", "legend", "scale", "north", "neat", "degrees", "locator",
  "beyond", "sources"];
const RIM = 3; // px between the picture's rim and what was moved there
const AIR = 5; // px round a piece where no name stands

/** @param {Furniture} furniture @param {string} piece */
export const isOn = ({ off = ADDED }, piece) => !off.includes(piece);

/** The box of marks, or null where there are none. @param {Mark[]} marks @returns {Box|null} */
export function extentOf(marks) {
  const boxes = marks.map((mark) => /** @type {number[]} */ (boxOfMark(mark)));
  return boxes.length ? /** @type {Box} */ (/** @type {unknown} */ (hull(boxes))) : null;
}

/** @param {Mark} mark */
function boxOfMark(mark) {
  if (mark.k === "path") {
    const box = nothing();
    for (const part of mark.parts) widen(box, 0, part);
    return box;
  }
  if (mark.k === "circle") return [mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r];
  if (mark.k === "glyph") return [mark.x, mark.y, mark.x, mark.y];
  const wide = widthOf(mark);
  const left = mark.x - { left: 0, center: wide / 2, right: wide }[mark.align ?? "left"];
  return [left, mark.y - 0.8 * mark.size, left + wide, mark.y + 0.25 * mark.size];
}

/** How far a box is from where it was put, within the picture. @param {Box} box
 * @param {[number, number]} spot px of its upper left corner @param {{w: number, h: number}} view
 * @returns {[number, number]} px */
export function wayTo([x0, y0, x1, y1], [x, y], { w, h }) {
  const held = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ most) =>
    Math.max(RIM, Math.min(most - RIM - size, at));
  return [held(x, x1 - x0, w) - x0, held(y, y1 - y0, h) - y0];
}

/** A piece where it stands by itself, or where it was put.
 * @param {import("../features/ink.js").Scene} scene @param {Furniture} furniture @param {string} name
 * @param {Room} room @param {(room: Room) => Mark[]} make takes the room that it needs
 * @returns {Mark[]} */
export function standing({ view }, { spots }, name, room, make) {
  const spot = spots?.[name];
  if (!spot) return make(room);
  const marks = make(new Room(view.w, view.h));
  const box = extentOf(marks);
  if (!box) return [];
  const [dx, dy] = wayTo(box, spot, view);
  room.take([box[0] + dx - AIR, box[1] + dy - AIR, box[2] + dx + AIR, box[3] + dy + AIR]);
  return moved(marks, dx, dy);
}
