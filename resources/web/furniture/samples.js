/** Swatches of the legend: boxes, stretches of line and signs drawn with the map's own marks. */
import { ringOf } from "../atlas/box.js";
import { areaMarks } from "../features/areas.js";
import { BORDER_DASH } from "../base/base.js";
import { noteSample } from "../features/drawn-marks.js";
import { lineInkOf } from "../features/ink.js";
import { lineMarks, pointMarks } from "../features/lines.js";

/** @typedef {import("./legend.js").Scene} Scene */
/** @typedef {import("./legend.js").Draw} Draw */
/** @typedef {import("./legend.js").Seen} Seen */

/** @param {number} x @param {number} y @param {number} w @param {number} h */
const box = (x, y, w, h) => ringOf([x, y, x + w, y + h]);

/** @param {number} x @param {number} y @param {number} w @param {number} h */
const middle = (x, y, w, h) => Float32Array.of(x, y + h / 2, x + w, y + h / 2);

const SIGN = 0.075; // of a swatch's height: the weight at which a sign is as high
const PIN = 0.36; // of a pin's own size, squared

/** A feature as it is drawn, without its doubt in space.
 * @param {Scene} scene @param {Seen} seen @param {import("../types.js").Certainty} [sure]
 * @returns {Draw} */
export function sample(scene, { feature, sure: own }, sure = own) {
  const plain = { ...feature, km: 0, crowd: undefined, edge: null, men: undefined, retreat: false };
  if (feature.kind === "drawn-text") return noteSample(scene, lineInkOf(scene, feature));
  if (feature.kind === "drawn-point") {
    const small = { ...scene, weight: PIN * scene.weight };
    return (x, y, w, h) => pointMarks(small, plain, [Float32Array.of(x + w / 2, y + h + 1)], sure, false);
  }
  if (feature.type === "area") {
    return (x, y, w, h) => areaMarks(scene, { ...plain }, [box(x, y, w, h)], sure, { sample: true });
  }
  if (feature.type === "line") {
    return (x, y, w, h) => lineMarks(scene, plain, [middle(x, y, w, h)], sure, {});
  }
  return (x, y, w, h) => {
    const fitting = { ...scene, weight: Math.min(scene.weight, SIGN * h) };
    return pointMarks(fitting, plain, [Float32Array.of(x + w / 2, y + h / 2)], sure, false);
  };
}

/** Several samples in one swatch. @param {Draw[]} draws @returns {Draw} */
export function stripes(draws) {
  return (x, y, w, h) => draws.flatMap((draw, n) =>
    draw(x + (n * w) / draws.length, y, w / draws.length, h));
}

/** @param {Scene} scene @returns {Draw} */
export const borderSample = ({ look }) => (x, y, w, h) => [{ k: "path", closed: false,
  parts: [middle(x, y, w, h)], stroke: look.ink, width: 1, alpha: 0.75, dash: BORDER_DASH }];

/** A sheet with what is printed on it: its own colours are no sign of it. @param {Scene} scene
 * @returns {Draw} */
export const scanSample = ({ look }) => (x, y, w, h) => [
  { k: "path", closed: true, parts: [box(x + 3, y, w - 6, h)], fill: look.halo, stroke: look.ink, width: 1 },
  { k: "path", closed: false, stroke: look.ink, width: 0.7, alpha: 0.7, parts: [0.3, 0.55, 0.8].map((share) =>
    Float32Array.of(x + 3, y + share * h, x + w / 2, y + (share - 0.2) * h, x + w - 3, y + share * h)) }];

/** @param {Scene} scene @param {"possible"|"announced"} sure @returns {Draw} */
export function stateSample({ look }, sure) {
  const [dash, alpha] = sure === "possible" ? [[5, 4], 0.14] : [[2, 4], 0.06];
  return (x, y, w, h) => [{ k: "path", closed: true, parts: [box(x, y, w, h)], fill: look.ink,
    fillAlpha: alpha * Math.min(1, Number(look.fill)), stroke: look.ink, width: 1.2, dash,
    alpha: 0.8 }];
}

/** @param {Scene} scene @returns {Draw} */
export const pastSample = ({ look }) => (x, y, w, h) => [{ k: "path", closed: true,
  parts: [box(x, y, w, h)], fill: look.ink, fillAlpha: 0.08 * Math.min(1, Number(look.fill)),
  stroke: look.ink, width: 0.8, alpha: 0.6 }];

/** @param {Scene} scene @returns {Draw} */
export const doubtSample = ({ look }) => (x, y, w, h) => {
  const line = { k: /** @type {"path"} */ ("path"), closed: false, parts: [middle(x, y, w, h)],
    stroke: look.ink };
  return [...[h, h * 0.66, h * 0.33].map((width) => ({ ...line, width, alpha: 0.13 })),
    { ...line, width: 1 }];
};
