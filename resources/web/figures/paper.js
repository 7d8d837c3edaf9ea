/** How the paper of a figure is shared out: the map within its margins and neat line, below it date,
 * title and legend where they have a band of their own, and the foot. */
import { askRelief } from "../base/relief.js";
import { creditsOf } from "../base/scans.js";
import { compose } from "../compose.js";
import { lookOf } from "../features/ink.js";
import { asManyAs, foot, headBand, sourcesSaid } from "../furniture/under.js";
import { citesOf } from "../furniture/cites.js";
import { noHand } from "./one-map.js";
import { neatLine, rimOf } from "../furniture/neat.js";
import { isOn } from "../furniture/pieces.js";
import { projectionOf } from "../furniture/projection.js";
import { moved } from "../pens/moved.js";
import { element, write } from "../pens/svg-pen.js";
import { doubtNote } from "../furniture/doubt-note.js";
import { _, speak } from "../furniture/tongue.js";
import { CREDIT } from "../furniture/words.js";
import { beyondSaid, beyondWords } from "../rim/chips.js";
import { viewOf } from "../atlas/view.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {object} Paper
 * @property {import("../compose.js").Picture} picture
 * @property {import("../page.js").State} state
 * @property {Record<string, string>} look
 * @property {number} x  px of the map's corner on the paper
 * @property {number} y
 * @property {boolean} bare  whether paper is left round the map
 * @property {Mark[]} round  the neat line, in px of the map
 * @property {Mark[]} under  band and foot, in px of the paper
 */

const [MOST, SLIM] = [0.36, 0.46]; // of the height that band and foot may take, the second of an upright figure
const UPRIGHT = 1.3; // times as tall as broad
const GAP = 7; // px from the neat line to what stands below
const FOOT = 3; // px below the last line
const [SCREENS, INSET] = [["screen", "dark", "stage"], 37]; // px that words keep off a picture's edge there
const TURNS = 3; // the first tells how tall the band is

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {any} message
 * @param {(view: import("../atlas/view.js").View) => ReturnType<typeof noHand>} [handOf] of the map in a view
 * @returns {Paper} */
export function paperOf(atlas, message, handOf = noHand) {
  const { pane, plane, furniture, width, height, margin = 0, legend = "over" } = message;
  speak(pane.language);
  const look = lookOf(atlas, pane.style, { ...viewOf(message, width, height) }, furniture.manner);
  const rim = rimOf(look, furniture, margin);
  const framed = isOn(furniture, "neat");
  const hasBand = legend === "below" && !furniture.map_only;
  const wide = width - rim.left - rim.right;
  const inset = !margin && SCREENS.includes(pane.style) ? INSET : 0;
  const most = (height > UPRIGHT * width ? SLIM : MOST) * height;
  let tall = 0;
  for (let turn = 1; ; turn++) {
    const view = viewIn(message, wide, height - rim.top - rim.bottom - tall);
    const state = { pane, furniture: { ...furniture, framed, below: hasBand, spots: spotsOf(message, rim) } };
    if (!plane) askRelief(message, atlas, view, look);
    const picture = compose(atlas, state, view, handOf(view));
    if (!framed && !hasBand) return { picture, state, look, x: rim.left, y: rim.top, bare: margin > 0, round: [], under: [] };
    const under = underOf(atlas, message, picture, look, wide - 2 * inset, turn === TURNS ? tall : most);
    if (turn === TURNS || (turn > 1 && under.height <= tall)) {
      return { picture, state, look, x: rim.left, y: rim.top, bare: true, round: framed ? neatLine(atlas, view, look, furniture) : [],
        under: moved(under.marks, rim.left + inset, rim.top + view.h + rim.bottom - Math.max(0, margin - GAP)) };
    }
    tall = under.height;
  }
}

/** The paper, and on it the group of the map. @param {SVGElement} svg @param {Paper} paper @param {any} message
 * @returns {SVGElement} */
export function sheetOn(svg, { look, x, y, bare }, { width, height }) {
  if (!bare) return svg;
  element("rect", { width, height, fill: look.panel }, svg);
  return element("g", { id: "map", transform: `translate(${x} ${y})` }, svg);
}

