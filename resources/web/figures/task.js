/** What a pupil reads and writes beside a blank map: name and date, a word bank, numbered lines. */
import { ringOf } from "../atlas/box.js";
import { _ } from "../furniture/tongue.js";
import { ANSWERS, CLASS, DAY, NAME, WORDS } from "../furniture/words.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { numberMarks, shuffled } from "./gaps.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {Record<string, string>} Look */
/** @typedef {{words: string[], look: Look, t: number, columns: number, wide: number, line: number}} Task
 * `line`: units of t from one that is written on to the next */

const [TEXT, HEAD] = [12.5, 13]; // type
const LINE = 20; // from one word to the next
const PAD = 11;

/** @param {string} text @param {number} x @param {number} y @param {number} size
 * @param {number} wide px at most @param {Look} look @param {boolean} [bold] @returns {Mark} */
function fittedText(text, x, y, size, wide, look, bold = false) {
  const full = widthOf({ text, size, bold });
  return { k: "text", x, y, text, size: Math.min(size, (size * wide) / full), bold, fill: look.ink };
}

/** @param {number} x0 @param {number} x1 @param {number} y @param {Look} look @param {number} t
 * @returns {Mark} */
const rule = (x0, x1, y, look, t) => ({ k: "path", closed: false, parts: [Float32Array.of(x0, y, x1, y)],
  stroke: look.ink, width: 0.9 * t });

/** Lines for the pupil's name, class and date; of the key, that it is one.
 * @param {Look} look @param {number} x @param {number} y baseline @param {number} wide
 * @param {number} t @param {boolean} key @returns {Mark[]} */
export function headLine(look, x, y, wide, t, key) {
  if (key) return [fittedText(_(ANSWERS), x, y, 15 * t, wide, look, true)];
  const size = TEXT * t;
  const gap = 14 * t;
  const shares = [0.52, 0.2, 0.28];
  let left = x;
  return [_(NAME), _(CLASS), _(DAY)].flatMap((text, i) => {
    const right = i === 2 ? x + wide : left + shares[i] * wide;
    const marks = [{ ...fittedText(text, left, y, size, wide, look) },
      rule(left + widthOf({ text, size }) + 6 * t, right - (i === 2 ? 0 : gap), y + 2 * t, look, t)];
    left = right;
    return marks;
  });
}

/** Where each word of the bank stands: one that is longer than a column has a row for itself.
 * @param {Task} task @returns {{word: string, row: number, column: number}[]} */
function seats({ words, look, columns, wide, t }) {
  const column = columnOf(wide, columns, t);
  let [row, at] = [0, 0];
  return shuffled(words).map((word) => {
    const alone = wide > 0 && widthOf({ text: word, size: legible(look, TEXT * t) }) > column;
    if (at >= columns || (alone && at > 0)) [row, at] = [row + 1, 0];
    const seat = { word, row, column: at };
    at = alone ? columns : at + 1;
    return seat;
  });
}

/** Px of a column of the bank. @param {number} wide @param {number} columns @param {number} t */
const columnOf = (wide, columns, t) => (wide - (2 * PAD + 12 * (columns - 1)) * t) / columns;

/** The height of the word bank. @param {Task} task */
export function bankTall(task) {
  const rows = 1 + Math.max(0, ...seats(task).map(({ row }) => row));
  return (2 * PAD + HEAD + 6 + LINE * rows) * task.t;
}

/** The words in a box, in an order of their own. @param {Task} task @param {number} x @param {number} y
 * @returns {Mark[]} */
export function bank(task, x, y) {
  const { look, t, columns, wide } = task;
  const column = columnOf(wide, columns, t);
  const whole = wide - 2 * PAD * t;
  const size = legible(look, TEXT * t);
  /** @type {Box} */
  const box = [x, y, x + wide, y + bankTall(task)];
  const top = y + (PAD + HEAD) * t;
  return [{ k: "path", closed: true, parts: [ringOf(box)], fill: look.panel, stroke: look.ink, width: 1.1 * t },
    fittedText(_(WORDS), x + PAD * t, top - 1.5 * t, HEAD * t, wide, look, true),
    ...seats(task).map(({ word, row, column: at }) => fittedText(word, x + PAD * t + at * (column + 12 * t),
      top + (LINE * (row + 1) + 1) * t, size, whole, look))];
}

/** A numbered line for each gap, down the columns; in the key with its name on it.
 * @param {Task} task @param {number} x @param {number} y @param {boolean} key @returns {Mark[]} */
export function lines({ words, look, t, columns, wide, line }, x, y, key) {
  const gap = 18 * t;
  const column = (wide - gap * (columns - 1)) / columns;
  const rows = Math.ceil(words.length / columns);
  return words.flatMap((word, i) => {
    const left = x + Math.floor(i / rows) * (column + gap);
    const foot = y + line * t * ((i % rows) + 1) - 6 * t;
    const from = left + 26 * t;
    return [...numberMarks(i + 1, left + 10 * t, foot - 5 * t, look, t),
      rule(from, left + column, foot + 2 * t, look, t),
      ...(key ? [fittedText(word, from + 3 * t, foot - 1.5 * t, TEXT * t, column - 29 * t, look, true)] : [])];
  });
}

/** Lines without numbers, where a map has no name to ask for. @param {Look} look @param {Box} box
 * @param {number} apart px @returns {Mark[]} */
export function plainLines(look, [x0, y0, x1, y1], apart) {
  const count = Math.max(0, Math.floor((y1 - y0) / apart));
  return Array.from({ length: count }, (_none, i) => rule(x0, x1, y1 - i * apart, look, apart / LINE));
}
