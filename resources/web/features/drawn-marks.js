/** What a person draws and the atlas does not: arrows that point, and pins. */
import { lengthsOf } from "../atlas/line.js";

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */

const HEAD = 7; // px that a head is longer than its shaft's width tells
const SLIM = 0.42; // half of a head's breadth, of its length
const [ROUND, EYE] = [7.2, 2.6]; // px: radii of a pin's head and of its eye
const TURNS = 22; // corners of a head
/** How high above its place the middle of a pin is, px. */
export const PIN_MIDDLE = 14.6;
const PIN = pinOutline();

/** A head and its two tangents, which meet at 0, 0. @returns {[number, number][]} */
function pinOutline() {
  const side = Math.asin(ROUND / PIN_MIDDLE);
  const turn = (Math.PI + 2 * side) / TURNS;
  return [[0, 0], ...Array.from({ length: TURNS + 1 }, (_, i) => /** @type {[number, number]} */ (
    [ROUND * Math.cos(side - i * turn), ROUND * Math.sin(side - i * turn) - PIN_MIDDLE]))];
}

/** A cased line with a head at its end.
 * @param {Scene} scene @param {any} line @param {{ink: string, width: number, dash: number[],
 *   alpha: number}} stroke @returns {Mark[]} */
export function pointerMarks(scene, line, { ink, width, dash, alpha }) {
  const length = HEAD * Math.sqrt(scene.weight) + 2.4 * width;
  const ends = line.parts.map((/** @type {Float32Array} */ p) => ended(p, length));
  const shaft = { ...line, parts: ends.map((/** @type {any} */ one) => one.shaft) };
  const head = { ...line, closed: true, parts: ends.map((/** @type {any} */ one) => one.head) };
  const halo = scene.look.halo;
  return [{ ...shaft, stroke: halo, width: width + 4, alpha: 0.9 * alpha },
    { ...head, stroke: halo, width: 4, alpha: 0.9 * alpha },
    { ...shaft, stroke: ink, width, dash, alpha }, { ...head, fill: ink, fillAlpha: alpha }];
}

/** A path without its last stretch, and the head in place of that.
 * @param {Float32Array} p px @param {number} length px */
function ended(p, length) {
  const far = lengthsOf(p);
  const whole = far[far.length - 1];
  const from = Math.max(0, whole - length);
  let n = far.length - 1;
  while (n > 1 && far[n - 1] > from) n--;
  const t = (from - far[n - 1]) / (far[n] - far[n - 1] || 1);
  const at = (/** @type {number} */ axis) =>
    p[2 * n - 2 + axis] + t * (p[2 * n + axis] - p[2 * n - 2 + axis]);
  const [bx, by, x, y] = [at(0), at(1), p[p.length - 2], p[p.length - 1]];
  const [dx, dy] = [(x - bx) * SLIM, (y - by) * SLIM];
  const into = 0.3; // of the head: so far the shaft reaches into it
  return { shaft: Float32Array.of(...p.subarray(0, 2 * n), bx + into * (x - bx), by + into * (y - by)),
    head: Float32Array.of(x, y, bx - dy, by + dx, bx + 0.22 * (x - bx), by + 0.22 * (y - by),
      bx + dy, by - dx) };
}

/** A note has no mark but its words (label-drawn.js).
 * @param {Scene} scene @param {import("../atlas/atlas.js").Feature} feature
 * @param {[number, number][]} spots px @param {{ink: string, alpha: number,
 *   sure: import("../types.js").Certainty, bright: boolean}} how @returns {Mark[]} */
export function pinMarks({ look, weight }, { kind, id }, spots, { ink, alpha, sure, bright }) {
  if (kind === "drawn-text") return [];
  const scale = Math.sqrt(weight);
  return spots.flatMap(([x, y]) => {
    const outline = Float32Array.from(PIN.flatMap(([px, py]) => [x + px * scale, y + py * scale]));
    const body = { k: /** @type {"path"} */ ("path"), parts: [outline], closed: true, id };
    const hollow = sure !== "certain";
    /** @type {Mark[]} */
    const marks = bright ? [{ ...body, stroke: look.glow, width: 8, alpha: 0.85 }] : [];
    marks.push({ ...body, stroke: look.halo, width: 4.5, alpha },
      { ...body, fill: hollow ? look.halo : ink, fillAlpha: alpha, stroke: ink, width: 1.5, alpha },
      { k: "circle", x, y: y - PIN_MIDDLE * scale, r: EYE * scale, fill: hollow ? ink : look.halo,
        fillAlpha: alpha });
    return marks;
  });
}

/** The swatch of a note: its words stand on the map. @param {Scene} scene @param {string} ink
 * @returns {import("../furniture/legend.js").Draw} */
export const noteSample = ({ look }, ink) => (x, y, w, h) => [{ k: "text", text: "Aa", align: "center",
  x: x + w / 2, y: y + h / 2 + 4, size: 12, bold: true, fill: ink, halo: look.halo, haloWidth: 3 }];
