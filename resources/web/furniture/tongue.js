/** The language that a map speaks: that of its names where there is a catalogue of it, else the
 * window's. What is composed is said in the tongue that was chosen before it. */

/** @typedef {{forms: string[], of: string}} Plural  `of`: for each count below 200 its form */
/** @typedef {Record<string, string|Plural>} Words */

const NONE = /** @type {Words} */ ({});
const state = { all: /** @type {Record<string, Words>} */ ({}), words: NONE, language: "en" };

/** The catalogues there are, by language; "" is the window's. @param {Record<string, Words>} all */
export function learn(all) {
  state.all = all;
  speak(state.language);
}

/** @param {string} language of the names */
export function speak(language) {
  state.language = language;
  state.words = state.all[language] ?? state.all[""] ?? NONE;
}

/** @param {string} message in English */
export const _ = (message) => String(state.words[message] ?? message);

/** @param {string} one @param {string} many @param {number} count */
export function ngettext(one, many, count) {
  const said = /** @type {Plural|undefined} */ (state.words[one]);
  const text = said ? said.forms[Number(said.of[count < 200 ? count : 100 + (count % 100)])]
    : count === 1 ? one : many;
  return fill(text, { count });
}

/** @param {string} text with names in braces @param {Record<string, string|number>} values */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** What it is called in the language of the names, or its title.
 * @param {{title: string, names?: Record<string, string>}} one */
export const titled = ({ title, names }) => names?.[state.language] ?? title;
