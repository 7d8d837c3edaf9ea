/** Names of states had better not lie half on ground that bears another name. */
import { boundsOf } from "../pens/reach.js";
import { inside } from "./inside.js";

/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {import("../features/features.js").Seen} Seen */

const STATE = "sovereign";
const CHIEF = 5;
/** @type {Record<string, string>} armies, and for which state they held ground */
const FOR = { kpa: "dprk", cpv: "dprk", "un-command": "rok" };
const LOOKED = 4; // spots that are looked at
const ENDS = [-0.9, 0, 0.9]; // of half a box's width

/** The named areas that lie on states. @param {Seen[]} seen */
export const overlaysOf = (seen) => seen.filter(({ feature }) =>
  feature.type === "area" && feature.label && feature.kind !== STATE);

/** Spots of a state's name, those first that lie wholly on or wholly off each other named area; as
 * they were for names of other areas.
 * @template {{spot: {boxes: Oriented[], rim: import("../types.js").Box}}} Found @param {Found[]} found
 * @param {import("../atlas/atlas.js").Feature} feature @param {Seen[]} overlays
 * @param {import("../atlas/view.js").View} view @returns {Found[]} */
export function wholeFirst(found, feature, overlays, view) {
  if (feature.kind !== STATE || found.length < 2) return found;
  const shapes = overlays.map((one) => one.feature.shape.project(view)).filter((p) => p.length);
  const cut = new Map(found.slice(0, LOOKED).map((one) =>
    [one, shapes.some((p) => straddles(one.spot, p))]));
  return [...found].sort((a, b) => Number(cut.get(a) ?? 0) - Number(cut.get(b) ?? 0));
}

/** @param {{boxes: Oriented[], rim: import("../types.js").Box}} spot @param {Float32Array[]} parts px */
function straddles({ boxes, rim }, parts) {
  const [x0, y0, x1, y1] = boundsOf(parts);
  if (rim[0] > x1 || rim[2] < x0 || rim[1] > y1 || rim[3] < y0) return false;
  const points = boxes.length > 2 ? boxes.map(([x, y]) => [x, y])
    : boxes.flatMap(([x, y, w, , c, s]) => ENDS.map((at) => [x + at * w * c, y + at * w * s]));
  const first = inside(parts, points[0][0], points[0][1]);
  return points.some(([x, y]) => inside(parts, x, y) !== first);
}

/** What others hold of a chief state as the front moves. @param {import("../atlas/atlas.js").Feature} feature
 * @param {Seen[]} seen */
export const lostBy = ({ kind, importance, powers }, seen) =>
  (kind !== STATE || importance < CHIEF ? [] : seen.filter(({ feature: other }) =>
    other.type === "area" && other.kind === "occupation" && !other.label &&
    !other.powers.some((power) => powers.includes(FOR[power] ?? power))));

/** Spots of a state's name, those last whose middle lies on ground that it has lost.
 * @template {{spot: {boxes: Oriented[]}}} Found @param {Found[]} found @param {Seen[]} lost
 * @param {import("../atlas/view.js").View} view @returns {Found[]} */
export function ownFirst(found, lost, view) {
  if (!lost.length) return found;
  const grounds = lost.map(({ feature }) => feature.shape.project(view));
  const gone = new Map(found.map((one) => {
    const { boxes } = one.spot;
    const [x, y] = boxes[boxes.length >> 1];
    return [one, grounds.some((parts) => inside(parts, x, y))];
  }));
  return [...found].sort((a, b) => Number(gone.get(a)) - Number(gone.get(b)));
}
