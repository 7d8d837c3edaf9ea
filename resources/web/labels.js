/**
 * All names of a picture, placed together. Names that look and stand as before are the same marks;
 * while the camera moves they go with the map, and are placed anew only now and then.
 */
import { Desk, unplace } from "./label-desk.js";
import { areaNames } from "./label-areas.js";
import { eventTitles } from "./label-events.js";
import { lineNames } from "./label-lines.js";
import { placeNames } from "./label-places.js";
import { riverNames, seaNames } from "./label-seas.js";
import { settle } from "./placement.js";
import { FINE, place } from "./view.js";

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./placement.js").Placed} Placed */
/** @typedef {object} Asked
 * @property {import("./types.js").Pane} pane
 * @property {import("./features.js").Seen[]} seen
 * @property {import("./events.js").Stack[]} stacked
 * @property {Set<string>} marked
 * @property {Map<string, number>} sides  where names stood: one object for one map
 */
/** @typedef {Asked & {scene: import("./ink.js").Scene, room: import("./boxes.js").Room, desk: Desk,
 *   fresh: boolean}} Table  what the makers of candidates are given; `fresh`: a new view */
/** @typedef {object} Shown
 * @property {Mark[]} marks
 * @property {Set<string>} named    places that bear their name
 * @property {Placed[]} placed
 * @property {Candidate[]} candidates
 * @property {import("./view.js").View} view
 * @property {string} key
 */

const STAGE = 15; // names at most in a lit room
const ROOM = { screen: 6400, print: 4800 }; // square px of the picture for each name
const FAR = 90; // px of a pan, and
const DEEP = 0.12; // of a zoom, after which names are placed anew though the camera moves

/** @type {WeakMap<Map<string, number>, Desk>} */
const desks = new WeakMap();

/** @param {import("./ink.js").Scene} scene @param {import("./boxes.js").Room} room
 * @param {Asked} asked @returns {Shown} */
export function labels(scene, room, asked) {
  const { view, style } = scene;
  const desk = desks.get(asked.sides) ?? new Desk(asked.sides);
  desks.set(asked.sides, desk);
  const { language, day, mode } = asked.pane;
  const key = [language, style, day, mode, ...asked.marked].join();
  if (desk.last && goesAlong(desk.last, view, key)) return moved(desk.last, view);
  const fresh = desk.open([view.key, language, style].join());
  const table = { ...asked, scene, room, desk, fresh };
  const places = placeNames(table);
  for (const { ground } of places) if (ground) room.take(ground);
  const candidates = [...lineNames(table), ...places, ...areaNames(table), ...eventTitles(table),
    ...riverNames(table), ...seaNames(table)];
  const placed = settle(room, candidates, asked.sides, mostOf(style, view));
  remember(desk, placed, view);
  const dots = places.flatMap((one) => (one.ground ? one.dots ?? [] : []));
  const marks = [...dots, ...placed.flatMap(({ one, number }) => [
    ...(one.ground ? [] : one.dots ?? []), ...one.spots[number].marks()])];
  const named = new Set(placed.flatMap(({ one: { id } }) =>
    (id.startsWith("place ") ? [id.slice(6)] : [])));
  return (desk.last = { marks, named, placed, candidates, view, key });
}

/** How many names a picture may bear. @param {string} style
 * @param {import("./view.js").View} view */
export function mostOf(style, { w, h }) {
  if (style === "stage") return STAGE;
  return Math.ceil((w * h) / (style === "print" || style === "grey" ? ROOM.print : ROOM.screen));
}

/** @param {Desk} desk @param {Placed[]} placed @param {import("./view.js").View} view */
function remember(desk, placed, view) {
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

/** Whether names placed for another view will do while the camera moves.
 * @param {Shown} last @param {import("./view.js").View} view @param {string} key */
function goesAlong(last, view, key) {
  if (view.grain === FINE || last.key !== key || last.view.w !== view.w || last.view.h !== view.h) {
    return false;
  }
  const [x, y] = place(last.view, view.u, view.v);
  return Math.abs(last.view.zoom - view.zoom) < DEEP &&
    Math.hypot(x - view.w / 2, y - view.h / 2) < FAR;
}

/** The names of the picture before, each gone along with its ground.
 * @param {Shown} last @param {import("./view.js").View} view @returns {Shown} */
function moved(last, view) {
  const marks = [];
  for (const one of last.candidates) if (one.ground) marks.push(...shifted(one.dots ?? [], one, last.view, view));
  for (const { one, number } of last.placed) {
    const own = [...(one.ground ? [] : one.dots ?? []), ...one.spots[number].marks()];
    marks.push(...shifted(own, one, last.view, view));
  }
  return { ...last, marks };
}

/** @param {Mark[]} marks @param {Candidate} one @param {import("./view.js").View} from
 * @param {import("./view.js").View} to @returns {Mark[]} */
function shifted(marks, one, from, to) {
  const [x0, y0] = place(from, ...one.at);
  const [x1, y1] = place(to, ...one.at);
  const [dx, dy] = [x1 - x0, y1 - y0];
  return marks.map((mark) => (mark.k === "path"
    ? { ...mark, parts: mark.parts.map((p) => p.map((n, i) => n + (i % 2 ? dy : dx))) }
    : { ...mark, x: mark.x + dx, y: mark.y + dy }));
}
