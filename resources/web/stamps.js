/** Words with a halo, drawn once and stamped: the halo of a letter costs more than all the rest. */

/** @typedef {import("./types.js").Text} Text */
/** @typedef {{image: ImageBitmap, left: number, top: number}} Stamp  offsets in device px */

const MOST = 600; // stamps kept

/** @type {Map<string, Stamp>} the least lately used first */
const kept = new Map();

/** The picture of a text for a pixel ratio. @param {Text} mark @param {number} ratio
 * @param {number} wide CSS px of the text
 * @param {(c: CanvasRenderingContext2D, mark: Text) => void} write @returns {Stamp} */
export function stampOf(mark, ratio, wide, write) {
  const { x, y, ...look } = mark;
  const key = `${ratio}|${Object.values(look).join("|")}`;
  const found = kept.get(key) ?? make(mark, ratio, wide, write);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST) drop();
  return found;
}

/** @param {Text} mark @param {number} ratio @param {number} wide
 * @param {(c: CanvasRenderingContext2D, mark: Text) => void} write @returns {Stamp} */
function make(mark, ratio, wide, write) {
  const pad = (mark.haloWidth ?? 3) / 2 + 2 + (mark.slanted ? 0.35 * mark.size : 0);
  const start = { left: 0, center: -wide / 2, right: -wide }[mark.align ?? "left"];
  const [left, top] = [Math.floor((start - pad) * ratio), Math.floor((-1.2 * mark.size - pad) * ratio)];
  const [w, h] = [Math.ceil((wide + 2 * pad) * ratio) + 1, Math.ceil((1.7 * mark.size + 2 * pad) * ratio) + 1];
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
