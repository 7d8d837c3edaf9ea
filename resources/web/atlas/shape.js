/**
 * A shape of the atlas: parts of unit-square points, projected to pixels for a view. Runs of points
 * that lie wholly to one side of the view are drawn as one chord outside it, so a coast of 90,000
 * points costs what is seen of it.
 */
import { hull, nothing, widen } from "./box.js";
import { levelOf } from "./view.js";

const RUN = 48;
const MARGIN = 60;

/** A ring or a line: its box at once, for most parts are out of sight; points and runs when drawn. */
export class Part {
  /** @param {Float32Array} geometry @param {number[]} ranges start, count, start, count, … */
  constructor(geometry, ranges) {
    this.geometry = geometry;
    this.ranges = ranges;
    this.box = nothing();
    for (let i = 0; i < ranges.length; i += 2) {
      widen(this.box, 0, geometry, 2 * ranges[i], 2 * (ranges[i] + ranges[i + 1]));
    }
    /** @type {Float32Array|null} */
    this.own = null;
    /** @type {Float32Array|null} */
    this.boxes = null;
  }

  /** x, y, x, y, … of the unit square. */
  get points() {
    return (this.own ??= pointsOf(this.geometry, this.ranges));
  }

  /** The box of each run of points: left, top, right, bottom, left, … */
  get runs() {
    return (this.boxes ??= runsOf(this.points));
  }
}

/** Points as a part. @param {Float32Array} points */
export function partOf(points) {
  return new Part(points, [0, points.length / 2]);
}

/** @param {Float32Array} points */
function runsOf(points) {
  const boxes = new Float32Array(Math.ceil(points.length / (2 * RUN)) * 4);
  for (let r = 0, i = 0; r < boxes.length; r += 4, i += 2 * RUN) {
    boxes[r] = boxes[r + 1] = Infinity;
    boxes[r + 2] = boxes[r + 3] = -Infinity;
    widen(boxes, r, points, i, Math.min(i + 2 * RUN, points.length));
  }
  return boxes;
}

/** The points of a part: a view of the block, or its runs put together.
 * @param {Float32Array} geometry @param {number[]} runs start, count, start, count, … */
function pointsOf(geometry, runs) {
  if (runs.length === 2) return geometry.subarray(2 * runs[0], 2 * (runs[0] + runs[1]));
  let total = 0;
  for (let i = 1; i < runs.length; i += 2) total += runs[i];
  const points = new Float32Array(2 * total);
  for (let i = 0, at = 0; i < runs.length; at += 2 * runs[i + 1], i += 2) {
    points.set(geometry.subarray(2 * runs[i], 2 * (runs[i] + runs[i + 1])), at);
  }
  return points;
}

export class Shape {
  /** @param {Float32Array} geometry
   * @param {number[][][]} levels start, count per part; of a part in several runs one after another; one
   * level where all are alike */
  constructor(geometry, levels) {
    this.geometry = geometry;
    this.ranges = levels;
    /** @type {(Part[]|undefined)[]|null} made when they are asked for, as all below */
    this.levels = null;
    /** @type {import("../types.js").Box|null} */
    this.bounds = null;
    /** @type {{key: string, pixels: Float32Array[]}[]|null} */
    this.kept = null;
  }

  /** @param {number} zoom @returns {Part[]} */
  parts(zoom) {
    const level = Math.min(levelOf(zoom), this.ranges.length - 1);
    this.levels ??= [];
    return (this.levels[level] ??=
      this.ranges[level].map((ranges) => new Part(this.geometry, ranges)));
  }

  /** Its box in the unit square. */
  get box() {
    return (this.bounds ??= hull(this.parts(0).map((one) => one.box)));
  }

  /** The middle of its box. @returns {[number, number]} */
  middle() {
    const [x0, y0, x1, y1] = this.box;
    return [(x0 + x1) / 2, (y0 + y1) / 2];
  }

  /** The width of the widest part in the unit square. */
  width() {
    return Math.max(0, ...this.parts(0).map((one) => one.box[2] - one.box[0]));
  }

  /** The parts in pixels, kept until the view changes. Points nearer than `grain` px to the one
   * before, and specks smaller than it, are left out.
   * @param {import("./view.js").View} view @param {number} [grain] @returns {Float32Array[]} */
  project(view, grain = view.grain) {
    const slot = grain === view.grain ? 0 : 1;
    const key = slot ? `${view.key},${grain}` : view.key;
    this.kept ??= [];
    if (this.kept[slot]?.key !== key) {
      this.kept[slot] = { key, pixels: pixelsOf(this.parts(view.detail ?? view.zoom), view, grain) };
    }
    return this.kept[slot].pixels;
  }
}

/** @param {Part[]} parts @param {import("./view.js").View} view @param {number} grain */
function pixelsOf(parts, view, grain) {
  const halfU = (view.w / 2 + MARGIN) / view.k;
  const halfV = (view.h / 2 + MARGIN) / view.k;
  const [top, bottom] = [view.v - halfV, view.v + halfV];
  const speck = Math.max(0.4, 0.7 * grain) / view.k;
  const pixels = [];
  for (let copy = Math.floor(view.u - halfU) - 1; copy <= Math.floor(view.u + halfU); copy++) {
    const box = [view.u - halfU - copy, top, view.u + halfU - copy, bottom];
    for (const one of parts) {
      const own = one.box;
      if (own[2] < box[0] || own[0] > box[2] || own[3] < top || own[1] > bottom) continue;
      const small = own[2] - own[0] < speck && own[3] - own[1] < speck;
      if (small && one.points.length > 6) continue;
      pixels.push(seen(one, view, copy, box, grain));
    }
  }
  return pixels;
}

/** @param {Part} one @param {import("./view.js").View} view @param {number} copy of the world
 * @param {number[]} box left, top, right, bottom of what is seen @param {number} grain */
function seen({ points, runs }, view, copy, [left, top, right, bottom], grain) {
  const { k } = view;
  const dx = view.w / 2 + (copy - view.u) * k;
  const dy = view.h / 2 - view.v * k;
  const near = (grain / k) ** 2;
  const last = points.length - 2;
  const out = new Float32Array(points.length);
  let [n, px, py] = [0, Infinity, Infinity];
  for (let r = 0, i = 0; r < runs.length; r += 4) {
    const end = Math.min(i + 2 * RUN, points.length);
    const hidden =
      runs[r] > right || runs[r + 1] > bottom || runs[r + 2] < left || runs[r + 3] < top;
    for (; i < end; i += hidden ? Math.max(2, end - 2 - i) : 2) {
      const x = points[i];
      const y = points[i + 1];
      if ((x - px) ** 2 + (y - py) ** 2 < near && i < last) continue;
      px = x;
      py = y;
      out[n++] = x * k + dx;
      out[n++] = y * k + dy;
    }
  }
  return out.slice(0, n);
}
