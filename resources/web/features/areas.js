/** Areas: a light fill that lets the relief through, a band inside the edge, a hatch, an edge. */
import { hatchOf, inkOf, lineInkOf, opacity } from "./ink.js";
import { kmPerPixel, project } from "../atlas/view.js";
import { roughCoast } from "../base/water.js";

const SPECK = 40; // px, width and height together
export const VAGUE = 4; // px: an edge known no better than this is a soft band, its line a hint
/** @type {Record<string, number>} how strong the doubt of lines is that others outrank */
const FAINTER = { railway: 0.4, perimeter: 0.35, "claim-line": 0.35, boundary: 0.35 };
const RAGGED = 16; // px at most that hatch lines stay behind a vague edge
export const RIM = project(90, 60); // where the atlas ends, in the unit square
const SHUN = 1e-4; // of it: what comes so near is cut there
const ROUGH = 2.6; // px: grain of the band inside an edge

/** How much of full strength each certainty gets. */
export const STRENGTH = { certain: 1, possible: 0.45, announced: 0.3 };
export const PAST = 0.35; // the same for what was over before the last day of a map of many

/** @param {import("./ink.js").Scene} scene @param {import("../atlas/atlas.js").Feature} feature
 * @param {Float32Array[]} parts @param {import("../types.js").Certainty} sure
 * @param {{bright?: boolean, past?: boolean, over?: import("../atlas/atlas.js").Feature[],
 *   sample?: boolean}} how `over` takes its ground, a `sample` is for the legend, of what is `past`
 * only tint and edge are left
 * @returns {import("../types.js").Mark[]} */
export function areaMarks(scene, feature, parts, sure, { bright, past, over = [], sample = false }) {
  const symbol = feature.symbol ?? scene.atlas.styles.kinds[feature.kind];
  const ink = inkOf(scene, feature);
  const full = Number(scene.look.fill) * (sample ? 1 : inside(scene, feature));
  // Where the edge is vague a step of full tint at it would look surveyed.
  const faint = Number(scene.look.faint);
  const most = feature.drawn ? 0.9 : Number(scene.look.cap); // a hand chose its own tint
  const strength = past ? PAST : STRENGTH[sure];
  const vague = !sample && isVague(scene, feature);
  const id = feature.id;
  /** @type {import("../types.js").Mark[]} */
  const marks = [];
  if (symbol.fill && full) {
    marks.push({ k: "path", parts, closed: true, fill: ink,
      fillAlpha: Math.min(most, symbol.fill * full) * strength * (vague ? faint : 1), id });
  }
  if (symbol.band && full && sure !== "announced" && !vague && !past) {
    const rough = sample ? parts : feature.shape.project(scene.view, ROUGH);
    marks.push({ k: "path", parts: rough, closed: true, stroke: ink, inside: true, sharp: true,
      width: sample ? 5 : 10, alpha: symbol.band * full * strength * Number(scene.look.band), id });
  }
  if (symbol.hatch && (sure === "certain" || !symbol.width) && !past) { // without an edge it is all there is
    marks.push(...hatchMarks(scene, feature, parts, symbol.hatch, strength, over));
  }
  if ((full || scene.style === "copy") && !past) marks.push(...softMarks(scene, feature, parts, ink, strength));
  if (bright) {
    const border = goesOn(feature) && feature.edge;
    const lit = border ? { parts: border.project(scene.view), closed: false }
      : { parts: parts.filter(isLarge), closed: true };
    marks.push({ k: "path", ...lit, stroke: scene.look.glow, width: 3, alpha: 0.75 });
  }
  if (symbol.width) {
    marks.push(...edges(scene, symbol, feature, parts, lineInkOf(scene, feature), sure)
      .map((edge) => vague ? hint(scene, edge) : edge));
  }
  return marks;
}

/** How much of its tint a state shows: from afar one that goes on beyond the atlas has none, or the
 * end of the atlas would look like a border. @param {import("./ink.js").Scene} scene
 * @param {import("../atlas/atlas.js").Feature} feature */
function inside({ view }, feature) {
  if (feature.kind !== "sovereign" || view.zoom > 4.4 || !goesOn(feature)) return 1;
  return Math.max(0, (view.zoom - 3.6) / 0.8);
}

/** Whether an area's edge is known no better than a soft band shows.
 * @param {import("./ink.js").Scene} scene @param {import("../atlas/atlas.js").Feature} feature */
export const isVague = (scene, feature) => softWidth(scene, feature) > VAGUE;

/** Whether an area goes on beyond the atlas. @param {import("../atlas/atlas.js").Feature} feature */
export function goesOn(feature) {
  const [west, north] = (feature.was ?? feature).shape.box;
  return west <= RIM[0] + SHUN || north <= RIM[1] + SHUN;
}

/** An edge that nobody surveyed. @param {import("./ink.js").Scene} scene
 * @param {import("../types.js").Path} edge @returns {import("../types.js").Path} */
