/**
 * The clock's tests, the same as in domain/visible.py: all judgement on dates happened in Python,
 * here only day numbers are compared. Days are proleptic Gregorian ordinals, intervals half-open.
 */

/** The days a pane shows: [first, first after].
 * @param {import("./types.js").Pane} pane @returns {[number, number]} */
export function span(pane) {
  if (pane.mode === "window" && pane.window) return pane.window;
  return [pane.mode === "cumulative" ? -Infinity : pane.day, pane.day + 1];
}

/** How surely an interval meets a span; null: not at all.
 * @param {[number, number, number, number]} interval possible from, to, certain from, to
 * @param {number|null} announced @param {[number, number]} days
 * @returns {import("./types.js").Certainty|null} */
export function certainty(interval, announced, days) {
  const [from, to] = days;
  const [pf, pt, cf, ct] = interval;
  if (cf < ct && cf < to && from < ct) return "certain";
  if (pf < to && from < pt) return "possible";
  if (announced !== null && announced < to && from < pf) return "announced";
  return null;
}
