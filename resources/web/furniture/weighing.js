/** What lies under boxes of a picture, weighed: what is selected, events, names, whose ground and which
 * lines a box would hide, and land as such. */
import { levelCuts, share } from "../atlas/cuts.js";
import { evenly } from "../atlas/line.js";
import { place } from "../atlas/view.js";
import { roughCoast } from "../base/water.js";
import { STEPS } from "../events/standing.js";
import { spots } from "../features/lines.js";
import { FROM_ZOOM } from "../labels/label-places.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../features/features.js").Seen} Seen */
/** @typedef {object} Shown  what a picture shows
 * @property {[number, number][]} subjects  px of what is selected
 * @property {Seen[]} seen
 * @property {import("../events/events.js").Stack[]} stacks
 * @property {number} [day]  on which places bear names
 * @property {Set<string>} [marked]  ids of what is selected and highlighted
 */

export const LAND = 36; // what a box weighs that lies on land and hides nothing else
const SUBJECT = 128; // one selected thing
const EVENT = 6; // an event on its day, times its importance
const PLACE = [0, 0, 0, 2, 6, 12]; // one that is named, by importance
const STEP = 40; // px between the points of a line that are weighed
/** A point of a line. @type {Record<string, number>} */
const LINES = { "control-line": 6, "cease-fire-line": 6, front: 6, "own-line": 6, "drawn-line": 6,
  movement: 4, perimeter: 3, "proposal-line": 3, "claim-line": 3 };
const AREA = 16; // an area of which nothing else is in the picture, times its importance
/** Those that are not what a map is looked at for. */
const MINOR = new Set(["transferred", "presence", "detached", "boundary"]);
const LITTLE = 0.3; // times as much they weigh
const SPECK = 0.004; // of the picture: a smaller area weighs less
const ROWS = 32; // level lines on which areas are measured

/** What each of the boxes would hide. @param {import("../features/ink.js").Scene} scene
 * @param {Shown} shown @param {Box[]} boxes @param {number} [subject] what one selected thing weighs
 * @returns {number[]} */
export function burdens({ atlas, view }, shown, boxes, subject = SUBJECT) {
  const points = pointsOf(atlas, view, shown, subject);
  const found = boxes.map(([x0, y0, x1, y1]) => points.reduce((sum, [x, y, weight]) =>
    sum + (x >= x0 && x <= x1 && y >= y0 && y <= y1 ? weight : 0), 0));
  const land = pxIn(roughCoast(atlas, view), view);
  boxes.forEach((box, i) => {
    found[i] += (LAND * land(box)) / Math.max(1, (box[2] - box[0]) * (box[3] - box[1]));
  });
  for (const one of shown.seen) {
    if (one.feature.type !== "area") continue;
    const inside = pxIn(one.feature.shape.project(view), view);
    const whole = inside([0, 0, view.w, view.h]);
    const weight = weightOf(one, shown.marked) * Math.min(1, whole / (SPECK * view.w * view.h)) *
      Math.min(1, whole / (areaOf(one.feature.shape) * view.k ** 2));
    if (weight) boxes.forEach((box, i) => { found[i] += (weight * inside(box)) / whole; });
  }
  return found;
}

/** @param {Seen} seen @param {Set<string>} [marked] */
function weightOf({ feature: { id, kind, importance } }, marked) {
  if (marked?.has(id)) return SUBJECT;
  return AREA * (importance ?? 0) * (MINOR.has(kind) ? LITTLE : 1);
}

/** @type {WeakMap<object, number>} */
const areas = new WeakMap();

/** All of a shape, in the unit square: a corner of an empire is not what a map is about.
 * @param {import("../atlas/shape.js").Shape} shape */
function areaOf(shape) {
  const known = areas.get(shape);
  if (known !== undefined) return known;
  const area = shape.parts(0).reduce((sum, { points: p }) => {
    let twice = 0;
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) twice += p[j] * p[i + 1] - p[i] * p[j + 1];
    return sum + Math.abs(twice) / 2;
  }, 0);
  areas.set(shape, area);
  return area;
}

/** What has one place, and the points of lines, each with its weight.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {View} view @param {Shown} shown
 * @param {number} subject @returns {[number, number, number][]} */
function pointsOf({ places }, view, { subjects, seen, stacks, day = Infinity, marked }, subject) {
  const events = stacks.flatMap((stack) => stack.spots)
    .map(({ event, step, x, y }) => /** @type {[number, number, number]} */ (
      [x, y, (EVENT * event.importance * step) / STEPS]));
  const names = places.filter(({ importance, from }) => PLACE[importance] && from <= day && view.zoom >= FROM_ZOOM[importance])
    .map(({ x, y, importance }) => /** @type {[number, number, number]} */ (
      [...place(view, x, y), PLACE[importance]]));
  const lines = seen.filter(({ feature }) => feature.type === "line").flatMap(({ feature }) => {
    const weight = marked?.has(feature.id) ? SUBJECT / 4 : LINES[feature.kind];
    return weight ? spots(feature.shape.project(view).map((part) => evenly(part, STEP)))
      .map(([x, y]) => /** @type {[number, number, number]} */ ([x, y, weight])) : [];
  });
  const chosen = subjects.map(([x, y]) => /** @type {[number, number, number]} */ ([x, y, subject]));
  return [...chosen, ...events, ...names, ...lines];
}

/** How many px² of rings lie in a box. @param {Float32Array[]} rings @param {View} view
 * @returns {(box: Box) => number} */
function pxIn(rings, { h }) {
  const tall = h / ROWS;
  const rows = levelCuts(rings, h, tall).map((row) => row.sort((a, b) => a - b));
  return ([x0, y0, x1, y1]) => rows.reduce((sum, row, r) => {
    const deep = Math.min(y1, (r + 1) * tall) - Math.max(y0, r * tall);
    return deep > 0 && row.length ? sum + deep * (x1 - x0) * share(row, x0, x1) : sum;
  }, 0);
}
