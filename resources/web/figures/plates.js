/** Several maps of one ground on a page: each in a frame under its letter and date, with one legend,
 * one scale and one credit for them all. */
import { viewOf } from "../atlas/view.js";
import { creditsOf } from "../base/scans.js";
import { sceneOf } from "../compose.js";
import { wrapped } from "../furniture/flow.js";
import { isOn, PLACED } from "../furniture/pieces.js";
import { projectionOf } from "../furniture/projection.js";
import { PLAIN } from "../furniture/rows.js";
import { speak } from "../furniture/tongue.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { element, write } from "../pens/svg-pen.js";
import { band } from "./band.js";
import { foot, footTall, frameOf } from "./foot.js";
import { gridOf, letter, zoomIn } from "./grid.js";
import { mapInto } from "./one-map.js";
import { sharedRows } from "./shared.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Pane} Pane */
/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../atlas/atlas.js").Atlas} Atlas */

const LEAST = 0.68; // of full type in a small figure
const [MARGIN, GAP] = [24, 16]; // units of t
const [TITLE, CAPTION, DATE, NOTE] = [21, 12.5, 14.5, 11]; // type
const [USUAL, SMALLEST] = [330, 0.72]; // px of a frame with full type; the least of it
const BAR = 4; // px of a neat line
const [LOW, LOWER, MANY] = [0.3, 0.22, 5]; // of the page's height that a legend may take; where there are many maps

/** @param {SVGElement} svg @param {Atlas} atlas @param {any} message */
export async function plates(svg, atlas, message) {
  const { width, height, furniture } = message;
  const panes = /** @type {Pane[]} */ ([message.pane, ...message.more]);
  speak(panes[0].language);
  const page = sceneOf(atlas, panes[0].style, viewOf(message, width, height), furniture.manner);
  const t = scaleOf(page);
  const margin = Math.max(MARGIN * t, message.margin ?? 0);
  const { heads, top, title } = wordsOf(page, panes, furniture, { t, margin }, message.columns);
  const set = setIn(atlas, message, panes, page, { t, top, margin, head: heads[0].height });
  element("rect", { width, height, fill: page.look.panel }, svg);
  const plain = { ...furniture, title: "", caption: "", map_only: true, scale: false, framed: !furniture.map_only,
    off: PLACED, manner: mannerIn(set.w, furniture.manner) };
  for (const [i, pane] of panes.entries()) {
    const [x, y, right, bottom] = set.frames[i];
    const g = element("g", { transform: `translate(${x} ${y})` }, svg);
    await mapInto(g, atlas, { pane: { ...pane, notes: [] }, furniture: plain }, set.view, { name: `-${i + 1}` });
    write(svg, [...frameOf([x, y, right, bottom], page, set.view, furniture), ...heads[i].marksAt(x, y)]);
  }
  write(element("g", { id: "words" }, svg), [...title, ...set.legend]);
  if (!furniture.map_only) foot(svg, page, message, panes, set, { margin, others: credits(page, panes, set.view) });
}

/** Type of a page of so many px. @param {Scene} page */
export const scaleOf = ({ look, view }) =>
  legible(look, PLAIN * Number(look.type) * Math.min(1, Math.max(LEAST, view.w / 1100))) / PLAIN;

/** How a small map is drawn: in smaller type. @param {number} w px
 * @param {import("../types.js").Manner|null} [manner] of the figure @returns {import("../types.js").Manner} */
function mannerIn(w, manner) {
  const { type, weight, density, least } = manner ?? { type: 1, weight: 1, density: 1, least: 0 };
  const small = Math.max(SMALLEST, Math.min(1, w / USUAL));
  return { type: type * small, weight: weight * Math.sqrt(small), density, least };
}

/** The frames, what they show and the legend: as low as it is with these frames.
 * @param {Atlas} atlas @param {any} message @param {Pane[]} panes @param {Scene} page
 * @param {{t: number, top: number, margin: number, head: number}} place */
