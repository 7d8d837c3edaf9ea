/** Type: the family, and how wide words are in it. */

export const FAMILY = '"P38 Sans", sans-serif';
const MOST = 8000; // widths kept

/** @typedef {Omit<import("./types.js").Text, "x"|"y"|"k"|"fill">} Words */

/** @param {{size: number, bold?: boolean}} mark */
export function fontOf(mark) {
  return `${mark.bold ? 700 : 400} ${mark.size}px ${FAMILY}`;
}

/** @type {CanvasRenderingContext2D|null} */
let ruler = null;
/** @type {Map<string, number>} */
const widths = new Map();

/** Width of a text in px. @param {Words} mark */
export function widthOf(mark) {
  const key = `${mark.size}|${mark.bold ? 1 : 0}|${mark.text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ruler ??= document.createElement("canvas").getContext("2d");
    if (!ruler) return 0;
    ruler.font = fontOf(mark);
    width = ruler.measureText(mark.text).width;
    if (widths.size > MOST) widths.clear();
    widths.set(key, width);
  }
  return width + (mark.spacing ?? 0) * Math.max(0, mark.text.length - 1);
}
