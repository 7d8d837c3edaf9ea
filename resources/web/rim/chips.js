/** Chips on the rim: recent events of weight that lie outside the view. A click flies there. A
 * figure, which nobody clicks, tells of them in one quiet line. */
import { around } from "../atlas/box.js";
import { widthOf } from "../pens/metrics.js";
import { smallType, wrap } from "../events/event-names.js";
import { farEvents, shortTitle, whereabouts } from "./far.js";
import { panel, veil } from "../furniture/furniture.js";
import { landUnder, rimBox } from "./rim.js";
import { SIGN, STEPS } from "../events/standing.js";
import { glyphMarks } from "../events/symbols.js";
import { roughCoast } from "../base/water.js";
import { _, titled } from "../furniture/tongue.js";
import { BEYOND, when } from "../furniture/words.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("./far.js").Far} Far */
/** @typedef {{kind: "event"|"back", id: string, box: Box, text: string, turn: number}} Chip */
/** @typedef {{marks: Mark[], chips: Chip[]}} Edge */
/** @typedef {{hover: string, back: string, still?: boolean, subjects: [number, number][]}} Ask */

const MOST = 3;
const EACH = 300; // px of the view's width for one chip, at type 1
const GRID = 20; // px: widths of chips
const [LONG, SHORT] = [30, 24]; // letters of a line; on a stage that has less room
const SPARE = 2; // of its height: how wide a stage's map is that has room for all of a chip
const SUBJECT = 40; // px round what is selected that stay free
const CREDIT = 34; // px at the foot for credit and scale bar
const [LOW, STEP] = [12, 16]; // px: the foot of a line beside the credit, and how finely it is fitted
const FOOT = 16; // px from the left that stay free

/** @type {WeakMap<import("../atlas/atlas.js").Atlas, Map<string, Box>>} where chips stood */
const stood = new WeakMap();

/** @param {Scene} scene @param {import("../events/events.js").Living[]} living
 * @param {import("../events/events.js").Stack[]} stacks @param {import("../labels/boxes.js").Room} room
 * @param {Ask} ask `back`: the words for where one came from, or "" @returns {Edge} */
export function chips(scene, living, stacks, room, ask) {
  const { view, atlas } = scene;
  const spare = scene.style !== "stage" || view.w > SPARE * view.h;
  const most = spare ? Math.min(MOST, Math.max(1, Math.floor(view.w / (EACH * Number(scene.look.type))))) : 1;
  const far = farEvents(living, view, most);
  if (ask.still) return { marks: beyond(scene, far, room), chips: [] };
  const edge = /** @type {Edge} */ ({ marks: [], chips: [] });
  const now = new Map();
  const find = finder(scene, stacks, room, ask);
  const put = (/** @type {Face} */ face, /** @type {number} */ x, /** @type {number} */ y) => {
    const box = find(face, x, y);
    if (!box) return;
    now.set(face.id, box);
    const turn = face.kind === "back" ? Math.PI
      : Math.atan2(y - (box[1] + box[3]) / 2, x - (box[0] + box[2]) / 2);
    edge.chips.push({ kind: face.kind, id: face.id, box, text: face.text, turn });
    edge.marks.push(...draw(scene, face, box, turn));
  };
  if (ask.back) put(faceOf(scene, "back", "", [ask.back], "", null), view.w / 2, 2 * view.h);
  for (const one of far) {
    const { id } = one.first.event;
    const words = wrap(shortTitle(titled(one.first.event)), spare ? LONG : SHORT);
    put(faceOf(scene, "event", id, words, spare ? whereabouts(one, view) : "", one), one.x, one.y);
  }
  stood.set(atlas, now);
  return ask.hover ? { ...edge, marks: [...edge.marks, ...whole(scene, edge, far, ask.hover)] } : edge;
}

/** Finds each chip its box, beside what is selected and the signs, and takes it.
 * @param {Scene} scene @param {import("../events/events.js").Stack[]} stacks
 * @param {import("../labels/boxes.js").Room} room @param {Ask} ask */
function finder({ view, atlas }, stacks, room, { subjects }) {
  const under = (/** @type {boolean} */ signs) => stacks.filter(
    ({ spots }) => spots[0].step >= SIGN === signs).map(({ x, y, r }) => around(x, y, r + 3));
  const shut = [...subjects.map(([x, y]) => around(x, y, SUBJECT)), ...under(true)];
  const dots = under(false);
  const land = landUnder(() => roughCoast(atlas, view), view);
  const known = stood.get(atlas);
  return (/** @type {Face} */ { id, wide, tall }, /** @type {number} */ x, /** @type {number} */ y) => {
    const last = known?.get(id);
    const before = last && last[2] - last[0] === wide && last[3] - last[1] === tall ? last : undefined;
    const box = rimBox({ view, wide, tall, x, y, shut, dots, before }, room, land);
    if (box) room.take(box);
    return box;
  };
}

/** @typedef {{kind: "event"|"back", id: string, text: string, rows: import("../types.js").Text[],
 *   wide: number, tall: number, size: number, far: Far|null}} Face   what a chip says */

/** @param {Scene} scene @param {"event"|"back"} kind @param {string} id @param {string[]} words
 * @param {string} below @param {Far|null} far @returns {Face} */
