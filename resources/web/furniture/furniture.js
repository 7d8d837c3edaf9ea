/** What stands round the map beside the cartouche: scale bar and credit. All of it marks. */
import { ringOf } from "../atlas/box.js";
import { wrapped } from "./flow.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { kmPerPixel } from "../atlas/view.js";
import { _ } from "./tongue.js";
import { CREDIT, figure, kmWords } from "./words.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../labels/boxes.js").Room} Room */
/** @typedef {import("../types.js").Mark} Mark */

export const EDGE = 16; // px between the picture's rim and what stands there

/** @param {import("../types.js").Box} box @param {Record<string, string>} look
 * @returns {Mark[]} */
export function panel([x0, y0, x1, y1], look) {
  const ring = (/** @type {number} */ d) => [ringOf([x0 + d, y0 + d, x1 - d, y1 - d])];
  return [
    { k: "path", parts: ring(0), closed: true, fill: look.panel, fillAlpha: Number(look.veil),
      stroke: look.rule, width: 1 },
    { k: "path", parts: ring(3), closed: true, stroke: look.rule, width: 0.5 },
  ];
}

/** In the lower left corner, or beside a cartouche that stands there.
 * @param {Scene} scene @param {Room} room @param {import("../types.js").Box|null} head
 * @param {number} [top] px: it is to stand there, true for the latitude @returns {Mark[]} */
export function scaleBar(scene, room, head, top) {
  const { look, view } = scene;
  const t = Number(look.type);
  const y = view.h - EDGE - 6;
  // of a plane: in its middle
  const per = kmPerPixel(view, view.v + ((top ?? y) - view.h / 2) / view.k);
  const x = 4 + (head && head[0] <= EDGE && head[3] > y - 30 * t ? head[2] + EDGE : EDGE);
  const target = Math.max(Math.min(150 * Math.sqrt(t), SHARE * view.w, view.w - x - 46 * t), 24) * per;
  const unit = 10 ** Math.floor(Math.log10(target));
  const km = [5, 2, 1].map((n) => n * unit).find((n) => n <= target) ?? unit;
  const wide = km / per;
  const size = legible(look, 10.5 * t);
  room.take([x - 8, y - size - 14, x + wide + 46 * t, y + 10]);
  const cell = wide / 4;
  /** @type {Mark[]} */
  const marks = [{ k: "path", closed: true, fill: look.halo, stroke: look.ink, width: 1,
    parts: [ringOf([x, y - 5, x + wide, y])] }];
  marks.push({ k: "path", closed: true, fill: look.ink,
    parts: [ringOf([x, y - 5, x + cell, y]), ringOf([x + 2 * cell, y - 5, x + 3 * cell, y])] });
  const text = (/** @type {number} */ at, /** @type {string} */ words) => marks.push({ k: "text",
    x: at, y: y - 10, text: words, size, align: "center", fill: look.ink, halo: look.halo });
  text(x, "0");
  const half = figure(km / 2);
  if (wide > widthOf({ text: half + kmWords(km), size }) * 1.4) text(x + wide / 2, half);
  text(x + wide, kmWords(km));
  return marks;
}

const SHARE = 0.3; // of the view's width that a scale bar takes at most

/** A veil under words that may lie on anything. @param {import("../types.js").Box} box
 * @param {Record<string, string>} look @returns {Mark} */
export const veil = (box, look) => ({ k: "path", closed: true, fill: look.panel,
  fillAlpha: 0.82, parts: [ringOf(box)] });

/** Whom the map is owed to, the last line at the foot. @param {Scene} scene @param {Room} room
 * @param {string[]} others what is named over it @returns {Mark[]} */
export function credit(scene, room, others) {
  const { look, view } = scene;
  const size = legible(look, 9.5 * Math.sqrt(Number(look.type)));
  const lines = [...others.flatMap((text) => wrapped(text, size, BROAD * view.w)), _(CREDIT)];
  const wide = Math.max(...lines.map((text) => widthOf({ text, size })));
  const [x, y] = [view.w - EDGE, view.h - EDGE + 4];
  const top = y - (lines.length - 1) * LEADING * size - size;
  if (!room.claim([x - wide - 6, top - 2, x, y + 5])) return [];
  return [veil([x - wide - 5, top - 1, x + 5, y + 0.4 * size], look),
    ...lines.map((text, i) => ({ k: /** @type {"text"} */ ("text"), x, text, size, fill: look.muted,
      y: y - (lines.length - 1 - i) * LEADING * size, align: /** @type {"right"} */ ("right") }))];
}

/** How far a credit reaches up from the foot, px: what the window writes stands above it.
 * @param {Mark[]} marks of a credit @param {{h: number}} view */
export function riseOf(marks, { h }) {
  const first = marks.find(({ k }) => k === "text");
  return first?.k === "text" ? Math.ceil(h - first.y + first.size) : 0;
}

const BROAD = 0.55; // of the view's width: a credit that is longer goes on in the next line
const LEADING = 1.35; // of the type's size

/** What a map without a cartouche still says: that it is narrowed, since when it shows changes.
 * @param {Scene} scene @param {Room} room @param {string[]} notes @returns {Mark[]} */
export function footnote(scene, room, notes) {
  const { look, view } = scene;
  const size = legible(look, 9.5 * Math.sqrt(Number(look.type)));
  return notes.flatMap((text, n) => {
    const [x, y] = [view.w - EDGE, view.h - EDGE + 4 - (notes.length - 1 - n) * 1.5 * size];
    const wide = widthOf({ text, size });
    room.take([x - wide - 6, y - size - 2, x, y + 5]);
    return [veil([x - wide - 5, y - size - 1, x + 5, y + 0.4 * size], look),
      { k: /** @type {"text"} */ ("text"), x, y, text, size, align: /** @type {"right"} */ ("right"),
        fill: look.muted }];
  });
}