const hint = (scene, edge) => scene.style === "copy" ? { ...edge, dash: [4, 3], round: false }
  : { ...edge, width: 1, alpha: 0.2 * (edge.alpha ?? 1) };

/** Whether a ring is more than a speck: a selected state's islets would all be blobs of light.
 * @param {Float32Array} p */
export function isLarge(p) {
  const span = (/** @type {number} */ axis) => {
    const values = p.filter((_, i) => i % 2 === axis);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  return p.length > 2 && span(0) + span(1) > SPECK;
}

/** The edge where it is a border; along the coast the coast is line enough.
 * @param {import("./ink.js").Scene} scene @param {any} symbol
 * @param {import("../atlas/atlas.js").Feature} feature @param {Float32Array[]} parts @param {string} ink
 * @param {import("../types.js").Certainty} sure @returns {import("../types.js").Path[]} */
function edges(scene, symbol, feature, parts, ink, sure) {
  const dash = { certain: symbol.dash, possible: [5, 4], announced: [2, 4] }[sure];
  const border = { k: /** @type {"path"} */ ("path"), stroke: ink, dash,
    width: symbol.width * scene.weight, alpha: opacity(scene, symbol.alpha * (sure === "certain" ? 1 : 0.75)),
    round: symbol.round && sure === "certain", id: feature.id };
  if (!feature.edge) return [{ ...border, parts, closed: true }];
  return [{ ...border, parts: feature.edge.project(scene.view), closed: false }];
}

/** A feature's hatch; a disputed ground has one family of lines for each power.
 * @param {import("./ink.js").Scene} scene @param {import("../atlas/atlas.js").Feature} feature
 * @param {Float32Array[]} parts @param {string} name @param {number} strength
 * @param {import("../atlas/atlas.js").Feature[]} over @returns {import("../types.js").Path[]} */
function hatchMarks(scene, feature, parts, name, strength, over) {
  const kind = scene.atlas.styles.hatches[name];
  const both = scene.atlas.styles.kinds[feature.kind].ink === "powers";
  const powers = both ? feature.powers.slice(0, 2) : feature.powers.slice(0, 1);
  const scale = Math.max(1, scene.weight);
  const px = softWidth(scene, feature);
  const soft = px > VAGUE && feature.edge
    ? { lines: feature.edge.project(scene.view), px: Math.min(px, RAGGED) } : null;
  const alpha = Math.min(1, kind.alpha * Number(scene.look.hatch)) * strength;
  /** @type {number[]} */
  const turns = kind.turns;
  return powers.flatMap((power, n) => turns.map((turn, m) => {
    const degrees = (scene.atlas.powers[power]?.angle ?? 45) + turn;
    const owner = ownerOf(feature, 4 * n + m);
    const ink = both ? scene.atlas.lineInk(power, scene.style) : lineInkOf(scene, feature);
    return { k: "path", parts: hatchOf(scene, owner, parts, degrees, kind.spacing * scale, over, soft),
      closed: false, stroke: ink, width: kind.width * Math.sqrt(scale), dash: kind.dash,
      round: kind.round, alpha: opacity(scene, alpha), id: feature.id };
  }));
}

/** @type {WeakMap<object, object[]>} */
const owners = new WeakMap();

/** A key of its own for each family of lines. @param {object} feature @param {number} n */
function ownerOf(feature, n) {
  const list = owners.get(feature) ?? [];
  owners.set(feature, list);
  return (list[n] ??= {});
}

/** The doubt in space, as a soft band once it is wider than 3 px to either side. Its path is the
 * coarser the wider it is: what is soft needs few points.
 * @param {import("./ink.js").Scene} scene @param {import("../atlas/atlas.js").Feature} feature
 * @param {Float32Array[]} parts @param {string} ink @param {number} strength
 * @returns {import("../types.js").Path[]} */
export function softMarks(scene, feature, parts, ink, strength) {
  const px = softWidth(scene, feature);
  if (px < 3 || scene.style === "copy") return [];
  const faint = feature.type === "area" ? 1 : FAINTER[feature.kind] ?? 0.7; // nobody's border
  const shape = feature.edge ?? feature.shape;
  const coarse = shape.project(scene.view, px > VAGUE ? Math.max(ROUGH, px / 4) : ROUGH);
  const closed = feature.type === "area" && !feature.edge;
  const land = feature.type === "area" ? roughCoast(scene.atlas, scene.view) : []; // coasts are known
  return [[1, 0.05], [0.66, 0.05], [0.33, 0.05]].map(([share, alpha]) => ({ k: "path", parts: coarse, closed,
    stroke: ink, width: 2 * px * share, alpha: alpha * strength * faint, sharp: true, dash: [],
    id: feature.id, ...(land.length && { inside: land }) }));
}

/** The ± km of a feature in px, at most 45.
 * @param {import("./ink.js").Scene} scene @param {import("../atlas/atlas.js").Feature} feature */
export function softWidth(scene, feature) {
  const v = feature.shape.ranges.length ? feature.shape.middle()[1] : scene.view.v;
  return Math.min(45, feature.km / kmPerPixel(scene.view, v));
}
