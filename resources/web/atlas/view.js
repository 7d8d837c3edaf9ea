/** Where the map looks, as numbers: unit Mercator square to CSS pixels and back. */

/**
 * @typedef {object} View
 * @property {number} u  centre in the unit square
 * @property {number} v
 * @property {number} k  pixels of the whole world
 * @property {number} w
 * @property {number} h
 * @property {number} zoom
 * @property {number} grain  px: points nearer to each other are left out
 * @property {number} [detail]  the zoom whose level of detail shapes have, where it is another
 * @property {string} key
 * @property {import("./plane.js").Plane} [plane]  where a figure is not in Web Mercator
 */

/** @param {number} lon @param {number} lat @returns {[number, number]} */
export function project(lon, lat) {
  const s = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
}

/** @param {number} u @param {number} v @returns {[number, number]} lon, lat */
export function unproject(u, v) {
  return [(u - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * 180) / Math.PI];
}

export const FINE = 0.7; // px: grain at rest
export const MOVING = 1.5; // px: grain while the camera moves

const PRINTED = 0.35; // px: grain of what is measured on paper
const CLOSER = 1; // zooms: there shapes are in the detail of a map so much closer

/** @param {import("../types.js").Camera & {plane?: import("./plane.js").Plane|null}} camera
 * @param {number} w @param {number} h @param {number} [grain] px @returns {View} */
export function viewOf(camera, w, h, grain = FINE) {
  if (camera.plane) return planeView(camera.plane, camera.zoom, w, h);
  const [u, v] = project(camera.lon, camera.lat);
  const k = 256 * 2 ** camera.zoom;
  return keyed({ u, v, k, w, h, zoom: camera.zoom, grain, key: "" });
}

/** A view of the plane that a figure lies in. @param {import("./plane.js").Plane} plane
 * @param {number} zoom @param {number} w @param {number} h @returns {View} */
const planeView = (plane, zoom, w, h) => keyed({ u: plane.u, v: plane.v, w, h, zoom, plane, key: "",
  k: plane.k * 2 ** (zoom - plane.zoom), grain: PRINTED, detail: zoom + CLOSER });

/** @param {View} view @returns {View} */
const keyed = (view) => ({ ...view,
  key: [view.u, view.v, view.k, view.w, view.h, view.grain, view.plane?.name ?? ""].join() });

/** A view moved by less than half a device pixel, so that it lies whole ones away from the one
 * before: what a pan keeps in view can then be copied.
 * @param {View} view @param {View|null} before @param {number} ratio device px to a CSS px */
export function alongside(view, before, ratio) {
  if (!before || before.k !== view.k || before.w !== view.w || before.h !== view.h) return view;
  const fine = view.k * ratio;
  const whole = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.round((to - from) * fine) / fine;
  return keyed({ ...view, u: whole(before.u, view.u), v: whole(before.v, view.v) });
}

/** The copy of a meridian nearest another. @param {number} lon @param {number} from */
export const nearLon = (lon, from) => lon - 360 * Math.round((lon - from) / 360);

/** The copy of a point nearest the view's centre, in pixels.
 * @param {View} view @param {number} u @param {number} v @returns {[number, number]} */
export function place(view, u, v) {
  const near = u - Math.round(u - view.u);
  return [(near - view.u) * view.k + view.w / 2, (v - view.v) * view.k + view.h / 2];
}

/** A point in pixels to the unit square.
 * @param {View} view @param {number} x @param {number} y @returns {[number, number]} */
export const unplace = (view, x, y) =>
  [(x - view.w / 2) / view.k + view.u, (y - view.h / 2) / view.k + view.v];

/** Kilometres on the ground under one pixel at a height of the unit square.
 * @param {View} view @param {number} v */
export function kmPerPixel(view, v) {
  if (view.plane) return view.plane.km / view.k;
  const lat = (unproject(0, v)[1] * Math.PI) / 180;
  return (40075.017 * Math.cos(lat)) / view.k;
}

/** Great-circle distance in km. @param {[number, number]} a lon, lat @param {[number, number]} b */
export function distanceKm(a, b) {
  const r = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * r) / 2) ** 2 +
    Math.cos(a[1] * r) * Math.cos(b[1] * r) * Math.sin(((b[0] - a[0]) * r) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The level of detail for a zoom. @param {number} zoom */
export function levelOf(zoom) {
  return zoom < 5 ? 0 : zoom < 7.5 ? 1 : 2;
}
