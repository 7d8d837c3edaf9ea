/** Titles beside the signs of what is news. A sign shrinks, and keeps off a front that moves: its title
 * stays where it stood as long as that is beside it. */
import { titled, titleOf, wrap } from "../events/event-names.js";
import { haloOf } from "../features/ink.js";
import { spotOf } from "./label-desk.js";
import { gap } from "./label-truth.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { upright } from "./oriented.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../features/ink.js").Scene} Scene */
/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {"left"|"right"|"center"} Align */
/** @typedef {{side: string, align: Align, x: number, y: number, lines: string[], boxes: Oriented[]}} Setting
 * of a title on one side of its sign: where its lines begin, px, and their boxes */

const WEIGHT = [0, 15, 25, 42, 58, 74]; // by importance
const ASKED = 400; // what is selected or under the pointer
const LEAD = 1.2; // of the type size: from line to line
const LINES = [26, 17]; // letters a line: long ones first
const NARROW = 12; // the same of what is asked for and has no other room
const NEAR = 20; // px from its sign's rim: a title farther off goes after it

/** @param {import("./labels.js").Table} table @returns {import("./placement.js").Candidate[]} */
export function eventTitles({ scene, stacked, desk }) {
  const size = legible(scene.look, 12 * Number(scene.look.type));
  return titled(stacked).flatMap(({ spot, aside }) => {
    const { event, x, y } = spot;
    const title = titleOf(spot);
    const id = `event ${event.id}`;
    return desk.candidate(id, [x, y, aside, spot.asked, title].join(), () => {
      const usual = [...LINES, ...(spot.asked ? [NARROW] : [])].flatMap((most) => settingsOf(wrap(title, most), size, x, y, aside)
        .map((one) => ({ ...one, side: `${most} ${one.side}` })));
      const stood = desk.before(scene.view, id);
      const spots = stood ? stoodFirst(usual, stood, spot) : usual;
      const made = spots.map((one) => ({ side: one.side, ...spotOf(one.boxes, () =>
        written(scene, one, size, [x, y])) }));
      desk.follow(id, made);
      return { id, weight: spot.asked ? ASKED : WEIGHT[event.importance], at: [event.x, event.y], spots: made };
    });
  });
}

/** The settings of a title, first the one where it stood if that is still beside its sign, then the
 * one on the same side. @param {Setting[]} usual @param {import("./label-desk.js").Stood} stood
 * @param {import("./label-truth.js").Disc} sign @returns {Setting[]} */
function stoodFirst(usual, stood, sign) {
  const same = usual.find(({ side }) => side === stood.side);
  if (!same) return usual;
  const middle = same.boxes[same.boxes.length >> 1];
  const [dx, dy] = [stood.x - middle[0], stood.y - middle[1]];
  const moved = { ...same, x: same.x + dx, y: same.y + dy, boxes: same.boxes.map(([x, y, ...rest]) =>
    /** @type {Oriented} */ ([x + dx, y + dy, ...rest])) };
  const others = [same, ...usual.filter((one) => one !== same)];
  return gap(moved.boxes, sign) < NEAR ? [moved, ...others] : others;
}

/** To the right, to the left, above and below. @param {string[]} lines @param {number} size px
 * @param {number} x @param {number} y @param {number} aside px @returns {Setting[]} */
function settingsOf(lines, size, x, y, aside) {
  const widths = lines.map((text) => widthOf({ text, size }));
  const tall = lines.length * size * LEAD;
  /** @type {[string, Align, number, number][]} */
  const sides = [["right", "left", x + aside, y - tall / 2], ["left", "right", x - aside, y - tall / 2],
    ["above", "center", x, y - aside - tall], ["below", "center", x, y + aside]];
  return sides.map(([side, align, at, top]) => ({ side, align, x: at, y: top, lines,
    boxes: widths.map((wide, i) => {
      const left = at - { left: 0, right: wide, center: wide / 2 }[align];
      return upright(/** @type {Box} */ ([left - 2, top + i * size * LEAD, left + wide + 2,
        top + (i + 1) * size * LEAD]));
    }) }));
}

/** @param {Scene} scene @param {Setting} setting @param {number} size px
 * @param {[number, number]} at px of its sign @returns {import("../types.js").Mark[]} */
function written({ look }, { align, x, y, lines }, size, at) {
  return lines.map((text, i) => ({ k: "text", x, align, text, size, y: y + size * (0.95 + LEAD * i),
    slanted: true, fill: look.ink, halo: look.halo, haloWidth: haloOf(look, 3.5), at }));
}
