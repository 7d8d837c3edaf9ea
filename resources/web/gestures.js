/** Wheel, keys and the report of where the camera stands. */
import { send } from "./bridge.js";

const EASE = 0.28; // share of the way that each frame of a wheel zoom goes
const PAN = 90; // px a press of an arrow

const TELL = 60; // ms between reports of a moving camera

/** Report the camera while and after it moves; `gesture` when a hand moved it.
 * @param {any} map @returns {{program: () => void}} `program` says: what moves next is no hand,
 * until a hand comes */
export function report(map) {
  let byHand = false;
  let timer = 0;
  const tell = () => {
    timer = 0;
    const centre = map.getCenter();
    const bounds = map.getBounds();
    send({ type: "moved", lat: centre.lat, lon: wrap(centre.lng), zoom: map.getZoom(),
      west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(),
      north: bounds.getNorth(), gesture: byHand });
  };
  map.on("move moveend", () => (timer ||= setTimeout(tell, TELL)));
  map.on("resize", () => (byHand = false));
  for (const type of ["pointerdown", "wheel", "keydown"]) {
    map.getContainer().addEventListener(type, () => (byHand = true), { capture: true });
  }
  return { program: () => (byHand = false) };
}

/** @param {number} lon */
const wrap = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

/** Smooth zoom about the pointer, any fraction of a step. @param {any} L Leaflet @param {any} map */
export function wheel(L, map) {
  const box = map.getContainer();
  let goal = map.getZoom();
  let running = false;
  let point = L.point(0, 0); // an array would be taken for degrees
  const step = () => {
    const now = map.getZoom();
    const left = goal - now;
    const done = Math.abs(left) < 0.004;
    map.setZoomAround(point, done ? goal : now + left * EASE, { animate: false });
    running = !done;
    if (running) requestAnimationFrame(step);
  };
  box.addEventListener("wheel", (/** @type {WheelEvent} */ e) => {
    e.preventDefault();
    const r = box.getBoundingClientRect();
    point = L.point(e.clientX - r.left, e.clientY - r.top);
    const lines = e.deltaMode === 1 ? e.deltaY * 20 : e.deltaY;
    if (!running) goal = map.getZoom();
    const speed = e.ctrlKey ? 0.012 : 0.0045;
    goal = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), goal - lines * speed));
    if (running) return;
    running = true;
    map.stop();
    requestAnimationFrame(step);
  }, { passive: false });
  map.on("dblclick", (/** @type {any} */ e) => map.flyTo(e.latlng, map.getZoom() + 1, { duration: 0.5 }));
}

/** Arrows pan, + and - zoom, while the map has the focus. @param {any} map */
export function keys(map) {
  const box = map.getContainer();
  box.tabIndex = 0;
  /** @type {Record<string, () => void>} */
  const doors = {
    ArrowLeft: () => map.panBy([-PAN, 0], { duration: 0.15 }),
    ArrowRight: () => map.panBy([PAN, 0], { duration: 0.15 }),
    ArrowUp: () => map.panBy([0, -PAN], { duration: 0.15 }),
    ArrowDown: () => map.panBy([0, PAN], { duration: 0.15 }),
    "+": () => map.setZoom(map.getZoom() + 0.5),
    "=": () => map.setZoom(map.getZoom() + 0.5),
    "-": () => map.setZoom(map.getZoom() - 0.5),
  };
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => {
    const door = e.ctrlKey || e.altKey || e.metaKey ? undefined : doors[e.key];
    if (!door) return;
    e.preventDefault();
    e.stopPropagation();
    door();
  });
}
