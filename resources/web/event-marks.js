/** Events as marks: signs with their glow, their count, and the fan that opens them. The marks of a
 * sign that looks as before are the same objects. */
import { NEWS, SIGN, STEPS } from "./standing.js";
import { glyphMarks } from "./symbols.js";

/** @typedef {import("./features.js").Scene} Scene */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./events.js").Stack} Stack */
/** @typedef {import("./events.js").Spot} Spot */

const GLOW = [4, 8, 12.5, 17.5]; // px beyond the sign: rims of its glow
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

/** Signs, the largest on top; they take their room.
 * @param {Scene} scene @param {Stack[]} made @param {import("./boxes.js").Room} room
 * @returns {Mark[]} */
export function eventMarks(scene, made, room) {
  const open = made.filter((stack) => stack.open);
  for (const one of made) {
    const stack = one.closed ?? one; // an open fan pushes no name aside
    const { spots: [{ step }], x, y, r } = stack;
    const reach = Math.max(r, ...badgeOf(scene, stack));
    const box = /** @type {import("./types.js").Box} */ ([x - r, y - reach, x + reach, y + r]);
    if (step < SIGN) room.lines.push(box); // a dot: names had better not cross it
    else room.take(box);
  }
  const closed = made.filter((stack) => !stack.open).reverse();
  return [...closed.flatMap((stack) => signOf(scene, stack)),
    ...open.flatMap((stack) => fanOf(scene, stack))];
}

/** @param {Scene} scene @param {Stack} stack */
function signOf(scene, stack) {
  const [spot] = stack.spots;
  return same(spot.event.id, [keyOf(scene, spot), stack.spots.length].join(), () => [
    ...glow(scene, spot), ...glyphMarks(scene, spot),
    ...(stack.spots.length > 1 ? count(scene, stack) : [])]);
}

/** What decides how a sign looks. @param {Scene} scene @param {Spot} spot */
const keyOf = (scene, { x, y, r, step, sure, asked }) =>
  [x, y, r, step, sure, asked, scene.style].join();

/** It glows for some days; what is brought out always does.
 * @param {Scene} scene @param {Spot} spot @returns {Mark[]} */
function glow({ look, style }, { x, y, r, step, sure, asked }) {
  const fresh = asked ? 1 : (step - NEWS + 1) / (STEPS - NEWS + 1);
  if (fresh <= 0 || (sure !== "certain" && !asked)) return [];
  if (style === "copy") {
    return [{ k: "circle", x, y, r: r + 3.6, fill: look.halo, stroke: look.ink, width: 0.5 + fresh }];
  }
  const size = Number(look.type);
  return [...GLOW].reverse().map((more) => ({ k: "circle", x, y, r: r + more * size,
    fill: look.glow, fillAlpha: 0.16 * fresh }));
}

/** The middle of a count from the middle of its sign, and how far it reaches, in px; [] without.
 * @param {Scene} scene @param {Stack} stack */
function badgeOf(scene, { spots, r, open }) {
  if (open || spots.length < 2) return [];
  const half = 0.685 * lettersOf(scene, spots[0].step, r);
  const off = spots[0].step < SIGN ? 0 : 0.42 * r + 0.66 * half;
  return [off, off + half];
}

/** The type size of a count in px. @param {Scene} scene @param {number} step @param {number} r */
function lettersOf({ look, style }, step, r) {
  const size = Number(look.type);
  if (style === "stage") return 12 * size;
  return step < SIGN ? 7.3 * size : Math.min(8.8 * size, 0.53 * r + 3.5 * size);
}

/** How many share a sign: a small disc at its shoulder, or a number in place of a dot.
 * @param {Scene} scene @param {Stack} stack @returns {Mark[]} */
function count(scene, stack) {
  const { look, style } = scene;
  const { spots: [{ step }, ...others], x, y, r } = stack;
  const [off, reach] = badgeOf(scene, stack);
  const letters = lettersOf(scene, step, r);
  const dot = step < SIGN;
  return [
    { k: "circle", x: x + off, y: y - off, r: reach - off, fill: look.panel,
      fillAlpha: dot && style !== "copy" ? 0.86 : 1, stroke: dot ? look.muted : look.ink,
      width: 0.8 },
    { k: "text", x: x + off, y: y - off + 0.36 * letters, text: String(others.length + 1),
      size: letters, bold: !dot, align: "center", fill: dot ? look.muted : look.ink },
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
