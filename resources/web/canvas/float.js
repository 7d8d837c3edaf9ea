/** A picture of one view, laid where it belongs in another. */

/** @typedef {import("../atlas/view.js").View} View */
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
