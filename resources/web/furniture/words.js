/** All words of the page's own; the titles of kinds come with the look, names and titles with the atlas. */

/** When an event was. @param {{age: number, rough: boolean, sure: import("../types.js").Certainty}} event
 * `age` in days */
export const when = ({ age, rough, sure }) => (sure === "possible" ? "on a day not known" : ago(age, rough));

/** @param {number} days below 0: still to come @param {boolean} [rough] not known to the day @returns {string} */
export function ago(days, rough) {
  if (rough && days !== 0) return `about ${ago(days)}`;
  if (days < 0) return `${ago(-days).replace(/ ago$/, "")} later`;
  if (days === 0) return "today";
  if (days === 1) return "1 day ago";
  if (days < 60) return `${days} days ago`;
  const months = Math.round(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.round(days / 365.25)} years ago`;
}

/** @param {number} days @returns {string} */
function spanWords(days) {
  if (days === 365) return "a year";
  if (days % 365 === 0) return `${days / 365} years`;
  return days === 1 ? "a day" : `${days} days`;
}

/** A distance rounded as one says it. @param {number} km @returns {string} */
export function figure(km) {
  const n = km >= 1000 ? Math.round(km / 100) * 100 : km >= 100 ? Math.round(km / 10) * 10 : km;
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** @param {number} km */
export const kmWords = (km) => `${figure(km)} km`;

/** @param {number} degrees @param {boolean} north a latitude */
export function degreeWords(degrees, north) {
  const turned = north ? degrees : ((((degrees + 180) % 360) + 360) % 360) - 180;
  const letter = north ? (turned < 0 ? "S" : "N") : turned < 0 ? "W" : "E";
  return `${Math.abs(turned)}°${turned === 0 || Math.abs(turned) === 180 ? "" : letter}`;
}

export const CREDIT = "World Vector Shoreline · Natural Earth · GeoNames (CC BY 4.0)";
export const BORDERS = "border of today";
export const POSSIBLE = "may or may not hold on this day";
export const ANNOUNCED = "ordered or agreed, not yet held";
export const PAST = "over before the last of these days";
export const DOUBT = "± km: how far the line may be out";
export const FADING = (/** @type {number} */ days) => `fading over ${spanWords(days)}`;
export const MET = "summit or conference: who met";
export const MAP = "Map";
export const CURTAIN = "Edge between the two maps";
export const CURTAIN_AT = (/** @type {number} */ percent) => `${percent} % of the width`;
export const CENTRE = "The middle of the map";
export const LEGEND = "Legend";
export const STOPS = { events: "Event", line: "Line", area: "Area", point: "Site", places: "Place",
  chips: "Beyond the map", legend: "Row of the legend" };
export const counted = (/** @type {string} */ group, /** @type {number} */ at,
  /** @type {number} */ count) => `${group} ${at} of ${count}`;
export const BEYOND = "Beyond this map:";
export const BACK = "Back";
export const MORE = (/** @type {number} */ count) => `and ${count} more`;
export const STRENGTH = "the broader, the more men, where known";
export const RETREAT = "retreat";
export const EVENT = "event";
export const DATED = "on a dated day";
export const BETWEEN = "between dated days";
export const UNSURE = "event whose day is not certain";
