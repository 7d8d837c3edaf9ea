/** Names of places: beside their dot, or beside the sign that covers it. */
import { haloOf } from "../features/ink.js";
import { spotOf } from "./label-desk.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { Lands, misleads, nearOf } from "./label-truth.js";
import { nameOf } from "../atlas/names.js";
import { upright } from "./oriented.js";
import { place } from "../atlas/view.js";

/** @typedef {import("../atlas/atlas.js").Place} Place */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("./placement.js").Spot} Spot */
/** @typedef {import("../events/events.js").Stack} Stack */
/** @typedef {{one: Place, x: number, y: number}} PlaceInView */
/** @typedef {PlaceInView & {r: number, covered: boolean, sign: Stack|null}} PlaceDot  `r` px of its dot;
 * `covered` by furniture or a sign */
/** @typedef {Spot & {words: import("./oriented.js").Oriented[], led: boolean}} PlaceSpot  `words`: of
 * its lines; `led`: a line leads to it */
/** @typedef {"left"|"right"|"center"} Align */

export const FROM_ZOOM = [99, 9.2, 7.7, 6.5, 5.1, 4.3]; // by importance
const CAPITALS = 2.2; // zoom from which capitals are named
const OFF_DAYS = 9.4; // zoom from which a battlefield is named outside its days
const SIZE = [10, 10.5, 11, 11.5, 12.5, 14];
const WEIGHT = [2, 4, 9, 20, 44, 100];
const CAPITAL = 12;
const ASKED = 300; // what is selected or highlighted weighs so much more
const CHIEF = 5;
const KNOWN = 4; // importance from which a place's dot stands in the way of a chief name
const COARSE = 7; // px: a name beside a sign that shrinks moves in steps of so much
const SECOND = 0.9; // how strong a second name is, also on what is filled or hatched
const LED = 5; // zoom from which a line may lead to a name
const BESIDE = 6; // px: so near to a place a sign stands for it
const OWN = 8; // px: so much nearer counts the place at which an event happened
const SMALL = 0.8; // of the size: a second name
const SIDES = Array.from({ length: 12 }, (_, i) => `side ${i}`);
const SLIGHT = 1.1; // px: the radius of a dot without a name, on a stage
const FAR = 24; // px of the line that leads to a name farther off

/** @param {Table} table @returns {import("./placement.js").Candidate[]} */
export function placeNames(table) {
  const { scene, desk, fresh } = table;
  const { view } = scene;
  if (fresh) {
    desk.inView = scene.atlas.places.flatMap((one) => {
      const [x, y] = place(view, one.x, one.y);
      return x < 0 || y < 0 || x > view.w || y > view.h ? [] : [{ one, x, y }];
    });
  }
  const lands = new Lands(table.seen, view);
  const standing = /** @type {PlaceInView[]} */ (desk.inView)
    .filter(({ one }) => isNamed(table, one) || isShown(table, one))
    .map((seen) => ({ ...seen, r: radiusOf(scene, seen.one), ...signOn(table, seen) }));
  const dots = standing.filter(({ covered }) => !covered);
  return standing.flatMap((seen) => {
    if (!isNamed(table, seen.one)) return dotOnly(table, seen);
    if (!mayBeNamed(table, seen, standing)) return [];
    return candidatesOf(table, seen, lands, dots);
  });
}

/** Whether a sign or furniture lies on a place, and which sign.
 * @param {Table} table @param {PlaceInView} seen @returns {{covered: boolean, sign: Stack|null}} */
function signOn({ room, stacked }, { x, y }) {
  const covered = !room.free([x - 1, y - 1, x + 1, y + 1], true);
  const sign = covered && stacked.find((s) => Math.hypot(s.x - x, s.y - y) < s.r + 2);
  return { covered, sign: sign || null };
}

/** A place under a sign is named only where the sign stands for it: on it, and on no other more.
 * @param {Table} table @param {PlaceDot} seen @param {PlaceDot[]} standing */
function mayBeNamed({ scene, marked }, { one, x, y, covered, sign }, standing) {
  if (!covered || marked.has(one.id)) return true;
  if (!sign || one.importance < 4) return false;
  const far = (/** @type {{one: Place, x: number, y: number}} */ other) =>
    Math.hypot(sign.x - other.x, sign.y - other.y) - (sign.spots[0].event.place === other.one.id ? OWN : 0);
  const mine = far({ one, x, y });
  return mine < BESIDE * scene.weight &&
    standing.every((other) => other.sign !== sign || other.one === one || other.one.importance < 4 ||
      far(other) >= mine);
}

