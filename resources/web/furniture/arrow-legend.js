/** The legend's small rows for arrows: what their breadth says, and how a retreat is drawn. */
import { arrowMarks } from "../features/arrows.js";
import { coverOf } from "../features/covers.js";
import { _ } from "./tongue.js";
import { RETREAT, STRENGTH } from "./words.js";

/** @typedef {import("./legend.js").Row} Row */
/** @typedef {import("../features/features.js").Scene} Scene */

const WIDTH = 6; // px of a common arrow's shaft
const [FEW, MANY] = [6000, 60000]; // men of the two that are shown beside each other

/** @param {Scene} scene @param {import("../features/features.js").Seen[]} seen
 * @param {import("../types.js").Box|null} hidden below the cartouche @returns {Row[]} */
export function arrowRows(scene, seen, hidden) {
  const there = seen.filter(({ feature }) => (feature.men || feature.retreat) &&
    coverOf(feature, scene.view, hidden)).map(({ feature }) => feature);
  const row = (/** @type {string} */ text, /** @type {import("./legend.js").Draw} */ draw) => ({
    key: `arrow-${text}`, text, small: true, items: [{ text, ids: [], draw }] });
  const rows = [];
  if (there.some(({ men }) => men)) {
    rows.push(row(_(STRENGTH), (x, y, w, h) => [...arrow(scene, x, y + 0.22 * h, w, h, { men: FEW }),
      ...arrow(scene, x, y + 0.72 * h, w, h, { men: MANY })]));
  }
  if (there.some(({ retreat }) => retreat)) {
    rows.push(row(_(RETREAT), (x, y, w, h) => arrow(scene, x, y + h / 2, w, 0.62 * h, { retreat: true })));
  }
  return rows;
}

/** @param {Scene} scene @param {number} x @param {number} y @param {number} w @param {number} h
 * @param {{men?: number, retreat?: boolean}} force */
function arrow(scene, x, y, w, h, force) {
  const line = { parts: [Float32Array.of(x, y, x + w, y)], id: "" };
  return arrowMarks(scene, line, { ink: scene.look.muted, width: (WIDTH * h) / 20, dash: [],
    alpha: 0.9, sure: "certain", ...force });
}
