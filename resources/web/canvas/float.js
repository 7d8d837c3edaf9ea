/** A picture of one view, laid where it belongs in another. */

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {{view: View, canvas: HTMLCanvasElement|OffscreenCanvas}} Kept */

/** Where a picture lies in a view, in device px. @param {Kept} kept @param {View} view
 * @param {number} ratio device px to a CSS px @returns {import("../types.js").Box} */
export function landing({ view: from, canvas }, view, ratio) {
  const scale = view.k / from.k;
  const whole = (/** @type {number} */ n) => (scale === 1 ? Math.round(n) : n);
  const left = whole((view.w / 2 + (from.u - view.u) * view.k) * ratio - (scale * canvas.width) / 2);
  const top = whole((view.h / 2 + (from.v - view.v) * view.k) * ratio - (scale * canvas.height) / 2);
  return [left, top, left + scale * canvas.width, top + scale * canvas.height];
}

/** Draw it there. @param {CanvasRenderingContext2D} c @param {Kept} kept @param {View} view */
export function float(c, kept, view) {
  const ratio = c.getTransform().a;
  const [x0, y0, x1, y1] = landing(kept, view, ratio).map((n) => n / ratio);
  c.globalAlpha = 1;
  c.drawImage(kept.canvas, x0, y0, x1 - x0, y1 - y0);
}

/** Draw in these boxes alone until the context is restored.
 * @param {CanvasRenderingContext2D} c @param {Box[]} boxes device px @param {number} ratio */
export function within(c, boxes, ratio) {
  c.save();
  c.beginPath();
  for (const [x0, y0, x1, y1] of boxes.map((box) => box.map((n) => n / ratio))) {
    c.rect(x0, y0, x1 - x0, y1 - y0);
  }
  c.clip();
}

/** What a picture that lies there leaves bare: strips of full width, and of the rest's height.
 * @param {Box} there device px @param {{width: number, height: number}} canvas @returns {Box[]} device px */
export function strips(there, { width: w, height: h }) {
  const held = (/** @type {number} */ n, /** @type {number} */ most) => Math.min(most, Math.max(0, n));
  const [x0, x1] = [held(Math.ceil(there[0]), w), held(Math.floor(there[2]), w)];
  const [y0, y1] = [held(Math.ceil(there[1]), h), held(Math.floor(there[3]), h)];
  const found = /** @type {Box[]} */ ([[0, 0, w, y0], [0, y1, w, h], [0, y0, x0, y1], [x1, y0, w, y1]]);
  return found.filter(([left, top, right, bottom]) => right > left && bottom > top);
}
