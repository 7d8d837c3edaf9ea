/** Features as marks: the table of kinds (map/style.py) turned into fills, hatches and lines. */
import { certainty } from "./clock.js";
import { hatch } from "./hatch.js";
import { areaMarks } from "./areas.js";
import { lineMarks, pointMarks } from "./lines.js";

/** @typedef {import("./atlas.js").Feature} Feature */
/** @typedef {{atlas: import("./atlas.js").Atlas, view: import("./view.js").View,
 *   style: string, look: Record<string, string>, weight: number}} Scene how to draw */
/** @typedef {{feature: Feature, sure: import("./types.js").Certainty}} Seen */

/** Whether a pane's layers and powers let a record through.
 * @param {import("./atlas.js").Atlas} atlas @param {import("./types.js").Pane} pane
 * @param {Feature} feature */
export function admitted(atlas, pane, feature) {
  const named = (/** @type {string[]} */ list) =>
    list.includes(feature.id) || list.includes(feature.layer);
  if (pane.layers_off.includes(feature.id)) return false;
  if (pane.layers_on.includes(feature.id)) return powered(pane, feature);
  if (named(pane.layers_off)) return false;
  if (!named(pane.layers_on) && !(atlas.layers.get(feature.layer)?.on ?? true)) return false;
  return powered(pane, feature);
}

/** @param {import("./types.js").Pane} pane @param {{powers: string[]}} record */
export function powered(pane, record) {
  return pane.powers.length === 0 || record.powers.some((power) => pane.powers.includes(power));
}

/** What a pane shows, in drawing order. @param {import("./atlas.js").Atlas} atlas
 * @param {import("./types.js").Pane} pane @param {[number, number]} days @returns {Seen[]} */
export function visible(atlas, pane, days) {
  /** @type {Seen[]} */
  const seen = [];
  for (const feature of atlas.features) {
    const sure = certainty(feature.interval, feature.announced, days);
    if (sure && admitted(atlas, pane, feature)) seen.push({ feature, sure });
  }
  return seen;
}

/** The ink of a feature. @param {Scene} scene @param {Feature} feature */
export function inkOf(scene, feature) {
  const symbol = scene.atlas.styles.kinds[feature.kind];
  if (symbol.ink !== "power" && symbol.ink !== "powers") return scene.look[symbol.ink];
  return scene.atlas.ink(feature.powers[0] ?? "", scene.style);
}

/** @type {WeakMap<object, {key: string, lines: Float32Array[]}>} */
const hatched = new WeakMap();

/** A hatch of a feature, kept until the view changes.
 * @param {Scene} scene @param {object} owner @param {Float32Array[]} rings @param {number} degrees
 * @param {number} spacing */
export function hatchOf(scene, owner, rings, degrees, spacing) {
  const key = `${scene.view.key},${degrees},${spacing}`;
  const kept = hatched.get(owner);
  if (kept?.key === key) return kept.lines;
  const lines = hatch(rings, degrees, spacing, scene.view);
  hatched.set(owner, { key, lines });
  return lines;
}

/** @param {Scene} scene @param {Seen[]} seen @param {Set<string>} marked selected and highlighted
 * @returns {import("./types.js").Mark[]} */
export function featureMarks(scene, seen, marked) {
  return seen.flatMap(({ feature, sure }) => {
    const parts = feature.shape.project(scene.view);
    if (parts.length === 0) return [];
    const bright = marked.has(feature.id);
    if (feature.type === "area") return areaMarks(scene, feature, parts, sure, bright);
    if (feature.type === "line") return lineMarks(scene, feature, parts, sure, bright);
    return pointMarks(scene, feature, parts, sure, bright);
  });
}
