/** All words of the page's own; the titles of kinds come with the look, names and titles with the
 * atlas. A constant is said in the map's tongue where it is shown: `_(BORDERS)`. */
import { _, fill, ngettext } from "./tongue.js";

/** When an event was. @param {{age: number, rough: boolean, sure: import("../types.js").Certainty}} event
 * `age` in days */
export const when = ({ age, rough, sure }) => (sure === "possible" ? _("on a day not known") : ago(age, rough));

/** @param {number} days below 0: still to come @param {boolean} [rough] not known to the day @returns {string} */
export function ago(days, rough) {
  if (rough && days !== 0) return fill(_("about {time}"), { time: ago(days) });
  if (days === 0) return _("today");
  const [past, count] = [days > 0, Math.abs(days)];
  const months = Math.round(count / 30.44);
  if (count < 60) {
    return past ? ngettext("{count} day ago", "{count} days ago", count)
      : ngettext("{count} day later", "{count} days later", count);
  }
  if (months < 24) {
    return past ? ngettext("{count} month ago", "{count} months ago", months)
      : ngettext("{count} month later", "{count} months later", months);
  }
  const years = Math.round(count / 365.25);
  return past ? ngettext("{count} year ago", "{count} years ago", years)
    : ngettext("{count} year later", "{count} years later", years);
}

/** @param {number} days @returns {string} */
function spanWords(days) {
  if (days === 365) return _("a year");
  if (days % 365 === 0) return ngettext("{count} year", "{count} years", days / 365);
  return days === 1 ? _("a day") : ngettext("{count} day", "{count} days", days);
}

/** A distance rounded as one says it. @param {number} km @returns {string} */
export function figure(km) {
  const n = km >= 1000 ? Math.round(km / 100) * 100 : km >= 100 ? Math.round(km / 10) * 10 : km;
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** @param {number} km */
export const kmWords = (km) => fill(_("{number} km"), { number: figure(km) });

/** @param {number} minutes of a degree @param {boolean} north a latitude */
export function degreeWords(minutes, north) {
  const turned = north ? minutes : ((((minutes + 10800) % 21600) + 21600) % 21600) - 10800;
  const letter = north ? (turned < 0 ? "S" : "N") : turned < 0 ? "W" : "E";
  const [size, rest] = [Math.abs(turned), Math.abs(turned) % 60];
  const small = rest ? `${String(rest).padStart(2, "0")}′` : "";
  return `${(size - rest) / 60}°${small}${size === 0 || size === 10800 ? "" : letter}`;
}

export const NAME = "Name";
export const CLASS = "Class";
export const DAY = "Date";
export const WORDS = "Word bank";
export const ANSWERS = "Answer key";
export const TASK = "Each number on the map stands for a name. Write the name on the line with that number.";
export const CREDIT = "World Vector Shoreline · Natural Earth · GeoNames (CC BY 4.0)";
export const SOURCES = "Sources: {list}";
export const OUT_BY = (/** @type {number} */ km) =>
  fill(_("Lines and edges may be out by up to {distance}"), { distance: kmWords(km) });
export const SCANNED = (/** @type {string} */ title, /** @type {string} */ owed) =>
  fill(_("Scanned map: {title}"), { title: [title, owed].filter(Boolean).join(", ") });
export const PROJECTIONS = { lambert: "Lambert conformal conic", albers: "Albers equal-area conic" };
export const TWO_PARALLELS = "{name}, {south} and {north}";
export const ONE_PARALLEL = "{name}, {south}";
export const NORTH = "{degrees} N";
export const SOUTH = "{degrees} S";
export const BORDERS = "border of today";
export const POSSIBLE = "may or may not hold on this day";
export const ANNOUNCED = "ordered or agreed, not yet held";
export const PAST = "over before the last of these days";
export const DOUBT = "± km: how far the line may be out";
export const FADING = (/** @type {number} */ days) =>
  fill(_("fading over {span}"), { span: spanWords(days) });
export const MET = "summit or conference: who met";
export const MAP = "Map";
export const CURTAIN = "Edge between the two maps";
export const CURTAIN_AT = (/** @type {number} */ percent) =>
  fill(_("{percent} % of the width"), { percent });
export const CENTRE = "The middle of the map";
export const LEGEND = "Legend";
export const STOPS = { events: "Event", line: "Line", area: "Area", point: "Site", places: "Place",
  chips: "Beyond the map", legend: "Row of the legend" };
export const counted = (/** @type {string} */ group, /** @type {number} */ at,
  /** @type {number} */ count) => fill(_("{group} {at} of {count}"), { group: _(group), at, count });
export const BEYOND = "Beyond this map:";
export const BACK = "Back";
export const MORE = (/** @type {number} */ count) => ngettext("and {count} more", "and {count} more", count);
export const AND = (/** @type {string} */ what) => fill(_("and {what}"), { what });
/** Of what is proposed, ordered or agreed. @param {string} what @param {boolean} ground */
export const NOT_YET = (what, ground) =>
  fill(ground ? _("{what}, not yet held") : _("{what}, not yet in effect"), { what });
export const STRENGTH = "the broader, the more men, where known";
export const RETREAT = "retreat";
export const EVENT = "event";
export const BEGAN = "began in these days";
export const TAKEN = "changed hands";
export const ENDED = "ended: as it last stood";
export const DATED = "on a dated day";
export const BETWEEN = "between dated days";
export const UNSURE = "event whose day is not certain";
