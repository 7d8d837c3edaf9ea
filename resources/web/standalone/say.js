/** Dates in words, as domain/say.py says them. Days are proleptic Gregorian ordinals. */

const UNIX = 719163; // 1970-01-01
const DAY = 864e5; // ms

/** @typedef {{months: string[], alone: string[], day: string, month: string, year: string, months_of: string,
 *   days_of: string, across: string, until: string, since: string}} Forms */

/** @typedef {{year: number, month: number, day: number}} Civil  months from 1 */

/** @param {number} day @returns {Civil} */
export function civil(day) {
  const date = new Date((day - UNIX) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param {number} year @param {number} month from 1; a 13th is the next January @param {number} day */
export const ordinal = (year, month, day) => Date.UTC(year, month - 1, day) / DAY + UNIX;

/** @param {number} day @returns {string} 1945-09-08 */
export const iso = (day) => new Date((day - UNIX) * DAY).toISOString().slice(0, 10);

/** @param {string} form @param {Record<string, string|number>} values */
const fill = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {Forms} forms @param {number} day */
export function sayDay(forms, day) {
  const date = civil(day);
  return fill(forms.day, { ...date, month: forms.months[date.month - 1] });
}

/** @param {Forms} forms @param {number} day */
export const sayUntil = (forms, day) => fill(forms.until, { date: sayDay(forms, day) });

/** @param {Forms} forms @param {number} day */
export const sayFrom = (forms, day) => fill(forms.since, { date: sayDay(forms, day) });

/** The days from first to last, both inclusive: whole months and years are said as such.
 * @param {Forms} forms @param {number} first @param {number} last */
export function sayDays(forms, first, last) {
  const [from, to, after] = [civil(first), civil(last), civil(last + 1)];
  const whole = from.day === 1 && after.day === 1;
  if (whole && from.month === 1 && after.month === 1) return years(forms, from, to);
  if (first === last) return sayDay(forms, first);
  if (from.year === to.year) return whole ? monthsOf(forms, from, to) : daysOf(forms, from, to);
  const said = (/** @type {Civil} */ one, /** @type {number} */ day) =>
    whole ? sayMonth(forms, one) : sayDay(forms, day);
  return between(said(from, first), said(to, last));
}

/** @param {Forms} forms @param {Civil} from @param {Civil} to */
function years(forms, from, to) {
  const [first, last] = [from, to].map(({ year }) => fill(forms.year, { year }));
  return first === last ? first : between(first, last);
}

/** @param {string} first @param {string} last */
const between = (first, last) => `${first}${first.includes(" ") ? " – " : "–"}${last}`;

/** @param {Forms} forms @param {Civil} of */
export const sayMonth = (forms, { year, month }) =>
  fill(forms.month, { month: forms.alone[month - 1], year });

/** @param {Forms} forms @param {Civil} from @param {Civil} to */
function monthsOf(forms, from, to) {
  if (from.month === to.month) return sayMonth(forms, from);
  return fill(forms.months_of, { first: forms.alone[from.month - 1],
    month: forms.alone[to.month - 1], year: to.year });
}

/** @param {Forms} forms @param {Civil} from @param {Civil} to */
function daysOf(forms, from, to) {
  const last = { day: to.day, month: forms.months[to.month - 1], year: to.year };
  if (from.month === to.month) return fill(forms.days_of, { first: from.day, ...last });
  return fill(forms.across, { first_day: from.day, first_month: forms.months[from.month - 1], ...last });
}
