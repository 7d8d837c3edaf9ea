/**
 * The clock's tests, the same as in domain/visible.py: all judgement on dates happened in Python,
 * here only day numbers are compared. Days are proleptic Gregorian ordinals, intervals half-open.
 */

/** The days a pane shows: [first, first after].
 * @param {import("../types.js").Pane} pane @returns {[number, number]} */
export function span(pane) {
  return pane.mode === "window" && pane.window ? pane.window : [pane.day, pane.day + 1];
}

/** Whether two half-open intervals share a day; an empty one shares none.
 * @param {number} start @param {number} end @param {[number, number]} days */
function meets(start, end, [first, after]) {
  return Math.max(start, first) < Math.min(end, after);
}

/** How a thing is shown, or null.
 * @param {[number, number, number, number]} interval possible from, to, certain from, to
 * @param {number|null} announced @param {import("../types.js").Pane} pane
 * @returns {import("../types.js").Certainty|null} */
export function certainty([from, to, surely, until], announced, pane) {
  if (pane.mode === "cumulative") {
    if (surely <= pane.day) return "certain";
    if (from <= pane.day) return "possible";
    return announced !== null && announced <= pane.day ? "announced" : null;
  }
  const days = span(pane);
  if (meets(surely, until, days)) return "certain";
  if (meets(from, to, days)) return "possible";
  return announced !== null && meets(announced, from, days) ? "announced" : null;
}

/** Which frame of a moving thing is shown, or -1. A map of several days shows moving ground as it
 * stood on the last of them: a line for every day would be a blot. After the thing's end its last
 * day counts.
 * @param {[number, number, ...any[]][]} frames first day and first day after, in order
 * @param {[number, number, number, number]} interval of the thing
 * @param {import("../types.js").Pane} pane @returns {number} */
export function frameAt(frames, [, to], pane) {
  const [, after] = span(pane);
  const day = Math.min(after, to) - 1;
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle][0] <= day) low = middle + 1;
    else high = middle;
  }
  return low > 0 && day < frames[low - 1][1] ? low - 1 : -1;
}

/** How brightly an event shows: 1 on its days, in instant mode fading to 0.
 * @param {number} from @param {number} to @param {import("../types.js").Pane} pane
 * @param {number} fade days @returns {number} */
export function glow(from, to, pane, fade) {
  if (pane.mode === "cumulative") return from <= pane.day ? 1 : 0;
  if (meets(from, to, span(pane))) return 1;
  if (pane.mode === "window" || pane.day < from) return 0;
  return Math.max(0, 1 - (pane.day - to + 1) / fade);
}
