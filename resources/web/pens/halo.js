/** The outlines of a text's letters as one path: halos of figures, for a stroked text would print as
 * a Type 3 font; and whole texts, for programs without the fonts. */
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

/** The face that a letter is of. @param {string} letter @param {boolean} [bold] */
const faceOf = (letter, bold) => faces.get(`${isEastern(letter) ? "kr" : "latin"}-${bold ? 700 : 400}`);

/** Whether there is an outline for each letter of a text. @param {Text} mark */
export const isDrawn = (mark) =>
  [...mark.text].every((letter) => !letter.trim() || faceOf(letter, mark.bold)?.has(letter));

/** How far into a text a letter begins, px: kerning moves it towards the one before.
 * @param {Text} mark @param {string} before @param {string} letter */
export const placeOf = (mark, before, letter) => widthOf({ ...mark, text: before + letter, spacing: 0 })
  - widthOf({ ...mark, text: letter, spacing: 0 });

/** @typedef {(command: string, ...points: Point[]) => string} Hand  writes a step of a path */

/** Coarse, for what lies below the letters. @type {Hand} */
const onEighths = (command, ...points) => command + points.map(at).join(" ");

/** Whole units from point to point: fine and short. @param {number} unit px @returns {Hand} */
function inSteps(unit) {
  let [x, y] = [0, 0];
  return (command, ...points) => {
    const whole = points.map((one) => [Math.round(one[0] / unit), Math.round(one[1] / unit)]);
    const [fromX, fromY] = command === "M" ? [0, 0] : [x, y];
    [x, y] = whole[whole.length - 1];
    const steps = whole.map(([px, py]) => `${px - fromX} ${py - fromY}`).join(" ").replaceAll(" -", "-");
    return (command === "M" ? command : command.toLowerCase()) + steps;
  };
}

/** Path data of a text's letters themselves, in thousandths of their size.
 * @param {Text} mark @returns {string} */
export const lettersOf = (mark) => outlinesOf(mark, inSteps(mark.size / 1000));

/** Path data of a text's letters about its own place, before slant and turn.
 * @param {Text} mark @param {Hand} [hand] @returns {string} */
export function outlinesOf(mark, hand = onEighths) {
  const letters = [...mark.text];
  const start = { left: 0, center: -widthOf(mark) / 2, right: -widthOf(mark) }[mark.align ?? "left"];
  let [d, before] = ["", ""];
  letters.forEach((letter, i) => {
    const face = faceOf(letter, mark.bold);
    const [x, y, turn] = mark.run ? mark.run.subarray(3 * i, 3 * i + 3)
      : [start + placeOf(mark, before, letter) + i * (mark.spacing ?? 0), 0, 0];
    before += letter;
    if (!face) return;
    const scale = mark.size / face.units;
    const [c, s] = [scale * Math.cos(turn), scale * Math.sin(turn)];
    const lean = mark.slanted && mark.run ? SLANT : 0; // a straight text is slanted as a whole
    for (const points of face.contours(letter)) {
      d += contour(points.map(([px, py, on]) => /** @type {Point} */ (
        [x + c * (px + lean * py) + s * py, y + s * (px + lean * py) - c * py, on])), hand);
    }
  });
  return d;
}

/** One closed contour of quadratic curves: two points off it have one between them that is on.
 * @param {Point[]} points @param {Hand} hand @returns {string} */
function contour(points, hand) {
  if (points.length < 3) return "";
  const first = points.findIndex((one) => one[2]);
  const ring = first < 0 ? [middle(points[0], points[points.length - 1]), ...points]
    : [...points.slice(first), ...points.slice(0, first)];
  let d = hand("M", ring[0]);
  for (let i = 1; i < ring.length; i++) {
    const next = ring[(i + 1) % ring.length];
    if (ring[i][2]) d += hand("L", ring[i]);
    else {
      d += hand("Q", ring[i], next[2] ? next : middle(ring[i], next));
      if (next[2]) i++; // there already
    }
  }
  return `${d}Z`;
}

/** @param {Point} a @param {Point} b @returns {Point} */
const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, true];

/** @param {Point} point */
const at = ([x, y]) => `${onGrid(x)} ${onGrid(y)}`;