/** What stands round the map; the figure tells where its pieces stand. @param {SVGElement} svg
 * @param {SVGElement} map @param {Paper} paper @param {any} message */
export function surrounded(svg, map, { picture, x, y, round, under }, { width, height }) {
  if (round.length) write(element("g", { id: "neat" }, map), round);
  if (under.length) write(element("g", { id: "under" }, svg), under);
  const shares = Object.entries(picture.pieces).map(([name, [x0, y0, x1, y1]]) => [name,
    [(x + x0) / width, (y + y0) / height, (x1 - x0) / width, (y1 - y0) / height]]);
  Object.assign(svg, { pieces: Object.fromEntries(shares) });
}

/** The ground that was to be seen, in a room of another size; of two manners nothing is kept alike.
 * @param {any} message @param {number} w px @param {number} h px */
function viewIn({ lat, lon, zoom, plane, width, height, room, furniture }, w, h) {
  const [wide, high] = room ?? [width, height];
  const fitted = zoom + Math.log2(Math.min(w / wide, h / high));
  const view = viewOf({ lat, lon, zoom: fitted, plane }, w, h);
  return { ...view, key: [view.key, JSON.stringify(furniture.manner ?? null)].join() };
}

/** Where pieces were put, in px of the map. @param {any} message @param {import("../furniture/neat.js").Rim} rim */
function spotsOf({ furniture, width, height }, { left, top }) {
  return Object.fromEntries(Object.entries(furniture.places ?? {}).map(([name, [x, y]]) =>
    [name, [x * width - left, y * height - top]]));
}

/** Band and foot. @param {import("../atlas/atlas.js").Atlas} atlas @param {any} message
 * @param {import("../compose.js").Picture} picture @param {Record<string, string>} look
 * @param {number} wide px @param {number} tall px at most @returns {{marks: Mark[], height: number}} */
function underOf(atlas, { pane, furniture, legend, cites = {} }, picture, look, wide, tall) {
  const small = foot(look, saidOf(atlas, { pane, furniture, cites }, picture, look, wide), wide);
  const gap = small.height ? GAP : 0;
  if (legend !== "below" || furniture.map_only) {
    return { marks: moved(small.marks, 0, gap), height: small.height + gap + FOOT };
  }
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  const told = { ...furniture, title: on("title") ? furniture.title : "", caption: on("caption") ? furniture.caption : "" };
  const scene = { atlas, view: picture.view, style: pane.style, look, weight: Number(look.weight) };
  const head = headBand(scene, on("date") ? pane : { ...pane, date_text: "" }, told, on("legend") ? picture.legend : [],
    wide, tall - small.height - 2 * GAP - FOOT);
  const height = head.height + small.height + gap + GAP;
  return { height: height + FOOT, marks: [...moved(head.marks, 0, GAP), ...moved(small.marks, 0, head.height + GAP + gap)] };
}

/** What the foot says: what lies beyond, the sources, whom the map is owed to; of a bare map how far it
 * may be out. @param {import("../atlas/atlas.js").Atlas} atlas @param {{pane: import("../types.js").Pane,
 *   furniture: import("../types.js").Furniture, cites: Record<string, string>}} asked
 * @param {import("../compose.js").Picture} picture @param {Record<string, string>} look @param {number} wide px */
function saidOf(atlas, { pane, furniture, cites }, picture, look, wide) {
  const on = (/** @type {string} */ piece) => !furniture.map_only && isOn(furniture, piece);
  const sources = on("sources") ? citesOf(atlas, picture, cites) : [];
  return [
    ...(furniture.map_only ? [...(pane.notes ?? []), doubtNote(picture)] : []),
    on("beyond") ? asManyAs(look, beyondWords(picture.living, picture.view), beyondSaid, wide, 1) : "",
    sourcesSaid(look, sources, wide),
    ...(on("credit") ? [...creditsOf(atlas, pane, picture.view), ...projectionOf(picture.view), _(CREDIT)] : []),
  ].filter(Boolean).map((text) => ({ text, most: LINES }));
}

const LINES = 2; // of the foot that one thing may take
