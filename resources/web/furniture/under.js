/** What stands on the paper under the map: date, title and legend where they have a band of their own,
 * and the foot, which says what lies beyond, the sources, and whom the map is owed to. */
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { band } from "../figures/band.js";
import { wrapped } from "./flow.js";
import { PLAIN } from "./rows.js";
import { _, fill } from "./tongue.js";
import { MORE, SOURCES } from "./words.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./legend.js").Row} Row */
/** @typedef {{marks: Mark[], height: number}} Block  from 0, 0 down */

const LEAST = 0.68; // of full type, in a small figure
const COLUMN = 180; // a column of the legend is at least so wide, in its own units
const FOOT = 9; // px of the foot

/** Date, title, caption, notes, and the legend in columns.
 * @param {import("../features/ink.js").Scene} scene @param {import("../types.js").Pane} pane
 * @param {import("../types.js").Furniture} furniture @param {Row[]} rows @param {number} wide px
 * @param {number} tall px at most @returns {Block} */
export function headBand(scene, pane, furniture, rows, wide, tall) {
  const { look } = scene;
  const t = Number(look.type) * Math.min(1, Math.max(LEAST, wide / 700));
  const size = legible(look, PLAIN * t);
  /** @type {Mark[]} */
  const marks = [];
  let y = 0;
  const say = (/** @type {string} */ text, /** @type {number} */ px, /** @type {boolean} */ bold) => {
    for (const line of text ? wrapped(text, px, wide, bold) : []) {
      y += 1.22 * px;
      marks.push({ k: "text", x: 0, y, text: line, size: px, bold, fill: bold ? look.ink : look.muted });
    }
  };
  say(pane.date_text, 1.55 * size, true);
  say(furniture.title, 1.15 * size, true);
  say(furniture.caption, size, false);
  for (const note of pane.notes ?? []) say(note, size, false);
  const gap = marks.length ? 0.6 * size : 0;
  const legend = band(scene, rows, wide, tall - y - gap, size / PLAIN, { column: COLUMN });
  return { marks: [...marks, ...legend.marksAt(0, y + gap)],
    height: y + (legend.height ? gap + legend.height : 0.4 * size) };
}

/** Lines of small type, each wrapped; none says more than its share.
 * @param {Record<string, string>} look @param {{text: string, most: number}[]} said @param {number} wide px
 * @returns {Block} */
export function foot(look, said, wide) {
  const size = legible(look, FOOT * Math.sqrt(Math.min(1.3, Number(look.type))));
  const lines = said.flatMap(({ text, most }) => wrapped(text, size, wide).slice(0, most));
  return { height: lines.length * 1.3 * size, marks: lines.map((text, i) => ({ k: /** @type {"text"} */ ("text"),
    x: 0, y: (i + 0.95) * 1.3 * size, text, size, fill: look.muted })) };
}

/** As many of a list as so many lines hold, the rest counted. @param {Record<string, string>} look
 * @param {string[]} list @param {(list: string[], more: number) => string} say @param {number} wide px
 * @param {number} most lines @returns {string} */
export function asManyAs(look, list, say, wide, most) {
  const size = legible(look, FOOT * Math.sqrt(Math.min(1.3, Number(look.type))));
  for (let count = list.length; count > 0; count--) {
    const text = say(list.slice(0, count), list.length - count);
    if (widthOf({ text, size }) < 0.97 * most * wide && wrapped(text, size, wide).length <= most) return text;
  }
  return "";
}

/** As many sources as two lines hold. @param {Record<string, string>} look @param {string[]} sources
 * @param {number} wide px @returns {string} */
export function sourcesSaid(look, sources, wide) {
  const say = (/** @type {string[]} */ list, /** @type {number} */ more) => fill(_(SOURCES), {
    list: [...list, ...(more ? [MORE(more)] : [])].join("; ") });
  return sources.length ? asManyAs(look, sources, say, wide, 2) : "";
}
