/** The legend's rows for events: who met, what fades, what is doubtful. */
import { STEPS } from "../events/standing.js";
import { glyphMarks, isMeeting, radiusOf } from "../events/symbols.js";
import { _ } from "./tongue.js";
import { EVENT, FADING, MET, UNSURE } from "./words.js";

export const UNSURE_KEY = "event-unsure";

/** @param {import("../features/features.js").Scene} scene @param {import("../events/events.js").Stack[]} stacks
 * @param {number} fade days @param {boolean} fades @returns {import("./legend.js").Row[]} */
export function eventRows(scene, stacks, fade, fades) {
  const spots = stacks.flatMap((stack) => stack.spots);
  const met = spots.find(({ event }) => isMeeting(event));
  const other = spots.find(({ event }) => !isMeeting(event));
  const doubtful = spots.find(({ sure }) => sure === "possible");
  /** @type {import("./legend.js").Row[]} */
  const rows = [];
  const also = fades && !other ? `; ${FADING(fade)}` : "";
  const first = fades ? `${_(EVENT)}, ${FADING(fade)}` : _(EVENT);
  if (met) rows.push(row(scene, met, "event-met", _(MET) + also, [STEPS]));
  if (other) rows.push(row(scene, other, "event", first, fades ? [STEPS, 3, 0] : [STEPS]));
  if (doubtful) rows.push(row(scene, doubtful, UNSURE_KEY, _(UNSURE), [STEPS]));
  return rows;
}

/** A sign, and beside it what becomes of it.
 * @param {import("../features/features.js").Scene} scene @param {import("../events/events.js").Spot} spot
 * @param {string} key @param {string} text @param {number[]} steps @returns {import("./legend.js").Row} */
function row(scene, spot, key, text, steps) {
  const event = { ...spot.event, importance: isMeeting(spot.event) ? 2 : 3,
    precision: /** @type {"building"} */ ("building") };
  const sure = key === UNSURE_KEY ? "possible" : "certain";
  /** @type {import("./legend.js").Draw} */
  const draw = (x, y, w, h) => {
    const size = h / 16;
    const radii = steps.map((step) => radiusOf(event, step) * size);
    const gap = 3 * size;
    let at = x + w / 2 - radii.reduce((sum, r) => sum + r, (gap * (steps.length - 1)) / 2);
    return steps.flatMap((step, i) => {
      at += radii[i];
      const marks = glyphMarks(scene, { event, sure, step, r: radii[i], x: at, y: y + h / 2 });
      at += radii[i] + gap;
      return marks;
    });
  };
  return { key, text, items: [{ text, ids: [spot.event.id], draw }] };
}
