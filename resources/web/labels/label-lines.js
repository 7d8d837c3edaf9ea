/** Names of lines: of control above their run, of railways along the track, of marches beside it. */
import { lineInkOf } from "../features/ink.js";
import { alongLines } from "./label-runs.js";

/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {{size: number, bold: boolean, lift: number, weight: number, bend: number, from: number,
 *   east?: boolean, track?: boolean}} Manner  `from` zoom; `track`: one name for all its stretches */

/** @type {Manner} */
const LINE = { size: 11.5, bold: true, lift: 5, weight: 40, bend: 0.2, from: 0, east: true };
/** @type {Record<string, Manner>} */
const MANNERS = {
  "control-line": { ...LINE, size: 13, weight: 96 },
  "cease-fire-line": { ...LINE, size: 12, weight: 94 },
  "proposal-line": LINE,
  "claim-line": LINE,
  perimeter: { ...LINE, weight: 36, bend: 0.25 },
  movement: { size: 10.5, bold: true, lift: 11, weight: 24, bend: 0.25, from: 0 },
  railway: { size: 9, bold: false, lift: 4, weight: 6, bend: 0.2, from: 6.6, track: true },
};
const HEAVY = new Set(["control-line", "cease-fire-line", "front"]);
const PIECE = 18; // px: so long a stretch of a line is one box
const LONG = 26; // letters: a railway's name beyond it is for the legend

/** @param {Table} table @returns {Candidate[]} */
export function lineNames(table) {
  const { scene, seen, room } = table;
  /** @type {Set<string>} */
  const tracks = new Set();
  return seen.flatMap(({ feature, sure }) => {
    if (feature.type !== "line") return [];
    if (HEAVY.has(feature.kind)) room.lines.push(...boxesOf(feature.shape.project(scene.view)));
    const manner = MANNERS[feature.kind];
    if (!feature.label || !manner) return [];
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
  const { look } = scene;
  const bright = marked.has(feature.id);
  return desk.candidate(feature.id, [feature.look, sure, bright].join(), () => {
    const type = { text: feature.names[pane.language] ?? feature.label, bold: manner.bold,
      size: manner.size * Math.sqrt(Number(look.type)), spacing: manner.track ? 0.9 : 0.6 };
    return alongLines(table, feature.id, feature.shape.project(scene.view), type, { ...manner,
      weight: manner.weight + feature.importance + (bright ? 200 : 0),
      lift: manner.lift * scene.weight,
      look: { fill: lineInkOf(scene, feature), halo: look.halo, haloWidth: manner.track ? 2.5 : 4,
        alpha: sure === "certain" || scene.style === "copy" ? undefined : 0.75 } });
  });
}

/** @type {WeakMap<Float32Array[], import("../types.js").Box[]>} */
const boxed = new WeakMap();

/** Thin boxes about the stretches of lines, kept while the view stays.
 * @param {Float32Array[]} parts @returns {import("../types.js").Box[]} */
function boxesOf(parts) {
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
    const [x0, y0] = [Math.min(p[i], p[i + 2]) - 2, Math.min(p[i + 1], p[i + 3]) - 2];
    const [x1, y1] = [Math.max(p[i], p[i + 2]) + 2, Math.max(p[i + 1], p[i + 3]) + 2];
    if (last && Math.max(last[2], x1) - Math.min(last[0], x0) < PIECE &&
        Math.max(last[3], y1) - Math.min(last[1], y0) < PIECE) {
      last[0] = Math.min(last[0], x0);
      last[1] = Math.min(last[1], y0);
      last[2] = Math.max(last[2], x1);
      last[3] = Math.max(last[3], y1);
    } else boxes.push(last = [x0, y0, x1, y1]);
  }
  return boxes;
}
