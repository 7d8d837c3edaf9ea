/** What is new since the scene before lights up, and calms down. */

/** @typedef {import("../types.js").Pane} Pane */

const FRESH = "fresh:"; // before an id among a pane's highlights
const CALM = 2600; // ms until nothing of the light is left
const HELD = 0.35; // of them in full light
const STEPS = 8; // pictures of its going
export const EACH = CALM / STEPS; // ms from one to the next
let told = "";
let since = 0; // ms: when they came

/** The ids in question. @param {Pane} pane @returns {string[]} */
export const freshOf = ({ highlights }) =>
  highlights.filter((one) => one.startsWith(FRESH)).map((one) => one.slice(FRESH.length));

/** What of the highlights stays. @param {Pane} pane @returns {string[]} */
export const lasting = ({ highlights }) => highlights.filter((one) => !one.startsWith(FRESH));

/** How bright the light on them is now, 0 to 1. @param {string[]} ids */
export function lightOn(ids) {
  const key = ids.join();
  if (key !== told) [told, since] = [key, performance.now()];
  return light();
}

/** Whether any light is still going. */
export const calming = () => light() > 0;

function light() {
  if (!told) return 0;
  const left = (1 - (performance.now() - since) / CALM) / (1 - HELD);
  return Math.ceil(STEPS * Math.min(Math.max(left, 0), 1)) / STEPS;
}
