/** Our own Leaflet layer: canvases in the map's frame, drawn from the camera of the moment. */
import { alongside, viewOf } from "../atlas/view.js";

const NAMES = ["base", "features", "top"]; // the lowest is opaque: one canvas less to blend

/** @param {any} L Leaflet @param {() => void} moved on every change of the camera
 * @param {() => void} sized on a change of size */
export function canvasLayer(L, moved, sized) {
  const Layer = L.Layer.extend({
    /** @param {any} map */
    onAdd(map) {
      this.contexts = NAMES.map((name) => add(map, name, name !== NAMES[0]));
      this.moving = add(map, "moving", false);
      map.on("move zoom viewreset", moved);
      map.on("resize", sized);
    },
    onRemove(/** @type {any} */ map) {
      map.off("move zoom viewreset", moved);
      map.off("resize", sized);
      for (const c of [...this.contexts, this.moving]) c.canvas.remove();
    },
    /** Show one canvas in place of the three, or these again: while the camera moves a frame costs
     * by the canvases that change. @param {boolean} one @returns {CanvasRenderingContext2D} */
    merge(one) {
      const { moving, contexts: [{ canvas }] } = this;
      if (one) fit(moving, canvas.width, canvas.height); // it keeps its size: a new one costs 10 ms
      moving.setTransform(this.contexts[0].getTransform());
      const shown = (/** @type {any} */ c, /** @type {boolean} */ on) => {
        c.canvas.style.visibility = on ? "" : "hidden";
      };
      shown(moving, one);
      for (const c of this.contexts) shown(c, !one);
      return moving;
    },
    /** The view before. @type {import("../atlas/view.js").View|null} */
    last: null,
    /** The camera as numbers, the canvases fitted to it.
     * @param {number} grain px @returns {import("../atlas/view.js").View} */
    view(grain) {
      const map = this._map;
      const size = map.getSize();
      const centre = map.getCenter();
      const ratio = window.devicePixelRatio || 1;
      for (const c of this.contexts) {
        fit(c, Math.round(size.x * ratio), Math.round(size.y * ratio));
        c.setTransform(ratio, 0, 0, ratio, 0, 0);
      }
      const camera = { lat: centre.lat, lon: centre.lng, zoom: map.getZoom() };
      this.last = alongside(viewOf(camera, size.x, size.y, grain), this.last, ratio);
      return this.last;
    },
  });
  return new Layer();
}

/** @param {any} map @param {string} name @param {boolean} alpha @returns {CanvasRenderingContext2D} */
function add(map, name, alpha) {
  const canvas = document.createElement("canvas");
  canvas.className = "p38-canvas";
  canvas.dataset.name = name;
  canvas.style.zIndex = "500";
  canvas.setAttribute("aria-hidden", "true"); // the map is told as a whole
  map.getContainer().append(canvas);
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha }));
}

/** @param {CanvasRenderingContext2D} c @param {number} w device px @param {number} h */
function fit({ canvas }, w, h) {
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
}
