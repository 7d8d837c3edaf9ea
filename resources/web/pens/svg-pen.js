/**
 * Draws the same marks as SVG elements. No pattern, filter or mask: they would become bitmaps in
 * print; and no stroked halo: it would become a Type 3 font.
 */
import { boxOf, hull } from "../atlas/box.js";
import { isDrawn, lettersOf, outlinesOf } from "./halo.js";
import { inkOnly } from "./ink-only.js";
import { SLANT } from "./metrics.js";
import { dotData, pathData } from "./path-data.js";

/** @typedef {import("../types.js").Box} Box */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string|number|undefined>} values
 * @param {Element} [parent] @returns {SVGElement} */
export function element(name, values, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") made.setAttribute(key, String(value));
  }
  parent?.append(made);
  return made;
}

/** @param {number} n */
const short = (n) => String(Math.round(n * 100) / 100);

/** @param {{fill?: string, fillAlpha?: number, stroke?: string, alpha?: number, width?: number,
 *   dash?: number[], round?: boolean}} mark @param {number} scale */
function look(mark, scale = 1) {
  return {
    fill: mark.fill ?? "none",
    "fill-opacity": mark.fill && mark.fillAlpha !== undefined ? short(mark.fillAlpha) : undefined,
    stroke: mark.stroke,
    "stroke-opacity": mark.stroke && mark.alpha !== undefined ? short(mark.alpha) : undefined,
    "stroke-width": mark.stroke ? short((mark.width ?? 1) / scale) : undefined,
    "stroke-dasharray": mark.stroke && mark.dash?.length ? mark.dash.join(" ") : undefined,
    "stroke-linecap": mark.round ? "round" : undefined,
    "stroke-linejoin": mark.stroke ? "round" : undefined,
  };
}

/** Names by what of an area they clip by. @type {Map<Float32Array[], Map<string, string>>} */
const clips = new Map();
let made = 0; // of them

/** The name of a clip by an area, made at its first use.
 * @param {Element} parent @param {Float32Array[]} parts @param {Box} [room] */
function clipOf(parent, parts, room) {
  const names = clips.get(parts) ?? new Map();
  const known = names.get(String(room));
  if (known) return known;
  const id = `clip-${++made}`;
  const clip = element("clipPath", { id }, parent);
  element("path", { d: pathData(parts, true, room), "clip-rule": "evenodd" }, clip);
  clips.set(parts, names.set(String(room), id));
  return id;
}

/** What of a map a mark may cover: another area that clips it need be no larger.
 * @param {Float32Array[]} parts @param {Box} [room] @returns {Box|undefined} */
function coverOf(parts, room) {
  if (!room) return room;
  const box = hull(parts.map(boxOf));
  return [Math.max(room[0], box[0]), Math.max(room[1], box[1]), Math.min(room[2], box[2]), Math.min(room[3], box[3])];
}

/** @param {Element} parent @param {import("../types.js").Mark[]} marks
 * @param {Box} [room] of a map, outside of which nothing is seen */
export function write(parent, marks, room) {
  for (const mark of bare ? inkOnly(marks) : marks) {
    if (mark.k === "path") writePath(parent, mark, room);
    else if (mark.k === "text") writeText(parent, mark);
    else if (mark.k === "circle") {
      element("circle", { cx: short(mark.x), cy: short(mark.y), r: short(mark.r), ...look(mark) },
        parent);
    } else {
      const transform = `translate(${short(mark.x)} ${short(mark.y)}) scale(${mark.scale})`;
      element("path", { d: mark.d, transform, ...look(mark, mark.scale) }, parent);
    }
  }
}

/** @param {Element} parent @param {import("../types.js").Path} mark @param {Box} [room] */
function writePath(parent, mark, room) {
  const d = mark.dots ? dotData(mark.parts) : pathData(mark.parts, mark.closed, room);
  if (!d) return;
  if (!mark.inside) {
    element("path", { d, "fill-rule": "evenodd", "data-id": mark.id, ...look(mark) }, parent);
    return;
  }
  const id = mark.inside === true ? clipOf(parent, mark.parts, room)
    : clipOf(parent, mark.inside, coverOf(mark.parts, room));
  element("path", { d, ...look(mark) }, roomOf(parent, `url(#${id})`));
}

