/** The stops of a walk by keys: what a picture shows, each thing where the eye finds it. */
import { crossings } from "../atlas/cuts.js";
import { nameOf } from "../atlas/names.js";
import { place } from "../atlas/view.js";
import { titleOf } from "../events/event-names.js";
import { spots } from "../features/lines.js";
import { targetAt } from "./pick.js";
import { _ } from "../furniture/tongue.js";
import { ANNOUNCED, BEYOND, LEGEND, MORE, POSSIBLE, STOPS } from "../furniture/words.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("../compose.js").Picture} Picture */
/** @typedef {import("../features/features.js").Seen} Seen */
/** @typedef {{group: string, hit: import("./pick.js").Target, x: number, y: number,
 *   text: string}} Stop  `text` is what one reads or hears of it */

const ROWS = 17; // level cuts in which an area's broadest stretch is looked for
const TRIES = 4; // points of an area that are tried: what lies over it must leave one
const RANK = { line: 0, area: 1, point: 2 };
const SURENESS = { possible: POSSIBLE, announced: ANNOUNCED, certain: "" };

/** @type {WeakMap<Picture, Stop[]>} */
const known = new WeakMap();

/** Events, lines, areas and points, places, what lies beyond the rim, the legend: in this order,
 * and of each the weightiest first. @param {Page} page @returns {Stop[]} */
export function stopsOf(page) {
  const { picture } = page;
  if (!picture) return [];
  const kept = known.get(picture);
  if (kept) return kept;
  const { w, h } = picture.view;
  const within = ({ x = 0, y = 0 }) => x >= 0 && y >= 0 && x <= w && y <= h;
  const stops = [...picture.stacks.map(eventStop).filter(within), ...featureStops(page, picture),
    ...placeStops(page, picture).filter(within), ...chipStops(picture), ...rowStops(picture)];
  known.set(picture, stops);
  return stops;
}

/** @param {import("../events/events.js").Stack} stack @returns {Stop} */
function eventStop({ spots: [first, ...others], x, y }) {
  const words = [titleOf(first), first.event.place, others.length ? MORE(others.length) : ""];
  return { group: STOPS.events, x, y, text: told(words),
    hit: { kind: others.length ? "stack" : "event", id: first.event.id } };
}

/** @param {Page} page @param {Picture} picture @returns {Stop[]} */
function featureStops({ atlas, state }, picture) {
  const ranked = [...picture.seen].reverse().filter(({ feature }) => !feature.crowd)
    .sort((a, b) => RANK[a.feature.type] - RANK[b.feature.type] ||
      b.feature.importance - a.feature.importance);
  return ranked.flatMap(({ feature, sure }) => {
    const list = pointsOn(feature, picture.view);
    const clear = list.find(([x, y]) => targetAt(atlas, picture, x, y).id === feature.id) ?? list[0];
    const { title } = atlas.styles.kinds[feature.kind];
    const name = feature.names[state.pane.language] ?? feature.title;
    return clear ? [{ group: STOPS[feature.type], x: clear[0], y: clear[1],
      text: told([name, _(title), _(SURENESS[sure])]),
      hit: { kind: /** @type {"feature"} */ ("feature"), id: feature.id } }] : [];
  });
}

/** Some points in view on a feature, the best first. @param {Seen["feature"]} feature
 * @param {import("../atlas/view.js").View} view @returns {[number, number][]} */
function pointsOn({ type, shape }, view) {
  const parts = shape.project(view);
  if (type === "area") return middles(parts, view);
  const inside = spots(parts).filter(([x, y]) => x > 0 && y > 0 && x < view.w && y < view.h);
  return [0.5, 0.25, 0.75].map((share) => inside[Math.floor(share * inside.length)]).filter(Boolean);
}

/** The middles of an area's broadest level stretches in view.
 * @param {Float32Array[]} rings @param {import("../atlas/view.js").View} view
 * @returns {[number, number][]} */
function middles(rings, { w, h }) {
  /** @type {{wide: number, at: [number, number]}[]} */
  const found = [];
  for (let row = 1; row <= ROWS; row++) {
    const y = (h * row) / (ROWS + 1);
    const cuts = crossings(rings, 1, y);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [from, to] = [Math.max(0, cuts[i]), Math.min(w, cuts[i + 1])];
      if (to > from) found.push({ wide: to - from, at: [(from + to) / 2, y] });
    }
  }
  return found.sort((a, b) => b.wide - a.wide).slice(0, TRIES).map(({ at }) => at);
}

/** @param {Page} page @param {Picture} picture @returns {Stop[]} */
function placeStops({ atlas, state: { pane } }, { named, view }) {
  return atlas.places.filter(({ id }) => named.has(id)).map((one) => {
    const [x, y] = place(view, one.x, one.y);
    const { text, also } = nameOf(one, pane.language, pane.day);
    return { group: STOPS.places, hit: { kind: "place", id: one.id }, x, y, text: told([text, also]) };
  });
}

/** @param {Picture} picture @returns {Stop[]} */
const chipStops = ({ chips }) => chips.map(({ box, text }, i) => ({ group: STOPS.chips,
  hit: { kind: "chip", id: String(i) }, ...middle(box), text: `${_(BEYOND)} ${text}` }));

/** @param {Picture} picture @returns {Stop[]} */
function rowStops({ legend, rows }) {
  const items = legend.flatMap((row) => row.items);
  return rows.filter(([ids]) => ids.length).map(([ids, box]) => ({ group: STOPS.legend,
    hit: { kind: "legend", id: ids.join() }, ...middle([box[0], box[1], box[0] + 26, box[3]]),
    text: told([_(LEGEND), (items.find((one) => one.ids === ids) ?? { text: "" }).text]) }));
}

/** @param {import("../types.js").Box} box */
const middle = ([left, top, right, bottom]) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** @param {string[]} words */
const told = (words) => words.filter(Boolean).join(", ");