function faceOf(scene, kind, id, words, below, far) {
  const { look } = scene;
  const size = smallType(scene, 11.5);
  const row = (/** @type {string} */ text, /** @type {boolean} */ first) => ({
    k: /** @type {"text"} */ ("text"), x: 0, y: 0, text, size: first || scene.style === "stage" ? size : 0.88 * size,
    fill: first ? look.ink : look.muted });
  const rows = [...words.map((text) => row(text, true)), ...(below ? [row(below, false)] : [])];
  const needed = Math.max(...rows.map((one) => widthOf(one))) + (far ? 4.7 : 3) * size;
  const wide = GRID * Math.ceil(needed / GRID); // so that it keeps its size from day to day
  return { kind, id, rows, size, far, wide, tall: Math.ceil((1.28 * rows.length + 0.75) * size),
    text: [words.join(" "), below].filter(Boolean).join(", ") };
}

/** An arrow on the side it points to, the event's sign, and the words.
 * @param {Scene} scene @param {Face} face @param {Box} box @param {number} turn @returns {Mark[]} */
function draw(scene, { rows, size, far, tall }, box, turn) {
  const onRight = Boolean(far) && Math.cos(turn) > 0.3;
  const middle = (box[1] + box[3]) / 2;
  const start = box[0] + (onRight ? 0.6 : 2) * size;
  const sign = far ? glyphMarks(scene, { ...far.first, x: start + 0.7 * size, y: middle,
    r: 0.74 * size, step: STEPS / 2, event: { ...far.first.event, precision: "building" } }) : [];
  const left = start + (far ? 1.9 : 0.3) * size;
  const top = box[1] + 0.3 * size;
  return [...panel(box, scene.look).slice(0, 1),
    arrow(scene.look, onRight ? box[2] - 1.1 * size : box[0] + 1.1 * size, middle, turn, size / 11.5),
    ...sign, ...rows.map((row, i) => ({ ...row, x: left,
      y: top + (tall - 0.6 * size - 1.28 * size * rows.length) / 2 + size * (0.97 + 1.28 * i) }))];
}

/** @param {Record<string, string>} look @param {number} x @param {number} y @param {number} turn
 * @param {number} size @returns {Mark} */
function arrow(look, x, y, turn, size) {
  const at = (/** @type {number} */ a, /** @type {number} */ r) =>
    [x + r * size * Math.cos(turn + a), y + r * size * Math.sin(turn + a)];
  return { k: "path", closed: true, fill: look.accent,
    parts: [Float32Array.of(...at(0, 7), ...at(2.5, 6), ...at(Math.PI, 2.4), ...at(-2.5, 6))] };
}

/** The chip under the pointer with its title in full, and the place.
 * @param {Scene} scene @param {Edge} edge @param {Far[]} far @param {string} hover @returns {Mark[]} */
function whole(scene, { chips: made }, far, hover) {
  const chip = made.find(({ id }) => id === hover);
  const one = far.find(({ first }) => first.event.id === hover);
  if (!chip || !one) return [];
  const { event } = one.first;
  const face = faceOf(scene, "event", hover, [...wrap(titled(event), 38), ...wrap(event.place, 38)],
    whereabouts(one, scene.view), one);
  const [x0, y0, x1, y1] = chip.box;
  const left = x0 + x1 > scene.view.w ? x1 - face.wide : x0;
  const top = y0 + y1 > scene.view.h ? y1 - face.tall : y0;
  return draw(scene, face, [left, top, left + face.wide, top + face.tall], chip.turn);
}

/** What is news beyond a view, each in a few words.
 * @param {import("../events/events.js").Living[]} living @param {import("../atlas/view.js").View} view */
export const beyondWords = (living, view) => farEvents(living, view, MOST).map(wordsOf);

/** @param {Far} far */
const wordsOf = ({ first }) => `${shortTitle(titled(first.event))} (${when(first)})`;

/** As one line. @param {string[]} words */
export const beyondSaid = (words) => `${_(BEYOND)} ${words.join(" · ")}`;

/** Where a line may end at the foot: over a credit of one line or two, clear of the graticule's
 * figures, else as near to its left as there is room.
 * @param {import("../atlas/view.js").View} view @param {number} size px @returns {[number, number][]} */
const footSpots = ({ w, h }, size) => [
  ...[0, 1, 2].flatMap((line) => [16, 44].map((off) =>
    /** @type {[number, number]} */ ([w - off, h - CREDIT - 1.35 * line * size]))),
  ...Array.from({ length: Math.ceil(w / STEP) }, (_none, n) =>
    /** @type {[number, number]} */ ([w - n * STEP, h - LOW])),
];

/** @param {Scene} scene @param {Far[]} far @param {import("../labels/boxes.js").Room} room @returns {Mark[]} */
function beyond(scene, far, room) {
  const { look, view } = scene;
  const size = smallType(scene, 9.5);
  for (let count = far.length; count > 0; count--) {
    const text = beyondSaid(far.slice(0, count).map(wordsOf));
    const wide = widthOf({ text, size });
    const at = footSpots(view, size).find(([right, foot]) => right - wide > FOOT &&
      wide < 0.62 * view.w && room.claim([right - wide - 6, foot - size - 2, right, foot + 5]));
    if (!at) continue;
    const [x, y] = at;
    return [veil([x - wide - 5, y - 1.1 * size, x + 5, y + 0.4 * size], look),
      { k: "text", x, y, text, size, align: "right", fill: look.ink }];
  }
  return [];
}
