/** What a person wrote: notes at their place, and words along, in or beside what they drew. They come
 * first: nothing else says them. */
import { smallType, wrap } from "../events/event-names.js";
import { bands } from "../features/bands.js";
import { PIN_MIDDLE } from "../features/drawn-marks.js";
import { lineInkOf } from "../features/ink.js";
import { spots as spotsOf } from "../features/lines.js";
import { widthOf } from "../pens/metrics.js";
import { spotOf } from "./label-desk.js";
import { boxesOf } from "./label-lines.js";
import { alongLines } from "./label-runs.js";
import { meet, upright } from "./oriented.js";
import { unplace } from "../atlas/view.js";

/** @typedef {import("./labels.js").Table} Table */
/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./placement.js").Spot} Spot */
/** @typedef {{lines: string[], size: number, wide: number, tall: number, at: [number, number],
 *   look: {fill: string, halo: string, haloWidth: number, alpha?: number}}} Block  of words; `at` px of
 * what they belong to */

/** Begins the ids of such words among all names. */
export const WRITTEN = "written ";
const WEIGHT = 1000; // more than any name
const LEAD = 1.22; // of the type size: from line to line
const LETTERS = 30; // a line
const LINES = 12; // a note
const RUN = 44; // letters that may run along a line
const RIM = 8; // px
const NEAR = 24; // px from a note to its place that need no line

/** @param {Table} table @returns {Candidate[]} */
export function drawnWords(table) {
  const { scene, desk, marked, room } = table;
  const drawn = table.seen.filter(({ feature }) => feature.drawn);
  if (!drawn.length) return [];
  for (const { feature } of drawn) keepClear(table, feature);
  const around = [...room.taken, ...drawn.map(({ feature }) => feature.look)].join();
  /** @type {Spot[]} */
  const chosen = [];
  return drawn.flatMap(({ feature, sure }) => {
    const { words } = /** @type {import("../atlas/drawn.js").Drawn} */ (feature.drawn);
    const parts = feature.shape.project(scene.view);
    if (!parts.length || !(words.trim() || feature.kind === "drawn-text")) return [];
    const id = WRITTEN + feature.id;
    const weight = WEIGHT + Number(marked.has(feature.id));
    const found = desk.candidate(id, [feature.look, sure, weight, around].join(), () => {
      const block = blockOf(table, feature, sure);
      const spots = feature.type === "point" ? beside(scene, feature, parts, block)
        : feature.type === "line" ? along(table, id, parts, block) : within(scene, parts, block);
      desk.recall(id, false);
      const free = spots.filter((one) => isFree(room, one, chosen));
      const clear = feature.kind === "drawn-text" ? free[0] : free.find((one) => !room.crossings(one));
      const spot = clear ?? free[0] ?? lostSpot(feature, block);
      return spot && { id, weight, at: unplace(scene.view, block.at[0], block.at[1]), spots: [spot] };
    });
    chosen.push(...found.map(({ spots: [spot] }) => spot));
    return found;
  });
}

/** Whether neither furniture nor other words of the person's own stand there: all else gives way.
 * @param {import("./boxes.js").Room} room @param {Spot} spot @param {Spot[]} chosen */
const isFree = (room, spot, chosen) => room.holds(spot) && room.under(spot) !== null &&
  !chosen.some((other) => other.boxes.some((a) => spot.boxes.some((b) => meet(a, b))));

/** A note that finds no room, or has no words yet, is a dot; other words are left out.
 * @param {Feature} feature @param {Block} block @returns {Spot|null} */
function lostSpot({ kind }, { at: [x, y], look }) {
  if (kind !== "drawn-text") return null;
  return { side: "dot", ...spotOf([upright([x - 4, y - 4, x + 4, y + 4])], () =>
    [{ k: "circle", x, y, r: 3.6, fill: look.fill, stroke: look.halo, width: 2 }]) };
}

/** Names stand beside pins, and had better not cross lines.
 * @param {Table} table @param {Feature} feature */
function keepClear({ scene, room }, { kind, type, shape }) {
  const parts = shape.project(scene.view);
  const scale = Math.sqrt(scene.weight);
  if (kind === "drawn-point") {
    for (const [x, y] of spotsOf(parts)) room.take([x - 8 * scale, y - 23 * scale, x + 8 * scale, y + 1]);
  } else if (type === "line") room.lines.push(...boxesOf(parts));
}

/** @param {Table} table @param {Feature} feature @param {import("../types.js").Certainty} sure
 * @returns {Block} */
function blockOf({ scene }, feature, sure) {
  const { words, size: asked } = /** @type {import("../atlas/drawn.js").Drawn} */ (feature.drawn);
  const size = smallType(scene, asked);
  const lines = words.trim().split("\n").flatMap((line) => wrap(line.replace(/\s+/g, " ").trim(), LETTERS))
    .slice(0, LINES);
  const wide = Math.max(...lines.map((text) => widthOf({ text, size, bold: true })));
  const { look } = scene;
  return { lines, size, wide, tall: lines.length * size * LEAD, at: [0, 0], look: {
    fill: lineInkOf(scene, feature), halo: look.halo, haloWidth: 4,
    alpha: sure === "certain" || scene.style === "copy" ? undefined : 0.7 } };
}

