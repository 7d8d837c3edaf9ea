/** One picture as a display list: features below, names, events and furniture on top. */
import { headBoxes } from "./features/arrows.js";
import { asideOf } from "./events/aside.js";
import { Room } from "./labels/boxes.js";
import { coveredBy, isTitled, reachOf } from "./furniture/cartouche.js";
import { cornerFor } from "./furniture/corner.js";
import { glows } from "./events/event-glow.js";
import { eventMarks } from "./events/event-marks.js";
import { noteOf } from "./events/event-names.js";
import { livingEvents, stacks } from "./events/events.js";
import { changeDrawings, changesOf, changeSigns } from "./features/changes.js";
import { drawings, visible } from "./features/features.js";
import { freshOf, lightOn } from "./features/fresh.js";
import { measureLine, measureMarks, measureSpots } from "./features/measure.js";
import { spots } from "./features/lines.js";
import { lookOf } from "./features/ink.js";
import { FLYING } from "./labels/label-desk.js";
import { labels } from "./labels/labels.js";
import { legendRows } from "./furniture/legend.js";
import { sizeOfHead, surround } from "./furniture/surround.js";
import { speak } from "./furniture/tongue.js";
import { place } from "./atlas/view.js";

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {object} Picture
 * @property {import("./atlas/view.js").View} view
 * @property {string} scene        what every feature's look depends on: camera and style
 * @property {import("./features/features.js").Drawing[]} features
 * @property {Mark[]} top
 * @property {number} ground       so many of them, the first, are tied to the ground
 * @property {import("./features/features.js").Seen[]} seen
 * @property {import("./events/events.js").Stack[]} stacks
 * @property {import("./rim/chips.js").Chip[]} chips
 * @property {import("./furniture/legend.js").Row[]} legend
 * @property {import("./types.js").Box[]} room  what is taken by words and signs
 * @property {Set<string>} named places that bear their name now
 * @property {import("./labels/labels.js").Shown} names
 * @property {[string[], import("./types.js").Box][]} rows legend rows that can be clicked
 * @property {number} rise         px from the foot that the credit takes
 * @property {import("./events/events.js").Living[]} living
 * @property {Record<string, import("./types.js").Box>} pieces  of a figure's furniture: where each stands
 */

const CORNERS = 40; // of one drawing that are kept clear

/** @param {import("./atlas/atlas.js").Atlas} atlas @param {import("./page.js").State} state
 * @param {import("./atlas/view.js").View} view @param {{hover: string, back: string,
 *   pinned: string, still?: boolean, calm?: number, only?: string, span?: [number, number], sides: Map<string, number>,
 *   also?: {seen: import("./features/features.js").Seen[], stacked: import("./events/events.js").Stack[]}, corner: import("./furniture/corner.js").Corner,
 *   locator: import("./furniture/locator.js").Stood}} hand
 * @returns {Picture} */
export function compose(atlas, state, view, hand) {
  const { hover, pinned, sides } = hand;
  const { pane, furniture } = state;
  speak(pane.language);
  const scene = sceneOf(atlas, pane.style, view, furniture.manner);
  const marked = atlas.marked(pane);
  const { seen, living, stacked, features, changed } = onGround(scene, state, marked,
    new Set([hover, pinned].filter(Boolean)));
  const room = new Room(view.w, view.h);
  const sceneKey = [view.key, window.devicePixelRatio, pane.style].join();
  const subjects = subjectsOf(atlas, seen, marked, view);
  const shown = { subjects, seen, stacks: stacked, day: pane.day, marked };
  const headed = !furniture.map_only && !furniture.below && !furniture.spots?.head;
  const rowsFor = (/** @type {import("./types.js").Box|null} */ hidden, owner = {}) => legendRows(scene,
    [...seen, ...hand.also?.seen ?? []], [...stacked, ...hand.also?.stacked ?? []], state, hidden, owner, changed);
  const reach = { only: hand.only, runs: Boolean(hand.calm), ...headed && hand.still
    ? sizeOfHead(scene, state, rowsFor(null)) : reachOf(scene, furniture) };
  if (hand.calm !== FLYING || !hand.corner.key) hand.corner = cornerFor(scene, shown, hand.corner, reach);
  const hidden = headed ? coveredBy(scene, hand.corner, isTitled(furniture)) : null;
  const legend = rowsFor(hidden, sides);
  const clear = [...subjects, ...measureSpots(scene, pane.measure), ...drawnSpots(seen, view)];
  const stage = surround(scene, state, { ...shown, room, legend, living, subjects: clear }, hand);
  const measure = measureMarks(scene, pane.measure, room);
  const { dots, signs } = eventMarks(scene, stacked, room);
  const badges = changeSigns(scene, changed, room);
  room.lines.push(...headBoxes(view, seen));
  if (hand.span) room.span = hand.span;
  const names = labels(scene, room, { pane, seen, stacked, marked, sides, calm: hand.calm });
  const ground = [...dots, ...names.marks, ...badges, ...signs, ...measure];
  const top = [...ground, ...stage.marks, ...noteOf(scene, stacked, hover)];
  return { view, seen, scene: sceneKey, features, top, ground: ground.length, stacks: stacked, living,
    chips: stage.chips, legend, names, named: names.named, pieces: stage.pieces,
    rows: stage.head.rows, room: room.taken, rise: stage.rise };
}

