/** Words with a halo, drawn once and stamped: the halo of a letter costs more than all the rest. */

import { reachOf } from "./reach.js";

/** @typedef {import("./types.js").Text} Text */
/** @typedef {{image: ImageBitmap, left: number, top: number}} Stamp  offsets in device px */

const MOST = 600; // stamps kept

/** @type {Map<string, Stamp>} the least lately used first */
const kept = new Map();

/** The picture of a text for a pixel ratio. @param {Text} mark @param {number} ratio
 * @param {(c: CanvasRenderingContext2D, mark: Text) => void} write @returns {Stamp} */
export function stampOf(mark, ratio, write) {
  const { x, y, ...look } = mark;
  const key = `${ratio}|${JSON.stringify(look)}`;
  const found = kept.get(key) ?? make(mark, ratio, write);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST) drop();
  return found;
}

/** @param {Text} mark @param {number} ratio
 * @param {(c: CanvasRenderingContext2D, mark: Text) => void} write @returns {Stamp} */
function make(mark, ratio, write) {
  const [x0, y0, x1, y1] = reachOf({ ...mark, x: 0, y: 0 }).map((n) => n * ratio);
  const [left, top] = [Math.floor(x0), Math.floor(y0)];
  const [w, h] = [Math.ceil(x1) - left + 1, Math.ceil(y1) - top + 1];
  const canvas = new OffscreenCanvas(w, h);
  const c = /** @type {any} */ (canvas.getContext("2d"));
  c.setTransform(ratio, 0, 0, ratio, -left, -top);
  write(c, { ...mark, x: 0, y: 0 });
  return { image: canvas.transferToImageBitmap(), left, top };
}

function drop() {
  const [key, old] = /** @type {[string, Stamp]} */ (kept.entries().next().value);
  old.image.close();
  kept.delete(key);
}
