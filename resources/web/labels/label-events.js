/** Titles beside the signs of what is news. */
import { titled, wrap } from "../events/event-names.js";
import { spotOf } from "./label-desk.js";
import { widthOf } from "../pens/metrics.js";
import { upright } from "./oriented.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {"left"|"right"|"center"} Align */

const WEIGHT = [0, 15, 25, 42, 58, 74]; // by importance
const ASKED = 400; // what is selected or under the pointer
const LEAD = 1.2; // of the type size: from line to line

/** @param {import("./labels.js").Table} table @returns {import("./placement.js").Candidate[]} */
export function eventTitles({ scene, stacked, desk }) {
  const size = 12 * Number(scene.look.type);
  return titled(stacked).flatMap(({ spot, aside }) => {
    const { event, x, y } = spot;
    const id = `event ${event.id}`;
    return desk.candidate(id, [x, y, aside, spot.asked].join(), () => ({
      id, weight: spot.asked ? ASKED : WEIGHT[event.importance], at: [event.x, event.y],
      spots: [26, 17].flatMap((most) => spotsOf(scene, wrap(event.title, most), size, x, y, aside)),
    }));
  });
}

/** @param {import("../features/ink.js").Scene} scene @param {string[]} lines @param {number} size
 * @param {number} x @param {number} y @param {number} aside px
 * @returns {import("./placement.js").Spot[]} */
function spotsOf({ look }, lines, size, x, y, aside) {
  const widths = lines.map((text) => widthOf({ text, size }));
  const tall = lines.length * size * LEAD;
  /** @type {[Align, number, number][]} */
  const sides = [["left", x + aside, y - tall / 2], ["right", x - aside, y - tall / 2],
    ["center", x, y - aside - tall], ["center", x, y + aside]];
  return sides.map(([align, at, top]) => {
    const boxes = widths.map((wide, i) => {
      const left = at - { left: 0, right: wide, center: wide / 2 }[align];
      return upright(/** @type {Box} */ ([left - 2, top + i * size * LEAD, left + wide + 2,
        top + (i + 1) * size * LEAD]));
    });
    return spotOf(boxes, () => lines.map((text, i) => ({ k: /** @type {"text"} */ ("text"), x: at,
      align, text, size, y: top + size * (0.95 + LEAD * i), slanted: true, fill: look.ink,
      halo: look.halo, haloWidth: 3.5, at: [x, y] })));
  });
}
