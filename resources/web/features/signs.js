/** Signs of points that a person may choose: a dot, a square, a triangle, each in a bright rim. */

/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */

/** Corners about a middle, in radii; none: a disc. @type {Record<string, number[]>} */
export const SIGNS = {
  dot: [],
  square: [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9],
  triangle: [0, -1.25, 1.15, 0.8, -1.15, 0.8],
};
const RIM = 1.4; // px

/** @param {Scene} scene @param {number[]} sign @param {number} x @param {number} y
 * @param {number} r px @param {{ink: string, alpha: number, dashed: number[], bright: boolean}} how
 * @returns {Mark[]} */
export function signMarks({ look }, sign, x, y, r, { ink, alpha, dashed, bright }) {
  /** @type {Mark[]} */
  const marks = bright ? [{ k: "circle", x, y, r: r + 6, fill: look.glow, fillAlpha: 0.6 }] : [];
  const doubtful = dashed.length > 0;
  const fill = doubtful ? look.halo : ink; // what may not have been is hollow
  const stroke = doubtful ? ink : look.halo;
  const paint = { fill, fillAlpha: alpha, stroke, width: RIM, alpha, dash: dashed };
  if (!sign.length) return [...marks, { k: "circle", x, y, r, ...paint }];
  const ring = Float32Array.from(sign, (n, i) => (i % 2 ? y : x) + n * r);
  return [...marks, { k: "path", parts: [ring], closed: true, ...paint }];
}
