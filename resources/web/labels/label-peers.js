/** Areas whose names are set alike, and names of chief states too small for theirs. */
import { boundsOf } from "../pens/reach.js";
import { place } from "../atlas/view.js";

/** @typedef {import("../atlas/atlas.js").Feature} Feature */

const CHIEF = 5;
const ALIKE = 1.8; // times: no peer is wider than the other by more
const APART = 1.5; // of the wider one's width: so near their middles lie
const MOST = 40; // spots
const ENDS = [-1, -0.5, 0, 0.5, 1]; // of half a name's length

/** The neighbours of a chief area that are of its kind and about its size.
 * @param {Feature} feature @param {import("../features/features.js").Seen[]} seen */
export function peersOf(feature, seen) {
  if (feature.importance < CHIEF) return [];
  return seen.filter(({ feature: other }) => other !== feature && other.type === "area" && other.label &&
    other.kind === feature.kind && other.importance >= CHIEF && near(feature, other));
}

/** @type {WeakMap<import("../atlas/shape.js").Shape, number>} */
const widths = new WeakMap();

/** @param {import("../atlas/shape.js").Shape} shape */
function widthOf(shape) {
  const wide = widths.get(shape) ?? shape.width();
  widths.set(shape, wide);
  return wide;
}

/** @param {Feature} one @param {Feature} other */
function near({ shape: one }, { shape: other }) {
  const [w0, w1] = [widthOf(one), widthOf(other)];
  const [x0, y0] = one.middle();
  const [x1, y1] = other.middle();
  const wide = Math.max(w0, w1);
  return wide < ALIKE * Math.min(w0, w1) && Math.hypot(x1 - x0, y1 - y0) < APART * wide;
}

/** Middles of a name that reaches from a small chief state over the sea, never over others' land.
 * @param {Feature} feature @param {import("./label-truth.js").Lands} lands
 * @param {number} half px @param {number} size px @param {number} widest px of such a state
 * @returns {[number, number][]} */
export function overhanging(feature, lands, half, size, widest) {
  const { view } = lands;
  const [x0, y0, x1, y1] = boundsOf(feature.shape.project(view));
  if (feature.importance < CHIEF || !(x1 - x0 < widest)) return [];
  const [ax, ay] = feature.anchor ? place(view, ...feature.anchor) : [(x0 + x1) / 2, (y0 + y1) / 2];
  /** @type {[number, number][]} */
  const found = [];
  for (let y = y0 + size / 2; y < y1; y += 0.8 * size) {
    for (let x = x0 - 0.5 * half; x <= x1 + 0.5 * half; x += 0.25 * half) {
      const under = ENDS.map((at) => lands.at(x + at * half, y));
      if (under.every((id) => !id || id === feature.id) && under.includes(feature.id)) found.push([x, y]);
    }
  }
  const far = (/** @type {[number, number]} */ [x, y]) => Math.hypot(x - ax, y - ay);
  return found.sort((a, b) => far(a) - far(b)).slice(0, MOST);
}
