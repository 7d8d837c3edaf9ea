/** How far the lines of a bare map may be out, in words: a soft edge alone tells it to nobody. */
import { coverOf } from "../features/covers.js";
import { kmPerPixel } from "../atlas/view.js";
import { OUT_BY } from "./words.js";

const LEAST = 2; // px: what is out by less cannot be seen

/** @param {{view: import("../atlas/view.js").View, seen: import("../features/features.js").Seen[]}} picture
 * @returns {string} "" where nothing is out by what can be seen */
export function doubtNote({ view, seen }) {
  const far = Math.max(0, ...seen.filter(({ feature }) => feature.type !== "point" && coverOf(feature, view, null))
    .map(({ feature }) => feature.km));
  return far / kmPerPixel(view, view.v) < LEAST ? "" : OUT_BY(far);
}
