/** Names of states, zones and concessions, spread inside their shape: along its curve where that is
 * in view, else level in what is seen of it. */
import { smallType } from "../events/event-names.js";
import { bands } from "../features/bands.js";
import { haloOf } from "../features/ink.js";
import { NOT_YET } from "../furniture/words.js";
import { arc, Rail, runWidth, setOn } from "./curve.js";
import { spotOf } from "./label-desk.js";
import { letters } from "./letters.js";
import { overhanging, peersOf } from "./label-peers.js";
import { Lands } from "./label-truth.js";
import { lostBy, overlaysOf, ownFirst, wholeFirst } from "./straddle.js";
import { place, unplace } from "../atlas/view.js";
import { stepped } from "../pens/type.js";

/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {import("./placement.js").Spot} Spot */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./curve.js").Type & {least: number, most: number}} Caps  sizes in px */

const TO_ZOOM = 10.6;
const RIM = 10; // px of the view's edge that names keep free
const [TIGHT, WIDE] = [0.1, 0.75]; // of the size: the least and the most between letters
const FILLED = 0.62; // of its curve that a name takes where its letters can be spread so far
const MOST = 7; // level spots
const SMALLER = 1.35; // times: where a name finds no room, it is tried so much smaller
const [SMALL, WHOLE] = [260, 800]; // px: a wider state is named inside it, if it can be
const STAYS = 30; // px: so far a name may move to where it stood

/** Size in px where there is room, and weight, by importance. */
const STATES = { size: [10, 10, 11, 13.5, 18, 21], weight: [10, 14, 24, 48, 84, 130] };
const OTHERS = { size: [10, 10, 10.5, 11.5, 13.5, 15], weight: [8, 12, 20, 38, 60, 101] };
const LEAST = 9.5;
const STAGE = 2.2; // times: a room is told states before towns

/** @param {Table} table @returns {Candidate[]} */
export function areaNames(table) {
  const { scene, pane, desk, seen, marked } = table;
  if (scene.view.zoom > TO_ZOOM) return [];
  const overlays = overlaysOf(seen);
  const above = overlays.map(({ feature }) => feature.id).join();
  return [...seen].reverse().flatMap(({ feature, sure, past }) => {
    if (feature.type !== "area" || !feature.label) return [];
    const bright = marked.has(feature.id);
    if (past && !bright) return []; // the last holder's name is enough
    const peers = peersOf(feature, seen);
    const lost = lostBy(feature, seen).map((one) => one.feature.id);
    const key = [feature.look, sure, bright, feature.kind === "sovereign" ? above : "", ...lost,
      ...peers.map((one) => [one.feature.look, one.sure])].join();
    return desk.candidate(feature.id, key, () => {
      const [caps, ...theirs] = [{ feature, sure }, ...peers].map((one) =>
        saidOf(scene, one.feature, one.sure, pane.language));
      const sizes = theirs.map((one, i) => largest(scene.view, peers[i].feature, one));
      const most = Math.max(caps.least, Math.min(caps.most, ...sizes.filter(Boolean)));
      const spots = spotsOf(table, feature, { ...caps, most }, lookOf(scene, sure), overlays);
      const ranks = feature.kind === "sovereign" ? STATES : OTHERS;
      const weight = ranks.weight[feature.importance] * (sure === "certain" ? 1 : 0.6) *
        (scene.style === "stage" ? STAGE : 1) + (bright ? 200 : 0);
      const { spot, at } = spots[0] ?? {};
      return spot ? { id: feature.id, weight, at, broad: true, spots: spots.map((one) => one.spot) } : null;
    });
  });
}

/** The size at which a name fits into its area, 0 where it does not.
 * @param {import("../atlas/view.js").View} view @param {Feature} feature @param {Caps} caps */
function largest(view, feature, caps) {
  const curve = curveOf(view, feature, caps);
  if (curve) return curve.type.size;
  const parts = feature.shape.project(view);
  const [rows, one, gaps] = parts.length ? rowsOf(view, parts, caps) : [[], 1, 1];
  return rows.length ? fullSize(rows, one, gaps, caps) : 0;
}

/** A name as it is said: of what is not yet held with these words, or where they have no room in brackets.
 * @param {import("../features/ink.js").Scene} scene @param {Feature} feature
 * @param {import("../types.js").Certainty} sure @param {string} language @returns {Caps} */
function saidOf(scene, feature, sure, language) {
  const name = feature.names[language] ?? feature.label;
  if (!name || sure !== "announced") return capsOf(scene, feature, sure, name);
  const whole = capsOf(scene, feature, sure, NOT_YET(name, true));
  return largest(scene.view, feature, whole) ? whole : capsOf(scene, feature, sure, `(${name})`);
}

