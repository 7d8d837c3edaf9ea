/** Travelling in time: by days, months, years and events. */
import { civil, ordinal } from "./say.js";

/** @typedef {[number, number, string]} Tick  day, importance, id of an event; in order of days, those of
 * one day by importance */

/** So many units on or back; a month's missing last days are its last.
 * @param {number} day @param {"day"|"month"|"year"} unit @param {number} count */
export function shifted(day, unit, count) {
  if (unit === "day") return day + count;
  const date = civil(day);
  const months = date.year * 12 + date.month - 1 + count * (unit === "year" ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return Math.min(ordinal(year, month, date.day), ordinal(year, month + 1, 1) - 1);
}

/** The place of the first tick on or after a day. @param {Tick[]} ticks @param {number} day */
export function from(ticks, day) {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ticks[middle][0] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next event of the day after the selected one, else the weightiest of the next.
 * @param {Tick[]} ticks @param {number} day @param {string} selected @returns {Tick|undefined} */
export function after(ticks, day, selected) {
  const at = placeOf(ticks, day, selected);
  return ticks[at === null ? from(ticks, day + 1) : at + 1];
}

/** The event before the selected one, else the weightiest of the day before.
 * @param {Tick[]} ticks @param {number} day @param {string} selected @returns {Tick|undefined} */
export function before(ticks, day, selected) {
  const at = placeOf(ticks, day, selected);
  if (at !== null) return ticks[at - 1];
  const last = ticks[from(ticks, day) - 1];
  return last && ticks[from(ticks, last[0])];
}

/** @param {Tick[]} ticks @param {number} day @param {string} selected @returns {number|null} */
function placeOf(ticks, day, selected) {
  for (let at = from(ticks, day); at < ticks.length && ticks[at][0] === day; at++) {
    if (ticks[at][2] === selected) return at;
  }
  return null;
}
