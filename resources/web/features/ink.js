/** What drawing shares: the scene, the ink of a feature, its hatches. */
import { hatch } from "./hatch.js";

/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {{atlas: import("../atlas/atlas.js").Atlas, view: import("../atlas/view.js").View,
 *   style: string, look: Record<string, string>, weight: number}} Scene how to draw */

/** @type {Map<string, Record<string, string>>} */
const looks = new Map();
const STAGE = 470; // px of height a unit of type: 12 px of it are then 1/40 of the height

/** The palette of a style for a picture, as a figure's manner bends it.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {string} style
 * @param {import("../atlas/view.js").View} view @param {import("../types.js").Manner|null} [manner]
 * @returns {Record<string, string>} */
export function lookOf(atlas, style, view, manner) {
  const look = grown(atlas, style, view);
  if (!manner) return look;
  const times = (/** @type {string} */ a, /** @type {number} */ b) => String(Number(a) * b);
  return { ...look, type: times(look.type, manner.type), weight: times(look.weight, manner.weight),
    floor: String(manner.least), density: String(manner.density) };
}

/** On a stage type and lines grow with the picture.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {string} style
 * @param {import("../atlas/view.js").View} view @returns {Record<string, string>} */
function grown(atlas, style, { h }) {
  const palette = atlas.styles.palettes[style];
  const scale = h / STAGE / Number(palette.type);
  if (style !== "stage" || scale <= 1) return palette;
  const key = `${style},${h}`;
  const made = looks.get(key) ?? { ...palette, type: String(Number(palette.type) * scale),
    weight: String(Number(palette.weight) * scale), least: String(Number(palette.least) * scale),
    halos: String(Number(palette.halos) * scale) };
  if (looks.size > 50) looks.clear();
  looks.set(key, made);
  return made;
}

/** How wide the light edge of a word is: on a stage it grows with the type.
 * @param {Record<string, string>} look @param {number} px @returns {number} px */
export const haloOf = ({ halos }, px) => px * Number(halos);

/** The ink of a feature's fill. @param {Scene} scene @param {Feature} feature */
export function inkOf(scene, feature) {
  return ofSymbol(scene, feature) ?? scene.atlas.ink(feature.powers[0] ?? "", scene.style);
}

/** The ink of its lines and hatches, which stand out from that fill.
 * @param {Scene} scene @param {Feature} feature */
export function lineInkOf(scene, feature) {
  return ofSymbol(scene, feature) ?? scene.atlas.lineInk(feature.powers[0] ?? "", scene.style);
}

/** @param {Scene} scene @param {Feature} feature @returns {string|null} */
function ofSymbol(scene, feature) {
  const { ink } = scene.atlas.styles.kinds[feature.kind];
  return ink === "power" || ink === "powers" ? null : scene.look[ink];
}

/** @type {WeakMap<object, {key: string, lines: Float32Array[]}>} */
const hatched = new WeakMap();

/** A hatch of a feature, kept until the view or what lies over it changes.
 * @param {Scene} scene @param {object} owner @param {Float32Array[]} rings @param {number} degrees
 * @param {number} spacing @param {Feature[]} over @param {import("./hatch.js").Soft|null} soft */
export function hatchOf(scene, owner, rings, degrees, spacing, over, soft) {
  const key = [scene.view.key, degrees, spacing, ...over.map(({ look }) => look)].join();
  const kept = hatched.get(owner);
  if (kept?.key === key) return kept.lines;
  const lines = hatch(rings, degrees, spacing, scene.view,
    over.map(({ shape }) => shape.project(scene.view)), soft);
  hatched.set(owner, { key, lines });
  return lines;
}

/** An opacity; a copier knows only ink and paper. @param {Scene} scene @param {number} alpha */
export const opacity = (scene, alpha) => (scene.style === "copy" ? 1 : alpha);
