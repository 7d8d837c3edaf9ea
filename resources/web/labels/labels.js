/** All names of a picture, placed together. Names that look and stand as before are the same marks. */
import { Desk } from "./label-desk.js";
import { drawnWords } from "./label-drawn.js";
import { areaNames } from "./label-areas.js";
import { eventTitles } from "./label-events.js";
import { lineNames } from "./label-lines.js";
import { placeNames } from "./label-places.js";
import { riverNames, seaNames } from "./label-seas.js";
import { settle } from "./placement.js";
import { place, unplace } from "../atlas/view.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./placement.js").Placed} Placed */
/** @typedef {object} Asked
 * @property {import("../types.js").Pane} pane
 * @property {import("../features/features.js").Seen[]} seen
 * @property {import("../events/events.js").Stack[]} stacked
 * @property {Set<string>} marked
 * @property {number} [calm]  how much names keep still
 * @property {Map<string, number>} sides  where names stood: one object for one map
 */
/** @typedef {Asked & {scene: import("../features/ink.js").Scene, room: import("./boxes.js").Room, desk: Desk,
 *   fresh: boolean}} Table  what the makers of candidates are given; `fresh`: a new view */
/** @typedef {object} Shown
 * @property {Mark[]} marks
 * @property {Set<string>} named    places that bear their name
 * @property {Placed[]} placed
 * @property {Candidate[]} candidates
 */

const STAGE = 15; // names at most in a lit room
const ROOM = { screen: 6400, print: 4800 }; // square px of the picture for each name

/** @type {WeakMap<Map<string, number>, Desk>} */
const desks = new WeakMap();

/** @param {import("../features/ink.js").Scene} scene @param {import("./boxes.js").Room} room
 * @param {Asked} asked @returns {Shown} */
export function labels(scene, room, asked) {
  const { view, style, look } = scene;
  const desk = desks.get(asked.sides) ?? new Desk(asked.sides);
  desks.set(asked.sides, desk);
  const fresh = desk.open([view.key, asked.pane.language, style].join());
  const table = { ...asked, scene, room, desk, fresh };
  const places = placeNames(table);
  for (const { ground } of places) if (ground) room.take(ground);
  const all = [...drawnWords(table), ...lineNames(table), ...places, ...areaNames(table), ...eventTitles(table),
    ...riverNames(table), ...seaNames(table)];
  const { calm } = asked;
  const seen = all.filter((one) => isIn(room.span, one, view));
  const candidates = calm ? seen.filter((one) => desk.mayCome(one, calm)) : seen;
  const placed = settle(room, candidates, asked.sides, mostOf(style, view, Number(look.density ?? 1)), desk.vain);
  remember(desk, placed, view);
  const dots = places.flatMap((one) => (one.ground ? one.dots ?? [] : []));
  const marks = [...dots, ...placed.flatMap(({ one, number }) => [
    ...(one.ground ? [] : one.dots ?? []), ...one.spots[number].marks()])];
  const named = new Set(placed.flatMap(({ one: { id } }) =>
    (id.startsWith("place ") ? [id.slice(6)] : [])));
  return { marks, named, placed, candidates };
}

/** Whether the place or event that is named lies in a part of the picture; areas and lines lie in many.
 * @param {[number, number]} span px from left to right @param {Candidate} one @param {import("../atlas/view.js").View} view */
function isIn([left, right], { id, at }, view) {
  if (!/^(place|event) /.test(id)) return true;
  const [x] = place(view, at[0], at[1]);
  return x >= left && x <= right;
}

/** How many names a picture may bear. @param {string} style
 * @param {import("../atlas/view.js").View} view @param {number} [density] of a figure */
export function mostOf(style, { w, h }, density = 1) {
  if (style === "stage") return STAGE;
  return Math.ceil((density * w * h) / (style === "print" || style === "grey" ? ROOM.print : ROOM.screen));
}

/** @param {Desk} desk @param {Placed[]} placed @param {import("../atlas/view.js").View} view */
function remember(desk, placed, view) {
  desk.pictures++;
  const now = new Set(placed.map(({ one }) => one.id));
  for (const id of desk.sides.keys()) if (!now.has(id)) desk.lost.set(id, desk.pictures);
  const same = placed.length === desk.sides.size && placed.every(({ one }) => desk.sides.has(one.id));
  if (!same) desk.vain = new WeakSet();
  desk.sides.clear();
  desk.stood.clear();
  for (const { one, number } of placed) {
    const { boxes, side } = one.spots[number];
    desk.sides.set(one.id, number);
    const middle = boxes[boxes.length >> 1];
    const [u, v] = unplace(view, middle[0], middle[1]);
    desk.stood.set(one.id, { u, v, side: side ?? "" });
  }
}
