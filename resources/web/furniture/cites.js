/** The sources of what a figure shows, in short, those first on which most of it stands. */
import { coverOf } from "../features/covers.js";

const EVENT = 400; // px²: an event of the first rank counts as so much ground

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {Pick<import("../compose.js").Picture, "view"|"seen"|"stacks">} picture
 * @param {Record<string, string>} cites what each source is called in short, by id @returns {string[]} */
export function citesOf(atlas, { view, seen, stacks }, cites) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const count = (/** @type {number[]|undefined} */ sources, /** @type {number} */ weight) => {
    for (const n of sources ?? []) {
      const said = cites[atlas.sources[n]];
      if (said) found.set(said, (found.get(said) ?? 0) + weight);
    }
  };
  for (const { feature } of seen) {
    const cover = coverOf(feature, view, null);
    if (cover) count(feature.sources, Math.sqrt(cover) * (feature.kind === "sovereign" ? 0.2 : 1));
  }
  for (const { event, x, y } of stacks.flatMap(({ spots }) => spots)) {
    if (x >= 0 && y >= 0 && x <= view.w && y <= view.h) count(/** @type {any} */ (event).sources, Math.sqrt(EVENT) * event.importance / 5);
  }
  return [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([said]) => said);
}
