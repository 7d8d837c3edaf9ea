/** Where the atlas ends its ground fades into the paper, on either side: a straight end of a tint, a
 * band or a hatch would look like a border. */
import { goesOn, RIM } from "./areas.js";
import { roughCoast } from "../base/water.js";
import { place } from "../atlas/view.js";

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("./features.js").Drawing} Drawing */

const STEPS = 10; // of the fading
const [WIDEST, DEGREES] = [70, 9]; // px, and degrees of longitude: no wider than either
const EAST = 105; // degrees of longitude beyond the western rim to which the northern one goes
const FAR = 0.5; // of the world, to the south

/** @type {WeakMap<Float32Array[], Drawing>} by the coast, which is the same while the view is */
const kept = new WeakMap();

/** Whether a feature of the atlas goes on beyond its end. @param {import("../atlas/atlas.js").Feature} feature */
export const isCut = (feature) =>
  feature.type === "area" && !feature.drawn && !feature.kind.startsWith("own-") && goesOn(feature);

/** The fading over all that was drawn before it. A copier knows no tints; in a cone the rim is no
 * straight line. @param {Scene} scene @returns {Drawing[]} */
export function veil(scene) {
  const { atlas, view, look, style } = scene;
  if (style === "copy" || view.plane) return [];
  const reach = Math.min(WIDEST, (DEGREES * view.k) / 360);
  const [x, y] = place(view, ...RIM);
  if (!isNear([x, y], reach, view)) return [];
  const land = roughCoast(atlas, view);
  const found = kept.get(land);
  if (found && found.key === style) return [found];
  const [east, south] = [x + (EAST * view.k) / 360, y + FAR * view.k];
  // Nested, each as strong as makes the sum of all rise evenly.
  const marks = Array.from({ length: STEPS }, (_, n) => ({ k: /** @type {"path"} */ ("path"),
    parts: [angle(x, y, east, south, (reach * (STEPS - n)) / STEPS)], closed: true, inside: land,
    fill: look.paper, fillAlpha: 1 / (STEPS - n) }));
  /** @type {Drawing} */
  const made = { key: style, parts: marks[0].parts, reach: 0, fleeting: true, marks: () => marks };
  kept.set(land, made);
  return [made];
}

/** Whether the rim is in the picture. @param {[number, number]} corner px @param {number} reach px
 * @param {{w: number, h: number}} view */
const isNear = ([x, y], reach, { w, h }) =>
  (x > -reach && x < w + reach && y < h) || (y > -reach && y < h + reach && x < w);

/** So far on both sides of the rim, as one ring. @param {number} x px of its corner @param {number} y
 * @param {number} east @param {number} south @param {number} d px */
const angle = (x, y, east, south, d) => Float32Array.of(x - d, y - d, east, y - d, east, y + d,
  x + d, y + d, x + d, south, x - d, south);
