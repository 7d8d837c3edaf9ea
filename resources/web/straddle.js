/** Names of states had better not lie half on ground that bears another name. */
import { within } from "./pick.js";

/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {import("./features.js").Seen} Seen */

const STATE = "sovereign";

/** The named areas that lie on states. @param {Seen[]} seen */
export const overlaysOf = (seen) => seen.filter(({ feature }) =>
  feature.type === "area" && feature.label && feature.kind !== STATE);

/** Spots of a state's name, those first that lie wholly on or wholly off each other named area; as
 * they were for names of other areas.
 * @template {{spot: {boxes: Oriented[]}}} Found @param {Found[]} found
 * @param {import("./atlas.js").Feature} feature @param {Seen[]} overlays
 * @param {import("./view.js").View} view @returns {Found[]} */
export function wholeFirst(found, feature, overlays, view) {
  if (feature.kind !== STATE || found.length < 2) return found;
  const shapes = overlays.map((one) => one.feature.shape.project(view)).filter((p) => p.length);
  const cut = new Map(found.map((one) => [one, shapes.some((p) => straddles(one.spot.boxes, p))]));
  return [...found].sort((a, b) => Number(cut.get(a)) - Number(cut.get(b)));
}

/** @param {Oriented[]} boxes @param {Float32Array[]} parts px */
function straddles(boxes, parts) {
  let inside = 0;
  let looked = 0;
  for (const [x, y, w, , c, s] of boxes) {
    for (const at of [-0.9, 0, 0.9]) {
      looked++;
      if (within(parts, x + at * w * c, y + at * w * s)) inside++;
    }
  }
  return inside > 0 && inside < looked;
}
