/** Names on the water: seas along an arc, rivers along their course. */
import { smallType } from "../events/event-names.js";
import { arc, Rail, runWidth, setOn } from "./curve.js";
import { spotOf } from "./label-desk.js";
import { alongLines } from "./label-runs.js";
import { holds } from "./inside.js";
import { letters } from "./letters.js";
import { place } from "../atlas/view.js";
import { stepped } from "../pens/type.js";

/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./oriented.js").Oriented} Oriented */

const FILLED = 0.72; // of its arc that a sea's name takes, where its letters can be spread so far
const TIGHT = 0.12; // of the size: the least between letters
const WIDE = 0.6; // and the most
const PLACES = [0.5, 0.3, 0.7]; // of the arc: where its middle may be
const SHORTER = [0.9, 0.6, 0.4]; // of its arc, where a large sea is named elsewhere
const STEPS = [0, 0.3, -0.3, 0.6, -0.6].flatMap((dx) => [0, 0.25, -0.25, 0.5].map((dy) => [dx, dy]))
  .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by)); // of its length
const ENDS = [-1, 0, 1]; // of half a box's width: where it is looked at
const LARGE = 14; // px: the type of a sea that outweighs others
const LEAD = 1.3; // of the size: from line to line

/** @param {Table} table @returns {Candidate[]} */
export function seaNames(table) {
  const { scene, pane, desk } = table;
  const { view } = scene;
  return scene.atlas.seas.flatMap((sea, i) => {
    if (view.zoom < sea.from || view.zoom > sea.to || pane.day < sea.since) return [];
    return desk.candidate(`sea ${i}`, "", () => {
      const spots = seaSpots(scene, sea, (sea.names[pane.language] ?? sea.names.en).split("\n"));
      return spots.length ? { id: `sea ${i}`, weight: weightOf(scene.style, sea.size), at: sea.curve[1],
        spots } : null;
    });
  });
}

/** A room is told the chief seas before the lesser towns. @param {string} style @param {number} size */
const weightOf = (style, size) =>
  (size < LARGE ? 17 : style === "stage" && size > LARGE ? 109 : 34);

/** @param {import("../features/ink.js").Scene} scene @param {import("../atlas/atlas.js").Sea} sea
 * @param {string[]} lines @returns {import("./placement.js").Spot[]} */
function seaSpots(scene, sea, lines) {
  const { view } = scene;
  const middle = place(view, ...sea.curve[1]);
  const points = sea.curve.map(([u, v]) => /** @type {[number, number]} */ (
    [middle[0] + (u - sea.curve[1][0]) * view.k, middle[1] + (v - sea.curve[1][1]) * view.k]));
  const size = stepped(smallType(scene, sea.size * Math.min(1.35, Math.max(0.75, view.zoom / 6))));
  const rail = new Rail(arc(points));
  const { land: onLand } = sea;
  const usual = PLACES.flatMap((share) => settings(scene, rail, lines, size, share, { onLand }));
  if (sea.size < LARGE) return usual;
  const land = scene.atlas.base.land.project(view);
  const atSea = (/** @type {Oriented} */ [x, y, w, , c, s]) =>
    ENDS.every((end) => !holds(land, view.h, x + end * w * c, y + end * w * s));
  return [...usual, ...elsewhere(view, points, size).flatMap((path) =>
    settings(scene, new Rail(path), lines, size, 0.5, { good: atSea }))];
}

/** Other runs for a large sea's name within reach of its own, the nearest and longest first.
 * @param {import("../atlas/view.js").View} view @param {[number, number][]} points px @param {number} size px
 * @returns {Float32Array[]} */
function elsewhere(view, points, size) {
  const [xm, ym] = points[1];
  const wide = Math.hypot(points[2][0] - points[0][0], points[2][1] - points[0][1]);
  const lengths = SHORTER.filter((by) => by * wide > 4 * size);
  return STEPS.flatMap(([dx, dy]) => {
    const [x, y] = [xm + dx * wide, ym + dy * wide];
    if (x < 0 || y < 0 || x > view.w || y > view.h) return [];
    return lengths.map((by) => arc(/** @type {[number, number][]} */ (points.map(([px, py]) =>
      [x + by * (px - xm), y + by * (py - ym)]))));
  });
}

/** A name's lines set about a share of a run, as a spot if they fit and lie in the view.
 * @param {import("../features/ink.js").Scene} scene @param {Rail} rail @param {string[]} lines
 * @param {number} size px @param {number} share
 * @param {{onLand?: boolean, good?: (box: Oriented) => boolean}} how `good`: for each box
 * @returns {import("./placement.js").Spot[]} */
function settings({ look, style, view }, rail, lines, size, share, { onLand = false, good = () => true }) {
  const types = lines.map((text) => spread({ text, size, spacing: 0 }, FILLED * rail.length));
  /** @type {import("./curve.js").Setting[]} */
  const set = [];
  for (const [i, type] of types.entries()) {
    const one = setOn(rail, share * rail.length, type, -(0.27 + LEAD * (i - (lines.length - 1) / 2)) * size);
    if (!one || !one.boxes.every((box) => inView(view, box) && good(box))) return [];
    set.push(one);
  }
  return [spotOf(set.flatMap(({ boxes }) => boxes), () => set.map((one, i) =>
    letters(one, types[i], { slanted: !onLand, fill: onLand ? look.muted : look.seaText,
      alpha: style === "copy" ? 1 : 0.85 })))];
}

/** @param {import("../atlas/view.js").View} view @param {Oriented} box */
const inView = ({ w, h }, [x, y]) => x >= 0 && y >= 0 && x <= w && y <= h;

/** Letters spread to take a length, within bounds. @param {import("./curve.js").Type} type
 * @param {number} length px @returns {import("./curve.js").Type} */
function spread(type, length) {
  const gaps = Math.max(1, [...type.text].length - 1);
  const spacing = (length - runWidth(type)) / gaps;
  return { ...type, spacing: Math.max(TIGHT, Math.min(WIDE, spacing / type.size)) * type.size };
}

/** @param {Table} table @returns {Candidate[]} */
export function riverNames(table) {
  const { scene, pane, desk } = table;
  const { look, view } = scene;
  return scene.atlas.rivers.flatMap((river, i) => {
    if (view.zoom < river.from) return [];
    return desk.candidate(`river ${i}`, "", () => {
      const type = { text: river.names[pane.language] ?? river.names.en, size: smallType(scene, 10.8), spacing: 0.6 };
      return alongLines(table, `river ${i}`, river.shape.project(view), type, { lift: 2.5, weight: 11,
        bend: 0.3, look: { slanted: true, fill: look.seaText, halo: look.halo, haloWidth: 2.5 } });
    });
  });
}
