/** Which top corner the cartouche takes: never over what is selected, else where there is less land. */
import { within } from "./pick.js";
import { FINE } from "./view.js";

/** @typedef {"left"|"right"} Side */
/** @typedef {{key: string, side: Side}} Corner */

/** @type {Corner} before there was a view */
export const NOWHERE = { key: "", side: "left" };

const GRID = 8; // points a side that are looked at
const CLEAR = 10; // of GRID² points: so much less land moves the cartouche across
const SUBJECT = 2 * GRID * GRID; // points of land that one selected thing weighs
const [WIDE, TALL] = [0.3, 0.5]; // of the picture: what a cartouche may cover

/** The side for a view; it stays while the camera moves, and unless the other is clearly emptier.
 * @param {import("./features.js").Scene} scene @param {[number, number][]} subjects in px
 * @param {Corner} before @returns {Corner} */
export function cornerFor({ atlas, view }, subjects, before) {
  const key = [view.key, ...subjects].join();
  if (before.key === key || (before.key && view.grain !== FINE)) return before;
  const rings = atlas.base.land.project(view);
  const [left, right] = [0, view.w * (1 - WIDE)].map((x) =>
    landIn(rings, x, view) + SUBJECT * subjects.filter(([px, py]) =>
      px >= x && px <= x + WIDE * view.w && py >= 0 && py <= TALL * view.h).length);
  /** @type {Record<Side, number>} */
  const gain = { left: right - left, right: left - right };
  const other = before.side === "left" ? "right" : "left";
  return { key, side: gain[other] >= CLEAR ? other : before.side };
}

/** How many points of the grid lie on land. @param {Float32Array[]} rings @param {number} x
 * @param {import("./view.js").View} view */
function landIn(rings, x, { w, h }) {
  let count = 0;
  for (let i = 0; i < GRID * GRID; i++) {
    const at = x + (((i % GRID) + 0.5) / GRID) * WIDE * w;
    if (within(rings, at, ((Math.floor(i / GRID) + 0.5) / GRID) * TALL * h)) count++;
  }
  return count;
}
