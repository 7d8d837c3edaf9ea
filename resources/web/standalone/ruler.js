/** The labels of the timeline: round dates. */
import { civil, ordinal, sayMonth } from "./say.js";

/** Years, months and days between labels, and the px that one needs: from wide to narrow.
 * @type {[number, number, number, number][]} */
const STEPS = [[50, 0, 0, 62], [20, 0, 0, 62], [10, 0, 0, 62], [5, 0, 0, 62], [2, 0, 0, 62],
  [1, 0, 0, 62], [0, 6, 0, 92], [0, 3, 0, 92], [0, 1, 0, 92], [0, 0, 10, 62], [0, 0, 5, 62],
  [0, 0, 1, 32]];

/** @typedef {{day: number, label: string, major: boolean}} Mark */

/** @param {import("./axis.js").Axis} axis @param {import("./say.js").Forms} forms @returns {Mark[]} */
export function marks(axis, forms) {
  const fits = (/** @type {number[]} */ [years, months, days, room]) =>
    (years * 365.25 + months * 30.4 + days) * axis.scale >= room;
  const [years, months, days] = [...STEPS].reverse().find(fits) ?? STEPS[0];
  const [first, last] = [civil(axis.start).year, civil(axis.end).year];
  const found = [];
  for (let year = years ? first - (first % years) : first; year <= last; year += years || 1) {
    for (let month = 1; month <= 12; month += years ? 12 : months || 1) {
      for (let day = 1; day <= (days ? 26 : 1); day += days || 1) {
        const at = ordinal(year, month, day);
        if (at >= axis.start && at < axis.end) found.push(mark(at, years > 0, forms));
      }
    }
  }
  return found;
}

/** @param {number} at @param {boolean} years whether whole years are labelled
 * @param {import("./say.js").Forms} forms @returns {Mark} */
function mark(at, years, forms) {
  const date = civil(at);
  if (date.day > 1) return { day: at, label: String(date.day), major: false };
  if (years) return { day: at, label: String(date.year), major: date.year % 50 === 0 };
  return { day: at, label: sayMonth(forms, date), major: date.month === 1 };
}
