/** Candidates for words along lines: above or below, at several lengths, the straightest first. */
import { Rail, runWidth, setOn, smoothed } from "./curve.js";
import { spotOf } from "./label-desk.js";
import { letters } from "./letters.js";
import { unplace } from "../atlas/view.js";

/** @typedef {import("./curve.js").Setting} Setting */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {object} Manner
 * @property {number} lift    px between the line and the words
 * @property {number} weight
 * @property {number} bend    radians: the sharpest turn between two letters
 * @property {Partial<import("../types.js").Text> & {fill: string}} look
 * @property {boolean} [east]  begin at the eastern end
 */

const RIM = 8; // px of the view's edge that words keep free
const STEP = 6; // px between the points of a smoothed line
const SHARES = [0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9];
const UNEVEN = 0.16; // of the size: letters that stand more unevenly overprint or fall apart
const MOST = 6; // settings tried, each on both sides
const STAYS = 14; // px: a line so near to where its name stood keeps it there

/** @param {import("./labels.js").Table} table @param {string} id @param {Float32Array[]} parts px
 * @param {import("./curve.js").Type} type @param {Manner} manner @returns {Candidate|null} */
export function alongLines(table, id, parts, type, manner) {
  const { desk, scene: { view } } = table;
  const wide = runWidth(type) + 4;
  const reach = Math.max(1, Math.round(type.size / STEP));
  const rails = inside(parts, view).map((p) => new Rail(p)).filter(({ length }) => length > wide)
    .map(({ path }) => new Rail(path.length > 4 ? smoothed(path, STEP, reach) : path))
    .filter(({ length }) => length > wide).sort((a, b) => b.length - a.length).slice(0, 3);
  const stood = desk.before(view, id);
  const stays = stood ? remembered(rails, stood, type, manner) : [];
  desk.recall(id, stays.length > 0);
  const found = [...stays, ...rails.flatMap((rail) => chosen(rail, wide, type, manner))].slice(0, 2 * MOST);
  if (!found.length) return null;
  const spots = found.map(({ set, side }) => ({ side, ...spotOf(set.boxes, () =>
    [letters(set, type, manner.look)]) }));
  return { id, weight: manner.weight, at: unplace(view, found[0].set.x, found[0].set.y), spots };
}

/** @typedef {{set: Setting, side: string}} RunSpot */

/** Both sides at several lengths. @param {Rail} rail @param {number} wide px
 * @param {import("./curve.js").Type} type @param {Manner} manner @returns {RunSpot[]} */
function chosen(rail, wide, type, manner) {
  const free = rail.length - wide;
  const shares = manner.east ? eastward(rail) : SHARES;
  const all = shares.flatMap((share) => both(rail, wide / 2 + share * free, type, manner));
  if (manner.east) return all;
  const worth = new Map(all.map((one, i) => [one, one.set.bend + 0.012 * i + 0.03 * Math.abs(one.set.turn)]));
  return all.sort((a, b) => Number(worth.get(a)) - Number(worth.get(b)));
}

/** @param {Rail} rail */
function eastward(rail) {
  const to = rail.path[rail.path.length - 2] >= rail.path[0];
  return (to ? [1, 0.75, 0.5, 0.25, 0] : [0, 0.25, 0.5, 0.75, 1]);
}

/** Above the line, then below it. @param {Rail} rail @param {number} middle px
 * @param {import("./curve.js").Type} type @param {Manner} manner @returns {RunSpot[]} */
function both(rail, middle, type, { lift, bend }) {
  return ["above", "below"].flatMap((side) => {
    const set = setOn(rail, middle, type, side === "above" ? lift : -lift - 0.76 * type.size,
      { bend, uneven: UNEVEN });
    return set ? [{ set, side }] : [];
  });
}

/** Where a name stood, if the line still runs there. @param {Rail[]} rails
 * @param {import("./label-desk.js").Stood} stood @param {import("./curve.js").Type} type
 * @param {Manner} manner @returns {RunSpot[]} */
function remembered(rails, { x, y, side }, type, manner) {
  for (const rail of rails) {
    const s = rail.nearest(x, y);
    const [nx, ny] = rail.at(s);
    if (Math.hypot(nx - x, ny - y) > STAYS) continue;
    const found = both(rail, s, type, manner).filter((one) => one.side === side);
    if (found.length) return found;
  }
  return [];
}

/** The stretches of lines that lie in the view.
 * @param {Float32Array[]} parts @param {import("../atlas/view.js").View} view @returns {Float32Array[]} */
function inside(parts, view) {
  /** @type {Float32Array[]} */
  const found = [];
  for (const p of parts) {
    /** @type {number[]} */
    let run = [];
    for (let i = 0; i + 3 < p.length; i += 2) {
      const cut = beyond(p[i], p[i + 2], view.w) || beyond(p[i + 1], p[i + 3], view.h) ? null
        : clipped(p[i], p[i + 1], p[i + 2], p[i + 3], view.w, view.h);
      if (run.length && (!cut || cut[0] !== run[run.length - 2] || cut[1] !== run[run.length - 1])) {
        found.push(Float32Array.from(run));
        run = [];
      }
      if (!cut) continue;
      if (!run.length) run.push(cut[0], cut[1]);
      run.push(cut[2], cut[3]);
    }
    if (run.length) found.push(Float32Array.from(run));
  }
  return found;
}

/** Whether two values lie beyond the same rim of a length. @param {number} a @param {number} b
 * @param {number} most px */
const beyond = (a, b, most) => (a < RIM && b < RIM) || (a > most - RIM && b > most - RIM);

/** A stretch cut to the view, or null. @param {number} x0 @param {number} y0 @param {number} x1
 * @param {number} y1 @param {number} w @param {number} h @returns {number[]|null} */
function clipped(x0, y0, x1, y1, w, h) {
  if (Math.min(x0, y0, x1, y1) >= RIM && Math.max(x0, x1) <= w - RIM && Math.max(y0, y1) <= h - RIM) {
    return [x0, y0, x1, y1];
  }
  let [from, to] = [0, 1];
  const sides = [[x0 - x1, x0 - RIM], [x1 - x0, w - RIM - x0], [y0 - y1, y0 - RIM], [y1 - y0, h - RIM - y0]];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return null;
  const at = (/** @type {number} */ t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
  return [...(from > 0 ? at(from) : [x0, y0]), ...(to < 1 ? at(to) : [x1, y1])];
}
