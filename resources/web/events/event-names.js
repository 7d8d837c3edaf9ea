/** Which events bear their title on the map, and the note under the pointer. */
import { ringOf } from "../atlas/box.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { NEWS } from "./standing.js";
import { titled as called } from "../furniture/tongue.js";
import { when } from "../furniture/words.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./events.js").Stack} Stack */
/** @typedef {import("./events.js").Spot} Spot */

const WEIGHT = 3; // the least importance that is named without being asked
const LEAD = 1.2; // of the type size: from line to line
const STAGE = 12; // px at type size 1: the least that a lit room reads

/** The type size of small words: they grow less than names, but on a stage.
 * @param {Scene} scene @param {number} px at type size 1 */
export function smallType({ look, style }, px) {
  const type = Number(look.type);
  return legible(look, style === "stage" ? Math.max(px, STAGE) * type : px * Math.sqrt(type));
}

/** Spots that should bear their title, and how far beside them it begins.
 * @param {Stack[]} made
 * @returns {{spot: Spot, aside: number}[]} */
export function titled(made) {
  return made.flatMap(({ open, spots: [spot, ...others] }) => {
    const news = spot.step >= NEWS && spot.event.importance >= WEIGHT;
    if (open || !(spot.asked || (news && spot.now))) return [];
    return [{ spot, aside: spot.r + (others.length ? 6 : 4) }];
  });
}

/** A title; of what is not of the date with how far off it is. @param {Spot} spot */
export const titleOf = (spot) => (spot.now ? called(spot.event) : `${called(spot.event)} (${when(spot)})`);

/** The event under the pointer, in full: title, place, how long ago.
 * @param {Scene} scene @param {Stack[]} made @param {string} hover id @returns {Mark[]} */
export function noteOf(scene, made, hover) {
  const stack = hover ? made.find(({ spots }) => spots.some(({ event }) => event.id === hover)) : null;
  const spot = stack?.spots.find(({ event }) => event.id === hover);
  if (!stack || !spot || (!stack.open && stack.spots[0] !== spot)) return [];
  const { view, look } = scene;
  const size = smallType(scene, 12);
  const rows = rowsOf(spot, size, look);
  const wide = Math.max(...rows.map(({ mark }) => widthOf(mark))) + 1.6 * size;
  const tall = rows.length * size * LEAD + 1.1 * size;
  const { x, r } = stack.open ? stack : spot; // beside the whole fan
  const right = x + r + 8;
  const left = right + wide < view.w - 4 ? right : Math.max(4, x - r - 8 - wide);
  const top = Math.max(4, Math.min(view.h - tall - 4, spot.y - tall / 2));
  return [{ k: "path", closed: true, fill: look.panel, fillAlpha: 0.96, stroke: look.rule, width: 1,
    parts: [ringOf([left, top, left + wide, top + tall])] },
  ...rows.map(({ mark }, i) => ({ ...mark, x: left + 0.8 * size,
    y: top + 0.55 * size + size * (0.92 + LEAD * i) }))];
}

/** @param {Spot} spot @param {number} size @param {Record<string, string>} look */
function rowsOf(spot, size, look) {
  const { event } = spot;
  const row = (/** @type {string} */ text, /** @type {boolean} */ bold) => ({ mark: {
    k: /** @type {"text"} */ ("text"), x: 0, y: 0, text, bold, size: bold ? size : 0.9 * size,
    fill: bold ? look.ink : look.muted } });
  return [...wrap(called(event), 38).map((text) => row(text, true)),
    ...wrap(`${event.place}, ${when(spot)}`, 44).map((text) => row(text, false))];
}

/** @param {string} text @param {number} most letters a line @returns {string[]} */
export function wrap(text, most) {
  /** @type {string[]} */
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
