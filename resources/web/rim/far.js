/** Recent events of weight beyond the view, and the few words that a chip has for them. */
import { lasts } from "../events/standing.js";
import { isMeeting } from "../events/symbols.js";
import { distanceKm, place, unproject } from "../atlas/view.js";
import { kmWords, MORE, when } from "../furniture/words.js";

/** @typedef {import("../events/events.js").Living} Living */
/** @typedef {object} Far      events at one spot beyond the view
 * @property {Living} first   the one to tell of
 * @property {number} count
 * @property {number} x       px, outside the view
 * @property {number} y */

const WEIGHT = 4; // the least importance
const ONE_SPOT = 60; // km: events nearer to each other share a chip
const NEAR = 0.3; // of the view's diagonal: so near, a distance says nothing
const SHORT = 32; // letters of a title that stay as they are

/** The first few, the newest and weightiest before others.
 * @param {Living[]} living @param {import("../atlas/view.js").View} view @param {number} most
 * @returns {Far[]} */
export function farEvents(living, view, most) {
  const away = living.filter(({ event, now }) => now && event.importance >= WEIGHT &&
    !lasts(event) && !inside(view, event)).sort((a, b) => staleness(a) - staleness(b));
  /** @type {(Far & {at: [number, number]})[]} */
  const made = [];
  for (const first of away) {
    const at = degreesOf(first.event);
    const known = made.find((far) => distanceKm(far.at, at) < ONE_SPOT);
    if (known) known.count++;
    else if (made.length < most) {
      const [x, y] = place(view, first.event.x, first.event.y);
      made.push({ first, count: 1, x, y, at });
    }
  }
  return made;
}

/** @param {import("../atlas/atlas.js").Event_} event */
const degreesOf = ({ was, x, y }) => unproject(was?.x ?? x, was?.y ?? y);

/** @param {import("../atlas/view.js").View} view @param {import("../atlas/atlas.js").Event_} event */
function inside(view, event) {
  const [x, y] = place(view, event.x, event.y);
  return x >= 0 && y >= 0 && x <= view.w && y <= view.h;
}

/** @param {Living} one */
const staleness = ({ age, event }) =>
  (age / (event.importance - WEIGHT + 1)) * (isMeeting(event) ? 0.5 : 1);

/** A title's own beginning, where that says it. @param {string} title */
export function shortTitle(title) {
  if (title.length <= SHORT) return title;
  const head = title.split(/[:;,(]| – /)[0].trim();
  return head.length >= 8 && head.length <= SHORT ? head : title;
}

/** How far, unless it is just outside, how long ago, and how many more.
 * @param {Far} far @param {import("../atlas/view.js").View} view */
export function whereabouts({ first, count, x, y }, view) {
  const { event } = first;
  const beyond = Math.hypot(Math.max(-x, 0, x - view.w), Math.max(-y, 0, y - view.h));
  const km = distanceKm(unproject(view.u, view.v), degreesOf(event));
  const far = beyond > NEAR * Math.hypot(view.w, view.h) ? [kmWords(km)] : [];
  return [...far, when(first), ...(count > 1 ? [MORE(count - 1)] : [])].join(", ");
}
