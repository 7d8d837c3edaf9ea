/** How much of the picture a feature takes where the cartouche does not lie over it. */
import { boxOf } from "../atlas/box.js";
import { within } from "../atlas/cuts.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../atlas/view.js").View} View */

const SPECK = 10; // px: a smaller piece of an area is not seen
const NARROW = 3; // px across: a narrower strip is but a line
const STEP = 40; // px between the points of a line that are looked at
const MOST = 200; // of them on one stretch
const GRID = 7; // points a side that tell whether an area lies round the whole picture

const MAPS = 10; // at once

/** @type {WeakMap<object, Map<number, number>>} of each shape: covers by the number of the picture */
const kept = new WeakMap();
/** The picture of now: what was found for another does not hold. */
let now = { key: "", hidden: "", turn: 0 };
/** The numbers of pictures of late, by view and cartouche. @type {Map<string, number>} */
const turns = new Map();
let last = 0;

/** About how many px² of the free picture a feature takes, of a line the px; 0 where nothing is seen.
 * @param {import("../atlas/atlas.js").Feature} feature @param {View} view @param {Box|null} hidden */
export function coverOf({ shape, type }, view, hidden) {
  const turn = turnOf(view, hidden);
  const known = kept.get(shape) ?? new Map();
  const found = known.get(turn);
  if (found !== undefined) return found;
  const parts = shape.project(view);
  const isFree = (/** @type {number} */ x, /** @type {number} */ y) =>
    x > 0 && y > 0 && x < view.w && y < view.h && !(hidden && x > hidden[0] && x < hidden[2] &&
      y > hidden[1] && y < hidden[3]);
  const cover = type === "area" ? areaCover(parts, view, isFree)
    : type === "line" ? parts.reduce((sum, p) => sum + lengthFree(p, isFree), 0)
      : Number(parts.some((p) => hasFree(p, isFree)));
  if (known.size >= MAPS) known.clear();
  kept.set(shape, known.set(turn, cover));
  return cover;
}

/** @type {Box|null} */
let lastHidden = null;

/** The number of a view with its cartouche. @param {View} view @param {Box|null} hidden */
function turnOf({ key }, hidden) {
  if (key === now.key && hidden === lastHidden) return now.turn;
  lastHidden = hidden;
  const said = String(hidden);
  if (key !== now.key || said !== now.hidden) now = { key, hidden: said, turn: numbered(`${key}|${said}`) };
  return now.turn;
}

/** The number of a picture: that which it had, while it is one of the last.
 * @param {string} picture */
function numbered(picture) {
  const turn = turns.get(picture) ?? (last += 1);
  turns.delete(picture);
  turns.set(picture, turn);
  if (turns.size > MAPS) turns.delete(turns.keys().next().value ?? "");
  return turn;
}

/** @typedef {(x: number, y: number) => boolean} IsFree */

/** @param {Float32Array[]} parts @param {View} view @param {IsFree} isFree */
function areaCover(parts, view, isFree) {
  let cover = 0;
  for (const p of parts) {
    const [x0, y0, x1, y1] = boxOf(p);
    if (Math.max(x1 - x0, y1 - y0) < SPECK || !hasFree(p, isFree)) continue;
    const box = (Math.min(x1, view.w) - Math.max(x0, 0)) * (Math.min(y1, view.h) - Math.max(y0, 0));
    cover += Math.min(box, broadArea(p));
  }
  return cover || (liesRound(parts, view, isFree) ? view.w * view.h : 0);
}

/** A ring's own area in px², none of a strip too narrow to show its hatch. @param {Float32Array} p */
function broadArea(p) {
  let [twice, round] = [0, 0];
  for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
    twice += p[j] * p[i + 1] - p[i] * p[j + 1];
    round += Math.hypot(p[i] - p[j], p[i + 1] - p[j + 1]);
  }
  const area = Math.abs(twice) / 2;
  return area < (NARROW * round) / 2 ? 0 : area;
}

/** @param {Float32Array} p @param {IsFree} isFree */
function hasFree(p, isFree) {
  for (let i = 0; i < p.length; i += 2) if (isFree(p[i], p[i + 1])) return true;
  return false;
}

/** Whether an area without a corner in the picture covers some of it.
 * @param {Float32Array[]} parts @param {View} view @param {IsFree} isFree */
function liesRound(parts, view, isFree) {
  for (let i = 0; i < GRID * GRID; i++) {
    const x = (((i % GRID) + 0.5) / GRID) * view.w;
    const y = ((Math.floor(i / GRID) + 0.5) / GRID) * view.h;
    if (isFree(x, y) && within(parts, x, y)) return true;
  }
  return false;
}

/** About how long a line runs where it is seen, px. @param {Float32Array} p @param {IsFree} isFree */
function lengthFree(p, isFree) {
  let sum = 0;
  for (let i = 0; i + 3 < p.length; i += 2) {
    const [dx, dy] = [p[i + 2] - p[i], p[i + 3] - p[i + 1]];
    const far = Math.hypot(dx, dy);
    const count = Math.min(MOST, Math.ceil(far / STEP)) || 1;
    for (let n = 0; n <= count; n++) {
      if (isFree(p[i] + (dx * n) / count, p[i + 1] + (dy * n) / count)) sum += far / (count + 1);
    }
  }
  return sum;
}
