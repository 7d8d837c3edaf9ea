/** Movements on their way: an arrow reaches as far as its days have gone. */
import { lengthsOf } from "./line.js";
import { Shape, partOf } from "./shape.js";

/** @typedef {import("./atlas.js").Feature} Feature */

const STEPS = 24; // lengths that an arrow takes between its first day and its last
const LEAST = 0.15; // of the whole way: so much is seen on the first day

/** @type {WeakMap<Feature, Feature[]>} */
const kept = new WeakMap();

/** A movement as far as it has come by the pane's day: evenly, as the records tell of the towns
 * between only here and there. A window of days, or all of the past, shows the whole way.
 * @param {Feature} feature @param {import("../types.js").Pane} pane @returns {Feature} */
export function advanced(feature, pane) {
  const [from, to, surely, until] = feature.interval;
  const [first, after] = [(from + surely) / 2, (to + until) / 2];
  const share = Math.max(LEAST, (pane.day + 1 - first) / Math.max(1, after - first));
  const step = Math.ceil(share * STEPS);
  if (pane.mode !== "instant" || step >= STEPS) return feature;
  const steps = kept.get(feature) ?? [];
  kept.set(feature, steps);
  return (steps[step] ??= { ...feature, look: `${feature.look}@${step}`,
    shape: new Advance(feature.shape, step / STEPS) });
}

class Advance extends Shape {
  /** @param {Shape} whole @param {number} share of the way */
  constructor(whole, share) {
    super(whole.geometry, whole.ranges);
    this.whole = whole;
    this.share = share;
  }

  /** @param {number} zoom @returns {import("./shape.js").Part[]} */
  parts(zoom) {
    return this.whole.parts(zoom).map(({ points }) => partOf(along(points, this.share)));
  }
}

/** The first of a path, so much of its length. @param {Float32Array} p @param {number} share */
function along(p, share) {
  if (p.length < 4) return p;
  const lengths = lengthsOf(p);
  const way = share * lengths[lengths.length - 1];
  let n = 1;
  while (n < lengths.length - 1 && lengths[n] < way) n++;
  const t = (way - lengths[n - 1]) / (lengths[n] - lengths[n - 1] || 1);
  const i = 2 * n;
  return Float32Array.from([...p.slice(0, i), p[i - 2] + t * (p[i] - p[i - 2]),
    p[i - 1] + t * (p[i + 1] - p[i - 1])]);
}
