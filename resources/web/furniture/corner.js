/** Which corner the cartouche takes, and which the locator: never over what is selected, else where
 * they hide least of what the picture shows. */
import { FINE } from "../atlas/view.js";
import { burdens, LAND } from "./weighing.js";

/** @typedef {"left"|"right"} Side */
/** @typedef {{key: string, side: Side, low: boolean}} Corner */
/** @typedef {import("./weighing.js").Shown} Shown */

/** @type {Corner} before there was a view */
export const NOWHERE = { key: "", side: "left", low: false };

/** The corners with what each weighs empty: the eye looks for a date at the top.
 * @type {[Side, boolean, number][]} */
const CORNERS = [["left", false, 0], ["right", false, 0], ["right", true, 4], ["left", true, 6]];

const CLEAR = 0.1 * LAND; // so much less moves what stands in a corner
const AIR = 0.03; // of a stage's height: a sign that is so near would be cut
const [WIDE, TALL] = [0.3, 0.5]; // of the picture: what a cartouche covers where it is not known

/** The side for a view; it stays while the camera moves and the clock runs, and unless another is
 * clearly emptier.
 * @param {import("../features/features.js").Scene} scene @param {Shown} shown @param {Corner} before
 * @param {{only?: string, wide?: number, tall?: number, runs?: boolean}} [reach] the side to stay on; px
 * that it covers, rim included, where that is known; whether the clock `runs`: a low one grows upward,
 * and its date with it
 * @returns {Corner} */
export function cornerFor(scene, shown, before, { only = "", wide = 0, tall = 0, runs = false } = {}) {
  const { view } = scene;
  const key = [view.key, only, ...shown.subjects].join();
  if (before.key === key || (before.key && view.grain !== FINE)) return before;
  const air = scene.style === "stage" ? AIR * view.h : 0;
  const boxes = CORNERS.map(([side, low]) =>
    inCorner(side, low, view, Math.max(wide, WIDE * view.w) + air, (tall || TALL * view.h) + air));
  const loads = burdens(scene, shown, boxes)
    .map((load, i) => (only && CORNERS[i][0] !== only ? Infinity
      : load + CORNERS[i][2] + (runs && CORNERS[i][1] ? LAND : 0)));
  const now = CORNERS.findIndex(([side, low]) => side === before.side && low === before.low);
  const best = loads.indexOf(Math.min(...loads));
  const stays = before.key && loads[now] - loads[best] < CLEAR;
  const [side, low] = CORNERS[stays ? now : best];
  return { key, side, low };
}

/** @param {Side} side @param {boolean} low @param {{w: number, h: number}} view @param {number} wide px
 * @param {number} tall px @returns {import("../types.js").Box} */
function inCorner(side, low, { w, h }, wide, tall) {
  const [x, y] = [side === "left" ? 0 : w - wide, low ? h - tall : 0];
  return [x, y, x + wide, y + tall];
}

/** The box of several under which there is least to see, or -1: none lies over what is selected.
 * @param {import("../features/features.js").Scene} scene @param {import("../types.js").Box[]} boxes
 * @param {boolean[]} free which of them may be taken @param {Shown} shown
 * @param {number} before the last answer */
export function emptiest(scene, boxes, free, shown, before) {
  const loads = burdens(scene, shown, boxes, Infinity).map((load, i) => (free[i] ? load : Infinity));
  const least = Math.min(...loads);
  if (least === Infinity) return -1;
  return loads[before] - least < CLEAR ? before : loads.indexOf(least);
}
