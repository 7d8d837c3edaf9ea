/** What lies under a point: furniture, then events, places and points, lines, areas; top first. */
import { within } from "../atlas/cuts.js";
import { nearestShare } from "../atlas/line.js";
import { place } from "../atlas/view.js";
import { drawnAt } from "./pick-drawn.js";
import { spots } from "../features/lines.js";

const POINT = 9; // px from which a point is hit

/** @typedef {{kind: "feature"|"event"|"stack"|"place"|"legend"|"point"|"chip", id: string}} Target */

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../compose.js").Picture} picture
 * @param {number} x @param {number} y @returns {Target} */
export function targetAt(atlas, picture, x, y) {
  const inside = (/** @type {import("../types.js").Box} */ b) =>
    x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3];
  const chip = picture.chips.findIndex((one) => inside(one.box));
  if (chip >= 0) return { kind: "chip", id: String(chip) };
  const row = picture.rows.find(([, box]) => inside(box));
  if (row) return { kind: "legend", id: row[0].join() };
  return eventAt(picture, x, y) ?? drawnAt(picture, x, y) ?? pointAt(picture, x, y) ??
    placeAt(atlas, picture, x, y) ?? lineAt(picture, x, y) ?? areaAt(picture, x, y) ?? { kind: "point", id: "" };
}

const LEAST = 9; // px: so near to a sign or dot is on it

/** An event's sign; `stack` where several lie under one sign, or in the midst of an open fan.
 * @param {import("../compose.js").Picture} picture @param {number} x @param {number} y
 * @returns {Target|null} */
function eventAt({ stacks }, x, y) {
  for (const stack of [...stacks].sort((a, b) => Number(b.open) - Number(a.open))) {
    const [first] = stack.spots;
    const reach = (/** @type {{x: number, y: number, r: number}} */ s) =>
      Math.hypot(s.x - x, s.y - y) <= Math.max(LEAST, s.r + 2);
    const hit = (stack.open ? stack.spots : [first]).find(reach);
    if (hit) return { kind: stack.open || stack.spots.length === 1 ? "event" : "stack", id: hit.event.id };
    if (stack.open && reach(stack)) return { kind: "stack", id: first.event.id };
  }
  return null;
}

/** @param {import("../compose.js").Picture} picture @param {number} x @param {number} y
 * @returns {Target|null} */
function pointAt(picture, x, y) {
  for (const { feature } of [...picture.seen].reverse()) {
    if (feature.type !== "point") continue;
    const one = feature.crowd?.at(picture.view, x, y, POINT);
    if (one) return { kind: "feature", id: one.id };
    if (feature.crowd) continue;
    const near = spots(feature.shape.project(picture.view))
      .some(([px, py]) => Math.hypot(px - x, py - y) < POINT);
    if (near) return { kind: "feature", id: feature.id };
  }
  return null;
}

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../compose.js").Picture} picture
 * @param {number} x @param {number} y @returns {Target|null} */
function placeAt(atlas, picture, x, y) {
  for (const one of atlas.places) {
    if (!picture.named.has(one.id)) continue;
    const [px, py] = place(picture.view, one.x, one.y);
    if (Math.hypot(px - x, py - y) < 7) return { kind: "place", id: one.id };
  }
  return null;
}

/** @param {import("../compose.js").Picture} picture @param {number} x @param {number} y
 * @returns {Target|null} */
function lineAt(picture, x, y) {
  for (const { feature } of [...picture.seen].reverse()) {
    if (feature.type !== "line") continue;
    const parts = feature.shape.project(picture.view);
    if (parts.some((p) => nearLine(p, x, y, 6))) return { kind: "feature", id: feature.id };
  }
  return null;
}

/** @param {import("../compose.js").Picture} picture @param {number} x @param {number} y
 * @returns {Target|null} */
function areaAt(picture, x, y) {
  for (const { feature } of [...picture.seen].reverse()) {
    if (feature.type === "area" && within(feature.shape.project(picture.view), x, y)) {
      return { kind: "feature", id: feature.id };
    }
  }
  return null;
}

/** @param {Float32Array} p @param {number} x @param {number} y @param {number} reach px */
function nearLine(p, x, y, reach) {
  for (let i = 0; i + 3 < p.length; i += 2) {
    const t = nearestShare(p, i + 2, x, y);
    if (Math.hypot(p[i] + t * (p[i + 2] - p[i]) - x, p[i + 1] + t * (p[i + 3] - p[i + 1]) - y) <= reach) return true;
  }
  return false;
}
