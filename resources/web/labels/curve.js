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
  }

  /** @param {number} s px from the start @returns {[number, number]} */
  at(s) {
    const { path, lengths } = this;
    let [low, high] = [1, lengths.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lengths[middle] < s) low = middle + 1;
      else high = middle;
    }
    const t = (s - lengths[low - 1]) / (lengths[low] - lengths[low - 1] || 1);
    return [path[2 * low - 2] + t * (path[2 * low] - path[2 * low - 2]),
      path[2 * low - 1] + t * (path[2 * low + 1] - path[2 * low - 1])];
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

  /** The same path from its other end. */
  turned() {
    const path = new Float32Array(this.path.length);
    for (let i = 0; i < path.length; i += 2) {
      path[i] = this.path[path.length - 2 - i];
      path[i + 1] = this.path[path.length - 1 - i];
    }
    return new Rail(path);
  }
}

/** Room that words take along a path, px. @param {Type} type */
export function runWidth(type) {
  let wide = -type.spacing;
  for (const text of type.text) wide += widthOf({ ...type, text, spacing: 0 }) + type.spacing;
  return wide;
}

/** Words with their middle at a length of a path, read from left to right; null where they do not
 * fit. @param {Rail} rail @param {number} middle px @param {Type} type
 * @param {number} [lift] px above the path @returns {Setting|null} */
export function setOn(rail, middle, type, lift = -0.27 * type.size) {
  const wide = runWidth(type);
  const start = middle - wide / 2;
  if (start < 0 || start + wide > rail.length) return null;
  const [x0, y0] = rail.at(start);
  const [x1, y1] = rail.at(start + wide);
  if (x1 < x0) return setOn(rail.turned(), rail.length - middle, type, lift);
  const letters = [...type.text];
  const run = new Float32Array(3 * letters.length);
  let [s, bend, uneven, before] = [start, 0, 0, 0];
  letters.forEach((text, i) => {
    const own = widthOf({ ...type, text, spacing: 0 });
    const [ax, ay] = rail.at(s);
    const [bx, by] = rail.at(s + Math.max(own, 0.3 * type.size));
    const a = Math.atan2(by - ay, bx - ax);
    run[3 * i] = ax + lift * Math.sin(a);
    run[3 * i + 1] = ay - lift * Math.cos(a);
    run[3 * i + 2] = a;
    if (i) {
      bend = Math.max(bend, Math.abs(a - run[3 * i - 1]));
      const far = Math.hypot(run[3 * i] - run[3 * i - 3], run[3 * i + 1] - run[3 * i - 2]);
      uneven = Math.max(uneven, Math.abs(far - before) / type.size);
    }
    before = own + type.spacing;
    s += before;
  });
  const [x, y] = rail.at(middle);
  const boxes = boxesOf(run, letters, type);
  for (let i = 0; i < run.length; i += 3) {
    run[i] -= x;
    run[i + 1] -= y;
  }
  return { x, y, run, boxes, bend, uneven, turn: Math.atan2(y1 - y0, x1 - x0) };
}

/** A box about each few letters. @param {Float32Array} run @param {string[]} letters
 * @param {Type} type @returns {Oriented[]} */
function boxesOf(run, letters, type) {
  /** @type {Oriented[]} */
  const boxes = [];
  for (let i = 0; i < letters.length; i += GROUP) {
    const last = Math.min(i + GROUP, letters.length) - 1;
    const own = widthOf({ ...type, text: letters[last], spacing: 0 });
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
