/** Lines of the legend as marks: a swatch, and words beside it. */
import { legible } from "../pens/type.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("./legend.js").Row} Row */
/** @typedef {import("./flow.js").Measure} Measure */

export const PLAIN = 12; // px of a legend's rows
const SMALL = 10.6; // of its small print

/** @param {Row} row @param {Record<string, string>} look @param {number} t scale of type
 * @param {number} wide px of its lines @returns {Measure} */
export const measureOf = ({ small }, look, t, wide) =>
  ({ size: legible(look, (small ? SMALL : PLAIN) * t), swatch: 26 * t, gap: 9 * t, wide });

/** One row from x, y down. @param {import("../features/features.js").Scene} scene
 * @param {import("./flow.js").Set_} set @param {number} x @param {number} y
 * @param {{t: number, wide: number, line: number, blank?: boolean}} how scale of type, px of its lines,
 * and from one to the next, in units of t; a `blank` one has a rule in the place of its words
 * @returns {{marks: Mark[], targets: [string[], Box][], bottom: number}} */
export function rowMarks({ look }, { row, lines }, x, y, { t, wide, line, blank }) {
  const { size, swatch, gap } = measureOf(row, look, t, wide);
  /** @type {Mark[]} */
  const marks = [];
  /** @type {[string[], Box][]} */
  const targets = [];
  lines.forEach((cells, n) => {
    const goesOn = !cells[0].item;
    if (goesOn) y -= 0.24 * line * t;
    for (const { item, text, x: from, wide: own } of cells) {
      const at = x + from;
      if (item) {
        marks.push(...item.draw(at, y + 2.7 * t, swatch, 13.5 * t));
        targets.push([item.ids, [at, y, at + own, y + line * t * (lines.length - n)]]);
      }
      const left = at + swatch + gap;
      if (!blank) {
        marks.push({ k: "text", x: left, y: y + 13.6 * t, text, size, fill: row.small ? look.muted : look.ink });
      } else if (item) {
        const right = cells.length > 1 ? at + own : x + 0.92 * wide;
        marks.push({ k: "path", closed: false, stroke: look.ink, width: 0.8 * t,
          parts: [Float32Array.of(left, y + 15 * t, right, y + 15 * t)] });
      }
    }
    y += line * t;
  });
  return { marks, targets, bottom: y };
}
