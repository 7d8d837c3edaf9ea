/** Lines and points: cased lines of control, railways, sites; arrows have a file of their own. */
import { lineInkOf, opacity } from "./ink.js";
import { PAST, softMarks, STRENGTH } from "./areas.js";
import { arrowMarks } from "./arrows.js";
import { pinMarks, pointerMarks } from "./drawn-marks.js";
import { SIGNS, signMarks } from "./signs.js";
import { teeth } from "./teeth.js";

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */

/** @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature @param {Float32Array[]} parts
 * @param {import("../types.js").Certainty} sure @param {{bright?: boolean, past?: boolean}} how
 * @returns {Mark[]} */
export function lineMarks(scene, feature, parts, sure, { bright, past }) {
  const symbol = feature.symbol ?? scene.atlas.styles.kinds[feature.kind];
  const ink = lineInkOf(scene, feature);
  const width = Math.max(symbol.width * scene.weight, Number(scene.look.least));
  const scale = Math.max(1, width / symbol.width);
  const dash = { certain: symbol.dash, possible: [6, 4], announced: [1.5, 4.5] }[sure]
    .map((/** @type {number} */ n) => n * scale);
  const alpha = opacity(scene,
    { certain: symbol.alpha, possible: Math.min(0.8, symbol.alpha), announced: 0.6 }[sure]);
  const line = { k: /** @type {"path"} */ ("path"), parts, closed: false, id: feature.id };
  if (past) {
    const fine = scene.style === "copy" ? HAIR : Math.max(0.8, THIN * width); // a copier has no paler ink
    return [{ ...line, stroke: ink, width: fine, dash, alpha: opacity(scene, PAST * 1.6) }];
  }
  const marks = /** @type {Mark[]} */ (softMarks(scene, feature, parts, ink, STRENGTH[sure] * 1.3));
  if (bright) marks.push({ ...line, stroke: scene.look.glow, width: width + 6, alpha: 0.85 });
  const build = builders[symbol.line] ?? builders.plain;
  const round = symbol.round && sure === "certain";
  const ties = tiesOf(scene, feature).map((n) => n * scale);
  marks.push(...build(scene, line, { ink, width, dash, alpha, sure, round, ties, hollow: isHollow(scene, feature),
    men: feature.men, retreat: feature.retreat, side: feature.powers[0] }));
  return marks;
}

/** Whether a power's arrows are hollow where no colour tells the sides: as its hatches lean.
 * @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature */
const isHollow = ({ atlas, style }, { powers }) =>
  (style === "grey" || style === "copy") && (atlas.powers[powers[0]]?.angle ?? 90) < 90;

/** The rhythm of a railway's light ties, by its first operator.
 * @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature @returns {number[]} */
function tiesOf({ atlas }, { powers }) {
  const angle = atlas.powers[powers[0]]?.angle ?? 0;
  return atlas.styles.ties[Math.floor(angle / 30) % atlas.styles.ties.length];
}

/** @typedef {{ink: string, width: number, dash: number[], alpha: number, round: boolean,
 *   ties: number[], hollow?: boolean, men?: number, retreat?: boolean, side?: string, sure: import("../types.js").Certainty}} Stroke */
/** @type {Record<string, (scene: Scene, line: any, s: Stroke) => Mark[]>} */
const builders = {
  plain: (_scene, line, s) => [
    { ...line, stroke: s.ink, width: s.width, dash: s.dash, alpha: s.alpha, round: s.round },
  ],
  cased: (scene, line, s) => {
    if (s.sure === "announced") return builders.plain(scene, line, { ...s, width: s.width * 0.6 });
    return [casing(scene, line, s.width + 4), ...builders.plain(scene, line, { ...s, alpha: 1 })];
  },
  // A frontier clears its dashes of the two edges under it.
  frontier: (scene, line, s) =>
    [casing(scene, line, s.width + 0.8), ...builders.plain(scene, line, { ...s, alpha: 1 })],
  // A boundary between armies, set with posts.
  posts: (scene, line, s) => {
    if (s.sure === "announced") { // an order outranks a mere proposal
      return [casing(scene, line, s.width + 2), ...builders.plain(scene, line, { ...s, alpha: 1 })];
    }
    const post = POSTS.map((n) => n * scene.weight);
    return [casing(scene, line, s.width + 5), ...builders.plain(scene, line, { ...s, alpha: 1 }),
      { ...line, stroke: s.ink, width: 4.2 * s.width, dash: post, alpha: 1 }];
  },
  // Full on the days that a history dates, hollow between them: of one width, so that nothing
  // flickers while the clock runs.
  front: (scene, line, s) => {
    const full = { ...line, stroke: s.ink, width: s.width, alpha: 1 };
    const hollow = { ...line, stroke: scene.look.halo, width: 0.42 * s.width, alpha: 1 };
    return [casing(scene, line, s.width + 3), ...toothed(scene, line, s), full,
      ...(s.sure === "certain" ? [] : [hollow])];
  },
  hollow: (scene, line, s) => [
    { ...line, stroke: s.ink, width: s.width, dash: s.dash, alpha: s.alpha },
    { ...line, stroke: scene.look.halo, width: 0.5 * s.width, alpha: 1,
      dash: [s.dash[0] - 2.4, s.dash[1] + 2.4] },
  ],
  // Two rails with light ties between; from afar one with ticks across, as no frontier has.
  rail: (scene, line, s) => {
    const thin = isThin(scene.view);
    const certain = s.sure === "certain";
    const width = thin ? s.width * 0.5 : s.width;
    const outer = { ...line, stroke: s.ink, width, alpha: opacity(scene, certain ? 1 : 0.6),
      dash: certain ? [] : s.dash };
    if (thin) return certain ? [outer, { ...outer, width: 2 * width + 2.6, dash: TICKS }] : [outer];
    return [outer, { ...line, stroke: scene.look.halo, width: width * 0.52, dash: s.ties, alpha: 1 }];
  },
  arrow: arrowMarks,
  pointer: pointerMarks,
};

