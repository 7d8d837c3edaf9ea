/** The furniture on the map, piece by piece, each taking its room: what comes first is surest of it. */
import { chips } from "../rim/chips.js";
import { creditsOf } from "../base/scans.js";
import { NOWHERE } from "./corner.js";
import { BARE, cartouche, withAir } from "./cartouche.js";
import { degrees } from "./degrees.js";
import { doubtNote } from "./doubt-note.js";
import { credit, footnote, riseOf, scaleBar } from "./furniture.js";
import { locator } from "./locator.js";
import { northArrow } from "./north.js";
import { projectionOf } from "./projection.js";
import { moved } from "../pens/moved.js";
import { extentOf, isOn, standing, wayTo } from "./pieces.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Furniture} Furniture */
/** @typedef {import("../features/ink.js").Scene} Scene */
/** @typedef {object} There   what is in the picture
 * @property {import("../labels/boxes.js").Room} room
 * @property {import("./legend.js").Row[]} legend
 * @property {import("../events/events.js").Living[]} living
 * @property {import("../events/events.js").Stack[]} stacks
 * @property {import("../features/features.js").Seen[]} seen
 * @property {[number, number][]} subjects  px that stay clear
 * @property {number} day
 * @property {Set<string>} marked
 */
/** @typedef {{marks: Mark[], head: import("./cartouche.js").Cartouche, chips: import("../rim/chips.js").Chip[],
 *   rise: number, pieces: Record<string, Box>}} Surround */

const CHIP = [190, 46]; // px of the corner with the date of a small map

/** @param {Scene} scene @param {import("../page.js").State} state @param {There} there
 * @param {Parameters<typeof import("../compose.js").compose>[3]} hand @returns {Surround} */
export function surround(scene, { pane, furniture }, there, hand) {
  const { atlas, view } = scene;
  const { room } = there;
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  const whole = !furniture.map_only;
  const head = whole && !furniture.below ? headOf(scene, { pane, furniture }, there.legend, hand) : BARE;
  if (head.box) room.take(withAir(head.box));
  if (furniture.chip) room.take(chipRoom(scene, furniture.chip === "left", hand.still));
  const put = (/** @type {string} */ name, /** @type {boolean} */ shown,
    /** @type {(room: import("../labels/boxes.js").Room) => Mark[]} */ make) =>
    (shown ? standing(scene, furniture, name, room, make) : []);
  const scale = put("scale", furniture.scale !== false && on("scale"), (free) =>
    scaleBar(scene, free, head.box, furniture.spots?.scale?.[1]));
  const north = put("north", on("north"), (free) => northArrow(scene, free, extentOf(scale), furniture.spots?.north));
  const footed = furniture.framed || (furniture.below && hand.still); // the paper's foot says it
  const owed = put("credit", whole && on("credit") && !footed, (free) =>
    credit(scene, free, [...creditsOf(atlas, pane, view), ...projectionOf(view)]));
  const small = put("locator", whole && on("locator"), (free) => locator(scene, pane, free, there, hand));
  const figures = whole && on("degrees") && !furniture.framed ? degrees(scene, pane, room) : [];
  const notes = whole || furniture.chip || furniture.framed ? [] : footnote(scene, room, bareNotes(scene, pane, there, hand));
  const edge = whole && on("beyond") && !(footed && hand.still)
    ? chips(scene, scene.style === "stage" && !hand.still ? ofMatter(there) : there.living, there.stacks, room, { hover: hand.hover, back: hand.back, still: hand.still,
      subjects: there.subjects }) : { marks: [], chips: [] };
  const pieces = hand.still
    ? boxesOf({ head: head.marks, scale, north, credit: owed, locator: small }) : {};
  return { head, chips: edge.chips, rise: riseOf(owed, view), pieces,
    marks: [...head.marks, ...scale, ...north, ...owed, ...small, ...figures, ...notes, ...edge.marks] };
}

/** Of what lies beyond, what the scene is about: a room is told no other news. @param {There} there */
const ofMatter = ({ living, marked }) => living.filter(({ event }) => marked.has(event.id));

/** The corner of a map's date, which in a figure is as large as its type. @param {Scene} scene
 * @param {boolean} left @param {boolean} [still] @returns {Box} */
function chipRoom({ look, view }, left, still) {
  const size = still ? Math.max(1, Number(look.type)) : 1;
  const [wide, tall] = CHIP.map((px) => px * size);
  return left ? [0, 0, wide, tall] : [view.w - wide, 0, view.w, tall];
}

/** Where each piece stands that does. @param {Record<string, Mark[]>} pieces
 * @returns {Record<string, Box>} */
const boxesOf = (pieces) => Object.fromEntries(Object.entries(pieces).flatMap(([name, marks]) => {
  const box = extentOf(marks);
  return box ? [[name, box]] : [];
}));

/** What a map says without a cartouche: its notes, and in a figure how far its lines may be out.
 * @param {Scene} scene @param {import("../types.js").Pane} pane @param {There} there @param {{still?: boolean}} hand */
const bareNotes = ({ view }, { notes = [] }, { seen }, { still }) =>
  [...notes, ...(still ? [doubtNote({ view, seen })] : [])].filter(Boolean);

/** The cartouche without what is left out, where it stands by itself or where it was put.
 * @param {Scene} scene @param {import("../page.js").State} state @param {import("./legend.js").Row[]} legend
 * @param {{corner: import("./corner.js").Corner, sides: object}} hand */
function headOf(scene, { pane, furniture }, legend, hand) {
  const on = (/** @type {string} */ piece) => isOn(furniture, piece);
  if (!["date", "title", "caption", "legend"].some(on)) return BARE;
  const told = { ...furniture, title: on("title") ? furniture.title : "",
    caption: on("caption") ? furniture.caption : "" };
  const dated = on("date") ? pane : { ...pane, date_text: "" };
  const made = cartouche(scene, { pane: dated, furniture: on("title") && on("caption") ? furniture : told },
    on("legend") ? legend : NO_ROWS, hand.corner, hand.sides);
  const spot = furniture.spots?.head;
  if (!spot || !made.box) return made;
  const [dx, dy] = wayTo(made.box, spot, scene.view);
  const move = (/** @type {Box} */ [x0, y0, x1, y1]) => /** @type {Box} */ ([x0 + dx, y0 + dy, x1 + dx, y1 + dy]);
  return { box: move(made.box), marks: moved(made.marks, dx, dy),
    rows: made.rows.map(([ids, box]) => /** @type {[string[], Box]} */ ([ids, move(box)])) };
}

/** How large the cartouche of a figure is with these rows, rim included: it is weighed before it has its
 * corner. @param {Scene} scene @param {import("../page.js").State} state @param {import("./legend.js").Row[]} legend
 * @returns {{wide?: number, tall?: number}} px */
export function sizeOfHead(scene, { pane, furniture }, legend) {
  const { box } = headOf(scene, { pane, furniture: { ...furniture, spots: {} } }, legend, { corner: NOWHERE, sides: new Map() });
  return box ? { wide: box[2], tall: box[3] } : {};
}

/** @type {import("./legend.js").Row[]} */
const NO_ROWS = [];
