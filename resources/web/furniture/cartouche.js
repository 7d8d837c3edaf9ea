/** The cartouche in a corner: date, title, caption, legend. Of one width on every date, so that
 * only its words change while the clock runs. */
import { widthOf } from "../pens/metrics.js";
import { legible, stepped } from "../pens/type.js";
import { setRows, wrapped } from "./flow.js";
import { EDGE, panel } from "./furniture.js";
import { rowsFor } from "./legend.js";
import { measureOf, PLAIN, rowMarks } from "./rows.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("./legend.js").Row} Row */
/** @typedef {import("./corner.js").Side} Side */
/** @typedef {import("./corner.js").Corner} Corner */
/** @typedef {{left: number, top: number, inner: number, t: number}} Block  of text, with its scale */
/** @typedef {{marks: Mark[], rows: [string[], Box][], box: Box|null}} Cartouche */

const [INNER, TITLED] = [284, 330]; // px of text at type 1, without and with a title
const LEAST = 0.68; // of full type in a small figure: 8 px of it
const PAD = 15; // px between frame and text
const TALLEST = 0.55; // of the picture's height
const FOOT = 42; // px under a low one on the right, for credit and what lies beyond

/** Of its width at most, px of text at type 1 that go before that, lines of legend, px from line to
 * line, px of the date: on a stage the map is what is looked at. */
const FULL = { widest: 0.45, least: 0, most: 14, line: 19.5, date: 29 };
const STAGE = { widest: 0.27, least: 128, most: 8, line: 16.5, date: 23 };
const MORE = 8; // lines that a figure's has beyond that: nobody can point at its map and ask
const AIR = 16; // px round it where no name stands

/** Its type, so that what is plain in its legend can be read. @param {Scene} scene */
const scaleOf = ({ look, view }) =>
  legible(look, PLAIN * Number(look.type) * Math.min(1, Math.max(LEAST, view.w / 1100))) / PLAIN;

/** @param {Scene} scene */
const formOf = ({ style }) => (style === "stage" ? STAGE : FULL);

/** Whether it is as wide as one with a title. @param {import("../types.js").Furniture} furniture */
export const isTitled = ({ title, titled }) => Boolean(title || titled);

/** Px of text. @param {Scene} scene @param {number} t @param {boolean} titled */
const innerOf = (scene, t, titled) => {
  const { widest, least } = formOf(scene);
  const { w } = scene.view;
  return Math.min(t * (titled ? TITLED : INNER), Math.max(widest * w, Math.min(least * t, FULL.widest * w)));
};

/** Where a low one ends, so that there is room for what stands at the foot.
 * @param {Scene} scene @param {Side} side @param {number} t */
const floorOf = ({ view }, side, t) => view.h - EDGE - (side === "right" ? FOOT * Math.sqrt(t) : 0);

/** What a cartouche is sure to cover, as far as is known before it is set.
 * @param {Scene} scene @param {Corner} corner @param {boolean} titled @returns {Box} */
export function coveredBy(scene, { side, low }, titled) {
  const t = scaleOf(scene);
  const { date, line } = formOf(scene);
  const wide = innerOf(scene, t, titled) + 2 * PAD * t;
  const tall = t * (2 * PAD + date + 4 * line);
  const x = side === "left" ? EDGE : scene.view.w - EDGE - wide;
  const y = low ? floorOf(scene, side, t) - tall : EDGE;
  return [x, y, x + wide, y + tall];
}

/** Px that it covers from the rim on, `tall` where its lines are few.
 * @param {Scene} scene @param {import("../types.js").Furniture} furniture */
export function reachOf(scene, furniture) {
  const { lines } = furniture;
  const t = scaleOf(scene);
  const { date, line } = formOf(scene);
  return { wide: EDGE + innerOf(scene, t, isTitled(furniture)) + 2 * PAD * t,
    tall: lines ? EDGE + t * (2 * PAD + date + lines * line) : 0 };
}

/** No cartouche. @type {Cartouche} */
export const BARE = { marks: [], rows: [], box: null };

/** @typedef {{key: string, rows: Row[], body: Cartouche, top: number}} Kept */
/** @type {WeakMap<object, Kept>} of each map */
const keeps = new WeakMap();
/** @type {Kept} */
const NOTHING = { key: "", rows: [], body: BARE, top: 0 };

/** @param {Scene} scene @param {import("../page.js").State} state @param {Row[]} rows
 * @param {Corner} corner @param {object} owner the map that it stands on @returns {Cartouche} */
