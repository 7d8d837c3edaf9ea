/** The neat line: a fine line at the map's edge, a bar of black and white from degree to degree, the
 * degrees themselves in the margin. */
import { crossing, linesOf } from "../base/graticule.js";
import { ringOf } from "../atlas/box.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { isOn } from "./pieces.js";
import { degreeWords } from "./words.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Rim  px round the map */

const BAR = 2.6; // px: the bar of the degrees
const SIZE = 9; // px of the degrees at type 1
const GAP = 3; // px between the bar and its degrees
const APART = 10; // px between the words of two degrees

/** @param {Record<string, string>} look */
const sizeOf = (look) => legible(look, SIZE * Math.min(1.2, Math.sqrt(Number(look.type))));

/** The paper round the map. @param {Record<string, string>} look @param {import("../types.js").Furniture} furniture
 * @param {number} margin px of bare paper asked for @returns {Rim} */
export function rimOf(look, furniture, margin) {
  if (!isOn(furniture, "neat")) return { left: margin, top: margin, right: margin, bottom: margin };
  const line = BAR + 1.4;
  const words = isOn(furniture, "degrees") ? line + GAP + 0.8 * sizeOf(look) : line;
  const [far, near] = [Math.max(margin, words), Math.max(margin, line)];
  return { left: far, top: far, right: near, bottom: near };
}

/** In px of the map. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../atlas/view.js").View} view @param {Record<string, string>} look
 * @param {import("../types.js").Furniture} furniture @returns {Mark[]} */
export function neatLine(atlas, view, look, furniture) {
  const { w, h } = view;
  const lines = linesOf(atlas, view);
  const across = (/** @type {number} */ y) => crossed(lines.meridians, 0, [0, y, w, y]);
  const down = (/** @type {number} */ x) => crossed(lines.parallels, 1, [x, 0, x, h]);
  const top = across(0);
  const left = down(0);
  const bars = [
    ...cells(top, w).map(([a, b]) => [a, -BAR, b, 0]), ...cells(across(h), w).map(([a, b]) => [a, h, b, h + BAR]),
    ...cells(left, h).map(([a, b]) => [-BAR, a, 0, b]), ...cells(down(w), h).map(([a, b]) => [w, a, w + BAR, b]),
  ].map((box) => ringOf(/** @type {import("../types.js").Box} */ (box)));
  const ring = (/** @type {number} */ d) => [ringOf([-d, -d, w + d, h + d])];
  return [
    { k: "path", closed: true, fill: look.ink, parts: bars },
    { k: "path", closed: true, stroke: look.ink, width: 0.5, parts: ring(0) },
    { k: "path", closed: true, stroke: look.ink, width: 0.9, parts: ring(BAR) },
    ...(isOn(furniture, "degrees") ? [...degreeMarks(top, false, w, look), ...degreeMarks(left, true, h, look)] : []),
  ];
}

/** Where lines leave the map by one of its sides, in rising px.
 * @param {import("../base/graticule.js").Line[]} lines @param {0|1} axis along which the side runs
 * @param {number[]} side its ends @returns {[number, number][]} px and minutes */
function crossed(lines, axis, side) {
  return lines.flatMap(({ minutes, points }) => {
    const at = crossing(points, Float32Array.from(side));
    return at ? [/** @type {[number, number]} */ ([axis ? at.y : at.x, minutes])] : [];
  }).sort((a, b) => a[0] - b[0]);
}

/** Every other stretch between the lines, by where the lines are on the globe: the bar is the same in
 * two maps of one ground. @param {[number, number][]} lines px and minutes, in rising px
 * @param {number} end px @returns {[number, number][]} */
function cells(lines, end) {
  if (!lines.length) return [];
  const step = lines.length > 1 ? Math.abs(lines[1][1] - lines[0][1]) : 60;
  const first = Math.round(Math.min(lines[0][1], lines[lines.length - 1][1]) / step);
  const rising = lines.length < 2 || lines[1][1] > lines[0][1];
  const at = [0, ...lines.map(([px]) => Math.max(0, Math.min(end, px))), end];
  const odd = (rising ? first : first + lines.length) % 2;
  return at.slice(1).flatMap((to, i) => (Math.abs(i + odd) % 2 ? [/** @type {[number, number]} */ ([at[i], to])] : []));
}

/** @param {[number, number][]} lines px and minutes @param {boolean} north of parallels
 * @param {number} end px @param {Record<string, string>} look @returns {Mark[]} */
function degreeMarks(lines, north, end, look) {
  const size = sizeOf(look);
  const off = -(BAR + GAP);
  let free = -Infinity;
  return lines.flatMap(([px, minutes]) => {
    const text = degreeWords(minutes, north);
    const half = widthOf({ text, size }) / 2;
    if (px - half < Math.max(0, free) || px + half > end) return [];
    free = px + half + APART;
    return [{ k: /** @type {"text"} */ ("text"), text, size, fill: look.ink,
      align: /** @type {"center"} */ ("center"), x: north ? off : px, y: north ? px : off,
      turn: north ? -90 : undefined }];
  });
}
