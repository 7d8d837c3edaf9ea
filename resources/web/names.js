/** A place's name on a day in a language: the form in use, then today's where it differs. */

/** @param {import("./atlas.js").Place} one @param {string} language @param {number} day
 * @returns {{text: string, also: string}} */
export function nameOf(one, language, day) {
  const held = one.names.filter(([from, to, lang]) => lang === language && from <= day && day < to);
  held.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const text = held[0]?.[3] ?? one.name;
  const modern = one.names
    .filter(([, to, lang]) => lang === language && to > 738000)
    .sort((a, b) => b[0] - a[0])[0]?.[3];
  const today = modern ?? one.name;
  const also = language === "en" && today !== text ? today : "";
  return { text, also };
}