/** @param {Table} table @param {Place} one */
function isNamed({ scene, pane, marked }, one) {
  if (marked.has(one.id)) return true;
  const { zoom } = scene.view;
  const least = one.kind === "capital" ? CAPITALS : FROM_ZOOM[one.importance] ?? 9.5;
  if (pane.day < one.from || zoom < least) return false;
  if (!one.days) return true;
  const [first, after] = one.days;
  return pane.day >= first && (pane.day < after || zoom >= OFF_DAYS);
}

/** Whether a place has its dot though it is not named: from far off a chief one has.
 * @param {Table} table @param {Place} one */
const isShown = ({ pane }, one) => one.importance >= CHIEF && pane.day >= one.from;

/** Of a named place's dot, px. @param {import("../features/ink.js").Scene} scene @param {Place} one */
const radiusOf = ({ weight }, { importance }) =>
  (importance >= CHIEF ? 3 : importance === 4 ? 2.5 : 2) * weight;

/** A dot without a name; a room, which cannot point at it and ask, has it slight.
 * @param {Table} table @param {PlaceInView} seen */
function dotOnly({ scene, desk }, { one, x, y }) {
  const r = (scene.style === "stage" ? SLIGHT : 1.7) * scene.weight;
  const dots = scene.style === "stage" ? [{ k: /** @type {"circle"} */ ("circle"), x, y, r, fill: scene.look.muted }]
    : dotOf(scene, one, x, y, r);
  return desk.candidate(`place ${one.id}`, "", () => ({ id: `place ${one.id}`, weight: 0,
    at: [one.x, one.y], spots: [], dots, ground: [x - r, y - r, x + r, y + r] }));
}

/** @param {Table} table @param {PlaceDot} seen @param {Lands} lands @param {PlaceDot[]} dots */
function candidatesOf(table, { one, x, y, r, covered, sign }, lands, dots) {
  const { scene, pane, desk, marked } = table;
  const near = nearOf(sign ?? { x, y, r }, dots, table.stacked);
  const bright = marked.has(one.id);
  const chief = one.importance >= CHIEF;
  /** @type {Box} */
  const dot = [x - r - 1, y - r - 1, x + r + 1, y + r + 1];
  const { text, also } = nameOf(one, pane.language, pane.day);
  const beside = sign ? Math.ceil((sign.r + (sign.spots.length > 1 ? 4 : 0)) / COARSE) * COARSE : 0;
  const key = [text, also, bright, covered, sign && [sign.x, sign.y, beside], lands.key].join();
  const id = `place ${one.id}`;
  const [all] = desk.candidate(`${id} anywhere`, key, () => {
    const size = legible(scene.look, SIZE[one.importance] * Number(scene.look.type) + (bright ? 1.5 : 0));
    const bold = chief || bright;
    const second = also && scene.view.zoom > 5.6 && scene.style !== "stage" ? also : "";
    const words = { text, also: second, size, minor: legible(scene.look, SMALL * size), bold };
    const around = sign ? { x: sign.x, y: sign.y, r: beside } : { x, y, r };
    const weight = WEIGHT[one.importance] + (one.kind === "capital" ? CAPITAL : 0) +
      (bright ? ASKED : 0);
    const spots = spotsOf(scene, words, around, covered || chief ? null : dot,
      one.importance >= 4 && scene.view.zoom >= LED);
    return { id, weight, at: [one.x, one.y], dots: covered ? [] : dotOf(scene, one, x, y, r),
      ground: chief && !covered ? dot : null, spots: atHome(spots, lands.at(x, y, true), lands) };
  });
  return desk.candidate(id, `${key} ${near.key}`, () => {
    const own = sign ? { x: sign.x, y: sign.y, r: beside } : { x, y, r };
    const clearOf = (/** @type {import("./label-truth.js").Near} */ { others }) =>
      /** @type {PlaceSpot[]} */ (all.spots).filter((spot) =>
        !misleads({ boxes: spot.words, led: spot.led }, own, others));
    let spots = clearOf(near);
    if (chief && !spots.length) { // no small town beside a capital takes its name away
      spots = clearOf(nearOf(own, dots.filter((other) => other.one.importance >= KNOWN), table.stacked));
    }
    const kept = bright && !spots.length ? all.spots : spots;
    desk.follow(id, kept);
    return { ...all, spots: kept };
  });
}

/** The spots on a place's own land or the sea, those first that lie wholly so.
 * @param {PlaceSpot[]} spots @param {string} land @param {Lands} lands */
function atHome(spots, land, lands) {
  if (!land) return spots;
  /** @type {PlaceSpot[][]} */
  const found = [[], [], []]; // by how far they go astray
  for (const one of spots) found[lands.astray(land, one.words[0])].push(one);
  return [...found[0], ...found[1]];
}

