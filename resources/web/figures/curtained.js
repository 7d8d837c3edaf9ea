/** Two maps of one ground, the second seen to the right of an edge, as on the screen; what stands round
 * them lies over both. Each has its date in its corner; where that has no room, a legend below has both. */
import { viewOf } from "../atlas/view.js";
import { sceneOf } from "../compose.js";
import { panel } from "../furniture/furniture.js";
import { isOn, PLACED } from "../furniture/pieces.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { element, write } from "../pens/svg-pen.js";
import { mapInto, noHand } from "./one-map.js";
import { paperOf, sheetOn, surrounded } from "./paper.js";
import { together } from "./shared.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */

const HALF = 0.5;
const [DATE, LEAST, RIM] = [17, 8, 10]; // px

/** @param {SVGElement} svg @param {import("../atlas/atlas.js").Atlas} atlas @param {any} message */
export async function curtained(svg, atlas, message) {
  const { pane, more: [other], furniture, legend, split = HALF } = message;
  const below = legend === "below" && !furniture.map_only;
  const page = sceneOf(atlas, pane.style, viewOf(message, message.width, message.height), furniture.manner);
  const wide = message.width - 2 * (message.margin ?? 0);
  const apart = sizeOf(page, pane.date_text, split * wide).fits && sizeOf(page, other.date_text, (1 - split) * wide).fits;
  const said = { ...pane, date_text: apart ? "" : [pane.date_text, other.date_text].join(" | ") };
  const paper = paperOf(atlas, below ? { ...message, pane: said,
    furniture: { ...furniture, chip: apart && "left" } } : message, (view) => (
    { ...noHand(), only: "left", span: [0, split * view.w], also: together(atlas, [other], furniture, view) }));
  const { picture, state } = paper;
  const { view } = picture;
  const map = sheetOn(svg, paper, message);
  const names = (/** @type {import("../compose.js").Picture} */ { top, ground }) => top.slice(0, ground);
  await mapInto(map, atlas, state, view, { picture, name: "-1", over: names });
  const at = split * view.w;
  const clip = element("clipPath", { id: "curtain" }, svg);
  element("rect", { x: at, width: view.w - at, height: view.h }, clip);
  const over = element("g", { "clip-path": "url(#curtain)" }, map);
  const bare = { ...state.furniture, off: PLACED, chip: true };
  await mapInto(over, atlas, { pane: other, furniture: bare }, view,
    { hand: { ...noHand(), only: "right", span: [at, view.w] }, name: "-2", over: names });
  const scene = sceneOf(atlas, other.style, view, furniture.manner);
  const dated = !furniture.map_only && isOn(furniture, "date") && (apart || !below);
  write(element("g", { id: "edge" }, map), [...edge(scene, at), ...picture.top.slice(picture.ground),
    ...(dated ? chip(scene, other.date_text, "right", view.w - at) : []),
    ...(dated && below ? chip(scene, pane.date_text, "left", at) : [])]);
  surrounded(svg, map, paper, message);
}

/** @param {Scene} scene @param {number} x @returns {Mark[]} */
function edge({ look, view }, x) {
  const parts = [Float32Array.of(x, 0, x, view.h)];
  return [{ k: "path", closed: false, parts, stroke: look.ink, width: 4 },
    { k: "path", closed: false, parts, stroke: look.panel, width: 2 }];
}

/** A date as large as its part of the picture lets it be, and whether it can be read so.
 * @param {Scene} scene @param {string} text @param {number} part px of its map */
function sizeOf({ look }, text, part) {
  const em = widthOf({ text, size: 1, bold: true }) + 1.2;
  const fitting = Math.min(DATE * Number(look.type), (part - 2 * RIM) / em);
  const size = legible(look, Math.max(fitting, LEAST));
  return { size, wide: em * size, fits: size <= fitting };
}

/** The date of a map, in its upper corner. @param {Scene} scene @param {string} text
 * @param {"left"|"right"} side @param {number} part px of its map @returns {Mark[]} */
function chip(scene, text, side, part) {
  const { look, view } = scene;
  const { size, wide } = sizeOf(scene, text, part);
  const left = side === "left" ? RIM : view.w - RIM - wide;
  return [panel([left, RIM, left + wide, RIM + 1.75 * size], { ...look, veil: "1" })[0],
    { k: "text", x: left + 0.6 * size, y: RIM + 1.25 * size, text, size, bold: true, fill: look.ink }];
}
