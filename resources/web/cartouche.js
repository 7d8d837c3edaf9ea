/** The cartouche in a top corner: date, title, caption, legend. Of one width on every date, so that
 * only its words change while the clock runs. */
import { widthOf } from "./canvas-pen.js";
import { setRows, wrapped } from "./flow.js";
import { EDGE, panel } from "./furniture.js";

/** @typedef {import("./features.js").Scene} Scene */
/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./types.js").Box} Box */
/** @typedef {import("./legend.js").Row} Row */
/** @typedef {import("./corner.js").Side} Side */
/** @typedef {{marks: Mark[], rows: [string[], Box][], box: Box|null}} Cartouche */

const [INNER, TITLED] = [284, 330]; // px of text at type 1, without and with a title
const LEAST = 0.68; // of full type in a small figure: 8 px of it
const WIDEST = 0.45; // of the picture's width
const PAD = 15; // px between frame and text
const TALLEST = 0.55; // of the picture's height
const MOST = 14; // lines of legend
const DATE = 29; // px at most
const AIR = 16; // px round it where no name stands

/** @param {Scene} scene */
const scaleOf = ({ look, view }) =>
  Number(look.type) * Math.min(1, Math.max(LEAST, view.w / 1100));

/** Px of text. @param {Scene} scene @param {number} t @param {boolean} titled */
const innerOf = ({ view }, t, titled) => Math.min(t * (titled ? TITLED : INNER), WIDEST * view.w);

/** What a cartouche is sure to cover, as far as is known before it is set.
 * @param {Scene} scene @param {Side} side @param {boolean} titled @returns {Box} */
export function coveredBy(scene, side, titled) {
  const t = scaleOf(scene);
  const wide = innerOf(scene, t, titled) + 2 * PAD * t;
  const x = side === "left" ? EDGE : scene.view.w - EDGE - wide;
  return [x, EDGE, x + wide, EDGE + t * (2 * PAD + DATE + 4 * LINE)];
}

const LINE = 19.5; // px from line to line of the legend

/** No cartouche. @type {Cartouche} */
export const BARE = { marks: [], rows: [], box: null };

/** @type {{key: string, rows: Row[], body: Cartouche}} */
let kept = { key: "", rows: [], body: BARE };

/** @param {Scene} scene @param {import("./page.js").State} state @param {Row[]} rows
 * @param {Side} side @returns {Cartouche} */
export function cartouche(scene, { pane, furniture }, rows, side) {
  const { look, view } = scene;
  const t = scaleOf(scene);
  const inner = innerOf(scene, t, Boolean(furniture.title));
  const left = side === "left" ? EDGE : view.w - EDGE - inner - 2 * PAD * t;
  const key = [view.w, view.h, scene.style, side, furniture.title, furniture.caption].join("|");
  if (key !== kept.key || rows !== kept.rows) {
    kept = { key, rows, body: bodyOf(scene, furniture, rows, left, inner, t) };
  }
  const { marks, rows: targets, box } = kept.body;
  return { marks: [...marks, dateMark(pane.date_text, look, left + PAD * t, inner, t)],
    rows: targets, box };
}

/** The date as large as it fits. @param {string} text @param {Record<string, string>} look
 * @param {number} x @param {number} wide px @param {number} t @returns {Mark} */
function dateMark(text, look, x, wide, t) {
  const most = DATE * t;
  const full = widthOf({ text, size: most, bold: true });
  return { k: "text", x, y: EDGE + PAD * t + 0.76 * most, text, bold: true, fill: look.ink,
    size: Math.min(most, (most * wide) / full) };
}

/** Frame, title, caption and legend. @param {Scene} scene
 * @param {import("./types.js").Furniture} furniture @param {Row[]} rows @param {number} left
 * @param {number} inner @param {number} t @returns {Cartouche} */
function bodyOf(scene, furniture, rows, left, inner, t) {
  const { look, view } = scene;
  const x = left + PAD * t;
  const head = headOf(furniture, look, x, EDGE + t * (PAD + 0.76 * DATE), inner, t);
  const most = (TALLEST * view.h - head.bottom - (PAD + 10) * t) / (LINE * t);
  const legend = legendOf(scene, rows, Math.min(MOST, Math.floor(most)), x, head.bottom, inner, t);
  const bottom = legend.bottom + PAD * t * (legend.rows.length ? 0.5 : 0.9);
  /** @type {Box} */
  const box = [left, EDGE, left + inner + 2 * PAD * t, bottom];
  return { marks: [...panel(box, look), ...head.marks, ...legend.marks], rows: legend.rows, box };
}

/** Title and caption below the date. @param {import("./types.js").Furniture} furniture
 * @param {Record<string, string>} look @param {number} x @param {number} y of the date
 * @param {number} inner @param {number} t */
function headOf({ title, caption }, look, x, y, inner, t) {
  /** @type {Mark[]} */
  const marks = [];
  const set = (/** @type {string} */ text, /** @type {number} */ size, /** @type {boolean} */ bold) => {
    if (!text) return;
    y += 4 * t;
    for (const line of wrapped(text, size, inner, bold)) {
      y += 1.34 * size;
      marks.push({ k: "text", x, y, text: line, size, bold, fill: bold ? look.ink : look.muted });
    }
  };
  set(title, 15 * t, true);
  set(caption, 12 * t, false);
  return { marks, bottom: y };
}

/** A rule, and the rows below it. @param {Scene} scene @param {Row[]} rows @param {number} most lines
 * @param {number} x @param {number} y @param {number} inner @param {number} t */
function legendOf(scene, rows, most, x, y, inner, t) {
  const { look } = scene;
  const measure = (/** @type {Row} */ { small }) =>
    ({ size: (small ? 10.6 : 12) * t, swatch: 26 * t, gap: 9 * t, wide: inner });
  const sets = setRows(rows, most, measure);
  /** @type {Mark[]} */
  const marks = [];
  /** @type {[string[], Box][]} */
  const targets = [];
  if (!sets.length) return { marks, rows: targets, bottom: y };
  y += 13 * t;
  marks.push({ k: "path", closed: false, stroke: look.rule, width: 1,
    parts: [Float32Array.of(x, y, x + inner, y)] });
  y += 7 * t;
  for (const { row, lines } of sets) {
    const { size, swatch, gap } = measure(row);
    lines.forEach((cells, n) => {
      const goesOn = !cells[0].item;
      if (goesOn) y -= 0.24 * LINE * t;
      for (const { item, text, x: from, wide } of cells) {
        const at = x + from;
        if (item) {
          marks.push(...item.draw(at, y + 2.7 * t, swatch, 13.5 * t));
          targets.push([item.ids, [at, y, at + wide, y + LINE * t * (lines.length - n)]]);
        }
        marks.push({ k: "text", x: at + swatch + gap, y: y + 13.6 * t, text, size,
          fill: row.small ? look.muted : look.ink });
      }
      y += LINE * t;
    });
  }
  return { marks, rows: targets, bottom: y };
}

/** The box of a cartouche with the air round it. @param {Box} box @returns {Box} */
export const withAir = ([x0, y0, x1, y1]) => [x0 - AIR, y0 - AIR, x1 + AIR, y1 + 6];
