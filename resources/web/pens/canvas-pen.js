/** Draws marks on a canvas. */
import { paintDots } from "./dots.js";
import { fontOf, SLANT } from "./metrics.js";
import { reachOf } from "./reach.js";
import { stamp } from "./stamps.js";

/** @type {WeakMap<Float32Array[], Path2D>} */
const paths = new WeakMap();
const glyphs = new Map();

/** A path of many parts. From a text of tenths of pixels: the engine takes that some eight times
 * faster than one lineTo after another.
 * @param {Float32Array[]} parts @param {boolean} closed @returns {Path2D} */
export function path2d(parts, closed) {
  let path = paths.get(parts);
  if (path) return path;
  let text = "";
  for (const p of parts) {
    if (p.length < 4) continue;
    text += `M${Math.round(p[0] * 10)} ${Math.round(p[1] * 10)}L`;
    for (let i = 2; i < p.length; i += 2) {
      text += `${Math.round(p[i] * 10)} ${Math.round(p[i + 1] * 10)} `;
    }
    if (closed) text += "Z";
  }
  path = new Path2D();
  path.addPath(new Path2D(text), { a: 0.1, d: 0.1 });
  paths.set(parts, path);
  return path;
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Mark[]} marks */
export function paint(c, marks) {
  if (marks[0]?.k === "path" && marks[0].dots) { // they come by themselves
    paintDots(c, /** @type {import("../types.js").Path[]} */ (marks));
    return;
  }
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (mark.k === "path" && mark.inside) i += paintInside(c, marks, i) - 1;
    else if (mark.k === "path") paintPath(c, mark);
    else if (mark.k === "text") mark.halo ? stamp(c, mark, writeText) : writeText(c, mark);
    else if (mark.k === "circle") stamp(c, mark, paintCircle);
    else stamp(c, mark, paintGlyph);
  }
  c.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Path} mark */
function paintPath(c, mark) {
  const path = path2d(mark.parts, mark.closed);
  if (mark.fill) {
    c.globalAlpha = mark.fillAlpha ?? 1;
    c.fillStyle = mark.fill;
    c.fill(path, "evenodd");
  }
  if (!mark.stroke) return;
  c.globalAlpha = mark.alpha ?? 1;
  c.strokeStyle = mark.stroke;
  c.lineWidth = mark.width ?? 1;
  c.lineJoin = mark.sharp ? "bevel" : "round";
  c.lineCap = mark.round ? "round" : "butt";
  c.setLineDash(mark.dash ?? []);
  c.stroke(path);
}

/** Strokes kept inside one shape, under one clip: it costs more than they do, and less the smaller
 * its box. @param {CanvasRenderingContext2D} c @param {import("../types.js").Mark[]} marks
 * @param {number} from where in them the strokes begin @returns {number} how many there are */
function paintInside(c, marks, from) {
  const all = /** @type {import("../types.js").Path[]} */ (marks);
  const { inside, parts } = all[from];
  let to = from + 1;
  if (inside !== true) while (all[to]?.inside === inside) to += 1;
  const strokes = all.slice(from, to);
  const boxes = strokes.map(reachOf);
  const [x, y] = [0, 1].map((side) => Math.floor(Math.min(...boxes.map((box) => box[side]))));
  const [x1, y1] = [2, 3].map((side) => Math.ceil(Math.max(...boxes.map((box) => box[side]))));
  c.save();
  c.beginPath();
  c.rect(x, y, x1 - x, y1 - y);
  c.clip();
  c.clip(path2d(Array.isArray(inside) ? inside : parts, true), "evenodd");
  for (const stroke of strokes) paintPath(c, stroke);
  c.restore();
  return strokes.length;
}

/** @param {CanvasRenderingContext2D} c
 * @param {import("../types.js").Circle|import("../types.js").Glyph} mark @param {Path2D} path
 * @param {number} scale */
function fillAndStroke(c, mark, path, scale) {
  if (mark.fill) {
    c.globalAlpha = mark.fillAlpha ?? 1;
    c.fillStyle = mark.fill;
    c.fill(path);
  }
  if (mark.stroke) {
    c.globalAlpha = mark.alpha ?? 1;
    c.strokeStyle = mark.stroke;
    c.lineWidth = (mark.width ?? 1) / scale;
    c.lineJoin = "round";
    c.setLineDash(mark.k === "circle" ? (mark.dash ?? []) : []);
    c.stroke(path);
  }
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Circle} mark */
function paintCircle(c, mark) {
  const path = new Path2D();
  path.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
  c.lineCap = "butt";
  fillAndStroke(c, mark, path, 1);
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Glyph} mark */
function paintGlyph(c, mark) {
  if (!glyphs.has(mark.d)) glyphs.set(mark.d, new Path2D(mark.d));
  c.save();
  c.translate(mark.x, mark.y);
  c.scale(mark.scale, mark.scale);
  c.lineCap = "round";
  fillAndStroke(c, mark, glyphs.get(mark.d), mark.scale);
  c.restore();
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Text} mark */
function writeText(c, mark) {
  c.save();
  c.translate(mark.x, mark.y);
  c.font = fontOf(mark);
  c.lineJoin = "round";
  c.setLineDash([]);
  c.fillStyle = mark.fill;
  c.lineWidth = mark.haloWidth ?? 3;
  const run = mark.run ? lettersOf(mark.text, mark.run) : null;
  if (!run) straighten(c, mark);
  const shift = mark.align === "center" ? (mark.spacing ?? 0) / 2 : 0;
  if (mark.halo) {
    c.strokeStyle = mark.halo;
    c.globalAlpha = 0.85 * (mark.alpha ?? 1);
    if (run) for (const one of run) writeLetter(c, mark, one, true);
    else c.strokeText(mark.text, shift, 0);
  }
  c.globalAlpha = mark.alpha ?? 1;
  if (run) for (const one of run) writeLetter(c, mark, one, false);
  else c.fillText(mark.text, shift, 0);
  c.restore();
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Text} mark */
function straighten(c, mark) {
  if (mark.turn) c.rotate((mark.turn * Math.PI) / 180);
  if (mark.slanted) c.transform(1, 0, -SLANT, 1, 0, 0);
  c.letterSpacing = `${mark.spacing ?? 0}px`;
  c.textAlign = mark.align ?? "left";
}

/** @typedef {{text: string, x: number, y: number, turn: number}} Letter */

/** @param {string} text @param {Float32Array} run @returns {Letter[]} */
function lettersOf(text, run) {
  return [...text].map((one, i) => ({ text: one, x: run[3 * i], y: run[3 * i + 1], turn: run[3 * i + 2] }));
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Text} mark
 * @param {Letter} letter @param {boolean} halo */
function writeLetter(c, mark, { text, x, y, turn }, halo) {
  c.save();
  c.translate(x, y);
  c.rotate(turn);
  if (mark.slanted) c.transform(1, 0, -SLANT, 1, 0, 0);
  if (halo) c.strokeText(text, 0, 0);
  else c.fillText(text, 0, 0);
  c.restore();
}
