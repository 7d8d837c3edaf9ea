/** What has just happened glows: light rims round its sign, on the ground below lines and names. */
import { NEWS, STEPS } from "./standing.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../features/features.js").Drawing} Drawing */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./events.js").Spot} Spot */

const GLOW = [3.5, 7, 11]; // px beyond the sign: rims of its glow
const RING = 3.6; // px beyond the sign: where ink alone must do
const RINGED = new Set(["copy", "grey", "print"]);
const KEPT = 1000;

/** @type {Map<string, Drawing>} */
const kept = new Map();

/** It glows for some days; what is brought out always does, unless it is yet to come.
 * @param {Scene} scene @param {import("./events.js").Stack[]} made @returns {Drawing[]} */
export function glows(scene, made) {
  return made.filter(({ open }) => !open).flatMap(({ spots: [spot] }) => {
    const { step, sure, asked } = spot;
    const fresh = asked ? 1 : (step - NEWS + 1) / (STEPS - NEWS + 1);
    return fresh > 0 && (sure === "certain" || (asked && sure !== "announced")) ? [glow(scene, spot, fresh)] : [];
  });
}

/** The same object while it looks the same. @param {Scene} scene @param {Spot} spot
 * @param {number} fresh 0 to 1 @returns {Drawing} */
function glow(scene, { x, y, r }, fresh) {
  const key = ["glow", x, y, r, fresh, scene.style].join();
  let one = kept.get(key);
  if (!one) {
    if (kept.size > KEPT) kept.clear();
    const size = Number(scene.look.type);
    one = { key, parts: [Float32Array.of(x, y)], reach: r + GLOW[GLOW.length - 1] * size + 2,
      marks: () => rims(scene, x, y, r, fresh) };
    kept.set(key, one);
  }
  return one;
}

/** @param {Scene} scene @param {number} x @param {number} y @param {number} r @param {number} fresh
 * @returns {Mark[]} */
function rims({ look, style }, x, y, r, fresh) {
  if (RINGED.has(style)) {
    return [{ k: "circle", x, y, r: r + RING, fill: look.halo, stroke: look.ink, width: 0.5 + fresh }];
  }
  const size = Number(look.type);
  return [...GLOW].reverse().map((more) => ({ k: "circle", x, y, r: r + more * size,
    fill: look.glow, fillAlpha: 0.18 * fresh }));
}
