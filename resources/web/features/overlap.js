/** Whose hatch gives way: ground that another power's army holds bears that army's hatch alone. */

/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {import("./features.js").Seen} Seen */

const YIELDING = new Set([
  "occupation", "lease", "concession", "railway-zone", "colony", "protectorate", "puppet-state",
  "presence",
]);

/** @type {WeakMap<object, import("../types.js").Box>} */
const boxes = new WeakMap();
/** @type {Feature[]} */
const NONE = [];

/** For each area what takes its ground. Moving grounds never share any, so they are left out.
 * @param {Seen[]} seen @returns {(feature: Feature) => Feature[]} */
export function overlaps(seen) {
  const armies = seen.filter(({ feature, sure }) =>
    feature.kind === "occupation" && sure !== "announced" && !feature.frames).map((one) => one.feature);
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
  const [a, b] = [boxOf(feature), boxOf(army)];
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

/** The box of a feature in the unit square. @param {Feature} feature @returns {import("../types.js").Box} */
export function boxOf({ shape }) {
  const found = boxes.get(shape);
  if (found) return found;
  const all = shape.parts(0).map((part) => part.box);
  const low = (/** @type {number} */ i) => Math.min(...all.map((box) => box[i]));
  const high = (/** @type {number} */ i) => Math.max(...all.map((box) => box[i]));
  /** @type {import("../types.js").Box} */
  const made = [low(0), low(1), high(2), high(3)];
  boxes.set(shape, made);
  return made;
}
