/** Marks as items of a plane: each with a key that says all of its look, and the box it touches. */
import { paint } from "../pens/canvas-pen.js";
import { reachOf } from "../pens/reach.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./plane.js").Item} Item */

const SHORT = 40; // numbers of a path that are written out in its key

/** @type {WeakMap<Mark, Item>} */
const known = new WeakMap();
/** @type {WeakMap<Float32Array[], number>} */
const numbers = new WeakMap();
let last = 0;

/** @param {Mark[]} marks @returns {Item[]} */
export function itemsOf(marks) {
  return marks.map((mark) => {
    const found = known.get(mark);
    if (found) return found;
    const made = { key: keyOf(mark), box: reachOf(mark),
      paint: (/** @type {CanvasRenderingContext2D} */ c) => paint(c, [mark]) };
    known.set(mark, made);
    return made;
  });
}

/** @param {Mark} mark */
function keyOf(mark) {
  if (mark.k !== "path") return JSON.stringify(mark);
  const { parts, inside, ...rest } = mark;
  return `${JSON.stringify(rest)}${shapeKey(parts)}${inside === true || !inside ? inside : shapeKey(inside)}`;
}

/** The numbers of a short path, else a number for the list itself. @param {Float32Array[]} parts */
function shapeKey(parts) {
  if (parts.reduce((sum, p) => sum + p.length, 0) <= SHORT) return parts.join(";");
  let number = numbers.get(parts);
  if (!number) numbers.set(parts, (number = ++last));
  return `#${number}`;
}
