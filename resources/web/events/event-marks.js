/** Events as marks: signs with their count, and the fan that opens them. The marks of a sign that
 * looks as before are the same objects. */
import { SIGN } from "./standing.js";
import { glyphMarks } from "./symbols.js";
import { legible } from "../pens/type.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./events.js").Stack} Stack */
/** @typedef {import("./events.js").Spot} Spot */

const MOST = 8; // px at type size 1: the largest number
const KEPT = 3000; // signs whose marks are kept

/** @type {Map<string, {key: string, marks: Mark[]}>} */
const kept = new Map();

/** The marks of what looks as before, or new ones. @param {string} id @param {string} key
 * @param {() => Mark[]} make */
function same(id, key, make) {
  const before = kept.get(id);
  if (before?.key === key) return before.marks;
  if (kept.size > KEPT) kept.clear();
  const marks = make();
  kept.set(id, { key, marks });
  return marks;
}

/** Dots, which lie below names, and signs, the largest on top; they take their room.
 * @param {Scene} scene @param {Stack[]} made @param {import("../labels/boxes.js").Room} room
 * @returns {{dots: Mark[], signs: Mark[]}} */
export function eventMarks(scene, made, room) {
  const open = made.filter((stack) => stack.open);
  for (const one of made) {
    const stack = one.closed ?? one; // an open fan pushes no name aside
    const { spots: [{ step }], x, y, r } = stack;
    const reach = reachOf(stack);
    const box = /** @type {import("../types.js").Box} */ ([x - r, y - reach, x + reach, y + r]);
    if (step < SIGN) room.lines.push(box); // a dot: names had better not cross it
    else room.take(box);
  }
  const closed = made.filter((stack) => !stack.open).reverse();
  const drawn = (/** @type {boolean} */ dots) => closed.filter(
    ({ spots: [{ step }] }) => step < SIGN === dots).flatMap((stack) => signOf(scene, stack));
  return { dots: drawn(true), signs: [...drawn(false), ...open.flatMap((stack) => fanOf(scene, stack))] };
}

/** @param {Scene} scene @param {Stack} stack */
function signOf(scene, stack) {
  const [spot] = stack.spots;
  return same(spot.event.id, [keyOf(scene, spot), stack.spots.length, stack.from].join(), () => [
    ...leader(scene, stack), ...glyphMarks(scene, spot),
    ...(stack.spots.length > 1 ? count(scene, stack) : [])]);
}

/** What decides how a sign looks. @param {Scene} scene @param {Spot} spot */
const keyOf = (scene, { x, y, r, step, sure, asked }) =>
  [x, y, r, step, sure, asked, scene.style, scene.weight, scene.look.floor].join();

/** From its place to a sign that stands beside it. @param {Scene} scene @param {Stack} stack
 * @returns {Mark[]} */
function leader({ look }, { spots: [{ step }], x, y, from: [px, py] = [x, y], r }) {
  if (step < SIGN || Math.hypot(px - x, py - y) <= r) return [];
  const line = { k: /** @type {"path"} */ ("path"), parts: [Float32Array.of(x, y, px, py)],
    closed: false, round: true };
  return [{ ...line, stroke: look.halo, width: 3.6 }, { ...line, stroke: look.ink, width: 1.4 }];
}

/** How far a count or the second rim of several reaches from the middle of their sign, in px.
 * @param {Stack} stack */
const reachOf = ({ spots, r, open }) => (open || spots.length < 2 ? r : r + 2);

/** How many share a sign: a number at its shoulder, within its square and the map. Where type is large, and
 * round a dot, a second rim tells that there are several.
 * @param {Scene} scene @param {Stack} stack @returns {Mark[]} */
function count(scene, stack) {
  const { look, style, view } = scene;
  const { spots: [{ step }, ...others], x, y, r } = stack;
  if (step < SIGN || style === "stage") {
    return [{ k: "circle", x, y, r: r + 2, stroke: step < SIGN ? look.muted : look.ink, width: 0.9 }];
  }
  const text = String(others.length + 1);
  const tall = legible(look, Math.min(MOST * Number(look.type), 0.4 * r + 3.6));
  const half = 0.68 * tall;
  const letters = legible(look, text.length > 1 ? 0.86 * tall : tall);
  const off = reachOf(stack) - half;
  if (x < 0 || y < 0 || x > view.w || y > view.h) return []; // the map's rim would cut it
  const [left, top] = [Math.min(x + off, view.w - half - 1), Math.max(y - off, half + 1)];
  return [
    { k: "circle", x: left, y: top, r: half, fill: look.panel, stroke: look.ink, width: 0.8 },
    { k: "text", x: left, y: top + 0.36 * letters, text, size: letters, bold: true, align: "center", fill: look.ink },
  ];
}

/** @param {Scene} scene @param {Stack} stack @returns {Mark[]} */
function fanOf(scene, stack) {
  const { look } = scene;
  const { x, y, r, spots, more } = stack;
  /** @type {Mark[]} */
  const marks = [{ k: "circle", x, y, r, fill: look.panel, fillAlpha: 0.86, stroke: look.rule,
    width: 1 }];
  const ribs = spots.map((spot) => Float32Array.of(x, y, spot.x, spot.y));
  marks.push({ k: "path", parts: ribs, closed: false, stroke: look.muted, width: 0.7, alpha: 0.6 },
    { k: "circle", x, y, r: 2.4, fill: look.muted });
  for (const spot of spots) {
    const id = `fan ${spot.event.id}`;
    marks.push(...same(id, keyOf(scene, spot), () => glyphMarks(scene, spot)));
  }
  if (more) {
    marks.push({ k: "text", x, y: y - 5, text: `+ ${more}`, size: 10 * Number(look.type),
      align: "center", fill: look.muted });
  }
  return marks;
}
