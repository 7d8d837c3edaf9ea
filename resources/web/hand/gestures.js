/** Wheel, keys and the report of where the camera stands. */
import { send } from "../bridge.js";
import { _ } from "../furniture/tongue.js";
import { MAP } from "../furniture/words.js";
import { glides } from "./motion.js";
import { isPlacing } from "./placing.js";

const PAN = 90; // px a press of an arrow
const KEY = 0.5; // zoom steps a press of + or -
const CLICK = 1; // zoom steps a double click
const WHEEL = 0.0045; // zoom steps a px of the wheel
const PINCH = 0.01 / Math.LN2; // of two fingers, which come as a wheel with Ctrl and 100 ln(scale)
const NOTCH = 50; // px at least, and whole ones, that a mouse's wheel turns at once
const LINE = 20; // px a line of a wheel that counts lines
const TELL = 60; // ms between reports of a moving camera

/** Report the camera while and after it moves; `gesture` when a hand moved it,
 * on whichever map of the page.
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
    document.addEventListener(type, () => (byHand = true), { capture: true });
  }
  return { program: () => (byHand = false) };
}

/** @param {number} lon */
const wrap = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

/** Wheel, two fingers and double clicks zoom about the pointer, any fraction of a step; sideways
 * the wheel moves the map, as it moves the timeline.
 * @param {any} map @param {import("./zoomer.js").Zoomer} zoomer */
export function wheel(map, zoomer) {
  const box = map.getContainer();
  box.addEventListener("wheel", (/** @type {WheelEvent} */ e) => {
    e.preventDefault();
    const r = box.getBoundingClientRect();
    const unit = e.deltaMode === 1 ? LINE : 1;
    if (Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      map.panBy([e.deltaX * unit, 0], { animate: false });
      return;
    }
    const px = e.deltaY * unit;
    const pinch = e.ctrlKey && !(Number.isInteger(px) && Math.abs(px) >= NOTCH);
    zoomer.by(-px * (pinch ? PINCH : WHEEL), { x: e.clientX - r.left, y: e.clientY - r.top });
  }, { passive: false });
  map.on("dblclick", (/** @type {any} */ e) => {
    if (!isPlacing(box)) zoomer.by(e.originalEvent.shiftKey ? -CLICK : CLICK, e.containerPoint);
  });
}

/** Where a letter lies, for a keyboard that does not say. @param {string} key */
export const letter = (key) => `Key${key.toUpperCase()}`;

/** A key that comes while nothing in the page has the keyboard is the map's. @param {any} map */
export function takeKeys(map) {
  const box = map.getContainer();
  document.addEventListener("keydown", (e) => {
    if (e.target !== document.body || e.key === "Tab") return;
    box.focus();
    if (!box.dispatchEvent(new KeyboardEvent("keydown", e))) e.preventDefault();
    e.stopPropagation();
  }, { capture: true });
}

/** W, A, S, D and the arrows that are no command of the window pan, + and - zoom, while the map has
 * the focus.
 * @param {any} map @param {import("./zoomer.js").Zoomer} zoomer */
export function keys(map, zoomer) {
  const box = map.getContainer();
  box.tabIndex = 0;
  box.setAttribute("role", "application"); // a reader hands its keys on
  box.setAttribute("aria-label", _(MAP));
  const pan = (/** @type {number} */ x, /** @type {number} */ y) => () =>
    map.panBy([x * PAN, y * PAN], { animate: glides(), duration: 0.15 });
  map.on("dragstart", () => (map.options.inertia = glides())); // it coasts on when let go
  const [west, east, north, south] = [pan(-1, 0), pan(1, 0), pan(0, -1), pan(0, 1)];
  /** @type {Record<string, () => void>} letters by where they lie */
  const doors = {
    ArrowLeft: west, ArrowRight: east, ArrowUp: north, ArrowDown: south,
    KeyA: west, KeyD: east, KeyW: north, KeyS: south,
    "+": () => zoomer.by(KEY),
    "=": () => zoomer.by(KEY),
    "-": () => zoomer.by(-KEY),
  };
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => {
    const door = e.ctrlKey || e.altKey || e.metaKey ? undefined : doors[e.key] ?? doors[e.code || letter(e.key)];
    if (!door) return;
    e.preventDefault();
    e.stopPropagation();
    door();
  });
}