function setIn(atlas, message, panes, page, { t, top, margin, head }) {
  const { width, height, furniture } = message;
  const end = height - margin - footTall(page, message, t);
  const fit = (/** @type {number} */ low) => {
    const grid = gridOf(panes.length, message.columns, [margin, top, width - margin, end - low], head, GAP * t);
    const view = viewOf({ ...message, zoom: zoomIn(message, panes.length, grid) }, grid.w, grid.h);
    return { ...grid, view };
  };
  let set = fit(0);
  if (furniture.map_only || !isOn(furniture, "legend")) return { ...set, legend: [], left: margin };
  const rows = sharedRows(atlas, panes, furniture, set.view);
  if (set.free) {
    const [x, y, right, bottom] = set.free;
    const inside = band(page, rows, right - x, bottom - y - head, t);
    if (inside.height <= bottom - y - head) return { ...set, legend: inside.marksAt(x, y + head), left: margin };
  }
  const most = panes.length < MANY ? LOW : LOWER;
  const below = band(page, rows, width - 2 * margin, most * height, t);
  const low = below.height + GAP * t;
  set = fit(low);
  return { ...set, legend: below.marksAt(margin, end - below.height - 0.35 * GAP * t), left: margin };
}

/** Title and caption over all, and what stands over each map.
 * @param {Scene} page @param {Pane[]} panes @param {import("../types.js").Furniture} furniture
 * @param {{t: number, margin: number}} how @param {number} columns */
function wordsOf({ look, view }, panes, furniture, { t, margin }, columns) {
  const on = (/** @type {string} */ piece) => !furniture.map_only && isOn(furniture, piece);
  /** @type {Mark[]} */
  const title = [];
  let y = margin;
  const put = (/** @type {string} */ text, /** @type {number} */ size, /** @type {boolean} */ bold) => {
    for (const words of text ? wrapped(text, size, view.w - 2 * margin, bold) : []) {
      y += 1.3 * size;
      title.push({ k: "text", x: margin, y: y - 0.45 * size, text: words, size, bold, fill: bold ? look.ink : look.muted });
    }
  };
  const common = commonNotes(panes);
  if (!furniture.map_only) {
    put(on("title") ? furniture.title : "", TITLE * t, true);
    for (const text of [on("caption") ? furniture.caption : "", ...common]) put(text, CAPTION * t, false);
  }
  const wide = (view.w - 2 * margin - (columns - 1) * GAP * t) / columns;
  const small = legible(look, NOTE * t);
  const told = panes.map((pane) => ({ date: on("date") ? pane.date_text : "",
    notes: furniture.map_only || common.length ? [] : (pane.notes ?? []).flatMap((text) => wrapped(text, small, wide)) }));
  const lines = Math.max(...told.map(({ notes }) => notes.length));
  const height = 1.5 * DATE * t + lines * 1.35 * small + (isOn(furniture, "neat") ? BAR : 0);
  const heads = told.map((one, i) => ({ height,
    marksAt: (/** @type {number} */ x, /** @type {number} */ top) => headMarks(look, one, i, [x, top - height], wide, t) }));
  return { title, top: y + (title.length ? 4 * t : -0.4 * DATE * t), heads };
}

/** What all panes are narrowed to. @param {Pane[]} panes */
function commonNotes([first, ...others]) {
  const own = first.notes ?? [];
  return others.every(({ notes = [] }) => notes.join() === own.join()) ? own : [];
}

/** @param {Record<string, string>} look @param {{date: string, notes: string[]}} told @param {number} i
 * @param {[number, number]} at @param {number} wide px @param {number} t @returns {Mark[]} */
function headMarks(look, { date, notes }, i, [x, y], wide, t) {
  const text = [letter(i), date].filter(Boolean).join(" ");
  const [full, small] = [DATE * t, legible(look, NOTE * t)];
  const size = Math.min(full, (full * wide) / widthOf({ text, size: full, bold: true }));
  return [{ k: "text", x, y: y + 1.02 * full, text, size, bold: true, fill: look.ink },
    ...notes.map((note, n) => ({ k: /** @type {"text"} */ ("text"), x, text: note, size: small,
      y: y + 1.02 * full + (n + 1) * 1.35 * small, fill: look.muted }))];
}

/** Whose scans any of the maps shows, and in which projection all are. @param {Scene} page @param {Pane[]} panes
 * @param {import("../atlas/view.js").View} view */
const credits = ({ atlas }, panes, view) =>
  [...new Set(panes.flatMap((pane) => creditsOf(atlas, pane, view))), ...projectionOf(view)];
