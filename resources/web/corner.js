/** Which top corner the cartouche takes: never over what is selected, else where there is less to
 * see: land, lines that matter, events. */
import { within } from "./pick.js";
import { FINE } from "./view.js";

/** @typedef {"left"|"right"} Side */
/** @typedef {{key: string, side: Side}} Corner */

/** @type {Corner} before there was a view */
export const NOWHERE = { key: "", side: "left" };

const GRID = 8; // points a side that are looked at
const CLEAR = 10; // of GRID² points: so much less land moves the cartouche across
const SUBJECT = 2 * GRID * GRID; // points of land that one selected thing weighs
const EVENT = 1.5; // the same of an event, times its importance
const LINE = 6; // and of STEP px of a line
const STEP = 40;
const LINES = new Set(["control-line", "cease-fire-line", "front", "proposal-line"]);
const [WIDE, TALL] = [0.3, 0.5]; // of the picture: what a cartouche may cover

/** The side for a view; it stays while the camera moves and the clock runs, and unless the other is
 * clearly emptier.
 * @param {import("./features.js").Scene} scene @param {[number, number][]} subjects in px
 * @param {Corner} before @param {import("./features.js").Seen[]} [seen]
 * @param {import("./events.js").Stack[]} [stacks] @returns {Corner} */
export function cornerFor({ atlas, view }, subjects, before, seen = [], stacks = []) {
  const key = [view.key, ...subjects].join();
  if (before.key === key || (before.key && view.grain !== FINE)) return before;
  const rings = atlas.base.land.project(view);
  const weights = [...subjects.map(([x, y]) => [x, y, SUBJECT]), ...weightsOf(seen, stacks, view)];
  const [left, right] = [0, view.w * (1 - WIDE)].map((from) => weights
    .filter(([x, y]) => x >= from && x <= from + WIDE * view.w && y >= 0 && y <= TALL * view.h)
    .reduce((sum, [, , weight]) => sum + weight, landIn(rings, from, view)));
  /** @type {Record<Side, number>} */
  const gain = { left: right - left, right: left - right };
  const other = before.side === "left" ? "right" : "left";
  return { key, side: gain[other] >= CLEAR ? other : before.side };
}

/** Points of lines and events with what they weigh.
 * @param {import("./features.js").Seen[]} seen @param {import("./events.js").Stack[]} stacks
 * @param {import("./view.js").View} view @returns {number[][]} */
function weightsOf(seen, stacks, view) {
  const lines = seen.filter(({ feature }) => LINES.has(feature.kind) && feature.type === "line")
    .flatMap(({ feature }) => feature.shape.project(view))
    .flatMap((part) => evenly(part).map(([x, y]) => [x, y, LINE]));
  const events = stacks.flatMap(({ spots }) => spots)
    .map(({ event, x, y }) => [x, y, EVENT * event.importance]);
  return [...lines, ...events];
}

/** Points along a line, STEP px apart. @param {Float32Array} p @returns {[number, number][]} */
function evenly(p) {
  /** @type {[number, number][]} */
  const points = [];
  let rest = 0;
  for (let i = 0; i + 3 < p.length; i += 2) {
    const [dx, dy] = [p[i + 2] - p[i], p[i + 3] - p[i + 1]];
    const long = Math.hypot(dx, dy);
    for (; rest < long; rest += STEP) points.push([p[i] + (dx * rest) / long, p[i + 1] + (dy * rest) / long]);
    rest -= long;
  }
  return points;
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
