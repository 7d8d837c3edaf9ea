/** The legend: what is visible now and nothing else, drawn with the map's own marks. */
import { areaMarks, softWidth } from "./areas.js";
import { lineMarks, pointMarks } from "./lines.js";
import { touches } from "./pick.js";
import { eventRows } from "./event-legend.js";
import { BORDER_DASH } from "./base.js";
import { ANNOUNCED, BORDERS, DOUBT, POSSIBLE } from "./words.js";

/** @typedef {import("./features.js").Scene} Scene */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {{key: string, text: string, ids: string[],
 *   draw: (x: number, y: number, w: number, h: number) => Mark[]}} Row */

const SURENESS = { announced: 0, possible: 1, certain: 2 };

/** Rows for what is really in the view.
 * @param {Scene} scene @param {import("./features.js").Seen[]} seen
 * @param {import("./events.js").Stack[]} stacks @param {number} fade @param {boolean} fades
 * @param {boolean} borders of today
 * @returns {Row[]} */
export function legendRows(scene, seen, stacks, fade, fades, borders) {
  /** @type {Map<string, Row & {rank: number, sure: import("./types.js").Certainty}>} */
  const rows = new Map();
  const states = new Set();
  let doubt = false;
  for (const { feature, sure } of seen) {
    const parts = feature.shape.project(scene.view);
    if (!touches(parts, feature.type === "area", scene.view.w, scene.view.h)) continue;
    if (sure !== "certain") states.add(sure);
    if (feature.type !== "point" && softWidth(scene, feature) >= 3) doubt = true;
    const row = rows.get(feature.legend);
    const ids = [...(row?.ids ?? []), feature.id];
    if (row && SURENESS[row.sure] >= SURENESS[sure]) {
      row.ids = ids;
      continue;
    }
    rows.set(feature.legend, { key: feature.legend, text: feature.legend, ids, sure,
      rank: rankOf(scene, feature),
      draw: (x, y, w, h) => sample(scene, feature, sure, x, y, w, h) });
  }
  const made = /** @type {Row[]} */ ([...rows.values()].sort((a, b) => a.rank - b.rank));
  if (borders) made.push(borderRow(scene));
  if (states.has("possible")) made.push(stateRow(scene, "possible", POSSIBLE));
  if (states.has("announced")) made.push(stateRow(scene, "announced", ANNOUNCED));
  if (doubt && scene.style !== "copy") made.push(doubtRow(scene));
  return [...made, ...eventRows(scene, stacks, fade, fades)];
}

/** Lines of control first, then territory, then other lines.
 * @param {Scene} scene @param {import("./atlas.js").Feature} feature */
function rankOf(scene, feature) {
  const order = scene.atlas.styles.kinds[feature.kind].order;
  if (feature.type === "area") return order;
  return feature.kind === "control-line" || feature.kind === "cease-fire-line" ? 100 : 100 + order;
}

/** A swatch as the surest feature of its row is drawn.
 * @param {Scene} scene @param {import("./atlas.js").Feature} feature
 * @param {import("./types.js").Certainty} sure @param {number} x
 * @param {number} y @param {number} w @param {number} h @returns {Mark[]} */
function sample(scene, feature, sure, x, y, w, h) {
  const plain = { ...feature, km: 0 };
  const box = [Float32Array.of(x, y, x + w, y, x + w, y + h, x, y + h)];
  if (feature.type === "area") {
    return areaMarks(scene, { ...plain, edge: null }, box, sure, false, true);
  }
  if (feature.type === "line") {
    const line = [Float32Array.of(x, y + h / 2, x + w, y + h / 2)];
    return lineMarks(scene, plain, line, sure, false);
  }
  return pointMarks(scene, plain, [Float32Array.of(x + w / 2, y + h / 2)], sure, false);
}

/** @param {Scene} scene @returns {Row} */
function borderRow(scene) {
  return { key: "borders", text: BORDERS, ids: [], draw: (x, y, w, h) => [{ k: "path",
    closed: false, parts: [Float32Array.of(x, y + h / 2, x + w, y + h / 2)],
    stroke: scene.look.ink, width: 1, alpha: 0.75, dash: BORDER_DASH }] };
}

/** @param {Scene} scene @param {"possible"|"announced"} sure @param {string} text @returns {Row} */
function stateRow(scene, sure, text) {
  const [dash, alpha] = sure === "possible" ? [[5, 4], 0.16] : [[2, 4], 0.07];
  return { key: sure, text, ids: [], draw: (x, y, w, h) => [{ k: "path", closed: true,
    parts: [Float32Array.of(x, y, x + w, y, x + w, y + h, x, y + h)], fill: scene.look.ink,
    fillAlpha: alpha * Math.min(1, Number(scene.look.fill)), stroke: scene.look.ink, width: 1.2,
    dash, alpha: 0.8 }] };
}

/** @param {Scene} scene @returns {Row} */
function doubtRow(scene) {
  return { key: "doubt", text: DOUBT, ids: [], draw: (x, y, w, h) => {
    const parts = [Float32Array.of(x, y + h / 2, x + w, y + h / 2)];
    const soft = [h, h * 0.66, h * 0.33].map((width) => ({ k: /** @type {"path"} */ ("path"), parts,
      closed: false, stroke: scene.look.ink, width, alpha: 0.13 }));
    return [...soft, { k: "path", parts, closed: false, stroke: scene.look.ink, width: 1 }];
  } };
}
