/** Marks in ink alone, for a copier: what is strong is black or white, what is faint is not there. */

/** @typedef {import("../types.js").Mark} Mark */

const FAINT = 0.5; // of full strength: weaker is left out
/** @type {Record<string, string>} */
const known = {};

/** Black or white, whichever is nearer. @param {string} colour #rrggbb */
function inked(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (known[colour] ??= 0.2126 * r + 0.7152 * g + 0.0722 * b < 128 ? "#000000" : "#ffffff");
}

/** @param {string|undefined} colour @param {number} [strength] */
const strong = (colour, strength = 1) => (colour && strength >= FAINT ? inked(colour) : undefined);

/** @param {Mark[]} marks @returns {Mark[]} */
export const inkOnly = (marks) => marks.map((mark) => (mark.k === "text"
  ? { ...mark, alpha: undefined, fill: inked(mark.fill), halo: mark.halo && inked(mark.halo) }
  : { ...mark, alpha: undefined, fillAlpha: undefined, fill: strong(mark.fill, mark.fillAlpha),
    stroke: strong(mark.stroke, mark.alpha) }));
