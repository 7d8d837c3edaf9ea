/** Two maps of one ground, the second seen to the right of an edge, as on the screen. */
import { viewOf } from "../atlas/view.js";
import { sceneOf } from "../compose.js";
import { panel } from "../furniture/furniture.js";
import { widthOf } from "../pens/metrics.js";
import { element, write } from "../pens/svg-pen.js";
import { mapInto, noHand } from "./one-map.js";
import { together } from "./shared.js";

const START = 0.5; // of the width: where the edge stands
const [DATE, RIM] = [17, 10]; // px

/** @param {SVGElement} svg @param {import("../atlas/atlas.js").Atlas} atlas @param {any} message */
export async function curtained(svg, atlas, message) {
  const { pane, more: [other], furniture, width, height } = message;
  const view = viewOf(message, width, height);
  const at = START * width;
  const also = together(atlas, [other], furniture, view);
  await mapInto(svg, atlas, { pane, furniture }, view, { hand: { ...noHand(), only: "left", also }, name: "-1" });
  const clip = element("clipPath", { id: "curtain" }, svg);
  element("rect", { x: at, width: width - at, height }, clip);
  const over = element("g", { "clip-path": "url(#curtain)" }, svg);
  const bare = { ...furniture, map_only: true, chip: true, scale: false };
  await mapInto(over, atlas, { pane: other, furniture: bare }, view, { hand: { ...noHand(), only: "right" }, name: "-2" });
  const scene = sceneOf(atlas, other.style, view, furniture.manner);
  write(element("g", { id: "edge" }, svg), [...edge(scene, at), ...(furniture.map_only ? [] : chip(scene, other.date_text))]);
}

/** @param {import("../features/features.js").Scene} scene @param {number} x @returns {import("../types.js").Mark[]} */
function edge({ look, view }, x) {
  const parts = [Float32Array.of(x, 0, x, view.h)];
  return [{ k: "path", closed: false, parts, stroke: look.ink, width: 4 },
    { k: "path", closed: false, parts, stroke: look.panel, width: 2 }];
}

/** The date of the upper map, in its corner. @param {import("../features/features.js").Scene} scene
 * @param {string} text @returns {import("../types.js").Mark[]} */
function chip({ look, view }, text) {
  const size = DATE * Number(look.type);
  const wide = widthOf({ text, size, bold: true });
  const [x, y] = [view.w - RIM - size * 0.6, RIM + 1.25 * size];
  return [panel([x - wide - 0.6 * size, RIM, view.w - RIM, RIM + 1.75 * size], { ...look, veil: "1" })[0],
    { k: "text", x, y, text, size, bold: true, align: "right", fill: look.ink }];
}
