/** One map with a loop and a hand of its own. */
import { canvasLayer } from "../canvas/layer.js";
import { keys, wheel } from "../hand/gestures.js";
import { follow } from "../hand/hand.js";
import { Zoomer } from "../hand/zoomer.js";
import { Page } from "../page.js";

/** @typedef {{map: any, page: Page, zoomer: Zoomer}} Pane */

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {any} map of Leaflet
 * @param {import("../page.js").State} state @returns {Pane} */
export function paneOn(atlas, map, state) {
  /** @type {Page|null} */
  let page = null;
  const layer = canvasLayer(/** @type {any} */ (window).L, () => page?.moved(), () => page?.want());
  page = new Page(atlas, layer, state);
  layer.addTo(map);
  const zoomer = new Zoomer(map);
  wheel(map, zoomer);
  keys(map, zoomer);
  follow(page, map);
  return { map, page, zoomer };
}
