/** Halos for figures: the outlines of a text's letters as one path, for a stroked text would print
 * as a Type 3 font. */
import { ask } from "../site.js";
import { Face } from "./glyphs.js";
import { SLANT, widthOf } from "./metrics.js";
import { onGrid } from "./path-data.js";

/** @typedef {import("../types.js").Text} Text */
/** @typedef {import("./glyphs.js").Point} Point */

/** Ranges of the Korean face, as in atlas.css. */
const EAST = [[0x1100, 0x11ff], [0x2e80, 0x9fff], [0xa960, 0xa97f], [0xac00, 0xd7ff],
  [0xf900, 0xfaff], [0xff00, 0xffef]];

/** @param {string} letter */
const isEastern = (letter) => EAST.some(([first, last]) =>
  letter.charCodeAt(0) >= first && letter.charCodeAt(0) <= last);

/** @type {Map<string, Face>} by family and weight, as in atlas.css */
const faces = new Map();

/** @type {Promise<unknown>|null} */
let reading = null;

/** Read the faces, once; halos are empty before. Throws where one cannot be had. */
export function readFaces() {
  const names = ["latin", "kr"].flatMap((face) => [400, 700].map((weight) => `${face}-${weight}`));
  reading ??= Promise.all(names.map(async (name) => {
    const answer = await ask(`/fonts/${name}.ttf`);
    if (!answer.ok) throw new Error(`No type: ${name}`);
    faces.set(name, new Face(await answer.arrayBuffer()));
  }));
  return reading;
}

/** Path data of a text's letters about its own place, before slant and turn.
 * @param {Text} mark @returns {string} */
export function outlinesOf(mark) {
  const letters = [...mark.text];
  const start = { left: 0, center: -widthOf(mark) / 2, right: -widthOf(mark) }[mark.align ?? "left"];
  let [d, before] = ["", ""];
  letters.forEach((letter, i) => {
    const face = faces.get(`${isEastern(letter) ? "kr" : "latin"}-${mark.bold ? 700 : 400}`);
    const [x, y, turn] = mark.run ? mark.run.subarray(3 * i, 3 * i + 3)
      : [start + widthOf({ ...mark, text: before, spacing: 0 }) + i * (mark.spacing ?? 0), 0, 0];
    before += letter;
    if (!face) return;
    const scale = mark.size / face.units;
    const [c, s] = [scale * Math.cos(turn), scale * Math.sin(turn)];
    const lean = mark.slanted && mark.run ? SLANT : 0; // a straight text is slanted as a whole
    for (const points of face.contours(letter)) {
      d += contour(points.map(([px, py, on]) => /** @type {Point} */ (
        [x + c * (px + lean * py) + s * py, y + s * (px + lean * py) - c * py, on])));
    }
  });
  return d;
}

/** One closed contour of quadratic curves: two points off it have one between them that is on.
 * @param {Point[]} points @returns {string} */
function contour(points) {
  if (points.length < 3) return "";
  const first = points.findIndex((one) => one[2]);
  const ring = first < 0 ? [middle(points[0], points[points.length - 1]), ...points]
    : [...points.slice(first), ...points.slice(0, first)];
  let d = `M${at(ring[0])}`;
  for (let i = 1; i < ring.length; i++) {
    const next = ring[(i + 1) % ring.length];
    if (ring[i][2]) d += `L${at(ring[i])}`;
    else d += `Q${at(ring[i])} ${at(next[2] ? next : middle(ring[i], next))}`;
  }
  return `${d}Z`;
}

/** @param {Point} a @param {Point} b @returns {Point} */
const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, true];

/** @param {Point} point */
const at = ([x, y]) => `${onGrid(x)} ${onGrid(y)}`;
