/** What changed between two days: outlines and signs over what began, ended or changed hands, told
 * apart without colour, and their rows of the legend. */
import { ringOf } from "../atlas/box.js";
import { place } from "../atlas/view.js";
import { _ } from "../furniture/tongue.js";
import { BEGAN, ENDED, TAKEN } from "../furniture/words.js";
import { goesOn, isLarge } from "./areas.js";
import { lasting } from "./fresh.js";
import { opacity } from "./ink.js";

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("./features.js").Drawing} Drawing */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {"began"|"ended"|"taken"} How */
/** @typedef {{feature: Feature, how: How}} Changed */

const RADIUS = 8; // px of a sign
const APART = 2 * RADIUS; // px between two signs
const REACH = 8;
/** Path data about 0, 0: a plus, a minus, two arrows that pass each other. */
const SIGNS = {
  began: "M-4 0H4M0-4V4", ended: "M-4 0H4", taken: "M-4.5-2H4M1.6-4.4L4-2 1.6.4M4.5 2H-4M-1.6-.4L-4 2-1.6 4.4",
};
const WORDS = { began: () => _(BEGAN), ended: () => _(ENDED), taken: () => _(TAKEN) };
const PALE = ["copy", "dark"]; // styles in which the glow hardly stands out from the ink
const MARK = /^(began|ended|taken):/;
/** @type {Changed[]} */
const NONE = [];

/** The id in a highlight, which may say how it changed. @param {string} mark */
export const idOf = (mark) => mark.replace(MARK, "");

/** What a pane brings out as changed, in drawing order.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @returns {Changed[]} */
export function changesOf(atlas, pane) {
  const how = new Map(lasting(pane).filter((one) => MARK.test(one))
    .map((one) => [idOf(one), /** @type {How} */ (one.slice(0, 5))]));
  if (!how.size) return NONE;
  return atlas.features.filter(({ id }) => how.has(id))
    .map((feature) => ({ feature, how: /** @type {How} */ (how.get(feature.id)) }));
}

/** @type {WeakMap<Float32Array[], Drawing>} by what a shape is on the screen */
const kept = new WeakMap();

/** Their outlines, each the same object while it looks the same. @param {Scene} scene
 * @param {Changed[]} changed @returns {Drawing[]} */
export const changeDrawings = (scene, changed) =>
  changed.map((one) => drawing(scene, one)).filter(({ parts }) => parts.length);

/** A line, or an area's border without its coasts; of what is no more all of the edge is drawn but
 * where the atlas only ends. @param {Scene} scene @param {Changed} changed @returns {Drawing} */
function drawing(scene, { feature, how }) {
  const area = feature.type === "area";
  const border = area && (how !== "ended" || goesOn(feature)) ? feature.edge : null;
  const all = (border ?? feature.shape).project(scene.view);
  const key = [feature.id, how, scene.style].join();
  const found = kept.get(all);
  if (found?.key === key) return found;
  const closed = area && !border;
  const parts = closed ? all.filter(isLarge) : all;
  /** @type {Drawing} */
  const made = { key, parts, reach: REACH, fleeting: true,
    marks: () => outline(scene, parts, closed, how) };
  kept.set(all, made);
  return made;
}

/** @param {Scene} scene @param {Float32Array[]} parts @param {boolean} closed
 * @param {How} how @returns {Mark[]} */
function outline(scene, parts, closed, how) {
  const { look, weight } = scene;
  const line = { k: /** @type {"path"} */ ("path"), parts, closed, sharp: true };
  const wide = { ...line, stroke: look.halo, width: 5 * weight, alpha: opacity(scene, 0.9) };
  const thin = { ...line, stroke: look.ink, width: 1.3 * weight, alpha: 1 };
  if (how === "ended") return [{ ...wide, width: 3 * weight }, { ...thin, dash: [6, 4] }];
  const bright = { ...line, stroke: look.glow, width: 3.4 * weight, alpha: opacity(scene, 0.95) };
  if (how === "began") return [wide, bright, thin];
  return [wide, { ...line, stroke: look.ink, width: 3.8 * weight, alpha: 1 },
    { ...bright, width: 2 * weight, stroke: PALE.includes(scene.style) ? look.halo : look.glow }];
}

/** Their signs, none on another. @param {Scene} scene @param {Changed[]} changed
 * @param {import("../labels/boxes.js").Room} room @returns {Mark[]} */
export function changeSigns(scene, changed, room) {
  /** @type {[number, number][]} */
  const stood = [];
  const { view } = scene;
  return changed.flatMap(({ feature, how }) => {
    const [u, v] = feature.anchor ?? feature.shape.middle();
    const [x, y] = place(view, u, v);
    const off = x < RADIUS || y < RADIUS || x > view.w - RADIUS || y > view.h - RADIUS;
    if (off || stood.some(([a, b]) => Math.hypot(a - x, b - y) < APART)) return [];
    stood.push([x, y]);
    room.take([x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2]);
    return sign(scene, x, y, how);
  });
}

/** @param {Scene} scene @param {number} x @param {number} y @param {How} how @param {number} [size]
 * @returns {Mark[]} */
function sign({ look }, x, y, how, size = 1) {
  const r = RADIUS * size;
  const fill = how === "ended" ? look.panel : look.ink;
  return [{ k: "circle", x, y, r: r + 1.5, fill: look.halo, fillAlpha: 0.95 },
    { k: "circle", x, y, r, fill, stroke: look.ink, width: 1.4, dash: how === "ended" ? [3, 2] : [] },
    { k: "glyph", x, y, scale: size, d: SIGNS[how], width: 1.8,
      stroke: how === "ended" ? look.ink : look.panel }];
}

/** @param {Scene} scene @param {Changed[]} changed @returns {import("../furniture/legend.js").Row[]} */
export function changeRows(scene, changed) {
  return /** @type {How[]} */ (["began", "taken", "ended"]).flatMap((how) => {
    const of = changed.filter((one) => one.how === how && one.feature.shape.project(scene.view).length);
    if (!of.length) return [];
    const ids = of.map(({ feature }) => feature.id);
    /** @type {import("../furniture/legend.js").Draw} */
    const draw = (x, y, w, h) => [
      ...outline({ ...scene, weight: 0.8 }, [ringOf([x, y, x + w, y + h])], true, how),
      ...sign(scene, x + w / 2, y + h / 2, how, 0.62)];
    const text = WORDS[how]();
    return [{ key: `change-${how}`, text, items: [{ text, look: how, ids, draw }] }];
  });
}
