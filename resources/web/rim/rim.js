/** Room along the rim of the picture, in the direction of what lies beyond, off the land. */
import { overlap } from "../atlas/box.js";
import { crossings, share } from "../atlas/cuts.js";
import { FINE } from "../atlas/view.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {{view: import("../atlas/view.js").View, wide: number, tall: number, x: number, y: number,
 *   shut: Box[], dots: Box[], before?: Box}} Wish  a box so large, towards x, y; over none of
 * `shut`, if it may be over none of `dots`, and where it was `before` */

const STEP = 14; // px from one try to the next
const INSETS = [10, 22, 40]; // px from the rim
const ASIDE = 0.45; // cosine: so far from its direction a chip may stand
const LAND = 150; // px of way that a box wholly on land is worth
const DOT = 60; // px of way that one dot below it is worth
const STAYS = 90; // px of way that staying is worth

/** The best free box, or null. @param {Wish} wish @param {import("../labels/boxes.js").Room} room
 * @param {(box: Box) => number} land share of a box on land @returns {Box|null} */
export function rimBox(wish, room, land) {
  const { view, dots, shut, before } = wish;
  const way = wayOf(wish);
  const free = (/** @type {Box} */ box) =>
    !shut.some((one) => overlap(one, box)) && room.free(box);
  const price = (/** @type {Box} */ box) => LAND * land(box) + DOT * dots.filter((one) => overlap(one, box)).length;
  let best = before && way(before) < Infinity && free(before) ? before : null;
  if (best && way(best) + price(best) < STAYS) return best;
  let least = best ? way(best) + price(best) - STAYS : 0.6 * Math.max(view.w, view.h) + LAND;
  for (const box of boxes(wish)) {
    const from = way(box);
    if (from >= least) continue;
    const whole = from + price(box);
    if (whole < least && free(box)) [best, least] = [box, whole];
  }
  return best;
}

/** All places for a box on the rim. @param {Wish} wish @returns {Generator<Box>} */
function* boxes({ view: { w, h }, wide, tall }) {
  for (const inset of INSETS) {
    const [right, foot] = [w - wide - inset, h - tall - inset];
    for (let y = inset; y <= foot; y += STEP) {
      yield [inset, y, inset + wide, y + tall];
      yield [right, y, right + wide, y + tall];
    }
    for (let x = inset; x <= right; x += 2 * STEP) {
      yield [x, inset, x + wide, inset + tall];
      yield [x, foot, x + wide, foot + tall];
    }
  }
}

/** How far a box is from where its direction leaves the view, in px; Infinity where it is not in
 * that direction. @param {Wish} wish @returns {(box: Box) => number} */
function wayOf({ view: { w, h }, x, y }) {
  const [dx, dy] = [x - w / 2, y - h / 2];
  const t = Math.min(w / 2 / Math.abs(dx || 1e-9), h / 2 / Math.abs(dy || 1e-9));
  const [px, py] = [w / 2 + dx * t, h / 2 + dy * t];
  const far = Math.hypot(dx, dy) || 1;
  return (box) => {
    const [cx, cy] = [(box[0] + box[2]) / 2 - w / 2, (box[1] + box[3]) / 2 - h / 2];
    if (cx * dx + cy * dy < ASIDE * far * Math.hypot(cx, cy)) return Infinity;
    const inset = Math.min(box[0], box[1], w - box[2], h - box[3]);
    return 1.5 * inset + Math.hypot(Math.max(box[0] - px, 0, px - box[2]),
      Math.max(box[1] - py, 0, py - box[3]));
  };
}

const DEPTHS = [24, 90]; // px from the rim: lines along which land is looked at

/** @type {{key: string, cuts: {axis: 0|1, at: number, land: number[]}[]}} of the last view at rest */
let shore = { key: "", cuts: [] };

/** How much of a box on the rim lies on land, 0 to 1; while the camera moves as it was before.
 * @param {() => Float32Array[]} rings of the land, in px @param {import("../atlas/view.js").View} view
 * @returns {(box: Box) => number} */
export function landUnder(rings, view) {
  if (shore.key !== view.key && (view.grain === FINE || !shore.key)) {
    const drawn = rings();
    /** @type {[0|1, number][]} */
    const lines = DEPTHS.flatMap((d) => /** @type {[0|1, number][]} */ (
      [[0, d], [0, view.w - d], [1, d], [1, view.h - d]]));
    shore = { key: view.key, cuts: lines.map(([axis, at]) => ({ axis, at, land: crossings(drawn, axis, at) })) };
  }
  return (box) => {
    const cuts = shore.cuts.filter(({ axis, at }) => at >= box[axis] && at <= box[axis + 2]);
    const shares = cuts.map(({ axis, land }) => share(land, box[1 - axis], box[3 - axis]));
    return shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
  };
}
