/** A blank map for a class: numbers where names stood, a word bank, lines to write on. Its key is the
 * same sheet with the names on the lines. */
import { viewOf } from "../atlas/view.js";
import { creditsOf } from "../base/scans.js";
import { sceneOf } from "../compose.js";
import { wrapped } from "../furniture/flow.js";
import { isOn, PLACED } from "../furniture/pieces.js";
import { projectionOf } from "../furniture/projection.js";
import { speak, _ } from "../furniture/tongue.js";
import { TASK } from "../furniture/words.js";
import { element, write } from "../pens/svg-pen.js";
import { band } from "./band.js";
import { foot, footTall, frameOf } from "./foot.js";
import { gapMarks, gapsOf } from "./gaps.js";
import { mapInto } from "./one-map.js";
import { sharedRows } from "./shared.js";
import { bank, bankTall, headLine, lines, plainLines } from "./task.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("./gaps.js").Gap} Gap */
/** @typedef {{map: Box, task: Box, bank: number, lines: number, line: number}} Plan  where the map stands, and
 * what is to be written; columns of the word bank and of the lines, and units of t from line to line */

const MARGIN = 44; // units of t: no copier reaches the rim
const GAP = 14;
const [WRITE, NARROW] = [29, 23]; // from one line to be written on to the next, and the least of it
const FULL = 760; // px of the shorter side of a sheet with full type
const SIDE = 0.3; // of the width that a column beside the map takes
const LOW = 0.2; // of the height that a legend may take
const [TITLE, PLAIN] = [22, 12.5]; // type

/** @param {SVGElement} svg @param {import("../atlas/atlas.js").Atlas} atlas @param {any} message */
export async function exercise(svg, atlas, message) {
  const { pane, furniture, width, height, gaps: asked } = message;
  speak(pane.language);
  const page = sceneOf(atlas, pane.style, viewOf(message, width, height), furniture.manner);
  const t = Number(page.look.type) * Math.min(1.4, Math.max(0.6, Math.min(width, height) / FULL));
  const alone = isOn(furniture, "name"); // else it stands on a page that asks for the pupil's name
  const margin = alone ? Math.max(MARGIN * t, message.margin ?? 0) : 1;
  const head = headOf(page, message, t, margin);
  const rows = asked.legend === "none" || !isOn(furniture, "legend") ? [] : sharedRows(atlas, [pane], furniture, viewOf(message, width, height));
  const legend = band(page, rows, width - 2 * margin, LOW * height, t, { blank: asked.legend === "blank" && !asked.key });
  const end = height - margin - footTall(page, message, t);
  const below = legend.height ? legend.height + GAP * t : 0;
  const plan = planned([margin, head.bottom, width - margin, end - below], message, page.look, t);
  const view = viewOf({ ...message, zoom: zoomOf(message, plan) }, plan.map[2] - plan.map[0], plan.map[3] - plan.map[1]);
  element("rect", { width, height, fill: page.look.panel }, svg);
  /** @type {Gap[]} */
  let gaps = [];
  const g = element("g", { transform: `translate(${plan.map[0]} ${plan.map[1]})` }, svg);
  const plain = { ...furniture, title: "", caption: "", map_only: true, scale: false, framed: true, off: PLACED };
  await mapInto(g, atlas, { pane: { ...pane, notes: [] }, furniture: plain }, view, { over: (picture) => {
    gaps = gapsOf(picture, atlas, pane, asked.count, t);
    const names = new Set(picture.names.marks);
    return [...picture.top.filter((mark) => !names.has(mark)), ...gapMarks(gaps, page.look, t)];
  } });
  write(svg, frameOf(plan.map, page, view, furniture));
  write(element("g", { id: "words" }, svg), [...head.marks, ...(gaps.length ? head.task : []), ...taskMarks(page, plan, gaps, asked, t),
    ...legend.marksAt(margin, end - legend.height - 0.3 * GAP * t)]);
  foot(svg, page, message, [pane], { view, left: margin }, { margin,
    others: [...creditsOf(atlas, pane, view), ...projectionOf(view)] });
}

/** What stands over the map. @param {Scene} page @param {any} message @param {number} t
 * @param {number} margin px @returns {{marks: Mark[], task: Mark[], bottom: number}} `task` is for a map with gaps */
