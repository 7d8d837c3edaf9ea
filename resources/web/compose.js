/** One picture as a display list: features below, labels, events and furniture on top. */
import { span } from "./clock.js";
import { featureMarks, visible } from "./features.js";

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {object} Picture
 * @property {import("./view.js").View} view
 * @property {Mark[]} features
 * @property {Mark[]} top
 * @property {import("./features.js").Seen[]} seen
 */

/** @param {import("./atlas.js").Atlas} atlas @param {import("./page.js").State} state
 * @param {import("./view.js").View} view @param {string} hover @returns {Picture} */
export function compose(atlas, state, view, hover) {
  const { pane } = state;
  const look = atlas.styles.palettes[pane.style];
  const scene = { atlas, view, style: pane.style, look, weight: Number(look.weight) };
  const days = span(pane);
  const seen = visible(atlas, pane, days);
  const marked = new Set([pane.selected, ...pane.highlights]);
  return { view, seen, features: featureMarks(scene, seen, marked), top: [] };
}
