/** A date as a person types it: 8 Sep 1945, Sept 1945, 1945-09-08, 1945. Numbers alone but for ISO
 * are refused, since they can be read in two ways. */
import { ordinal } from "./say.js";
import { _, NO_DATE, TWO_WAYS } from "./words.js";

/** @typedef {import("./say.js").Forms} Forms */

const ISO = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const NUMBERS = /^\d{1,4}[./\-\s]\d{1,2}[./\-\s]\d{1,4}\.?$/;
const ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august",
  "september", "october", "november", "december"];
const LEAST = 3; // letters of a month's name

/** The first day that is meant. @param {string} text @param {Forms[]} tongues
 * @returns {number} Throws an Error with one sentence. */
export const dayOf = (text, tongues) => spanOf(text, tongues)[0];

/** The first day that is meant, and the last: of a month, of a year.
 * @param {string} text @param {Forms[]} tongues whose months are known
 * @returns {[number, number]} Throws an Error with one sentence. */
export function spanOf(text, tongues) {
  const wanted = text.trim().replace(/\s+/g, " ");
  const plain = ISO.exec(wanted);
  if (plain) return checked(text, plain[1], plain[2], plain[3]);
  if (NUMBERS.test(wanted)) throw new Error(_(TWO_WAYS, { text }));
  const months = [ENGLISH, ...tongues.flatMap((one) => [one.months, one.alone])];
  const words = wanted.toLowerCase().replace(/(\d)(st|nd|rd|th)\b/g, "$1").split(/[\s,.]+/).filter(Boolean);
  const eastern = /^(\d{4})\s*[년年]\s*(?:(\d{1,2})\s*[월月]\s*(?:(\d{1,2})\s*[일日])?)?$/.exec(wanted);
  if (eastern) return checked(text, eastern[1], eastern[2], eastern[3]);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const month = monthOf(words.find((word) => /^\p{L}+$/u.test(word)) ?? "", months);
  const count = 1 + Number(day !== undefined) + Number(month > 0);
  if (!year || !month || words.length !== count) throw new Error(_(NO_DATE, { text }));
  return checked(text, year, String(month), day);
}

/** @param {string} word @param {string[][]} tongues @returns {number} from 1, or 0 */
function monthOf(word, tongues) {
  if (word.length < LEAST) return 0;
  const start = word.replace(/^sept$/, "sep");
  for (const months of tongues) {
    const found = months.findIndex((month) => month.toLowerCase().startsWith(start));
    if (found >= 0) return found + 1;
  }
  return 0;
}

/** @param {string} text @param {string} said @param {string} [inYear] @param {string} [inMonth]
 * @returns {[number, number]} */
function checked(text, said, inYear, inMonth) {
  const [year, month, day] = [said, inYear ?? 1, inMonth ?? 1].map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > last) throw new Error(_(NO_DATE, { text }));
  if (!inYear) return [ordinal(year, 1, 1), ordinal(year, 12, 31)];
  return [ordinal(year, month, day), ordinal(year, month, inMonth ? day : last)];
}
