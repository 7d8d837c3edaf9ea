/** What of a person's notes and drawings lies under a point beside their lines: words, and pins. */
import { around } from "../atlas/box.js";
import { PIN_MIDDLE } from "../features/drawn-marks.js";
import { spots } from "../features/lines.js";
import { WRITTEN } from "../labels/label-drawn.js";
import { meet, upright } from "../labels/oriented.js";

const PIN = [9, 14]; // px: half of a pin

/** @param {import("../compose.js").Picture} picture @param {number} x @param {number} y
 * @returns {import("./pick.js").Target|null} */
export function drawnAt({ seen, view, names }, x, y) {
  const isHit = (/** @type {[number, number]} */ [px, py]) =>
    Math.abs(px - x) < PIN[0] && Math.abs(py - 0.8 * PIN_MIDDLE - y) < PIN[1];
  const pins = seen.filter(({ feature }) => feature.kind === "drawn-point" &&
    spots(feature.shape.project(view)).some(isHit));
  if (pins.length) return { kind: "feature", id: pins[pins.length - 1].feature.id };
  const at = upright(around(x, y, 1));
  const words = names.placed.find(({ one, number }) => one.id.startsWith(WRITTEN) &&
    one.spots[number].boxes.some((box) => meet(box, at)));
  return words ? { kind: "feature", id: words.one.id.slice(WRITTEN.length) } : null;
}