/** Eight sides, the right one first; for what matters also four a little farther off.
 * @param {import("../features/ink.js").Scene} scene
 * @param {{text: string, also: string, size: number, minor: number, bold: boolean}} words
 * @param {{x: number, y: number, r: number}} about @param {Box|null} dot that goes with the name
 * @param {boolean} far @returns {PlaceSpot[]} */
function spotsOf(scene, words, { x, y, r }, dot, far) {
  const tall = words.size + (words.also ? 1.15 * words.minor : 0);
  const gap = r + 4;
  const [slant, rise] = [0.6 * r + 3, r + 2.6]; // clear of the dot's own ground
  /** @type {[Align, number, number, boolean][]} */
  const sides = [
    ["left", x + gap, y - tall / 2, false], ["right", x - gap, y - tall / 2, false],
    ["center", x, y - gap - tall, false], ["center", x, y + gap, false],
    ["left", x + slant, y + rise, false], ["left", x + slant, y - tall - rise, false],
    ["right", x - slant, y + rise, false], ["right", x - slant, y - tall - rise, false],
  ];
  const off = r + FAR;
  if (far) {
    sides.push(["left", x + off, y - off * 0.6 - tall / 2, true],
      ["right", x - off, y - off * 0.6 - tall / 2, true],
      ["left", x + off, y + off * 0.6 - tall / 2, true],
      ["right", x - off, y + off * 0.6 - tall / 2, true]);
  }
  const wide = [widthOf({ text: words.text, size: words.size, bold: words.bold }),
    words.also ? widthOf({ text: words.also, size: words.minor }) : 0];
  const ground = dot && upright(dot);
  return sides.map(([align, at, top, led], i) => {
    const lines = rowsOf(words, wide, align, at, top);
    return { side: SIDES[i], words: lines, led, ...spotOf(ground ? [...lines, ground] : lines, () => [
      ...(led ? [leader(scene, x, y, r, at, top + tall / 2)] : []),
      ...written(scene, words, align, at, top)].map((mark) => ({ ...mark, at: [x, y] }))) };
  });
}

/** The box of each line of words. @param {{also: string, size: number, minor: number}} words
 * @param {number[]} wide px @param {Align} align @param {number} x @param {number} top */
function rowsOf({ also, size, minor }, wide, align, x, top) {
  const first = rowOf(wide[0], align, x, top - 1, top + size + 1.5);
  return also
    ? [first, rowOf(wide[1], align, x, top + size, top + size + minor * 1.15 + 1.5)] : [first];
}

/** @param {number} wide px @param {Align} align @param {number} x @param {number} top
 * @param {number} bottom @returns {import("./oriented.js").Oriented} */
function rowOf(wide, align, x, top, bottom) {
  const left = align === "left" ? x : align === "right" ? x - wide : x - wide / 2;
  return [left + wide / 2, (top + bottom) / 2, wide / 2 + 2, (bottom - top) / 2, 1, 0];
}

/** @param {import("../features/ink.js").Scene} scene @param {Place} one @param {number} x @param {number} y
 * @param {number} r @returns {Mark[]} */
function dotOf({ look, weight }, one, x, y, r) {
  const fill = one.importance >= CHIEF ? look.ink : look.halo;
  return [{ k: "circle", x, y, r, fill, stroke: look.ink, width: 1.1 * Math.sqrt(weight) }];
}

/** A hairline from a dot to a name. @param {import("../features/ink.js").Scene} scene @param {number} x
 * @param {number} y @param {number} r @param {number} toX @param {number} toY @returns {Mark} */
function leader({ look }, x, y, r, toX, toY) {
  const a = Math.atan2(toY - y, toX - x);
  const far = Math.hypot(toX - x, toY - y) - 2;
  return { k: "path", closed: false, stroke: look.ink, width: 0.7, alpha: 0.7,
    parts: [Float32Array.of(x + (r + 1.5) * Math.cos(a), y + (r + 1.5) * Math.sin(a),
      x + far * Math.cos(a), y + far * Math.sin(a))] };
}

/** @param {import("../features/ink.js").Scene} scene
 * @param {{text: string, also: string, size: number, minor: number, bold: boolean}} words @param {Align} align
 * @param {number} x @param {number} top @returns {Mark[]} */
function written({ look, style }, { text, also, size, minor, bold }, align, x, top) {
  const base = { k: /** @type {"text"} */ ("text"), x, align, halo: look.halo,
    haloWidth: haloOf(look, 3) };
  /** @type {Mark[]} */
  const marks = [{ ...base, y: top + size * 0.84, text, size, bold, fill: look.ink }];
  if (also) {
    marks.push({ ...base, y: top + size + 0.875 * minor, text: also, size: minor, fill: look.ink,
      alpha: style === "copy" ? 1 : SECOND });
  }
  return marks;
}
