/** Names of lines: of control above their run, of railways along the track, of marches beside it. */
import { smallType } from "../events/event-names.js";
import { haloOf, lineInkOf } from "../features/ink.js";
import { runWidth } from "./curve.js";
import { spotOf } from "./label-desk.js";
import { alongLines } from "./label-runs.js";

/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {{size: number, bold: boolean, lift: number, weight: number, bend: number, from: number,
 *   east?: boolean, track?: boolean, least?: number}} Manner  `from` zoom; `track`: one name for all its
 * stretches; `least` importance */

/** @type {Manner} */
const LINE = { size: 11.5, bold: true, lift: 5, weight: 40, bend: 0.2, from: 0, east: true };
/** @type {Record<string, Manner>} */
const MANNERS = {
  "control-line": { ...LINE, size: 13, weight: 96 },
  "cease-fire-line": { ...LINE, size: 12, weight: 94 },
  "proposal-line": LINE,
  "claim-line": LINE,
  perimeter: { ...LINE, weight: 36, bend: 0.25 },
  boundary: { ...LINE, size: 10, bold: false, weight: 26, from: 4.4, least: 3 },
  movement: { size: 10.5, bold: true, lift: 11, weight: 24, bend: 0.25, from: 0 },
  railway: { size: 9, bold: false, lift: 4, weight: 6, bend: 0.2, from: 6.6, track: true },
};
const HEAVY = new Set(["control-line", "cease-fire-line", "front"]);
const AT_SEA = new Set(["perimeter", "claim-line"]);
const PIECE = 18; // px: so long a stretch of a line is one box
const MOST = 200; // of them on one straight
const LONG = 26; // letters: a railway's name beyond it is for the legend

/** @param {Table} table @returns {Candidate[]} */
export function lineNames(table) {
  const { scene, seen, room } = table;
  /** @type {Set<string>} */
  const tracks = new Set();
  return seen.flatMap(({ feature, sure }) => {
    if (feature.type !== "line") return [];
    if (HEAVY.has(feature.kind)) room.fronts.push(...boxesOf(feature.shape.project(scene.view)));
    if (AT_SEA.has(feature.kind)) room.lines.push(...boxesOf(feature.shape.project(scene.view)));
    const manner = MANNERS[feature.kind];
    if (!feature.label || !manner || feature.importance < (manner.least ?? 0)) return [];
    if (scene.view.zoom < manner.from) return [];
    if (!manner.track) return named(table, feature, sure, manner);
    if (feature.label.length > LONG || tracks.has(feature.label)) return [];
    const found = named(table, feature, sure, manner);
    if (found.length) tracks.add(feature.label);
    return found;
  });
}

/** @param {Table} table @param {import("../atlas/atlas.js").Feature} feature
 * @param {import("../types.js").Certainty} sure @param {Manner} manner */
function named(table, feature, sure, manner) {
  const { scene, pane, desk, marked } = table;
  const { look: { halo }, look: palette, style, view } = scene;
  const bright = marked.has(feature.id);
  return desk.candidate(feature.id, [feature.look, sure, bright].join(), () => {
    const type = { text: feature.names[pane.language] ?? feature.label, bold: manner.bold,
      size: smallType(scene, manner.size), spacing: manner.track ? 0.9 : 0.6 };
    const look = { fill: lineInkOf(scene, feature), halo, haloWidth: haloOf(palette, manner.track ? 2.5 : 4),
      alpha: sure === "certain" || style === "copy" ? undefined : 0.75 };
    const parts = feature.shape.project(view);
    const one = alongLines(table, feature.id, parts, type, { ...manner, look,
      weight: manner.weight * (style === "stage" && HEAVY.has(feature.kind) ? 2 : 1) +
        feature.importance + (bright ? 200 : 0), lift: manner.lift * scene.weight });
    if (one && HEAVY.has(feature.kind)) one.spots.push(beyond(parts, type, look));
    return one;
  });
}

/** At the eastern end of a line, where it goes on as its name.
 * @param {Float32Array[]} parts px @param {import("./curve.js").Type} type
 * @param {Partial<import("../types.js").Text> & {fill: string}} look @returns {import("./placement.js").Spot} */
function beyond(parts, type, look) {
  const ends = parts.flatMap((p) => [[p[0], p[1]], [p[p.length - 2], p[p.length - 1]]]);
  const [x, y] = ends.reduce((a, b) => (b[0] > a[0] ? b : a));
  const half = runWidth(type) / 2;
  const left = x + 0.5 * type.size;
  return { side: "end", ...spotOf([[left + half, y, half + 2, 0.6 * type.size, 1, 0]], () =>
    [{ ...look, ...type, k: "text", x: left, y: y + 0.36 * type.size, align: "left" }]) };
}

/** @type {WeakMap<Float32Array[], import("../types.js").Box[]>} */
const boxed = new WeakMap();

/** Thin boxes about the stretches of lines, kept while the view stays.
 * @param {Float32Array[]} parts @returns {import("../types.js").Box[]} */
export function boxesOf(parts) {
  const found = boxed.get(parts) ?? parts.flatMap(stretches);
  boxed.set(parts, found);
  return found;
}

/** @param {Float32Array} p */
function stretches(p) {
  /** @type {import("../types.js").Box[]} */
  const boxes = [];
  /** @type {import("../types.js").Box|null} */
  let last = null;
  for (let i = 0; i + 3 < p.length; i += 2) {
    const [dx, dy] = [p[i + 2] - p[i], p[i + 3] - p[i + 1]];
    const count = Math.min(MOST, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / PIECE)) || 1;
    for (let n = 0; n < count; n++) {
      const [ax, ay] = [p[i] + (n * dx) / count, p[i + 1] + (n * dy) / count];
      last = grown(boxes, last, ax, ay, ax + dx / count, ay + dy / count);
    }
  }
  return boxes;
}

/** The box of a short stretch: the last one grown by it, or another.
 * @param {import("../types.js").Box[]} boxes @param {import("../types.js").Box|null} last
 * @param {number} ax @param {number} ay @param {number} bx @param {number} by
 * @returns {import("../types.js").Box} */
function grown(boxes, last, ax, ay, bx, by) {
  const [x0, y0, x1, y1] = [Math.min(ax, bx) - 2, Math.min(ay, by) - 2, Math.max(ax, bx) + 2, Math.max(ay, by) + 2];
  if (last && Math.max(last[2], x1) - Math.min(last[0], x0) < PIECE &&
      Math.max(last[3], y1) - Math.min(last[1], y0) < PIECE) {
    last[0] = Math.min(last[0], x0);
    last[1] = Math.min(last[1], y0);
    last[2] = Math.max(last[2], x1);
    last[3] = Math.max(last[3], y1);
    return last;
  }
  boxes.push([x0, y0, x1, y1]);
  return boxes[boxes.length - 1];
}
