/** Names of a map that become numbered gaps: the weightiest of those that stand on it. */
import { evenly } from "../atlas/line.js";
import { inside } from "../labels/inside.js";
import { widthOf } from "../pens/metrics.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../compose.js").Picture} Picture */
/** @typedef {import("../labels/placement.js").Placed} Placed */
/** @typedef {{number: number, word: string, x: number, y: number, dots: Mark[]}} Gap  px on the map;
 * `dots` mark the place itself */

const RADIUS = 9.5; // px of a number's disc, in units of t
const SIZE = 11.5;
const APART = 3; // px between two discs
const SEED = 38;
/** Where else a disc may stand, in its own radii. */
const OFFSETS = [[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2], [2, 2], [-2, 2], [2, -2], [-2, -2],
  [4, 0], [-4, 0], [0, 4], [0, -4]];
const [PLACE, RIVER] = ["place ", "river "];
const STEP = 4; // px between the points of a line where a disc may stand

/** The gaps, numbered from the north down. @param {Picture} picture
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {number} most @param {number} t scale of type @returns {Gap[]} */
export function gapsOf({ names, seen, view, stacks }, atlas, pane, most, t) {
  const far = 2 * RADIUS * t + APART;
  const signs = stacks.flatMap(({ x, y, r }) => [{ x, y, r }]);
  const strokes = seen.filter(({ feature }) => feature.type === "line")
    .flatMap(({ feature }) => feature.shape.project(view)).map((part) => evenly(part, STEP));
  /** @type {Gap[]} */
  const gaps = [];
  for (const placed of [...names.placed].sort((a, b) => b.one.weight - a.one.weight)) {
    if (gaps.length >= most) break;
    const { one, number } = placed;
    const marks = one.spots[number].marks();
    const word = wordOf(atlas, pane, one.id, marks);
    if (!word) continue;
    const place = aside(standing(placed, marks, atlas, view, t), atlas, one.id, view, strokes, t);
    const [x, y] = place.map((n, i) => Math.max(RADIUS * t + 2, Math.min([view.w, view.h][i] - RADIUS * t - 2, n)));
    const free = gaps.every((other) => other.word !== word && Math.hypot(other.x - x, other.y - y) >= far) &&
      signs.every((sign) => Math.hypot(sign.x - x, sign.y - y) >= sign.r + RADIUS * t);
    if (free) gaps.push({ number: 0, word, x, y, dots: one.dots ?? [] });
  }
  gaps.sort((a, b) => a.y - b.y || a.x - b.x);
  return gaps.map((gap, i) => ({ ...gap, number: i + 1 }));
}

/** What a name says, "" where it is no name to be asked for.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {string} id @param {Mark[]} marks */
function wordOf(atlas, pane, id, marks) {
  const texts = marks.flatMap((mark) => (mark.k === "text" ? [mark.text] : []));
  if (id.startsWith(PLACE)) return texts[0] ?? "";
  if (/^(sea|river) /.test(id)) return texts.join(" / ");
  const feature = atlas.features.find((one) => one.id === id);
  return feature && !feature.drawn ? feature.names[pane.language] ?? feature.label : "";
}

/** Where the disc stands: where a place's name begins, on a line, or in the middle of another name.
 * @param {Placed} placed @param {Mark[]} marks @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../atlas/view.js").View} view @param {number} t @returns {[number, number]} */
function standing({ one, number }, marks, atlas, view, t) {
  const { boxes } = one.spots[number];
  const [x, y] = boxes[boxes.length >> 1];
  const text = marks.find((mark) => mark.k === "text");
  if (one.id.startsWith(PLACE) && text?.k === "text") {
    const side = { left: 1, center: 0, right: -1 }[text.align ?? "left"];
    return [text.x + side * RADIUS * t, text.y - 0.36 * text.size];
  }
  const line = one.id.startsWith(RIVER) ? atlas.rivers[Number(one.id.slice(RIVER.length))]
    : atlas.features.find(({ id, type }) => id === one.id && type === "line");
  return line ? nearest(line.shape.project(view), x, y, view) : [x, y];
}

/** The same place, or for an area's disc that lies on a line one near it that is free: on the line
 * it would ask for that. @param {[number, number]} at @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {string} id @param {import("../atlas/view.js").View} view @param {Float32Array[]} strokes
 * @param {number} t @returns {[number, number]} */
function aside(at, atlas, id, view, strokes, t) {
  const area = atlas.features.find((one) => one.id === id && one.type === "area");
  if (!area) return at;
  const parts = area.shape.project(view);
  const r = (RADIUS + APART) * t;
  const places = OFFSETS.map(([dx, dy]) => /** @type {[number, number]} */ ([at[0] + dx * r, at[1] + dy * r]));
  return places.find(([x, y]) => inside(parts, x, y) && strokes.every((part) => isClear(part, x, y, r))) ?? at;
}

/** @param {Float32Array} part @param {number} x @param {number} y @param {number} r px */
function isClear(part, x, y, r) {
  for (let i = 0; i < part.length; i += 2) {
    if (Math.abs(part[i] - x) < r && Math.hypot(part[i] - x, part[i + 1] - y) < r) return false;
  }
  return true;
}

/** The point of a line in view that is nearest. @param {Float32Array[]} parts px @param {number} x
 * @param {number} y @param {import("../atlas/view.js").View} view @returns {[number, number]} */
function nearest(parts, x, y, { w, h }) {
  /** @type {[number, number]} */
  let found = [x, y];
  let least = Infinity;
  for (const part of parts.map((one) => evenly(one, STEP))) {
    for (let i = 0; i < part.length; i += 2) {
      const far = Math.hypot(part[i] - x, part[i + 1] - y);
      if (far >= least || part[i] < 0 || part[i + 1] < 0 || part[i] > w || part[i + 1] > h) continue;
      [least, found] = [far, [part[i], part[i + 1]]];
    }
  }
  return found;
}

/** The numbers on the map, with the dots of places. @param {Gap[]} gaps
 * @param {Record<string, string>} look @param {number} t @returns {Mark[]} */
export const gapMarks = (gaps, look, t) => [...gaps.flatMap(({ dots }) => dots),
  ...gaps.flatMap(({ number, x, y }) => numberMarks(number, x, y, look, t))];

/** A number in a disc. @param {number} number @param {number} x px of its middle @param {number} y
 * @param {Record<string, string>} look @param {number} t @returns {Mark[]} */
export function numberMarks(number, x, y, look, t) {
  const text = String(number);
  const size = SIZE * t;
  return [{ k: "circle", x, y, r: RADIUS * t, fill: look.panel, stroke: look.ink, width: 1.4 * t },
    { k: "text", x: x - widthOf({ text, size, bold: true }) / 2, y: y + 0.36 * size, text, size, bold: true, fill: look.ink }];
}

/** In an order that says nothing of where they stand, the same each time.
 * @param {string[]} words @returns {string[]} */
export function shuffled(words) {
  const found = [...words].sort();
  let seed = SEED + words.length;
  for (let i = found.length - 1; i > 0; i--) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const j = Math.floor((seed / 2147483648) * (i + 1));
    [found[i], found[j]] = [found[j], found[i]];
  }
  return found;
}
