/** Keeping a fan open: by a click or the keyboard, until Esc or a click elsewhere. */
import { send } from "../bridge.js";
import { holdKeys } from "./held.js";
import { unproject } from "../atlas/view.js";

/** @typedef {import("../page.js").Page} Page */

/** A click opens the stack it hits, and closes one that it does not hit.
 * @param {Page} page @param {import("./pick.js").Target} hit */
export function pin(page, { kind, id }) {
  const inFan = kind === "event" && open(page)?.spots.some(({ event }) => event.id === id);
  hold(page, kind === "stack" || inFan ? id : "");
}

/** Close what is open. @param {Page} page */
export function unpin(page) {
  page.hand.hover = "";
  hold(page, "");
  page.want();
}

/** @param {Page} page @param {string} id */
function hold(page, id) {
  if (page.hand.pinned === id) return;
  page.hand.pinned = id;
  holdKeys(page, Boolean(id));
  page.want();
}

/** A key in a fan: arrows go round, Enter takes, Esc closes; Enter opens the selected event's.
 * @param {Page} page @param {string} key @returns {boolean} whether it was for a fan */
export function press(page, key) {
  const fan = open(page);
  if (!fan && page.hand.pinned) unpin(page); // its day is over
  if (!fan || !page.hand.pinned) return key === "Enter" && openSelected(page);
  const at = fan.spots.findIndex(({ event }) => event.id === page.hand.hover);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step) {
    const next = at < 0 ? (step > 0 ? 0 : fan.spots.length - 1) : at + step;
    page.hand.hover = fan.spots[(next + fan.spots.length) % fan.spots.length].event.id;
    page.want();
  } else if (key === "Enter" && at >= 0) {
    const { id, x, y } = fan.spots[at].event;
    const [lon, lat] = unproject(x, y);
    send({ type: "picked", kind: "event", id, lat, lon });
  } else if (key === "Escape") unpin(page);
  else return false;
  return true;
}

/** @param {Page} page */
const open = (page) => page.picture?.stacks.find((stack) => stack.open);

/** @param {Page} page */
function openSelected(page) {
  const { selected } = page.state.pane;
  const stack = page.picture?.stacks.find(({ spots }) =>
    spots.length > 1 && spots.some(({ event }) => event.id === selected));
  if (!stack) return false;
  hold(page, selected);
  page.hand.hover = selected;
  return true;
}
