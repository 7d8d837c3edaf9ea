/** How an event stands on a day: large on its days, then smaller and fainter in a few steps, the
 * less important the quicker, until it is a dot; doubtful days are only possible ones. */
import { certainty, glow, span } from "../atlas/clock.js";

/** @typedef {import("../atlas/atlas.js").Event_} Event_ */
/** @typedef {object} Standing
 * @property {number} step   STEPS on the day, 0 for the last dot
 * @property {number} age    days since it was over; of what still lasts, since it began
 * @property {boolean} rough  the age is known roughly only
 * @property {import("../types.js").Certainty} sure
 */

export const STEPS = 12;
export const SIGN = 6; // the least step that bears a sign; below it is a dot
export const NEWS = 10; // from this step on it glows and is named

const BRIEF = 92; // days: what lasts longer is a state of things, and soon no news
const LASTING = 0.45; // strength of such a state while it lasts
const DOUBTFUL = 0.6; // the most that a possible day has

/** By importance: how much of the fading time it stays more than a dot. */
const SHARE = [0, 0.12, 0.25, 0.5, 0.75, 1];
/** By importance: strength where many days are shown at once and none is today. */
const IN_WINDOW = [0, 0.3, 0.4, 0.6, 0.8, 1];
/** By importance: the least strength on a map of all the past. */
const IN_ALL = [0, 0, 0.05, 0.2, 0.5, 0.6];

/** @param {Event_} event */
export const lasts = ({ from, to }) => to - from > BRIEF;

/** How it stands, or null where the pane does not show it.
 * @param {Event_} event @param {import("../types.js").Pane} pane @param {number} fade days
 * @returns {Standing|null} */
export function standing(event, pane, fade) {
  const { from, to, importance, certain: [surely, until] } = event;
  if (glow(from, to, pane, fade) <= 0) return null;
  const last = span(pane)[1] - 1;
  const end = Math.floor(((surely < until ? until : from) + to) / 2); // doubtful: the middle
  const over = last >= to;
  const running = !over && lasts(event);
  const age = over ? last - end + 1 : running ? last - from : 0;
  const sure = certainty([from, to, surely, until], null, pane) ?? "certain"; // over: it has been
  const left = Math.max(0, 1 - Math.sqrt(age / (fade * SHARE[importance])));
  const news = running ? Math.max(LASTING, left) : lasts(event) ? LASTING * left : left;
  const strength = { instant: news, window: IN_WINDOW[importance],
    cumulative: Math.max(news, IN_ALL[importance]) }[pane.mode];
  const step = Math.ceil(STEPS * (sure === "certain" ? strength : Math.min(DOUBTFUL, strength)));
  return { step, age, sure, rough: surely >= until || until < to };
}
