/** A legend for all maps of a page: its rows in columns beside each other. */
import { setRows } from "../furniture/flow.js";
import { rowsFor } from "../furniture/legend.js";
import { measureOf, rowMarks } from "../furniture/rows.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../furniture/legend.js").Row} Row */
/** @typedef {import("../furniture/flow.js").Set_} Set_ */
/** @typedef {{height: number, marksAt: (x: number, y: number) => Mark[]}} Band */

const COLUMN = 236; // units of t that a row's words want
const NARROW = 150; // the same where there would be but one
const GAP = 22; // between columns
const [LINE, TIGHT] = [19.5, 16.8]; // from one to the next, and where they are many
const GOES_ON = 0.24; // of a line that the second of one row saves
const MOST = 5; // columns
const ROUNDED = 0.5; // px

/** @param {import("../features/features.js").Scene} scene @param {Row[]} all @param {number} wide px
 * @param {number} tall px at most @param {number} t scale of type @param {{blank?: boolean, column?: number}} [how]
 * `blank`: without words; what a `column` wants, in units of t @returns {Band} */
export function band(scene, all, wide, tall, t, { blank = false, column: least = COLUMN } = {}) {
  const rows = rowsFor(scene, all);
  const across = (/** @type {number} */ one) => Math.floor((wide + GAP * t) / ((one + GAP) * t));
  const count = Math.max(1, Math.min(MOST, rows.length, across(least) > 1 ? across(least) : across(NARROW)));
  const column = (wide - (count - 1) * GAP * t) / count;
  const { columns, height, line } = fitting(scene, rows, count, tall, t, column);
  const marksAt = (/** @type {number} */ x, /** @type {number} */ y) => columns.flatMap((one, i) => {
    let top = y;
    return one.flatMap((set) => {
      const { marks, bottom } = rowMarks(scene, set, x + i * (column + GAP * t), top,
        { t, wide: column, line, blank });
      top = bottom;
      return marks;
    });
  });
  return { height, marksAt };
}

/** As many of the rows as the columns hold: where that is not all, in closer lines, and how arrows are read
 * goes before what is on the map. @param {import("../features/features.js").Scene} scene
 * @param {Row[]} rows @param {number} count of columns @param {number} tall px at most @param {number} t
 * @param {number} column px */
function fitting({ look }, rows, count, tall, t, column) {
  const held = (/** @type {Row[]} */ some, /** @type {number} */ line) => {
    for (let most = count * Math.ceil(tall / (line * t * (1 - GOES_ON))); ; most--) {
      const { sets, left } = setRows(some, most, (row) => measureOf(row, look, t, column));
      const columns = spread(sets.flatMap(parted), count, line);
      const height = Math.max(0, ...columns.map((one) => one.reduce((sum, set) => sum + tallOf(set, line), 0))) * t;
      if (height <= tall + ROUNDED || most <= count) return { columns, height, line, whole: !left };
    }
  };
  const found = held(rows, LINE);
  if (found.whole) return found;
  const closer = held(rows, TIGHT);
  return closer.whole ? closer : held(rows.filter(({ key }) => !key.startsWith("arrow-")), TIGHT);
}

/** A row whose lines all say their kind may be parted between columns. @param {Set_} set @returns {Set_[]} */
const parted = (set) => (set.lines.every(([{ item, text }]) => item && text === item.full)
  ? set.lines.map((line) => ({ row: set.row, lines: [line] })) : [set]);

/** In units of t. @param {Set_} set @param {number} line from one to the next */
const tallOf = ({ lines }, line) => lines.reduce((sum, [first]) => sum + line * (first.item ? 1 : 1 - GOES_ON), 0);

/** In columns as low as can be, in their order. @param {Set_[]} sets @param {number} count
 * @param {number} line from one to the next @returns {Set_[][]} */
function spread(sets, count, line) {
  const talls = sets.map((set) => tallOf(set, line));
  const whole = talls.reduce((sum, one) => sum + one, 0);
  for (let most = Math.max(whole / count, ...talls); ; most += line / 2) {
    /** @type {Set_[][]} */
    const columns = [[]];
    let used = 0;
    sets.forEach((set, i) => {
      if (used && used + talls[i] > most + 0.1) {
        columns.push([]);
        used = 0;
      }
      columns[columns.length - 1].push(set);
      used += talls[i];
    });
    if (columns.length <= count) return columns;
  }
}