const TOOTH = 4.5; // px that a front's teeth stand out from it

/** A front's teeth on its right, in the ink of the army that stands there; none from afar.
 * @param {Scene} scene @param {any} line @param {Stroke} stroke @returns {Mark[]} */
function toothed(scene, line, { width, side }) {
  if (scene.view.zoom < 5.6) return [];
  const [from, to] = [0.5 * width - 0.4, 0.5 * width + TOOTH * scene.weight];
  const parts = teeth(line.parts, from, to, scene.weight);
  const comb = { k: /** @type {"path"} */ ("path"), closed: false, parts, width: 1.7 * scene.weight };
  return [{ ...comb, stroke: scene.look.halo, width: comb.width + 2, alpha: opacity(scene, 0.9) },
    { ...comb, stroke: scene.atlas.lineInk(side ?? "", scene.style), alpha: 1 }];
}

const TICKS = [1.1, 6.4]; // px: a tick across a railway and the way to the next

/** Whether railways are too thin for ties. @param {import("../atlas/view.js").View} view */
export const isThin = ({ zoom }) => zoom < 5.2;

const THIN = 0.4; // of a line's width, once it is past
const HAIR = 0.5; // px: the same where all ink is black
const POSTS = [1.8, 12.2]; // px: a post and the way to the next

/** What lifts a line off the map. @param {Scene} scene @param {any} line @param {number} width
 * @returns {Mark} */
const casing = (scene, line, width) => ({ ...line, stroke: scene.look.halo, width,
  alpha: opacity(scene, 0.9) });

/** Where a point feature stands. @param {Float32Array[]} parts @returns {[number, number][]} */
export function spots(parts) {
  return parts.flatMap((p) => {
    /** @type {[number, number][]} */
    const list = [];
    for (let i = 0; i < p.length; i += 2) list.push([p[i], p[i + 1]]);
    return list;
  });
}

/** @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature @param {Float32Array[]} parts
 * @param {import("../types.js").Certainty} sure @param {boolean} bright @returns {Mark[]} */
export function pointMarks(scene, feature, parts, sure, bright) {
  const ink = lineInkOf(scene, feature);
  const dashed = sure === "certain" ? [] : [2, 2];
  const alpha = opacity(scene, sure === "announced" ? 0.5 : 1);
  const small = feature.kind === "control-line" || isThin(scene.view) ? 0.5 : 1;
  if (feature.crowd) return dots(scene, parts, ink, alpha);
  if (feature.drawn) return pinMarks(scene, feature, spots(parts), { ink, alpha, sure, bright });
  const sign = SIGNS[scene.atlas.styles.kinds[feature.kind].line];
  if (sign) {
    const r = 5.2 * Math.max(small, 0.75) * scene.weight; // its shape is to be told
    return spots(parts).flatMap(([x, y]) => signMarks(scene, sign, x, y, r, { ink, alpha, dashed, bright }));
  }
  return spots(parts).flatMap(([x, y]) => {
    /** @type {Mark[]} */
    const marks = [];
    if (bright) marks.push({ k: "circle", x, y, r: 11, fill: scene.look.glow, fillAlpha: 0.6 });
    marks.push({ k: "circle", x, y, r: 7 * small * scene.weight, fill: scene.look.halo,
      fillAlpha: opacity(scene, 0.85), stroke: ink, width: 1.4, alpha, dash: dashed });
    marks.push({ k: "circle", x, y, r: 3.4 * small * scene.weight, fill: ink, fillAlpha: alpha });
    return marks;
  });
}

const DOT = 2.2; // px: half of one of thousands

/** @param {Scene} scene @param {Float32Array[]} parts @param {string} ink @param {number} alpha
 * @returns {Mark[]} */
function dots({ look, weight }, parts, ink, alpha) {
  const path = { k: /** @type {"path"} */ ("path"), parts, closed: false, dots: true, round: true };
  return [{ ...path, stroke: look.halo, width: 2 * (DOT + 0.8) * weight, alpha: 0.85 },
    { ...path, stroke: ink, width: 2 * DOT * weight, alpha }];
}
