/** The hand on the map: clicks become messages, what is hovered opens, chips fly there and back. */
import { send } from "../bridge.js";
import { _ } from "../furniture/tongue.js";
import { BACK } from "../furniture/words.js";
import { goTo } from "./motion.js";
import { pin, press } from "./pin.js";
import { targetAt } from "./pick.js";
import { isPlacing } from "./placing.js";
import { hideAtRest } from "./rest.js";
import { unproject, project } from "../atlas/view.js";

/** @param {import("../page.js").Page} page @param {any} map */
export function follow(page, map) {
  const box = map.getContainer();
  hideAtRest(page, box);
  const target = (/** @type {MouseEvent} */ e) => {
    const r = box.getBoundingClientRect();
    return page.picture && !isPlacing(box) &&
      targetAt(page.atlas, page.picture, e.clientX - r.left, e.clientY - r.top);
  };
  map.on("click", (/** @type {any} */ e) => {
    const hit = target(e.originalEvent);
    if (hit) take(page, map, hit, e.latlng);
  });
  box.addEventListener("mousemove", (/** @type {MouseEvent} */ e) => {
    if (e.buttons) return;
    const hit = target(e);
    if (!hit) return;
    box.classList.toggle("p38-point", hit.kind !== "point");
    hover(page, hovered(page, hit));
  });
  box.addEventListener("mouseleave", () => hover(page, ""));
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => {
    if (!isPlacing(box) && !e.ctrlKey && !e.altKey && !e.metaKey && press(page, e.key)) {
      e.preventDefault();
      e.stopImmediatePropagation();
    }
  }, { capture: true });
}

/** What a click or a key takes. @param {import("../page.js").Page} page @param {any} map
 * @param {import("./pick.js").Target} hit @param {any} latlng of Leaflet */
export function take(page, map, hit, latlng) {
  pin(page, hit);
  if (hit.kind === "chip") flyTo(page, map, Number(hit.id));
  else send({ type: "picked", ...listed(page, hit), lat: latlng.lat, lon: latlng.wrap().lng });
}

/** A stack is told like a row of the legend, by all that it stands for.
 * @param {import("../page.js").Page} page @param {import("./pick.js").Target} hit
 * @returns {import("./pick.js").Target} */
function listed(page, hit) {
  const stack = hit.kind === "stack" && page.picture?.stacks.find(({ spots }) =>
    spots.some(({ event }) => event.id === hit.id));
  return stack ? { kind: "legend", id: stack.spots.map(({ event }) => event.id).join() } : hit;
}

/** The event that a target stands for, or "". @param {import("../page.js").Page} page
 * @param {import("./pick.js").Target} hit */
function hovered(page, { kind, id }) {
  if (kind === "chip") return page.picture?.chips[Number(id)].id ?? "";
  return kind === "event" || kind === "stack" ? id : "";
}

/** @param {import("../page.js").Page} page @param {string} id */
function hover(page, id) {
  if (page.hand.hover === id) return;
  page.hand.hover = id;
  page.want();
}

/** @param {import("../page.js").Page} page @param {any} map @param {number} index */
function flyTo(page, map, index) {
  const chip = page.picture?.chips[index];
  if (!chip) return;
  if (chip.kind === "back") {
    const { from } = page.hand;
    page.hand.back = "";
    if (from) go(page, map, from, 1.8);
    return;
  }
  const event = page.atlas.events.find((one) => one.id === chip.id);
  if (!event) return;
  const centre = map.getCenter();
  if (!page.hand.back) page.hand.from = { lat: centre.lat, lon: centre.lng, zoom: map.getZoom() };
  page.hand.back = _(BACK);
  const [, lat] = unproject(event.x, event.y);
  const u = project(centre.lng, 0)[0];
  const near = event.x - Math.round(event.x - u);
  go(page, map, { lat, lon: (near - 0.5) * 360, zoom: 5.2 }, 2.2);
  send({ type: "picked", kind: "event", id: event.id, lat, lon: (event.x - 0.5) * 360 });
}

/** @param {import("../page.js").Page} page @param {any} map @param {import("../types.js").Camera} goal
 * @param {number} seconds */
function go(page, map, goal, seconds) {
  goTo(map, [goal.lat, goal.lon], goal.zoom, seconds);
  page.hurry(goal);
}
