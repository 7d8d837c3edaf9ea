/** Words along a path: a line or an arc in px, and letters set on it one by one. */
import { evenly, lengthsOf, nearestShare, rounded } from "../atlas/line.js";
import { widthOf } from "../pens/metrics.js";

/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{text: string, size: number, bold?: boolean, spacing: number}} Type */
/** @typedef {{x: number, y: number, run: Float32Array, boxes: Oriented[], bend: number,
 *   uneven: number, turn: number}} Setting  `run`: dx, dy, turn of each letter about x, y; `bend`: the sharpest turn
 *   between two letters; `turn` of the whole; radians; `uneven`: by how much of the size two letters
 *   stand nearer or farther than they should */

const ARC = 20; // stretches of an arc
const GROUP = 4; // letters that share a box
const AIR = 1.5; // px about letters
const [ASCENT, DESCENT] = [0.78, 0.24]; // of the size
const TEXTS = 2000; // texts whose letters are kept measured
const ANY = { bend: Infinity, uneven: Infinity };

/** The arc through three points. @param {[number, number][]} points start, middle, end
 * @returns {Float32Array} */
export function arc([[x0, y0], [xm, ym], [x1, y1]]) {
  const [cx, cy] = [2 * xm - (x0 + x1) / 2, 2 * ym - (y0 + y1) / 2];
  const path = new Float32Array(2 * ARC + 2);
  for (let i = 0; i <= ARC; i++) {
    const t = i / ARC;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    path[2 * i] = a * x0 + b * cx + c * x1;
    path[2 * i + 1] = a * y0 + b * cy + c * y1;
  }
  return path;
}

/** A path that can be asked for the point at a length. */
export class Rail {
  /** @param {Float32Array} path px */
  constructor(path) {
    this.path = path;
    this.lengths = lengthsOf(path);
    this.length = this.lengths[this.lengths.length - 1] ?? 0;
    /** @type {Rail|null} */
    this.other = null;
  }

  /** @param {number} s px from the start @returns {[number, number]} */
  at(s) {
    const point = new Float64Array(2);
    this.put(s, point);
    return [point[0], point[1]];
  }

  /** The point at a length, written into `point`. @param {number} s px @param {Float64Array} point */
  put(s, point) {
    const { path, lengths } = this;
    let low = 1;
    let high = lengths.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lengths[middle] < s) low = middle + 1;
      else high = middle;
    }
    const t = (s - lengths[low - 1]) / (lengths[low] - lengths[low - 1] || 1);
    point[0] = path[2 * low - 2] + t * (path[2 * low] - path[2 * low - 2]);
    point[1] = path[2 * low - 1] + t * (path[2 * low + 1] - path[2 * low - 1]);
  }

  /** The length at which the path comes nearest to a point. @param {number} x @param {number} y */
  nearest(x, y) {
    const { path, lengths } = this;
    let [best, found] = [Infinity, 0];
    for (let i = 1; i < lengths.length; i++) {
      const t = nearestShare(path, 2 * i, x, y);
      const far = Math.hypot(path[2 * i - 2] + t * (path[2 * i] - path[2 * i - 2]) - x,
        path[2 * i - 1] + t * (path[2 * i + 1] - path[2 * i - 1]) - y);
      if (far < best) [best, found] = [far, lengths[i - 1] + t * (lengths[i] - lengths[i - 1])];
    }
    return found;
  }

  /** The same path from its other end. @returns {Rail} */
  turned() {
    return (this.other ??= this.reversed());
  }

  reversed() {
    const path = new Float32Array(this.path.length);
    for (let i = 0; i < path.length; i += 2) {
      path[i] = this.path[path.length - 2 - i];
      path[i + 1] = this.path[path.length - 1 - i];
    }
    return new Rail(path);
  }
}

/** @typedef {{letters: string[], ems: Float64Array}} Measured  letters, and how wide each is in em */

/** @type {Map<string, Measured>[]} by text: plain, bold */
const measured = [new Map(), new Map()];

/** @param {Type} type @returns {Measured} */
function measure({ text, bold }) {
  const known = measured[bold ? 1 : 0];
  let found = known.get(text);
  if (!found) {
    const letters = [...text];
    found = { letters, ems: Float64Array.from(letters, (one) => widthOf({ text: one, bold, size: 1 })) };
    if (known.size > TEXTS) known.clear();
    known.set(text, found);
  }
  return found;
}

