/** Which corner the cartouche takes: never over what is selected, else where there is less to
 * see: land, lines that matter, events. */
import { crossings, share } from "../atlas/cuts.js";
import { evenly } from "../atlas/line.js";
import { FINE } from "../atlas/view.js";
import { roughCoast } from "../base/water.js";
import { spots } from "../features/lines.js";

/** @typedef {"left"|"right"} Side */
/** @typedef {{key: string, side: Side, low: boolean}} Corner */

/** @type {Corner} before there was a view */
export const NOWHERE = { key: "", side: "left", low: false };

/** The corners with what each weighs empty: the eye looks for a date at the top.
 * @type {[Side, boolean, number][]} */
const CORNERS = [["left", false, 0], ["right", false, 0], ["right", true, 4], ["left", true, 6]];

const GRID = 8; // level lines that are looked at, and points on each
const CLEAR = 6; // of GRID² points: so much less land moves the cartouche
const SUBJECT = 2 * GRID * GRID; // points of land that one selected thing weighs
const EVENT = 1.5; // the same of an event, times its importance
const LINE = 6; // and of STEP px of a line
const STEP = 40;
const LINES = new Set(["control-line", "cease-fire-line", "front", "proposal-line"]);
const [WIDE, TALL] = [0.3, 0.5]; // of the picture: what a cartouche covers where it is not known

/** The side for a view; it stays while the camera moves and the clock runs, and unless another is
 * clearly emptier.
 * @param {import("../features/features.js").Scene} scene @param {[number, number][]} subjects in px
 * @param {Corner} before @param {import("../features/features.js").Seen[]} [seen]
 * @param {import("../events/events.js").Stack[]} [stacks]
 * @param {{only?: string, wide?: number, tall?: number}} [reach] the side to stay on; px that
 * it covers, rim included, where that is known
 * @returns {Corner} */
export function cornerFor({ atlas, view }, subjects, before, seen = [], stacks = [],
  { only = "", wide = 0, tall = 0 } = {}) {
  const key = [view.key, only, ...subjects].join();
  if (before.key === key || (before.key && view.grain !== FINE)) return before;
  const weights = [...subjects.map(([x, y]) => [x, y, SUBJECT]), ...weightsOf(seen, stacks, view)];
  const loads = loadsOf(roughCoast(atlas, view), weights, view,
    Math.max(wide, WIDE * view.w), tall || TALL * view.h)
    .map((load, i) => (only && CORNERS[i][0] !== only ? Infinity : load));
  const now = CORNERS.findIndex(([side, low]) => side === before.side && low === before.low);
  const best = loads.indexOf(Math.min(...loads));
  const stays = before.key && loads[now] - loads[best] < CLEAR;
  const [side, low] = CORNERS[stays ? now : best];
  return { key, side, low };
}

/** What lies under each corner. @param {Float32Array[]} rings of the land
 * @param {number[][]} weights x, y, weight @param {import("../atlas/view.js").View} view
 * @param {number} wide px @param {number} tall px */
function loadsOf(rings, weights, view, wide, tall) {
  const [above, below] = [0, view.h - tall].map((y) => rowsOf(rings, y, tall));
  return CORNERS.map(([side, low, empty]) => {
    const [x0, y0] = [side === "left" ? 0 : view.w - wide, low ? view.h - tall : 0];
    return weights.filter(([x, y]) => x >= x0 && x <= x0 + wide && y >= y0 && y <= y0 + tall)
      .reduce((sum, [, , weight]) => sum + weight, empty + landIn(low ? below : above, x0, wide));
  });
}

/** Points of lines and events with what they weigh.
 * @param {import("../features/features.js").Seen[]} seen @param {import("../events/events.js").Stack[]} stacks
 * @param {import("../atlas/view.js").View} view @returns {number[][]} */
function weightsOf(seen, stacks, view) {
  const lines = seen.filter(({ feature }) => LINES.has(feature.kind) && feature.type === "line")
    .flatMap(({ feature }) => feature.shape.project(view))
    .flatMap((part) => spots([evenly(part, STEP)]).map(([x, y]) => [x, y, LINE]));
  const events = stacks.flatMap(({ spots }) => spots)
    .map(({ event, x, y }) => [x, y, EVENT * event.importance]);
  return [...lines, ...events];
}

/** How much lies on land: of GRID² where all does. @param {number[][]} rows crossings of the land
 * with GRID level lines @param {number} x @param {number} wide */
const landIn = (rows, x, wide) =>
  GRID * rows.reduce((sum, row) => sum + share(row, x, x + wide), 0);

/** Where the land crosses GRID level lines. @param {Float32Array[]} rings @param {number} y
 * @param {number} tall */
const rowsOf = (rings, y, tall) => Array.from({ length: GRID }, (_, i) =>
  crossings(rings, 1, y + ((i + 0.5) / GRID) * tall));

const STAYS = 0.1; // of its points: so much less land moves what stands in a box

/** The box of several under which there is least to see, or -1: none lies over what is selected.
 * @param {import("../features/features.js").Scene} scene @param {import("../types.js").Box[]} boxes
 * @param {boolean[]} free which of them may be taken
 * @param {{subjects: [number, number][], seen: import("../features/features.js").Seen[],
 *   stacks: import("../events/events.js").Stack[]}} there @param {number} before the last answer */
export function emptiest({ atlas, view }, boxes, free, { subjects, seen, stacks }, before) {
  const rings = roughCoast(atlas, view);
  const weights = [...subjects.map(([x, y]) => [x, y, Infinity]), ...weightsOf(seen, stacks, view)];
  const loads = boxes.map(([x0, y0, x1, y1], i) => free[i]
    ? weights.filter(([x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1)
      .reduce((sum, [, , weight]) => sum + weight, landIn(rowsOf(rings, y0, y1 - y0), x0, x1 - x0))
    : Infinity);
  const least = Math.min(...loads);
  if (least === Infinity) return -1;
  return loads[before] - least < STAYS * GRID * GRID ? before : loads.indexOf(least);
}