/** A spot of a block whose middle is at x, y. @param {Block} block @param {string} side
 * @param {number} x @param {number} y @param {"left"|"right"|"center"} [align] @returns {Spot} */
function blockAt({ lines, size, wide, tall, at, look }, side, x, y, align = "center") {
  const [left, top] = [x - wide / 2, y - tall / 2];
  const edge = { left, right: left + wide, center: x }[align];
  return { side, ...spotOf([upright([left - 2, top - 1, left + wide + 2, top + tall + 1])], () =>
    lines.map((text, i) => ({ ...look, k: "text", text, size, bold: true, x: edge, align, at,
      y: top + size * (0.93 + LEAD * i) }))) };
}

/** A note stands on its place, else as near as it can; a pin's words stand beside its head.
 * @param {import("../features/ink.js").Scene} scene @param {Feature} feature
 * @param {Float32Array[]} parts px @param {Block} block @returns {Spot[]} */
function beside(scene, feature, parts, block) {
  const [[x, y]] = spotsOf(parts);
  block.at = [x, y];
  const { wide, tall } = block;
  if (feature.kind === "drawn-point") {
    const up = PIN_MIDDLE * Math.sqrt(scene.weight);
    const out = 11 * Math.sqrt(scene.weight) + wide / 2;
    return [blockAt(block, "right", x + out, y - up, "left"), blockAt(block, "left", x - out, y - up, "right"),
      blockAt(block, "above", x, y - 1.8 * up - tall / 2), blockAt(block, "below", x, y + 5 + tall / 2)];
  }
  const shifts = [[0, 0], [0, -0.5], [0, 0.5], [0.5, 0], [-0.5, 0], [0, -1], [0, 1], [1, 0], [-1, 0]];
  return !block.lines[0] ? [] : shifts.map(([across, down]) => tied(block, blockAt(block,
    [across, down].join(), x + across * (wide + 8), y + down * (tall + 8)), across, down));
}

/** A note that stands away from its place, with a dot there and a hairline to it.
 * @param {Block} block @param {Spot} spot @param {number} across @param {number} down in blocks
 * @returns {Spot} */
function tied({ at, wide, tall, look: { fill, halo } }, spot, across, down) {
  const [x, y] = at;
  const [dx, dy] = [across * (wide + 8), down * (tall + 8)];
  const toX = dx - Math.sign(dx) * Math.min(Math.abs(dx), wide / 2 + 3);
  const toY = dy - Math.sign(dy) * Math.min(Math.abs(dy), tall / 2 + 2);
  if (Math.hypot(toX, toY) < NEAR) return spot;
  /** @type {import("../types.js").Mark[]} */
  const tie = [
    { k: "path", closed: false, stroke: fill, width: 1, at, parts: [Float32Array.of(x, y, x + toX, y + toY)] },
    { k: "circle", x, y, r: 3, fill, stroke: halo, width: 1.5 }];
  return { ...spot, marks: () => [...tie, ...spot.marks()] };
}

/** Along a line, else beside its middle. @param {Table} table @param {string} id
 * @param {Float32Array[]} parts px @param {Block} block @returns {Spot[]} */
function along(table, id, parts, block) {
  const { lines, size, look } = block;
  const text = lines.join(" ");
  const type = { text, size, bold: true, spacing: 0.3 };
  const run = text.length > RUN ? null : alongLines(table, id, parts, type,
    { lift: 6, weight: WEIGHT, bend: 0.2, look });
  const p = parts.reduce((a, b) => (b.length > a.length ? b : a));
  const n = 2 * Math.floor((p.length / 2 - 1) / 2);
  const [x, y] = [(p[n] + p[n + 2]) / 2, (p[n + 1] + p[n + 3]) / 2];
  block.at = [x, y];
  const steep = Math.abs(p[n + 3] - p[n + 1]) > 0.5 * Math.abs(p[n + 2] - p[n]);
  const level = [[0, -1], [0, 1]];
  const upon = [[1, 0], [-1, 0]];
  const others = (steep ? [...upon, ...level] : [...level, ...upon]).map(([across, down]) =>
    blockAt(block, `beside ${across},${down}`, x + across * (block.wide / 2 + 9),
      y + down * (block.tall / 2 + 8)));
  return [...run?.spots ?? [], ...others];
}

/** Inside an area where there is room, else over its middle. @param {import("../features/ink.js").Scene} scene
 * @param {Float32Array[]} parts px @param {Block} block @returns {Spot[]} */
function within(scene, parts, block) {
  const rows = bands(parts, scene.view, RIM, block.wide, block.tall);
  const xs = parts.flatMap((p) => [...p].filter((_, i) => i % 2 === 0));
  const ys = parts.flatMap((p) => [...p].filter((_, i) => i % 2 === 1));
  const middle = (/** @type {number[]} */ all) => (Math.min(...all) + Math.max(...all)) / 2;
  block.at = [middle(xs), middle(ys)];
  const inside = rows.slice(0, 6).map(({ x0, x1, y }) => blockAt(block, `in ${y}`, (x0 + x1) / 2, y));
  const below = Math.max(...ys) + block.tall / 2 + 4;
  return [...inside, blockAt(block, "middle", block.at[0], block.at[1]), blockAt(block, "below", block.at[0], below)];
}
