/** Rows of the legend set in lines: swatches stand in a column, and more of one kind follow on the
 * same line while there is room. */
import { widthOf } from "../pens/metrics.js";
import { AND, MORE } from "./words.js";

/** @typedef {import("./legend.js").Row} Row */
/** @typedef {import("./legend.js").Entry} Entry */
/** @typedef {{item: Entry|null, text: string, x: number, wide: number}} Cell  x of its swatch, from
 * the left of the text block; without an item it goes on from the line before */
/** @typedef {{row: Row, lines: Cell[][]}} Set_ */
/** @typedef {{size: number, swatch: number, gap: number, wide: number}} Measure in px */

/** What of the rows has room: all of them while each can be said in few lines, else the chief ones, the
 * small print and events, then those with most ink on the map, and how many are left out.
 * @param {Row[]} rows @param {number} most lines @param {(row: Row) => Measure} measure
 * @returns {{sets: Set_[], left: number}} */
export function setRows(rows, most, measure) {
  const all = rows.map((row) => ({ row, ways: waysOf(row, measure(row)) }));
  const ranked = [...all].sort((a, b) => rankOf(b.row) - rankOf(a.row) || inkOf(b.row) - inkOf(a.row));
  const least = ranked.reduce((sum, { ways }) => sum + ways[ways.length - 1].length, 0);
  let free = most - (least > most && most >= NOTED ? 1 : 0);
  /** @type {Map<Row, Cell[][]>} */
  const told = new Map();
  for (const { row, ways } of ranked) {
    const said = ways[ways.length - 1];
    const lines = said.length > free && row.short ? linesOf([row.short], measure(row)) : said;
    if (lines.length > free) continue;
    told.set(row, lines);
    free -= lines.length;
  }
  for (const { row, ways } of ranked) {
    const now = told.get(row)?.length ?? Infinity;
    const longer = ways.find((lines) => lines.length - now <= free);
    if (!longer || now === Infinity) continue;
    told.set(row, longer);
    free -= longer.length - now;
  }
  const sets = rows.flatMap((row) => (told.get(row)?.length ? [{ row, lines: told.get(row) ?? [] }] : []));
  const left = rows.length - sets.length;
  return { sets: left && free >= 0 && most >= NOTED ? [...sets, noteOf(left, measure)] : sets, left };
}

const NOTED = 5; // lines of a legend in which there is room to say that there is more

/** @param {number} left rows @param {(row: Row) => Measure} measure @returns {Set_} */
function noteOf(left, measure) {
  const text = MORE(left);
  const row = { key: "more", text, small: true, items: [{ text, ids: [], draw: () => [] }] };
  return { row, lines: linesOf(row.items, measure(row)) };
}

/** A row in full, with its kind said once, and where its items are alike as one swatch for all: each
 * shorter than the one before.
 * @param {Row} row @param {Measure} measure */
function waysOf(row, measure) {
  const ways = [linesOf(row.items, measure), linesOf(row.items, measure, true),
    ...(row.short && row.alike ? [linesOf([row.short], measure)] : [])];
  return ways.filter((lines, i) => !i || ways.slice(0, i).every((other) => other.length > lines.length));
}

/** How much of the map a row explains, in steps of twice as much: rows do not come and go with
 * every move of a front. @param {Row} row */
const inkOf = ({ ink = Infinity }) => (ink === Infinity ? 99 : Math.round(Math.log2(1 + ink)));

/** @param {Row} row */
const rankOf = (row) => (row.ink === Infinity ? 2 : Number(isLast(row)));

/** @param {Row} row */
const isLast = (row) => row.small || row.key.startsWith("event");

/** @param {Entry[]} items @param {Measure} measure @param {boolean} [brief] a line after the first says
 * that it goes on, not its kind again @returns {Cell[][]} */
function linesOf(items, measure, brief = false) {
  const { size, swatch, gap, wide } = measure;
  const column = swatch + gap;
  /** @type {Cell[][]} */
  const lines = [];
  for (const item of items) {
    const last = lines[lines.length - 1];
    const end = last?.[0].item ? last[last.length - 1] : null; // none follows on what goes on from above
    const x = end ? end.x + end.wide + 1.6 * gap : 0;
    const own = column + widthOf({ text: item.text, size });
    if (end && x + own <= wide) last.push({ item, text: item.text, x, wide: own });
    else lines.push(...broken(item, measure, brief, lines.length > 0));
  }
  return lines;
}

/** One item on lines of its own: a `brief` one that `goesOn` from the first says so where it costs no line.
 * @param {Entry} item @param {Measure} measure @param {boolean} brief @param {boolean} goesOn
 * @returns {Cell[][]} */
function broken(item, { size, swatch, gap, wide }, brief, goesOn) {
  const set = (/** @type {string} */ said) => wrapped(said, size, wide - swatch - gap);
  const [plain, on] = [set(item.text), set(AND(item.text))];
  const told = !brief ? set(item.full ?? item.text) : goesOn && on.length === plain.length ? on : plain;
  return told.map((text, n) => [{ text, x: 0, item: n ? null : item, wide: swatch + gap + widthOf({ text, size }) }]);
}

/** A text in lines no wider than there is room. @param {string} text @param {number} size px
 * @param {number} wide px @param {boolean} [bold] @returns {string[]} */
export function wrapped(text, size, wide, bold = false) {
  /** @type {string[]} */
  const lines = [];
  const fits = (/** @type {string} */ said) => widthOf({ text: said, size, bold }) <= wide;
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(...(UNSPACED.test(word) && !fits(word) ? cutUp(word, fits) : [word]));
  }
  return lines;
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u; // scripts that break between any two letters

/** @param {string} word @param {(said: string) => boolean} fits @returns {string[]} */
function cutUp(word, fits) {
  const lines = [""];
  for (const letter of word) {
    const last = lines.length - 1;
    if (!lines[last] || fits(lines[last] + letter)) lines[last] += letter;
    else lines.push(letter);
  }
  return lines;
}
