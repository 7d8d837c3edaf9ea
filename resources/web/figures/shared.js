/** What several maps of one ground have in common: the rows of one legend for them all. */
import { onGround, sceneOf } from "../compose.js";
import { legendRows } from "../furniture/legend.js";
import { moved } from "../pens/moved.js";

/** @typedef {import("../furniture/legend.js").Row} Row */
/** @typedef {import("../features/features.js").Seen} Seen */

/** What lies on the ground of each. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane[]} panes @param {import("../types.js").Furniture} furniture
 * @param {import("../atlas/view.js").View} view that they share */
export const groundsOf = (atlas, panes, furniture, view) => panes.map((pane) =>
  onGround(sceneOf(atlas, pane.style, view, furniture.manner), { pane, furniture }, atlas.marked(pane)));

/** What lies on the ground of each, taken together. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane[]} panes @param {import("../types.js").Furniture} furniture
 * @param {import("../atlas/view.js").View} view that they share */
export function together(atlas, panes, furniture, view) {
  const all = groundsOf(atlas, panes, furniture, view);
  /** @type {Map<string, Seen>} */
  const seen = new Map();
  for (const one of all.flatMap((each) => each.seen)) {
    seen.set([one.feature.look, one.feature.dress, one.sure, one.past].join(), one);
  }
  return { seen: [...seen.values()], stacked: all.flatMap((one) => one.stacked),
    changed: all.flatMap((one) => one.changed) };
}

const INNER = 20; // px from the corner of a map

/** A swatch drawn inside the map and moved away: a hatch ends where its map ends.
 * @param {import("../furniture/legend.js").Draw} draw @returns {import("../furniture/legend.js").Draw} */
const anywhere = (draw) => (x, y, w, h) => moved(draw(INNER, INNER, w, h), x - INNER, y - INNER);

/** Rows for what any of the maps shows. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane[]} panes @param {import("../types.js").Furniture} furniture
 * @param {import("../atlas/view.js").View} view that they share @returns {Row[]} */
export function sharedRows(atlas, panes, furniture, view) {
  const [pane] = panes;
  const { seen, stacked, changed } = together(atlas, panes, furniture, view);
  const scene = sceneOf(atlas, pane.style, view, furniture.manner);
  const away = (/** @type {import("../furniture/legend.js").Entry} */ item) => ({ ...item, draw: anywhere(item.draw) });
  return legendRows(scene, seen, stacked, { pane, furniture }, null, {}, changed).map((row) =>
    ({ ...row, items: row.items.map(away), short: row.short && away(row.short) }));
}