/** @param {import("../features/ink.js").Scene} scene @param {Feature} feature
 * @param {import("../types.js").Certainty} sure @param {string} name @returns {Caps} */
function capsOf(scene, feature, sure, name) {
  const { size } = feature.kind === "sovereign" ? STATES : OTHERS;
  const least = smallType(scene, LEAST);
  const most = Math.max(least, size[feature.importance] * (sure === "certain" ? 1 : 0.85) *
    Math.sqrt(Number(scene.look.type)));
  return { text: name.toUpperCase(), size: most, most, least, spacing: 0, bold: sure === "certain" };
}

/** What is only ordered, or may not hold, is said in a lower voice.
 * @param {import("../features/ink.js").Scene} scene @param {import("../types.js").Certainty} sure */
function lookOf({ look, style }, sure) {
  const loud = { certain: 0.84, possible: 0.74, announced: 0.66 }[sure];
  const alpha = style === "copy" ? 1 : style === "stage" ? Math.sqrt(loud) : loud;
  return { fill: look.ink, halo: look.halo, haloWidth: haloOf(look, 3), alpha };
}

/** @typedef {{spot: Spot, at: [number, number]}} AreaSpot */

/** @param {Table} table @param {Feature} feature @param {Caps} caps
 * @param {ReturnType<typeof lookOf>} look @param {import("../features/features.js").Seen[]} overlays
 * @returns {AreaSpot[]} */
function spotsOf(table, feature, caps, look, overlays) {
  const { scene: { view }, desk } = table;
  const stood = desk.before(view, feature.id);
  const curved = curveSpot(view, feature, caps, look);
  const parts = feature.shape.project(view);
  const level = parts.length ? levelSpots(view, parts, caps, look, stood) : [];
  const kept = stood?.side === "curve" ? curved.length > 0 : level.length > 0 && level[0].stays;
  desk.recall(feature.id, Boolean(stood) && kept);
  const found = stood?.side === "level" && kept ? [...level, ...curved] : [...curved, ...level];
  const first = stood && kept ? found.slice(0, 1) : [];
  return ownFirst([...first, ...wholeFirst(found.slice(first.length), feature, overlays, view),
    ...besideSpots(table, feature, caps, look, found.length ? SMALL : WHOLE)], lostBy(feature, table.seen), view);
}

/** The name along the curve that was found for it, if all of that is in view.
 * @param {import("../atlas/view.js").View} view @param {Feature} feature @param {Caps} caps
 * @param {ReturnType<typeof lookOf>} look @returns {AreaSpot[]} */
function curveSpot(view, feature, caps, look) {
  const curve = curveOf(view, feature, caps);
  const set = curve && setOn(curve.rail, curve.rail.length / 2, curve.type);
  if (!set) return [];
  const spot = { side: "curve", ...spotOf(set.boxes, () => [letters(set, curve.type, look)]) };
  return [{ spot, at: curve.at }];
}

/** The curve found for a name, and how it is set on it. @param {import("../atlas/view.js").View} view
 * @param {Feature} feature @param {Caps} caps
 * @returns {{rail: Rail, type: import("./curve.js").Type, at: [number, number]}|null} */
function curveOf(view, feature, caps) {
  if (!feature.spine) return null;
  const [x0, y0, xm, ym, x1, y1, room] = feature.spine;
  const middle = place(view, xm, ym);
  const points = [[x0, y0], [xm, ym], [x1, y1]].map(([u, v]) => /** @type {[number, number]} */ (
    [middle[0] + (u - xm) * view.k, middle[1] + (v - ym) * view.k]));
  const rail = new Rail(arc(points));
  const type = fitted(caps, rail.length, room * view.k);
  return type && { rail, type, at: [xm, ym] };
}

/** The size and the spacing with which capitals fill a length, or null where they do not fit.
 * @param {Caps} caps @param {number} length px @param {number} tall px
 * @returns {import("./curve.js").Type|null} */
function fitted({ text, bold, least, most }, length, tall) {
  const count = Math.max(1, [...text].length - 1);
  const one = runWidth({ text, size: 10, bold, spacing: 0 }) / 10; // em
  const fits = Math.min(most, tall * 0.85, (0.94 * length) / (one + count * TIGHT));
  if (fits < least) return null;
  const size = Math.max(least, stepped(fits));
  const spacing = (FILLED * length - one * size) / count / size;
  return { text, bold, size, spacing: Math.max(TIGHT, Math.min(WIDE, spacing)) * size };
}

/** Level names inside what is seen: where one stood, then the roomiest stretches, then smaller.
 * @param {import("../atlas/view.js").View} view @param {Float32Array[]} parts px @param {Caps} caps
 * @param {ReturnType<typeof lookOf>} look @param {import("./label-desk.js").Stood|null} stood
 * @returns {(AreaSpot & {stays: boolean})[]} */
