/** What a figure says of its projection. */
import { fill, _ } from "./tongue.js";
import { NORTH, ONE_PARALLEL, PROJECTIONS, SOUTH, TWO_PARALLELS } from "./words.js";

/** Its name with the parallels that are true to scale, where it is not that of the screen.
 * @param {import("../atlas/view.js").View} view @returns {string[]} */
export function projectionOf({ plane }) {
  if (!plane) return [];
  const [south, north] = plane.parallels.map((lat) =>
    fill(lat < 0 ? _(SOUTH) : _(NORTH), { degrees: `${Math.abs(lat)}°` }));
  const name = _(PROJECTIONS[plane.kind]);
  return [south === north ? fill(_(ONE_PARALLEL), { name, south })
    : fill(_(TWO_PARALLELS), { name, south, north })];
}