export function cartouche(scene, { pane, furniture: given }, rows, corner, owner) {
  let kept = keeps.get(owner) ?? NOTHING;
  const { notes = [] } = pane;
  const furniture = { ...given, notes, undated: !pane.date_text };
  const { look, view } = scene;
  const t = scaleOf(scene);
  const inner = innerOf(scene, t, isTitled(furniture));
  const left = corner.side === "left" ? EDGE : view.w - EDGE - inner - 2 * PAD * t;
  const key = [view.w, view.h, scene.style, corner.side, corner.low && corner.key, furniture.title,
    furniture.caption, furniture.lines, furniture.undated, furniture.titled, ...notes].join("|");
  if (key !== kept.key || rows !== kept.rows) {
    const block = { left, top: EDGE, inner, t };
    if (corner.low) block.top = lowTop(scene, furniture, rows, block, corner, key, kept);
    kept = { key, rows, top: block.top, body: bodyOf(scene, furniture, rows, block) };
    keeps.set(owner, kept);
  }
  const { marks, rows: targets, box } = kept.body;
  const date = { x: left + PAD * t, y: kept.top + PAD * t, wide: inner, most: formOf(scene).date * t };
  const dated = pane.date_text ? [dateMark(pane.date_text, look, date)] : [];
  return { marks: [...marks, ...dated], rows: targets, box };
}

/** The top of a low one: it goes up for a longer legend and stays there, so that the date keeps its
 * place while the clock runs.
 * @param {Scene} scene @param {import("../types.js").Furniture} furniture @param {Row[]} rows
 * @param {Block} block @param {Corner} corner @param {string} key
 * @param {Kept} kept */
function lowTop(scene, furniture, rows, block, { side }, key, kept) {
  const box = bodyOf(scene, furniture, rows, block).box ?? [0, 0, 0, 0];
  const top = Math.round(floorOf(scene, side, block.t) - (box[3] - box[1]));
  return key === kept.key ? Math.min(kept.top, top) : top;
}

/** The date as large as it fits. @param {string} text @param {Record<string, string>} look
 * @param {{x: number, y: number, wide: number, most: number}} place px @returns {Mark} */
function dateMark(text, look, { x, y, wide, most }) {
  const full = widthOf({ text, size: most, bold: true });
  return { k: "text", x, y: y + 0.76 * most, text, bold: true, fill: look.ink,
    size: full > wide ? stepped((most * wide) / full) : most };
}

/** Frame, title, caption and legend. @param {Scene} scene
 * @param {import("../types.js").Furniture} furniture @param {Row[]} rows @param {Block} block
 * @returns {Cartouche} */
function bodyOf(scene, furniture, rows, { left, top, inner, t }) {
  const { look, view } = scene;
  const { most, line, ...form } = formOf(scene);
  const date = furniture.undated ? 0 : form.date;
  const x = left + PAD * t;
  const head = headOf(furniture, look, x, top + t * (PAD + 0.76 * date), inner, t);
  const room = (TALLEST * view.h - (head.bottom - top) - EDGE - (PAD + 10) * t) / (line * t);
  const legend = legendOf(scene, rowsFor(scene, rows), Math.min(furniture.lines ?? (furniture.manner ? most + MORE : most), Math.floor(room)), x, head.bottom, inner, t);
  const bottom = legend.bottom + PAD * t * (legend.rows.length ? 0.5 : 0.9);
  /** @type {Box} */
  const box = [left, top, left + inner + 2 * PAD * t, bottom];
  return { marks: [...panel(box, look), ...head.marks, ...legend.marks], rows: legend.rows, box };
}

/** Title and caption below the date. @param {import("../types.js").Furniture} furniture
 * @param {Record<string, string>} look @param {number} x @param {number} y of the date
 * @param {number} inner @param {number} t */
function headOf({ title, caption, notes = [] }, look, x, y, inner, t) {
  /** @type {Mark[]} */
  const marks = [];
  const set = (/** @type {string} */ text, /** @type {number} */ size, /** @type {boolean} */ bold) => {
    if (!text) return;
    y += 4 * t;
    for (const words of wrapped(text, size, inner, bold)) {
      y += 1.34 * size;
      marks.push({ k: "text", x, y, text: words, size, bold, fill: bold ? look.ink : look.muted });
    }
  };
  set(title, 15 * t, true);
  set(caption, 12 * t, false);
  for (const note of notes) set(note, legible(look, 11 * t), false);
  return { marks, bottom: y };
}

/** A rule, and the rows below it. @param {Scene} scene @param {Row[]} rows @param {number} most lines
 * @param {number} x @param {number} y @param {number} inner @param {number} t */
function legendOf(scene, rows, most, x, y, inner, t) {
  const { look } = scene;
  const { line } = formOf(scene);
  const { sets } = setRows(rows, most, (row) => measureOf(row, look, t, inner));
  /** @type {Mark[]} */
  const marks = [];
  /** @type {[string[], Box][]} */
  const targets = [];
  if (!sets.length) return { marks, rows: targets, bottom: y };
  y += 13 * t;
  marks.push({ k: "path", closed: false, stroke: look.rule, width: 1,
    parts: [Float32Array.of(x, y, x + inner, y)] });
  y += 7 * t;
  for (const set of sets) {
    const told = rowMarks(scene, set, x, y, { t, wide: inner, line });
    marks.push(...told.marks);
    targets.push(...told.targets);
    y = told.bottom;
  }
  return { marks, rows: targets, bottom: y };
}

/** The box of a cartouche with the air round it. @param {Box} box @returns {Box} */
export const withAir = ([x0, y0, x1, y1]) => [x0 - AIR, y0 - AIR, x1 + AIR, y1 + 6];