/** Marks that follow one another within one area share its clip: each clip costs printer and raster
 * as much as a drawn area.
 * @param {Element} parent @param {string} clip */
function roomOf(parent, clip) {
  const last = parent.lastElementChild;
  if (last?.tagName === "g" && last.getAttribute("clip-path") === clip) return last;
  return element("g", { "clip-path": clip }, parent);
}

/** The halo as the letters' own outlines. @param {Element} parent
 * @param {import("../types.js").Text} mark @param {string} transform */
function halo(parent, mark, transform) {
  const d = outlinesOf(mark);
  if (!d) return;
  element("path", { transform, d, fill: "none", stroke: mark.halo, "stroke-linejoin": "round",
    "stroke-width": short(mark.haloWidth ?? 3), "stroke-opacity": bare ? undefined : short(HALO * (mark.alpha ?? 1)) },
  parent);
}

const HALO = 0.85; // of the text's own strength

/** What a text was written from. @type {WeakMap<Element, {mark: import("../types.js").Text, transform: string}>} */
const written = new WeakMap();

/** A figure again, its texts as shapes that say what they are; but for those of which the faces
 * lack a letter. @param {SVGElement} svg */
export function outlined(svg) {
  const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
  const texts = [...svg.querySelectorAll("text")];
  [...copy.querySelectorAll("text")].forEach((text, i) => {
    const known = written.get(texts[i]);
    if (!known || !isDrawn(known.mark)) return;
    const { mark, transform } = known;
    text.replaceWith(element("path", { role: "img", "aria-label": mark.text,
      transform: `${transform} scale(${mark.size / 1000})`, d: lettersOf(mark), fill: mark.fill, "fill-opacity": text.getAttribute("fill-opacity") ?? undefined }));
  });
  return copy;
}

/** @param {Element} parent @param {import("../types.js").Text} mark */
function writeText(parent, mark) {
  const anchors = { left: undefined, center: "middle", right: "end" };
  const shift = mark.align === "center" ? (mark.spacing ?? 0) / 2 : 0;
  const moves = [`translate(${short(mark.x)} ${short(mark.y)})`];
  if (mark.turn) moves.push(`rotate(${short(mark.turn)})`);
  const slant = mark.slanted ? [`matrix(1 0 ${-SLANT} 1 0 0)`] : [];
  const transform = [...moves, ...(mark.run ? [] : slant)].join(" "); // of letters that are shapes
  if (mark.halo) halo(parent, mark, transform);
  moves.push(...slant);
  const text = element("text", {
    transform: moves.join(" "),
    ...(mark.run ? runOf(mark, mark.run) : { x: shift || undefined }),
    "font-size": short(mark.size),
    "font-weight": mark.bold ? 700 : undefined,
    "text-anchor": anchors[mark.align ?? "left"],
    "letter-spacing": mark.spacing ? short(mark.spacing) : undefined,
    fill: mark.fill,
    "fill-opacity": mark.alpha !== undefined ? short(mark.alpha) : undefined,
  }, parent);
  text.textContent = mark.text;
  written.set(text, { mark, transform });
}

/** Where each letter of a curve stands; what a slant would shear is put back first.
 * @param {import("../types.js").Text} mark @param {Float32Array} run */
function runOf(mark, run) {
  const shear = mark.slanted ? SLANT : 0;
  /** @type {[string[], string[], string[]]} */
  const [xs, ys, turns] = [[], [], []];
  for (let i = 0; i < run.length; i += 3) {
    xs.push(short(run[i] + shear * run[i + 1]));
    ys.push(short(run[i + 1]));
    turns.push(short((run[i + 2] * 180) / Math.PI));
  }
  return { x: xs.join(" "), y: ys.join(" "), rotate: turns.join(" ") };
}

/** Whether what is written is ink or nothing. */
let bare = false;

/** Start clip names anew for a new figure. @param {boolean} [ink] alone, without greys */
export function restart(ink = false) {
  clips.clear();
  made = 0;
  bare = ink;
}
