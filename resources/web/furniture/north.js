/** The north arrow: a needle, half of it inked, over the scale bar or where else there is room. */
import { linesOf } from "../base/graticule.js";
import { legible } from "../pens/type.js";
import { EDGE } from "./furniture.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */

const TALL = 26; // px of the needle at type 1
const AIR = 9; // px between it and what else stands there

/** @param {import("../features/ink.js").Scene} scene @param {import("../labels/boxes.js").Room} room
 * @param {Box|null} scale the box of the scale bar @param {[number, number]} [spot] px where it is to
 * stand, so that it points north from there @returns {Mark[]} */
export function northArrow(scene, room, scale, spot) {
  const { look, view } = scene;
  const size = legible(look, 11 * Math.sqrt(Number(look.type)));
  const tall = TALL * Math.max(0.8, size / 11);
  const [wide, high] = [0.72 * tall, tall + 1.1 * size];
  const [left, top, right, low] = [EDGE, EDGE + 10, view.w - EDGE - wide, view.h - EDGE - high - 22];
  const spots = [[right, top], [left, top], [right, low], [left, low]];
  if (scale) spots.unshift([scale[0] + 4, scale[1] - AIR - 0.25 * size - high], [scale[2] + 2 * AIR, scale[3] - high]);
  const boxes = spots.map(([x, y]) => /** @type {Box} */ ([x - 2, y - 2, x + wide + 2, y + high + 2]));
  const box = boxes.find((one) => room.claim(one));
  if (!box) return [];
  const [x, y] = [(box[0] + box[2]) / 2, box[1] + 2];
  return needle(look, x, y, tall, size, northAt(scene, spot?.[0] ?? x, spot?.[1] ?? y));
}

/** Degrees that north lies to the right of upwards: on a cone it turns evenly from one meridian to the
 * next. @param {import("../features/ink.js").Scene} scene @param {number} x @param {number} y */
function northAt({ atlas, view }, x, y) {
  if (!view.plane) return 0;
  const near = linesOf(atlas, view).meridians.flatMap(({ points }) => slopeAt(points, y))
    .sort((a, b) => Math.abs(a[0] - x) - Math.abs(b[0] - x));
  if (near.length < 2) return near[0]?.[1] ?? 0;
  const [[x0, turn0], [x1, turn1]] = near;
  return turn0 + ((turn1 - turn0) * (x - x0)) / (x1 - x0);
}

/** Where a meridian has a height, and how it leans there. @param {Float32Array} points @param {number} y
 * @returns {[number, number][]} px and degrees */
function slopeAt(points, y) {
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0, y0, x1, y1] = points.subarray(i, i + 4);
    if ((y0 - y) * (y1 - y) > 0 || y0 === y1) continue;
    const up = y1 < y0 ? 1 : -1;
    return [[x0 + ((x1 - x0) * (y - y0)) / (y1 - y0),
      (Math.atan2(up * (x1 - x0), up * (y0 - y1)) * 180) / Math.PI]];
  }
  return [];
}

/** @param {Record<string, string>} look @param {number} x @param {number} y of its top
 * @param {number} tall @param {number} size px of the letter @param {number} turn degrees @returns {Mark[]} */
function needle(look, x, y, tall, size, turn) {
  const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)];
  const middle = y + 1.05 * size + tall / 2;
  const ring = (/** @type {number[][]} */ points) => Float32Array.from(points.flatMap(([a, b]) =>
    [x + a * tall * cos - b * tall * sin, middle + a * tall * sin + b * tall * cos]));
  const half = (/** @type {1|-1} */ side) => ring([[0, -0.5], [0.24 * side, 0.5], [0, 0.32]]);
  const away = tall / 2 + 0.25 * size;
  return [
    { k: "path", closed: true, fill: look.halo, stroke: look.halo, width: 3, alpha: 0.85, parts: [half(-1), half(1)] },
    { k: "path", closed: true, fill: look.ink, stroke: look.ink, width: 0.8, parts: [half(-1)] },
    { k: "path", closed: true, fill: look.halo, stroke: look.ink, width: 0.8, parts: [half(1)] },
    { k: "text", x: x + away * sin, y: middle - away * cos, text: "N", size, bold: true, align: "center",
      fill: look.ink, halo: look.halo, turn: turn || undefined },
  ];
}