/** The corners of what a person drew: neither chips nor the locator lie over them.
 * @param {import("./features/features.js").Seen[]} seen @param {import("./atlas/view.js").View} view
 * @returns {[number, number][]} px */
const drawnSpots = (seen, view) => seen.filter(({ feature }) => feature.drawn)
  .flatMap(({ feature }) => spots(feature.shape.project(view)).slice(0, CORNERS));

/** What lies on the ground: features, and events with their glow.
 * @param {import("./features/ink.js").Scene} scene @param {import("./page.js").State} state
 * @param {Set<string>} marked @param {Set<string>} [opened] events fanned out */
export function onGround(scene, { pane, furniture }, marked, opened = new Set()) {
  const { atlas, view, look } = scene;
  const size = Number(look.type);
  const seen = visible(atlas, pane).filter(({ feature }) =>
    isLarge(atlas, view, feature) || marked.has(feature.id));
  const living = livingEvents(atlas, pane, furniture.fade_days, size);
  const stacked = stacks(living, view, opened, size, asideOf(seen, view));
  const changed = changesOf(atlas, pane);
  const features = drawings(scene, seen, marked, glows(scene, stacked), lightOn(freshOf(pane)));
  if (changed.length) features.push(...changeDrawings(scene, changed));
  features.push(...measureLine(scene, pane.measure));
  return { seen, living, stacked, features, changed };
}

/** Whether the view is near enough for what a feature is: a plate of an ocean has no railways.
 * @param {import("./atlas/atlas.js").Atlas} atlas @param {import("./atlas/view.js").View} view
 * @param {import("./atlas/atlas.js").Feature} feature */
const isLarge = ({ styles }, { zoom }, { kind }) => zoom >= styles.kinds[kind].zoom;

/** How to draw. @param {import("./atlas/atlas.js").Atlas} atlas @param {string} style
 * @param {import("./atlas/view.js").View} view @param {import("./types.js").Manner|null} [manner]
 * @returns {import("./features/ink.js").Scene} */
export function sceneOf(atlas, style, view, manner) {
  const look = lookOf(atlas, style, view, manner);
  return { atlas, view, style, look, weight: Number(look.weight) };
}

/** Where the selected and highlighted things lie, in px.
 * @param {import("./atlas/atlas.js").Atlas} atlas @param {import("./features/features.js").Seen[]} seen
 * @param {Set<string>} marked @param {import("./atlas/view.js").View} view
 * @returns {[number, number][]} */
function subjectsOf(atlas, seen, marked, view) {
  const events = atlas.events.filter(({ id }) => marked.has(id));
  const anchors = seen.filter(({ feature }) => marked.has(feature.id) && feature.anchor)
    .map(({ feature }) => /** @type {[number, number]} */ (feature.anchor));
  return [...anchors, ...events.map(({ x, y }) => /** @type {[number, number]} */ ([x, y]))]
    .map(([x, y]) => place(view, x, y));
}