function headOf({ look, view }, { pane, furniture, gaps }, t, margin) {
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  const title = on("title") ? furniture.title : "";
  const date = on("date") ? pane.date_text : "";
  const wide = view.w - 2 * margin;
  const marks = on("name") ? headLine(look, margin, margin + 4 * t, wide, t, gaps.key) : [];
  let y = margin + (on("name") ? 14 * t : 0);
  const put = (/** @type {string} */ text, /** @type {number} */ size, /** @type {boolean} */ bold, into = marks) => {
    for (const words of text ? wrapped(text, size, wide, bold) : []) {
      y += 1.36 * size;
      into.push({ k: "text", x: margin, y, text: words, size, bold, fill: look.ink });
    }
  };
  put(title || date, TITLE * t, true);
  y += 2 * t;
  put([title && date, on("caption") && furniture.caption].filter(Boolean).join(". "), PLAIN * t, true);
  /** @type {Mark[]} */
  const task = [];
  put(_(TASK), PLAIN * t, false, task); // on the key, too: its map is the same
  return { marks, task, bottom: y + 0.9 * GAP * t };
}

/** The map with a column beside it, or with the task below: whichever shows its ground larger.
 * @param {Box} room @param {any} message @param {Record<string, string>} look @param {number} t
 * @returns {Plan} */
function planned([x0, y0, x1, y1], message, look, t) {
  const { count, bank: banked } = message.gaps;
  const words = Array(count).fill("");
  const bankOf = (/** @type {number} */ columns) =>
    (banked ? bankTall({ words, look, t, columns, wide: 0, line: WRITE }) : 0);
  const low = bankOf(4) + WRITE * t * Math.ceil(count / 3) + 1.6 * GAP * t;
  /** @type {Plan} */
  const below = { map: [x0, y0, x1, y1 - low], task: [x0, y1 - low + GAP * t, x1, y1], bank: 4, lines: 3, line: WRITE };
  const beside = BESIDE.flatMap(({ bank, lines, least }) => {
    const side = lines * Math.max(190 * t, SIDE * (x1 - x0) / Math.sqrt(lines));
    const line = Math.min(WRITE, ((y1 - y0 - bankOf(bank)) / t - 0.5 * GAP) / Math.ceil(count / lines));
    /** @type {Plan} */
    const plan = { map: [x0, y0, x1 - side - GAP * t, y1], task: [x1 - side, y0, x1, y1], bank, lines, line };
    return line >= least ? [plan] : [];
  });
  return [...beside, below].reduce((best, one) => (zoomOf(message, one) > zoomOf(message, best) ? one : best));
}

/** Columns of the bank and of the lines beside a map, and the least of a line. */
const BESIDE = [{ bank: 1, lines: 1, least: WRITE }, { bank: 2, lines: 1, least: NARROW }, { bank: 2, lines: 2, least: NARROW }];

/** The zoom at which a map shows all of its ground, or of what the whole figure would show.
 * @param {any} message @param {Plan} plan */
function zoomOf({ zoom, width, height, ground }, { map: [x0, y0, x1, y1] }) {
  if (ground) return Math.log2(Math.min((x1 - x0) / ground[0], (y1 - y0) / ground[1]));
  return zoom + Math.log2(Math.min((x1 - x0) / width, (y1 - y0) / height));
}

/** @param {Scene} page @param {Plan} plan @param {Gap[]} gaps @param {{key: boolean, bank: boolean}} asked
 * @param {number} t */
function taskMarks({ look }, { task: [x0, y0, x1, y1], bank: across, lines: columns, line: most }, gaps, { key, bank: banked }, t) {
  const words = gaps.map(({ word }) => word);
  if (!words.length) return plainLines(look, [x0, y0, x1, y1], WRITE * t);
  const box = { words, look, t, wide: x1 - x0, columns: across, line: most };
  const top = banked ? y0 + bankTall(box) + 0.5 * GAP * t : y0;
  const line = Math.min(most, (y1 - top) / t / Math.ceil(words.length / columns));
  return [...(banked ? bank(box, x0, y0) : []), ...lines({ ...box, columns, line }, x0, top, key)];
}
