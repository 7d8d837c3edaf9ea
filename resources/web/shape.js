/**
 * A shape of the atlas: parts of unit-square points, projected to pixels for a view. Runs of points
 * that lie wholly to one side of the view are drawn as one chord outside it, so a coast of 90,000
 * points costs what is seen of it.
 */
import { levelOf } from "./view.js";

const RUN = 48;
const MARGIN = 60;

/** @typedef {{points: Float32Array, box: number[], runs: Float32Array}} Part */

/** @param {Float32Array} points @returns {Part} */
function part(points) {
  const count = points.length / 2;
  const runs = new Float32Array(Math.ceil(count / RUN) * 4);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let r = 0; r < runs.length; r += 4) {
    runs.set([Infinity, Infinity, -Infinity, -Infinity], r);
    const first = (r / 4) * RUN;
    for (let i = first; i < Math.min(first + RUN, count); i++) {
      const x = points[2 * i];
      const y = points[2 * i + 1];
      runs[r] = Math.min(runs[r], x);
      runs[r + 1] = Math.min(runs[r + 1], y);
      runs[r + 2] = Math.max(runs[r + 2], x);
      runs[r + 3] = Math.max(runs[r + 3], y);
    }
    box[0] = Math.min(box[0], runs[r]);
    box[1] = Math.min(box[1], runs[r + 1]);
    box[2] = Math.max(box[2], runs[r + 2]);
    box[3] = Math.max(box[3], runs[r + 3]);
  }
  return { points, box, runs };
}

export class Shape {
  /** @param {Float32Array} geometry @param {[number, number][][]} levels start, count per part */
  constructor(geometry, levels) {
    this.geometry = geometry;
    this.ranges = levels;
    /** @type {(Part[]|undefined)[]} */
    this.levels = [];
    this.key = "";
    /** @type {[number, number]|null} */
    this.centre = null;
    /** @type {Float32Array[]} */
    this.pixels = [];
  }

  /** @param {number} zoom @returns {Part[]} */
  parts(zoom) {
    const level = Math.min(levelOf(zoom), this.ranges.length - 1);
    return (this.levels[level] ??= this.ranges[level].map(([start, count]) =>
      part(this.geometry.subarray(2 * start, 2 * (start + count))),
    ));
  }

  /** The middle of the shape's box in the unit square. @returns {[number, number]} */
  middle() {
    if (!this.centre) {
      const boxes = this.parts(0).map((one) => one.box);
      const low = (/** @type {number} */ i) => Math.min(...boxes.map((box) => box[i]));
      const high = (/** @type {number} */ i) => Math.max(...boxes.map((box) => box[i]));
      this.centre = [(low(0) + high(2)) / 2, (low(1) + high(3)) / 2];
    }
    return this.centre;
  }

  /** The width of the widest part in the unit square. */
  width() {
    return Math.max(0, ...this.parts(0).map((one) => one.box[2] - one.box[0]));
  }

  /** The parts in pixels, kept until the view changes.
   * @param {import("./view.js").View} view @returns {Float32Array[]} */
  project(view) {
    if (this.key !== view.key) {
      this.key = view.key;
      this.pixels = pixelsOf(this.parts(view.zoom), view);
    }
    return this.pixels;
  }
}

/** @param {Part[]} parts @param {import("./view.js").View} view */
function pixelsOf(parts, view) {
  const halfU = (view.w / 2 + MARGIN) / view.k;
  const halfV = (view.h / 2 + MARGIN) / view.k;
  const [top, bottom] = [view.v - halfV, view.v + halfV];
  const pixels = [];
  for (let copy = Math.floor(view.u - halfU); copy <= Math.floor(view.u + halfU); copy++) {
    const [left, right] = [view.u - halfU - copy, view.u + halfU - copy];
    for (const one of parts) {
      const [x0, y0, x1, y1] = one.box;
      if (x1 < left || x0 > right || y1 < top || y0 > bottom) continue;
      if ((x1 - x0) * view.k < 0.4 && (y1 - y0) * view.k < 0.4 && one.points.length > 6) continue;
      pixels.push(seen(one, view, copy, left, top, right, bottom));
    }
  }
  return pixels;
}

/** @param {Part} one @param {import("./view.js").View} view @param {number} copy
 * @param {number} left @param {number} top @param {number} right @param {number} bottom */
function seen(one, view, copy, left, top, right, bottom) {
  const { points, runs } = one;
  const { k } = view;
  const dx = view.w / 2 + (copy - view.u) * k;
  const dy = view.h / 2 - view.v * k;
  const out = new Float32Array(points.length);
  let n = 0;
  for (let r = 0, i = 0; r < runs.length; r += 4) {
    const end = Math.min(i + 2 * RUN, points.length);
    const hidden =
      runs[r] > right || runs[r + 1] > bottom || runs[r + 2] < left || runs[r + 3] < top;
    for (; i < end; i += hidden ? Math.max(2, end - 2 - i) : 2) {
      out[n++] = points[i] * k + dx;
      out[n++] = points[i + 1] * k + dy;
    }
  }
  return out.subarray(0, n);
}
