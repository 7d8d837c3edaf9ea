/** A small map in a corner that shows where a close view lies. Of three fixed grounds it takes the
 * nearest in which the view is small; where there is none it would say nothing, and stays away. */
import { boxOf, ringOf } from "../atlas/box.js";
import { Shape } from "../atlas/shape.js";
import { FINE, project, viewOf } from "../atlas/view.js";
import { layerOn } from "../features/admitted.js";
import { emptiest } from "./corner.js";
import { EDGE, panel } from "./furniture.js";
import { lineParts, ringWithin } from "./frame-cut.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {{key: string, at: number}} Stood  for which view, and in which corner, or -1 */
/** @typedef {{name: string, all: Box, most: number}} Ground  of the unit square, its right beyond 1 over
 * the date line; `most` of its sides that a view may take */

/** The layer that shows it. */
const LOCATOR = { id: "locator", layer: "locator", powers: [] };

/** Whether a pane shows it. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane} pane */
const showsLocator = (atlas, pane) => atlas.layers.has(LOCATOR.layer) && layerOn(atlas, pane, LOCATOR);

/** @type {Ground[]} */
const GROUNDS = [
  { name: "korea", all: unitBox(123.4, 32.8, 131.4, 43.2), most: 0.3 },
  { name: "east-asia", all: unitBox(103, 21, 151, 54), most: 0.24 },
  { name: "world", all: unitBox(-20, -48, 340, 74), most: 0.07 },
];
const SIDE = 0.165; // of the picture's: the square root of its area
const [LEAST, MOST] = [96, 200]; // px of the same
const [NARROW, LOW] = [440, 380]; // px of a picture that has room for one
const FRAME = 3; // px between the two lines of its frame
const SPOT = 7; // px: a smaller view is shown so large
const FOOT = [22, 26]; // px at the foot for scale bar, credit and what the window writes there; more
// of the second for larger type
const HEAD = 10; // px more at the top, where degrees stand

/** @type {Stood} before there was a view */
export const NOWHERE_YET = { key: "", at: -1 };

/** @param {Scene} scene @param {import("../types.js").Pane} pane
 * @param {import("../labels/boxes.js").Room} room
 * @param {import("./weighing.js").Shown} there @param {{locator: Stood}} hand where it stood @returns {Mark[]} */
export function locator(scene, pane, room, there, hand) {
  const { atlas, view } = scene;
  if (!showsLocator(atlas, pane) || view.w < NARROW || view.h < LOW) return [];
  const ground = groundOf(view);
  if (!ground) return [];
  const box = standing(scene, room, boxesFor(scene, ground), there, hand);
  if (!box) return [];
  room.take([box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4]);
  return marksOf(scene, ground, box, hand);
}

/** @param {number} west degrees @param {number} south @param {number} east @param {number} north
 * @returns {Box} */
function unitBox(west, south, east, north) {
  const [x0, y0] = project(west, north);
  const [x1, y1] = project(east, south);
  return [x0, y0, x1, y1];
}

/** The view in the unit square, in the copy of the world that a box holds.
 * @param {import("../atlas/view.js").View} view @param {Box} box @returns {Box} */
function seenIn({ u, v, w, h, k, plane }, box) {
  if (plane) return boxOf(rimIn(plane, box));
  const near = u - Math.round(u - (box[0] + box[2]) / 2);
  return [near - w / 2 / k, v - h / 2 / k, near + w / 2 / k, v + h / 2 / k];
}

/** A figure's rim in the copy of the world that a box holds. @param {import("../atlas/plane.js").Plane} plane
 * @param {Box} box */
function rimIn({ rim }, box) {
  const own = boxOf(Float32Array.from(rim));
  const turn = Math.round((own[0] + own[2]) / 2 - (box[0] + box[2]) / 2);
  return Float32Array.from(rim, (n, i) => (i % 2 ? n : n - turn));
}

/** The nearest ground that tells where the view lies, if any. @param {import("../atlas/view.js").View} view */
export function groundOf(view) {
  return GROUNDS.find(({ all, most }) => {
    const [x0, y0, x1, y1] = seenIn(view, all);
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const small = x1 - x0 < most * (all[2] - all[0]) && y1 - y0 < 1.4 * most * (all[3] - all[1]);
    return small && x > all[0] && x < all[2] && y > all[1] && y < all[3];
  });
}

/** Where it may stand: the four corners, clear of what stands at the edges.
 * @param {Scene} scene @param {Ground} ground @returns {Box[]} */
