/** The map on paper: laid out anew as a figure, in vectors, with date, legend and credit. */
import { layOut, putAway } from "../figure.js";

const [WIDE, HIGH] = [1040, 700]; // CSS px: a lying A4 or Letter sheet within its margins
const MARGIN = 6; // px round the map

/** @param {import("./desk.js").Desk} desk */
async function print(desk) {
  const { lat, lng: lon } = desk.map().getCenter();
  const room = desk.map().getSize();
  const { pane, more, ...rest } = desk.shown();
  const onPaper = (/** @type {any} */ one) => ({ ...one, style: one.style === "dark" ? "screen" : one.style });
  await layOut(desk.page().atlas, { ...rest, pane: onPaper(pane), more: more.map(onPaper), lat, lon,
    zoom: desk.map().getZoom(), width: WIDE, height: HIGH, room: [room.x, room.y], margin: MARGIN });
  globalThis.print();
}

/** What prints the map, once it is there. The browser's own command prints it as it stands on the
 * screen, since it does not wait. @param {import("./desk.js").Desk} desk
 * @param {(text: string) => void} failed */
export function printing(desk, failed) {
  const stage = /** @type {HTMLElement} */ (document.getElementById("p38-stage"));
  addEventListener("beforeprint", () => {
    stage.style.setProperty("--shape", String(stage.clientWidth / Math.max(stage.clientHeight, 1)));
  });
  addEventListener("afterprint", putAway);
  return () => {
    print(desk).catch((error) => {
      putAway();
      failed(String(error?.message ?? error));
    });
  };
}
