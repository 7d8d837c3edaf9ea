/** One map with a loop and a hand of its own. */
import { canvasLayer } from "../canvas/layer.js";
import { keys, wheel } from "../hand/gestures.js";
import { follow } from "../hand/hand.js";
import { hoverOn } from "../hand/hover.js";
import { Walker } from "../hand/walker.js";
import { Zoomer } from "../hand/zoomer.js";
import { Page } from "../page.js";

/** @typedef {{map: any, page: Page, zoomer: Zoomer, walker: Walker}} Pane */

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {any} map of Leaflet
 * @param {import("../page.js").State} state @returns {Pane} */
export function paneOn(atlas, map, state) {
  /** @type {Page|null} */
  let page = null;
  const layer = canvasLayer(/** @type {any} */ (window).L, () => page?.moved(), () => page?.want());
  page = new Page(atlas, layer, state);
  layer.addTo(map);
  for (const hand of ["pointerdown", "wheel"]) { // each stops a flight
    map.getContainer().addEventListener(hand, () => page?.rafts.fly(null), { capture: true, passive: true });
  }
  const zoomer = new Zoomer(map);
  wheel(map, zoomer);
  keys(map, zoomer);
  const walker = new Walker(page, map);
  follow(page, map);
  hoverOn(map, () => page?.picture?.rise ?? 0);
  return { map, page, zoomer, walker };
}
