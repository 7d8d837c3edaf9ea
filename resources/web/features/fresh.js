/** What is new since the scene before lights up where it is drawn, and calms down. */
import { isLarge, softWidth, VAGUE } from "./areas.js";
import { opacity } from "./ink.js";

/** @typedef {import("../types.js").Pane} Pane */
/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("./features.js").Drawing} Drawing */
/** @typedef {{ids: Set<string>, light: number}} Lit  `light`: 0 to 1 */

const FRESH = "fresh:"; // before an id among a pane's highlights
const CALM = 1200; // ms until nothing of the light is left
const HELD = 0.35; // of them in full light
const STEPS = 6; // pictures of its going
export const EACH = (CALM * (1 - HELD)) / STEPS; // ms from one to the next
const REACH = 12; // px
const SOFT = [1, 0.66, 0.33]; // of the width of a light along a vague edge: one over the other
const EACH_SOFT = 0.12; // how strong one of them is
let told = "";
let since = 0; // ms: when they came

/** The ids in question. @param {Pane} pane @returns {string[]} */
export const freshOf = ({ highlights }) =>
  highlights.filter((one) => one.startsWith(FRESH)).map((one) => one.slice(FRESH.length));

/** What of the highlights stays. @param {Pane} pane @returns {string[]} */
export const lasting = ({ highlights }) => highlights.filter((one) => !one.startsWith(FRESH));

/** The light on them now, while there is any. @param {string[]} ids @returns {Lit|null} */
export function lightOn(ids) {
  const key = ids.join();
  if (key !== told) [told, since] = [key, performance.now()];
  return calming() ? { ids: new Set(ids), light: light() } : null;
}

/** Whether any light is still going. */
export const calming = () => light() > 0;

function light() {
  if (!told) return 0;
  const left = (1 - (performance.now() - since) / CALM) / (1 - HELD);
  return Math.ceil(STEPS * Math.min(Math.max(left, 0), 1)) / STEPS;
}

/** @type {WeakMap<Float32Array[], Drawing>} by what a shape is on the screen */
const kept = new WeakMap();

/** The light on a line, or on an area's border without its coasts. What nobody surveyed has a soft
 * one: a bright edge would look like a border, and ground of another tone like another's.
 * @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature @param {number} light 0 to 1
 * @returns {Drawing} the same one while it looks the same */
export function lightUp(scene, feature, light) {
  const area = feature.type === "area";
  const px = softWidth(scene, feature);
  const vague = area && px > VAGUE;
  const border = area ? feature.edge : null;
  const all = (border ?? feature.shape).project(scene.view);
  const key = [feature.id, "fresh", scene.style, light].join();
  const found = kept.get(all);
  if (found?.key === key) return found;
  const closed = area && !border;
  const beyond = area ? 0 : scene.atlas.styles.kinds[feature.kind].width; // it lies below its line
  const parts = closed ? all.filter(isLarge) : all;
  /** @type {Drawing} */
  const made = { key, parts, reach: REACH + px, fleeting: true,
    marks: () => vague ? soft(scene, parts, closed, px, light) : edge(scene, parts, closed, light, beyond) };
  kept.set(all, made);
  return made;
}

/** @param {Scene} scene @param {Float32Array[]} parts @param {boolean} closed
 * @param {number} px to either side @param {number} light @returns {import("../types.js").Mark[]} */
const soft = ({ look }, parts, closed, px, light) => SOFT.map((share) => ({ k: "path", parts, closed,
  sharp: true, stroke: look.fresh, width: 2 * px * share, alpha: EACH_SOFT * light }));

/** @param {Scene} scene @param {Float32Array[]} parts @param {boolean} closed @param {number} light
 * @param {number} beyond px of a line that it is wider than @returns {import("../types.js").Mark[]} */
function edge(scene, parts, closed, light, beyond) {
  const line = { k: /** @type {"path"} */ ("path"), parts, closed, sharp: true };
  return [{ ...line, stroke: scene.look.halo, width: (beyond + 6) * scene.weight, alpha: 0.85 * light },
    { ...line, stroke: scene.look.fresh, width: (beyond + 3.6) * scene.weight, alpha: opacity(scene, 0.9) * light }];
}
