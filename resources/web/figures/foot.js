/** What stands at the foot of a page of maps: one scale, one north arrow, one credit and the sources for
 * all of them; and the line round each map. */
import { ringOf } from "../atlas/box.js";
import { citesOf } from "../furniture/cites.js";
import { credit, EDGE, scaleBar } from "../furniture/furniture.js";
import { neatLine } from "../furniture/neat.js";
import { northArrow } from "../furniture/north.js";
import { extentOf, isOn, wayTo } from "../furniture/pieces.js";
import { foot as smallPrint, sourcesSaid } from "../furniture/under.js";
import { Room } from "../labels/boxes.js";
import { moved } from "../pens/moved.js";
import { element, write } from "../pens/svg-pen.js";
import { groundsOf } from "./shared.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Pane} Pane */
/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {{view: import("../atlas/view.js").View, left: number}} Set_  the view of each map, and px of the
 * first from the page's left */

const ROW = 28; // units of t for scale and credit
const LINES = 2; // of the sources
const GAP = 5; // px over them, and over the arrow

/** How much of a page goes to its foot, px. @param {Scene} page @param {any} message @param {number} t */
export function footTall(page, { furniture, cites = {} }, t) {
  if (furniture.map_only) return 0;
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  const [, top, , bottom] = on("north") ? extentOf(arrow(page, null, [0, 0])) ?? NO_BOX : NO_BOX;
  const row = Math.max(on("scale") || on("credit") ? ROW * t : 0, bottom - top + GAP);
  const print = { text: "x", most: 1 };
  return row + (on("sources") && Object.keys(cites).length
    ? smallPrint(page.look, Array(LINES).fill(print), 1).height + GAP : 0);
}

const NO_BOX = [0, 0, 0, 0];

/** The line round a map on its page, with its bar of degrees where that is asked for.
 * @param {Box} box @param {Scene} page @param {import("../atlas/view.js").View} view
 * @param {import("../types.js").Furniture} furniture @returns {Mark[]} */
export function frameOf(box, { atlas, look }, view, furniture) {
  if (!isOn(furniture, "neat") || furniture.map_only) {
    return [{ k: "path", closed: true, parts: [ringOf(box)], stroke: look.ink, width: 0.8 }];
  }
  const bare = { ...furniture, off: [...furniture.off ?? [], "degrees"] }; // their room has the date
  return moved(neatLine(atlas, view, look, bare), box[0], box[1]);
}

/** @param {SVGElement} svg @param {Scene} page @param {any} message @param {Pane[]} panes @param {Set_} set
 * @param {{margin: number, others: string[]}} how px, and what is named over the credit */
export function foot(svg, page, message, panes, { view, left }, { margin, others }) {
  const { furniture, cites = {}, width, height } = message;
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  const wide = width - 2 * margin;
  const said = on("sources") ? sourcesSaid(page.look, sourcesOf(page, panes, furniture, view, cites), wide) : "";
  const small = smallPrint(page.look, [{ text: said, most: LINES }].filter(({ text }) => text), wide);
  write(element("g", { id: "sources" }, svg), moved(small.marks, margin, height - margin - small.height));
  const low = margin - EDGE + (small.height ? small.height + GAP : 0); // from where it stands on a map of its own
  /** @type {Record<string, [number, number, number, number]>} */
  const pieces = {};
  const put = (/** @type {string} */ name, /** @type {Mark[]} */ marks) => {
    const box = extentOf(marks);
    if (!box) return;
    const [x, y] = furniture.places?.[name] ?? [];
    const [dx, dy] = x === undefined ? [0, 0] : wayTo(box, [x * width, y * height], page.view);
    write(element("g", { id: name }, svg), moved(marks, dx, dy));
    pieces[name] = [(box[0] + dx) / width, (box[1] + dy) / height, (box[2] - box[0]) / width, (box[3] - box[1]) / height];
  };
  const scale = on("scale") ? moved(scaleBar({ ...page, view }, new Room(view.w, view.h), null),
    left - EDGE - 4, height - view.h - low + 6) : [];
  put("scale", scale);
  if (on("north")) put("north", arrow(page, extentOf(scale), [left, height - low - EDGE]));
  if (on("credit")) put("credit", moved(credit(page, new Room(width, height), others), EDGE - margin, -low));
  Object.assign(svg, { pieces });
}

/** Beside the scale. @param {Scene} page @param {Box|null} scale @param {[number, number]} corner px
 * @returns {Mark[]} */
function arrow(page, scale, [left, bottom]) {
  const marks = northArrow({ ...page, look: { ...page.look, type: String(Math.min(1, Number(page.look.type))) } },
    new Room(page.view.w, page.view.h), null);
  const box = extentOf(marks);
  if (!box) return [];
  return moved(marks, (scale ? scale[2] + 14 : left) - box[0], (scale ? scale[3] : bottom) - box[3]);
}

/** The sources of what any of the maps shows. @param {Scene} page @param {Pane[]} panes
 * @param {import("../types.js").Furniture} furniture @param {import("../atlas/view.js").View} view
 * @param {Record<string, string>} cites */
function sourcesOf({ atlas }, panes, furniture, view, cites) {
  const all = groundsOf(atlas, panes, furniture, view);
  return citesOf(atlas, { view, seen: all.flatMap(({ seen }) => seen), stacks: all.flatMap(({ stacked }) => stacked) }, cites);
}