function levelSpots(view, parts, caps, look, stood) {
  const [rows, one, gaps] = rowsOf(view, parts, caps);
  if (!rows.length) return [];
  const length = rows[0].x1 - rows[0].x0;
  const full = fullSize(rows, one, gaps, caps);
  const sizes = full > SMALLER * caps.least ? [full, Math.max(caps.least, stepped(full / SMALLER))] : [full];
  return sizes.flatMap((size, i) => {
    const spacing = Math.max(TIGHT, Math.min(0.3 / (i + 1), ((0.5 * length) / size - one) / gaps));
    const type = { text: caps.text, bold: caps.bold, size,
      spacing: Math.max(TIGHT * size, stepped(spacing * size)) };
    const half = runWidth(type) / 2;
    const wide = rows.filter(({ x0, x1 }) => x1 - x0 >= 2 * half);
    const spots = spread(wide, half, size).map(([x, y]) => ({ x, y, stays: false }));
    const before = i === 0 && stood?.side === "level" ? nearest(wide, half, stood) : null;
    return (before ? [before, ...spots] : spots).map(({ x, y, stays }) => ({
      spot: levelSpot(x, y, half, type, look), at: unplace(view, x, y), stays }));
  });
}

/** Rows that a name fits into, its width in em without spacing, and its gaps.
 * @param {import("../atlas/view.js").View} view @param {Float32Array[]} parts px @param {Caps} caps
 * @returns {[import("../features/bands.js").Band[], number, number]} */
function rowsOf(view, parts, caps) {
  const one = runWidth({ ...caps, size: 10, spacing: 0 }) / 10;
  const gaps = [...caps.text].length - 1;
  return [bands(parts, view, RIM, (one + gaps * TIGHT) * caps.least * 1.04, caps.least * 1.2), one, gaps];
}

/** @param {import("../features/bands.js").Band[]} rows @param {number} one em @param {number} gaps
 * @param {Caps} caps */
const fullSize = ([{ x0, x1 }], one, gaps, { least, most }) =>
  Math.max(least, stepped(Math.min(most, (0.94 * (x1 - x0)) / (one + gaps * TIGHT))));

/** Where a chief state is too small for its name: beginning on it and reaching over the sea.
 * @param {Table} table @param {Feature} feature @param {Caps} caps
 * @param {ReturnType<typeof lookOf>} look @param {number} widest px @returns {AreaSpot[]} */
function besideSpots({ scene, seen }, feature, caps, look, widest) {
  const type = { ...caps, size: caps.least, spacing: TIGHT * caps.least };
  const half = runWidth(type) / 2;
  return overhanging(feature, new Lands(seen, scene.view), half, type.size, widest).map(([x, y]) =>
    ({ spot: levelSpot(x, y, half, type, look), at: unplace(scene.view, x, y) }));
}

/** @param {number} x @param {number} y @param {number} half px @param {import("./curve.js").Type} type
 * @param {ReturnType<typeof lookOf>} look @returns {Spot} */
function levelSpot(x, y, half, type, look) {
  const { size } = type;
  return { side: "level", ...spotOf([[x, y, half + 2, size * 0.52 + 1, 1, 0]], () => [{ ...look, ...type, k: "text",
    x: x - half, y: y + size * 0.36, align: "left" }]) };
}

/** Middles of names in rows that are not each other's neighbours: the middle, then the sides.
 * @param {import("../features/bands.js").Band[]} rows @param {number} half px @param {number} size px
 * @returns {[number, number][]} */
function spread(rows, half, size) {
  /** @type {[number, number][]} */
  const found = [];
  const apart = (/** @type {number} */ x, /** @type {number} */ y) =>
    found.every(([fx, fy]) => Math.abs(fy - y) > 1.7 * size || Math.abs(fx - x) > half);
  for (const share of [0.5, 0.2, 0.8]) {
    for (const { x0, x1, y } of rows) {
      const x = x0 + half + share * (x1 - x0 - 2 * half);
      if (apart(x, y)) found.push([x, y]);
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

/** Where a name stood, if it still lies inside. @param {import("../features/bands.js").Band[]} rows
 * @param {number} half px @param {import("./label-desk.js").Stood} stood
 * @returns {{x: number, y: number, stays: boolean}|null} */
function nearest(rows, half, { x, y }) {
  const inside = rows.some((row) => Math.abs(row.y - y) <= 9 && row.x0 <= x - half && row.x1 >= x + half);
  if (inside) return { x, y, stays: true };
  for (const row of rows) {
    const at = Math.max(row.x0 + half, Math.min(row.x1 - half, x));
    if (Math.abs(row.y - y) < STAYS && Math.abs(at - x) < STAYS) return { x: at, y: row.y, stays: true };
  }
  return null;
}
