/** A measured way: its course, the points that were set, how long each leg is. */
import { place, project } from "../atlas/view.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {{course: number[], points: [number, number][], words: [number, number, string][],
 *   closed: boolean}} Measure  degrees, longitude first */

const [LINE, CASE] = [2, 5]; // px: the line, and the light one under it
const DOT = 3.4; // px
const SIZE = 12; // px of words
const OFF = 9; // px from a spot to its words

/** @type {{key: string, drawing: import("./features.js").Drawing|null}} */
let kept = { key: "", drawing: null };

/** Its line, over all features: the same object while it looks the same.
 * @param {Scene} scene @param {Measure|null|undefined} measure
 * @returns {import("./features.js").Drawing[]} */
export function measureLine(scene, measure) {
  if (!measure) return [];
  const key = ["measure", scene.view.key, scene.style, measure.closed, ...measure.course].join();
  if (kept.key !== key || !kept.drawing) {
    const spot = spotter(scene, measure);
    const course = new Float32Array(measure.course.length);
    for (let i = 0; i < course.length; i += 2) {
      course.set(spot(measure.course[i], measure.course[i + 1]), i);
    }
    const parts = [course];
    kept = { key, drawing: { key, parts, reach: CASE * scene.weight, fleeting: true,
      marks: () => lineMarks(scene, parts, measure.closed) } };
  }
  return /** @type {import("./features.js").Drawing[]} */ ([kept.drawing]);
}

/** @param {Scene} scene @param {Float32Array[]} parts @param {boolean} closed @returns {Mark[]} */
function lineMarks({ look, weight }, parts, closed) {
  const line = { k: /** @type {"path"} */ ("path"), parts, closed };
  const broad = Math.sqrt(weight);
  return [
    { ...line, stroke: look.halo, width: CASE * broad, alpha: 0.85,
      ...(closed ? { fill: look.ink, fillAlpha: 0.07 } : {}) },
    { ...line, stroke: look.ink, width: LINE * broad, ...(closed ? { dash: [7, 3] } : {}) },
  ];
}

/** Where the points lie that were set. @param {Scene} scene @param {Measure|null|undefined} measure
 * @returns {[number, number][]} px */
export function measureSpots(scene, measure) {
  if (!measure) return [];
  const spot = spotter(scene, measure);
  return measure.points.map(([lon, lat]) => spot(lon, lat));
}

/** The points that were set, and the words beside the line.
 * @param {Scene} scene @param {Measure|null|undefined} measure
 * @param {import("../labels/boxes.js").Room} room @returns {Mark[]} */
export function measureMarks(scene, measure, room) {
  if (!measure) return [];
  const { look } = scene;
  const weight = Math.sqrt(scene.weight);
  const spot = spotter(scene, measure);
  const dots = measure.points.map(([lon, lat]) => spot(lon, lat));
  for (const [x, y] of dots) room.take([x - DOT - 1, y - DOT - 1, x + DOT + 1, y + DOT + 1]);
  return [
    ...dots.map(([x, y]) => ({ k: /** @type {"circle"} */ ("circle"), x, y, r: DOT * weight,
      fill: look.halo, stroke: look.ink, width: 1.6 * weight })),
    ...wordMarks(scene, measure, spot, room),
  ];
}

/** The whole comes first, where all cannot find room. @param {Scene} scene @param {Measure} measure
 * @param {ReturnType<typeof spotter>} spot @param {import("../labels/boxes.js").Room} room
 * @returns {Mark[]} */
function wordMarks({ look }, { words }, spot, room) {
  const size = legible(look, SIZE * Math.sqrt(Number(look.type)));
  return [...words].reverse().flatMap(([lon, lat, text], n) => {
    const bold = n === 0;
    const wide = widthOf({ text, size, bold });
    const [x, y] = spot(lon, lat);
    const places = [[x + OFF, y - OFF], [x - OFF - wide, y - OFF], [x + OFF, y + OFF + 0.8 * size],
      [x - OFF - wide, y + OFF + 0.8 * size], [x - wide / 2, y - 1.6 * OFF], [x - wide / 2, y + 2.6 * OFF]];
    /** @returns {import("../types.js").Box} */
    const boxOf = (/** @type {number[]} */ [left, foot]) =>
      [left - 2, foot - size, left + wide + 2, foot + 0.25 * size];
    const found = places.find((place) => room.claim(boxOf(place)));
    const at = found ?? (bold ? places[0] : null); // what was asked for is always said
    if (bold && !found) room.take(boxOf(places[0]));
    return at ? [{ k: /** @type {"text"} */ ("text"), x: at[0], y: at[1], text, size, bold,
      at: /** @type {[number, number]} */ ([x, y]), fill: look.ink, halo: look.halo, haloWidth: 4 }] : [];
  });
}

/** Degrees, or in a figure's plane its points, to px, all in one copy of the world: that in which the way's middle is nearest.
 * @param {Scene} scene @param {Measure} measure */
function spotter({ view }, { course }) {
  if (view.plane) return (/** @type {number} */ x, /** @type {number} */ y) => place(view, x, y);
  const lons = course.filter((_, i) => i % 2 === 0);
  const mid = (Math.min(...lons) + Math.max(...lons)) / 720 + 0.5;
  const shift = Math.round(view.u - mid);
  return (/** @type {number} */ lon, /** @type {number} */ lat) => {
    const [u, v] = project(lon, lat);
    return /** @type {[number, number]} */ (
      [(u + shift - view.u) * view.k + view.w / 2, (v - view.v) * view.k + view.h / 2]);
  };
}
