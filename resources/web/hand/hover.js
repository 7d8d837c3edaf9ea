/** Tells Python where the pointer is, at most once a frame, and only while it wants to hear. What
 * has not changed is not told: while the clock runs under a resting pointer nothing is. */
import { send } from "../bridge.js";
import { nearLon } from "../atlas/view.js";

const MIDDLE = 4; // of MouseEvent.buttons: held, it points for a room

/** Whether Python listens, for all maps of the page. */
let wanted = false;

/** @param {boolean} on */
export const watchPointer = (on) => (wanted = on);

/** @param {any} map @param {() => number} rise of its credit, px */
export function hoverOn(map, rise) {
  /** @type {{x: number, y: number}|null} px in the map's box; null while it is elsewhere */
  let at = null;
  let asked = 0;
  let told = "";
  const tell = () => {
    asked = 0;
    const { lat, lng } = at ? map.containerPointToLatLng(at) : { lat: null, lng: 0 };
    const key = `${lat},${lng}`;
    if (!wanted || key === told) return;
    told = key;
    send({ type: "hover", lat, lon: lat === null ? null : nearLon(lng, 0),
      rise: rise() });
  };
  const ask = () => (asked ||= wanted ? requestAnimationFrame(tell) : 0);
  const box = map.getContainer();
  box.addEventListener("mousemove", (/** @type {MouseEvent} */ e) => {
    const r = box.getBoundingClientRect();
    at = { x: e.clientX - r.left, y: e.clientY - r.top };
    if (!(e.buttons & ~MIDDLE)) ask(); // a drag moves the map, not the pointer on it
  });
  box.addEventListener("mouseleave", () => {
    at = null;
    ask();
  });
  map.on("moveend", () => at && ask());
  map.on("unload", () => cancelAnimationFrame(asked));
}
