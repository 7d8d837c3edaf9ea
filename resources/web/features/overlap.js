/** Whose hatch gives way: ground that another power's army holds bears that army's hatch alone. */
import { overlap } from "../atlas/box.js";

/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {import("./features.js").Seen} Seen */

const YIELDING = new Set([
  "occupation", "lease", "concession", "railway-zone", "colony", "protectorate", "puppet-state",
  "presence",
]);

/** @type {Feature[]} */
const NONE = [];

/** For each area what takes its ground. Moving grounds never share any, so they are left out.
 * @param {Seen[]} seen @returns {(feature: Feature) => Feature[]} */
export function overlaps(seen) {
  const armies = seen.filter(({ feature, sure }) =>
    feature.kind === "occupation" && sure === "certain" && !feature.frames).map((one) => one.feature);
  return (feature) => {
    if (!YIELDING.has(feature.kind) || feature.frames || feature.type !== "area") return NONE;
    const over = armies.filter((army) => yields(feature, army));
    return over.length ? over : NONE;
  };
}

/** Of two armies the one that came later holds the ground. @param {Feature} feature
 * @param {Feature} army */
function yields(feature, army) {
  if (army.powers[0] === feature.powers[0]) return false;
  if (feature.kind === "occupation" && feature.interval[0] >= army.interval[0]) return false;
  return overlap(feature.shape.box, army.shape.box);
}