function boxesFor({ view, look }, { all: [x0, y0, x1, y1] }) {
  const side = Math.min(MOST * Math.sqrt(Number(look.type)), Math.max(LEAST, SIDE * Math.sqrt(view.w * view.h)));
  const slim = Math.sqrt((x1 - x0) / (y1 - y0));
  const [w, h] = [Math.round(side * slim), Math.round(side / slim)];
  const [left, right] = [EDGE, view.w - EDGE - w];
  const [top, low] = [EDGE + HEAD, view.h - FOOT[0] - FOOT[1] * Number(look.type) - h];
  return [[left, low], [right, low], [left, top], [right, top]]
    .map(([x, y]) => /** @type {Box} */ ([x, y, x + w, y + h]));
}

/** The emptiest free corner: the same while the camera moves and the clock runs; none over what is
 * selected.
 * @param {Scene} scene @param {import("../labels/boxes.js").Room} room @param {Box[]} boxes
 * @param {Parameters<typeof locator>[3]} there @param {{locator: Stood}} hand */
function standing(scene, room, boxes, there, hand) {
  const free = boxes.map((box) => room.free(box));
  const { at } = hand.locator;
  if (hand.locator.key && scene.view.grain !== FINE && (at < 0 || free[at])) return boxes[at] ?? null;
  const key = [scene.view.key, scene.style, free, ...there.subjects].join();
  if (key !== hand.locator.key) {
    hand.locator = { key, at: emptiest(scene, boxes, free, there, at) };
  }
  return boxes[hand.locator.at] ?? null;
}

/** @type {WeakMap<import("../atlas/atlas.js").Atlas, Shape>} the land, with room for a view of its own */
const lands = new WeakMap();
/** @type {WeakMap<object, {key: string, marks: Mark[]}>} the ground of each map as it was drawn last */
const keeps = new WeakMap();

/** @param {Scene} scene @param {Ground} ground @param {Box} box px @param {object} owner the map that
 * it stands on @returns {Mark[]} */
function marksOf(scene, ground, box, owner) {
  const { look, view } = scene;
  const { all } = ground;
  const key = [ground.name, scene.style, ...box].join();
  let kept = keeps.get(owner);
  if (kept?.key !== key) kept = { key, marks: groundMarks(scene, ground, box) };
  keeps.set(owner, kept);
  const inner = insideOf(box);
  const k = (inner[2] - inner[0]) / (all[2] - all[0]);
  const [x0, y0, x1, y1] = seenIn(view, all).map((n, i) => inner[i % 2] + (n - all[i % 2]) * k);
  const widen = (/** @type {number} */ a, /** @type {number} */ b) => Math.max(0, (SPOT - (b - a)) / 2);
  const [dx, dy] = [widen(x0, x1), widen(y0, y1)];
  const [left, top, right, bottom] = [x0 - dx, y0 - dy, x1 + dx, y1 + dy]
    .map((n, i) => Math.min(inner[2 + (i % 2)] - 1, Math.max(inner[i % 2] + 1, n)));
  const spot = view.plane && !dx && !dy
    ? ringWithin(rimIn(view.plane, all).map((n, i) => inner[i % 2] + (n - all[i % 2]) * k), inner)
    : ringOf([left, top, right, bottom]);
  return [...kept.marks, { k: "path", closed: true, stroke: look.accent, width: 1.4,
    fill: look.accent, fillAlpha: 0.14, parts: [spot] }];
}

/** @param {Box} box @returns {Box} */
const insideOf = ([x0, y0, x1, y1]) => [x0 + FRAME, y0 + FRAME, x1 - FRAME, y1 - FRAME];

/** Sea, land and frame. @param {Scene} scene @param {Ground} ground @param {Box} box px
 * @returns {Mark[]} */
function groundMarks({ atlas, look }, ground, box) {
  const inner = insideOf(box);
  const [w, h] = [inner[2] - inner[0], inner[3] - inner[1]];
  const { all } = ground;
  const zoom = Math.log2(w / (all[2] - all[0]) / 256);
  const view = { ...viewOf({ lat: 0, lon: 0, zoom }, w, h, 0.5), u: (all[0] + all[2]) / 2,
    v: (all[1] + all[3]) / 2, key: ["locator", ground.name, w, h].join() };
  const { land } = atlas.home.base;
  const shape = lands.get(atlas) ?? new Shape(land.geometry, land.ranges);
  lands.set(atlas, shape);
  const rings = shape.project(view).map((ring) =>
    ring.map((n, i) => n + inner[i % 2])).map((ring) => ringWithin(ring, inner)).filter((ring) => ring.length > 4);
  const [outer, fine] = panel(box, look);
  return [
    outer,
    { k: "path", closed: true, fill: look.sea, parts: [ringOf(inner)] },
    { k: "path", closed: true, fill: look.paper, parts: rings },
    { k: "path", closed: false, stroke: look.coast, width: 0.6, parts: lineParts(rings, inner) },
    fine,
  ];
}