/** Room that words take along a path, px. @param {Type} type */
export function runWidth(type) {
  let wide = -type.spacing;
  const { ems } = measure(type);
  for (let n = 0; n < ems.length; n++) wide += ems[n] * type.size + type.spacing;
  return wide;
}

const [FROM, TO] = [new Float64Array(2), new Float64Array(2)]; // points that are looked at

/** Words with their middle at a length of a path, read from left to right; null where they do not
 * fit, or bend or stand more unevenly than they may.
 * @param {Rail} rail @param {number} middle px @param {Type} type @param {number} [lift] px above the path
 * @param {{bend: number, uneven: number}} [most] @returns {Setting|null} */
export function setOn(rail, middle, type, lift = -0.27 * type.size, most = ANY) {
  const wide = runWidth(type);
  const start = middle - wide / 2;
  if (start < 0 || start + wide > rail.length) return null;
  rail.put(start, FROM);
  rail.put(start + wide, TO);
  const dx = TO[0] - FROM[0];
  const dy = TO[1] - FROM[1];
  if (dx < 0) return setOn(rail.turned(), rail.length - middle, type, lift, most);
  const { run, bend, uneven } = lettersOn(rail, start, type, lift);
  if (bend > most.bend || uneven > most.uneven) return null;
  const boxes = boxesOf(run, type);
  rail.put(middle, FROM);
  const x = FROM[0];
  const y = FROM[1];
  for (let i = 0; i < run.length; i += 3) {
    run[i] -= x;
    run[i + 1] -= y;
  }
  return { x, y, run, boxes, bend, uneven, turn: Math.atan2(dy, dx) };
}

/** Each letter's x, y in px and turn. @param {Rail} rail @param {number} start px @param {Type} type
 * @param {number} lift px */
function lettersOn(rail, start, type, lift) {
  const { ems } = measure(type);
  const { size, spacing } = type;
  const run = new Float32Array(3 * ems.length);
  let [s, bend, uneven, before] = [start, 0, 0, 0];
  for (let n = 0, i = 0; n < ems.length; n++, i += 3) {
    const own = ems[n] * size;
    rail.put(s, FROM);
    rail.put(s + Math.max(own, 0.3 * size), TO);
    const a = Math.atan2(TO[1] - FROM[1], TO[0] - FROM[0]);
    run[i] = FROM[0] + lift * Math.sin(a);
    run[i + 1] = FROM[1] - lift * Math.cos(a);
    run[i + 2] = a;
    if (n) {
      bend = Math.max(bend, Math.abs(a - run[i - 1]));
      const dx = run[i] - run[i - 3];
      const dy = run[i + 1] - run[i - 2];
      uneven = Math.max(uneven, Math.abs(Math.sqrt(dx * dx + dy * dy) - before) / size);
    }
    before = own + spacing;
    s += before;
  }
  return { run, bend, uneven };
}

/** A box about each few letters. @param {Float32Array} run @param {Type} type @returns {Oriented[]} */
function boxesOf(run, type) {
  const { ems } = measure(type);
  /** @type {Oriented[]} */
  const boxes = [];
  for (let i = 0; i < ems.length; i += GROUP) {
    const last = Math.min(i + GROUP, ems.length) - 1;
    const own = ems[last] * type.size;
    const [x0, y0] = [run[3 * i], run[3 * i + 1]];
    const [x1, y1] = [run[3 * last] + own * Math.cos(run[3 * last + 2]),
      run[3 * last + 1] + own * Math.sin(run[3 * last + 2])];
    const far = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [c, s] = [(x1 - x0) / far, (y1 - y0) / far];
    const up = ((ASCENT - DESCENT) / 2) * type.size;
    const sag = Math.abs(run[3 * last + 2] - run[3 * i + 2]) * far * 0.15;
    boxes.push([(x0 + x1) / 2 + up * s, (y0 + y1) / 2 - up * c, far / 2 + AIR,
      ((ASCENT + DESCENT) / 2) * type.size + AIR + sag, c, s]);
  }
  return boxes;
}

/** A line with points every step, its corners rounded. @param {Float32Array} p px
 * @param {number} step px @param {number} reach steps to either side over which it is rounded */
export function smoothed(p, step, reach) {
  return rounded(evenly(p, step), reach, 2);
}
