/** Boxes that may be turned: [middle x, middle y, half width, half height, cosine, sine]. */

/** @typedef {[number, number, number, number, number, number]} Oriented */
/** @typedef {import("../types.js").Box} Box */

/** @param {Box} box @returns {Oriented} */
export const upright = ([x0, y0, x1, y1]) =>
  [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2, 1, 0];

/** Half the width of the upright box about one. @param {Oriented} one */
export const halfWidth = (one) => one[2] * Math.abs(one[4]) + one[3] * Math.abs(one[5]);

/** Half its height. @param {Oriented} one */
export const halfHeight = (one) => one[2] * Math.abs(one[5]) + one[3] * Math.abs(one[4]);

/** Whether two boxes share ground. @param {Oriented} a @param {Oriented} b */
export function meet(a, b) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const c = Math.abs(a[4] * b[4] + a[5] * b[5]); // of the angle between them
  const s = Math.abs(a[4] * b[5] - a[5] * b[4]);
  return Math.abs(dx * a[4] + dy * a[5]) < a[2] + b[2] * c + b[3] * s &&
    Math.abs(dy * a[4] - dx * a[5]) < a[3] + b[2] * s + b[3] * c &&
    Math.abs(dx * b[4] + dy * b[5]) < b[2] + a[2] * c + a[3] * s &&
    Math.abs(dy * b[4] - dx * b[5]) < b[3] + a[2] * s + a[3] * c;
}
