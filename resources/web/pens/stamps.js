/**
 * Words and signs drawn once and stamped: the halo of a letter costs more than all the rest, and a
 * stamp cut by a repainted square is whole again.
 */
import { reachOf } from "./reach.js";

/** @typedef {Exclude<import("../types.js").Mark, import("../types.js").Path>} Stampable */
/** @typedef {{image: ImageBitmap, left: number, top: number}} Stamp  offsets in device px */

const MOST = 900; // stamps kept

/** @type {Map<string, Stamp>} the least lately used first */
const kept = new Map();
/** @type {WeakMap<Stampable, string>} the keys of marks that come again */
const keys = new WeakMap();

/** Where all stamps are drawn. @type {any} */
let easel = null;

/** Draw a mark by its stamp, on whole device pixels.
 * @template {Stampable} T @param {CanvasRenderingContext2D} c @param {T} mark
 * @param {(c: CanvasRenderingContext2D, mark: T) => void} draw */
export function stamp(c, mark, draw) {
  const ratio = c.getTransform().a;
  const key = keyOf(mark) + ratio;
  const found = kept.get(key) ?? make(mark, ratio, draw);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST) drop();
  const { image, left, top } = found;
  const [x, y] = [mark.x, mark.y].map((n) => Math.round(n * ratio));
  c.globalAlpha = 1;
  c.drawImage(image, (x + left) / ratio, (y + top) / ratio, image.width / ratio, image.height / ratio);
}

/** @param {Stampable} mark */
function keyOf(mark) {
  let key = keys.get(mark);
  if (key === undefined) {
    const { x, y, ...look } = mark;
    keys.set(mark, (key = JSON.stringify(look)));
  }
  return key;
}

/** @template {Stampable} T @param {T} mark @param {number} ratio
 * @param {(c: CanvasRenderingContext2D, mark: T) => void} draw @returns {Stamp} */
function make(mark, ratio, draw) {
  const [x0, y0, x1, y1] = reachOf({ ...mark, x: 0, y: 0 }).map((n) => n * ratio);
  const [left, top] = [Math.floor(x0), Math.floor(y0)];
  const [w, h] = [Math.ceil(x1) - left + 1, Math.ceil(y1) - top + 1];
  const c = (easel ??= /** @type {any} */ (new OffscreenCanvas(w, h).getContext("2d")));
  Object.assign(c.canvas, { width: w, height: h }); // and all of its state as if new
  c.setTransform(ratio, 0, 0, ratio, -left, -top);
  draw(c, { ...mark, x: 0, y: 0 });
  return { image: c.canvas.transferToImageBitmap(), left, top };
}

function drop() {
  const [key, old] = /** @type {[string, Stamp]} */ (kept.entries().next().value);
  old.image.close();
  kept.delete(key);
}
