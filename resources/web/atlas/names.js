/** A place's name on a day in a language: the form in use, and below it what was said beside it,
 * or today's form where it differs. */

/** @typedef {import("./atlas.js").Place} Place */
/** @typedef {{text: string, also: string}} Name */

const TODAY = 738000; // a form still in use on this day is today's

/** @type {WeakMap<Place, {language: string, from: number, to: number, name: Name}>} */
const known = new WeakMap();

/** @param {Place} one @param {string} language @param {number} day @returns {Name} */
export function nameOf(one, language, day) {
  const kept = known.get(one);
  if (kept && kept.language === language && kept.from <= day && day < kept.to) return kept.name;
  const [from, to] = epochOf(one, day);
  const name = nameOn(one, language, day);
  known.set(one, { language, from, to, name });
  return name;
}

/** The days about a day on which no name of a place begins or ends: first and first after.
 * @param {Place} one @param {number} day @returns {[number, number]} */
function epochOf(one, day) {
  let [first, after] = [-Infinity, Infinity];
  for (const [from, to] of one.names) {
    for (const bound of [from, to]) {
      if (bound <= day) first = Math.max(first, bound);
      else after = Math.min(after, bound);
    }
  }
  return [first, after];
}

/** @param {Place} one @param {string} language @param {number} day @returns {Name} */
function nameOn(one, language, day) {
  const held = one.names.filter(([from, to, lang]) => lang === language && from <= day && day < to);
  held.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const text = held.find((name) => !name[4])?.[3] ?? one.name;
  const beside = held.find((name) => name[4])?.[3];
  const modern = one.names
    .filter(([, to, lang, , second]) => lang === language && to > TODAY && !second)
    .sort((a, b) => b[0] - a[0])[0]?.[3];
  const also = beside ?? (language === "en" ? modern ?? one.name : "");
  return { text, also: also === text ? "" : also };
}
