/** A setting of words along a path as marks: one line of text where it is straight, else letters. */

const STRAIGHT = 0.02; // radians: a smaller bend is none

/** @param {import("./curve.js").Setting} setting @param {import("./curve.js").Type} type
 * @param {Partial<import("../types.js").Text> & {fill: string}} look
 * @returns {import("../types.js").Text} */
export function letters({ x, y, run, bend }, type, look) {
  const whole = { ...look, k: /** @type {"text"} */ ("text"), text: type.text, size: type.size,
    bold: type.bold };
  if (bend > STRAIGHT) return { ...whole, x, y, run };
  const turn = (run[2] * 180) / Math.PI;
  return { ...whole, x: x + run[0], y: y + run[1], spacing: type.spacing,
    turn: Math.abs(turn) < 0.3 ? 0 : turn, align: "left" };
}
