/** Type: the family, and how wide words are in it. */

export const SLANT = 0.21; // of slanted letters: px to the right for each px up

const FAMILY = '"P38 Sans", sans-serif';
const MOST = 8000; // widths kept of each weight
const RULE = 100; // px: the size at which words are measured

/** @typedef {Omit<import("../types.js").Text, "x"|"y"|"k"|"fill">} Lettering */

/** @param {{size: number, bold?: boolean}} mark */
export function fontOf(mark) {
  return `${mark.bold ? 700 : 400} ${mark.size}px ${FAMILY}`;
}

/** @type {CanvasRenderingContext2D|null} */
let ruler = null;
/** @type {Map<string, number>} text -> width in em */
const plains = new Map();
/** @type {Map<string, number>} */
const bolds = new Map();

/** Width of a text in px: measured once, for it grows as its size does. @param {Lettering} mark */
export function widthOf({ text, size, bold, spacing = 0 }) {
  const known = bold ? bolds : plains;
  let width = known.get(text);
  if (width === undefined) {
    ruler ??= document.createElement("canvas").getContext("2d");
    if (!ruler) return 0;
    ruler.font = fontOf({ size: RULE, bold });
    width = ruler.measureText(text).width / RULE;
    if (known.size > MOST) known.clear();
    known.set(text, width);
  }
  return width * size + spacing * Math.max(0, text.length - 1);
}
