/** A place's name on a day in a language: the form in use, and below it what was said beside it,
 * or today's form where it differs. */

/** @param {import("./atlas.js").Place} one @param {string} language @param {number} day
 * @returns {{text: string, also: string}} */
export function nameOf(one, language, day) {
  const held = one.names.filter(([from, to, lang]) => lang === language && from <= day && day < to);
  held.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const text = held.find((name) => !name[4])?.[3] ?? one.name;
  const beside = held.find((name) => name[4])?.[3];
  const modern = one.names
    .filter(([, to, lang, , second]) => lang === language && to > 738000 && !second)
    .sort((a, b) => b[0] - a[0])[0]?.[3];
  const also = beside ?? (language === "en" ? modern ?? one.name : "");
  return { text, also: also === text ? "" : also };
}
