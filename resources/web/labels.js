/** Names: seas quietly, areas in spaced capitals, lines along their run, places by importance. */
import { widthOf } from "./canvas-pen.js";
import { place } from "./view.js";
import { nameOf } from "./names.js";
import { within } from "./pick.js";

/** @typedef {import("./features.js").Scene} Scene */
/** @typedef {import("./boxes.js").Room} Room */
/** @typedef {import("./types.js").Mark} Mark */

const FROM_ZOOM = [99, 9.2, 7.7, 6.5, 5.1, 3.4]; // by importance
const SIZE = [10, 10.5, 11, 11.5, 12.5, 14];

/** Where else an area's name may go when its own place is taken: half widths, heights. */
const SHIFTS = [[0, 0], [0, 1.6], [0, -1.6], [0.4, 0], [-0.4, 0], [0.4, 1.6], [0.4, -1.6],
  [-0.4, 1.6], [-0.4, -1.6], [0, 3.2], [0, -3.2], [0.5, 3.2], [0.5, -3.2]];

/** @param {Scene} scene @param {Room} room @param {string} language @returns {Mark[]} */
export function seaLabels(scene, room, language) {
  const { view, look } = scene;
  const type = Number(look.type);
  return scene.atlas.seas.flatMap((/** @type {any} */ sea) => {
    if (view.zoom < sea.from || view.zoom > sea.to) return [];
    const [x, y] = place(view, sea.curve[1][0], sea.curve[1][1]);
    const lines = (sea.names[language] ?? sea.names.en).split("\n");
    const size = sea.size * Math.min(1.15, Math.max(0.72, view.zoom / 6)) * Math.sqrt(type);
    const wide = lines.map((/** @type {string} */ text) => widthOf({ text, size, spacing: 1.6 }));
    const half = Math.max(...wide) / 2 + 4;
    const tall = size * 1.35;
    if (!room.claim([x - half, y - tall, x + half, y + tall * (lines.length - 1) + 6])) return [];
    return lines.map((/** @type {string} */ text, /** @type {number} */ i) => ({
      k: "text", x, y: y + i * tall, text, size, slanted: true, fill: look.seaText,
      align: "center", spacing: 1.6, alpha: 0.85,
    }));
  });
}

/** @param {Scene} scene @param {Room} room @param {import("./features.js").Seen[]} seen
 * @param {string} language @returns {Mark[]} */
export function areaLabels(scene, room, seen, language) {
  const { view, look } = scene;
  const type = Number(look.type);
  return [...seen].reverse().flatMap(({ feature, sure }) => {
    if (feature.type !== "area" || !feature.label || !feature.anchor) return [];
    const [at, y] = place(view, ...feature.anchor);
    const wide = feature.shape.width() * view.k;
    const text = (feature.names[language] ?? feature.label).toUpperCase();
    const parts = feature.shape.project(view);
    const roomy = [-9, 9].every((dy) => within(parts, at, y + dy));
    const most = roomy ? 19 : 10;
    const size = Math.min(most, Math.max(9.5, wide / (text.length * 1.25))) * Math.sqrt(type);
    const spacing = size * 0.22;
    const half = widthOf({ text, size, bold: true, spacing }) / 2 + 3;
    if (wide < 1.05 * half || view.zoom > 9.5) return [];
    const x = Math.max(half + 8, Math.min(view.w - half - 8, at));
    const spot = SHIFTS.map(([dx, dy]) => [x + dx * half, y + dy * size]).find(([cx, cy]) =>
      ((cx === at && cy === y) || [-0.55, 0, 0.55].every((d) => within(parts, cx + d * half, cy))) &&
      room.claim([cx - half, cy - size * 0.75, cx + half, cy + size * 0.55]));
    if (!spot) return [];
    return [{ k: "text", x: spot[0], y: spot[1] + size * 0.35, text, size, bold: true, spacing, align: "center",
      fill: look.ink, halo: look.halo, haloWidth: 3.5, alpha: sure === "certain" ? 0.86 : 0.6 }];
  });
}

const NAMED = new Set(["control-line", "cease-fire-line", "proposal-line", "claim-line",
  "perimeter"]);
const HEAVY = new Set(["control-line", "cease-fire-line"]);

/** What moves is named after the cities and the areas. */
export const MOVED = new Set(["movement"]);

/** @param {Scene} scene @param {Room} room @param {import("./features.js").Seen[]} seen
 * @param {string} language @param {Set<string>} named kinds that bear their name
 * @returns {Mark[]} */
export function lineLabels(scene, room, seen, language, named = NAMED) {
  const { view, look } = scene;
  return seen.flatMap(({ feature }) => {
    if (feature.type !== "line" || !feature.label || !named.has(feature.kind)) return [];
    if (HEAVY.has(feature.kind)) room.lines.push(...boxesOf(feature.shape.project(view)));
    const run = runOf(feature.shape.project(view), view);
    if (!run) return [];
    const moved = MOVED.has(feature.kind);
    const full = feature.kind === "control-line" ? 13 : moved ? 10.5 : 11.5;
    const size = full * Math.sqrt(Number(look.type));
    const off = moved ? 10 : 7;
    const text = feature.names[language] ?? feature.label;
    const wide = widthOf({ text, size, bold: true, spacing: 0.6 });
    if (run.length < wide * 1.1) return [];
    const [x, y] = run.at;
    const reach = Math.abs(Math.sin(run.turn)) * wide;
    if (!room.claim([x - wide, y - size * 1.5 - reach, x + 2, y - 2 + reach * 0.2])) return [];
    return [{ k: "text", x: x + off * Math.sin(run.turn), y: y - off * Math.cos(run.turn), text, size,
      bold: true, spacing: 0.6, align: "right", turn: (run.turn * 180) / Math.PI,
      fill: look[scene.atlas.styles.kinds[feature.kind].ink] ?? look.ink, halo: look.halo,
      haloWidth: 4 }];
  });
}

/** A thin box about each stretch. @param {Float32Array[]} parts
 * @returns {import("./types.js").Box[]} */
function boxesOf(parts) {
  /** @type {import("./types.js").Box[]} */
  const boxes = [];
  for (const p of parts) {
    for (let i = 0; i + 3 < p.length; i += 2) {
      boxes.push([Math.min(p[i], p[i + 2]) - 2, Math.min(p[i + 1], p[i + 3]) - 2,
        Math.max(p[i], p[i + 2]) + 2, Math.max(p[i + 1], p[i + 3]) + 2]);
    }
  }
  return boxes;
}

/** The eastern stretch of a line in view: where it ends, how long, which way.
 * @param {Float32Array[]} parts @param {import("./view.js").View} view */
function runOf(parts, view) {
  /** @type {{at: [number, number], length: number, turn: number}|null} */
  let best = null;
  for (const p of parts) {
    for (let i = 0; i + 3 < p.length; i += 2) {
      let [x0, y0, x1, y1] = [p[i], p[i + 1], p[i + 2], p[i + 3]];
      if (x0 > x1) [x0, y0, x1, y1] = [x1, y1, x0, y0];
      const [left, right] = [Math.max(x0, 8), Math.min(x1, view.w - 56)];
      if (right <= left) continue;
      const slope = (y1 - y0) / (x1 - x0);
      const y = y0 + slope * (right - x0);
      if (y < 20 || y > view.h - 8) continue;
      const length = (right - left) * Math.hypot(1, slope);
      if (!best || length > best.length) {
        best = { at: [right, y], length, turn: Math.atan(slope) };
      }
    }
  }
  return best;
}

/** @typedef {{marked: Set<string>, sides: Map<string, number>, named: Set<string>, from: number,
 *   to: number}} Wish `sides` remembers where a name stood; from, to bound the importance */

/** @param {Scene} scene @param {Room} room @param {import("./types.js").Pane} pane
 * @param {Wish} wish @returns {Mark[]} */
export function placeLabels(scene, room, pane, wish) {
  const { view } = scene;
  const most = scene.style === "stage" ? 15 : Infinity;
  /** @type {Mark[]} */
  const marks = [];
  for (const one of scene.atlas.places) {
    if (one.importance < wish.from || one.importance > wish.to) continue;
    const bright = wish.marked.has(one.id);
    const early = view.zoom < (FROM_ZOOM[one.importance] ?? 9.5);
    const unborn = pane.day < one.from;
    if (!bright && (early || unborn || wish.named.size >= most)) continue;
    const [x, y] = place(view, one.x, one.y);
    if (x < 0 || y < 0 || x > view.w || y > view.h) continue;
    const made = settle(scene, room, one, nameOf(one, pane.language, pane.day), x, y, wish);
    if (made.length) wish.named.add(one.id);
    marks.push(...made);
  }
  return marks;
}

/** A place's dot and name on the first free side, the one it had before first.
 * @param {Scene} scene @param {Room} room @param {import("./atlas.js").Place} one
 * @param {{text: string, also: string}} name @param {number} x @param {number} y
 * @param {Wish} wish @returns {Mark[]} */
function settle(scene, room, one, name, x, y, wish) {
  const bright = wish.marked.has(one.id);
  const size = SIZE[one.importance] * Number(scene.look.type) + (bright ? 1.5 : 0);
  const bold = one.importance >= 5 || bright;
  const r = (one.importance >= 5 ? 3 : one.importance === 4 ? 2.5 : 2) * scene.weight;
  const small = size * 0.8;
  const also = name.also && scene.view.zoom > 5.6 ? name.also : "";
  const wide = Math.max(widthOf({ text: name.text, size, bold }),
    also ? widthOf({ text: also, size: small }) : 0);
  const tall = size + (also ? small * 1.15 : 0);
  const covered = !room.free([x - r, y - r, x + r, y + r], true);
  if (covered && one.importance < 4 && !bright) return [];
  const gap = covered ? 14 * Number(scene.look.type) : r + 4;
  /** @type {["left"|"right"|"center", number, number][]} */
  const spots = [
    ["left", x + gap, y - tall / 2], ["right", x - gap, y - tall / 2],
    ["center", x, y - gap - tall], ["center", x, y + gap],
    ["left", x + gap * 0.7, y + gap * 0.5], ["left", x + gap * 0.7, y - tall - gap * 0.5],
    ["right", x - gap * 0.7, y + gap * 0.5], ["right", x - gap * 0.7, y - tall - gap * 0.5],
  ];
  const first = wish.sides.get(one.id) ?? 0;
  // Once round beside all lines; a name that finds no such place may lie on one.
  for (let i = 0; i < 2 * spots.length; i++) {
    const side = (first + i) % spots.length;
    const [align, at, top] = spots[side];
    const start = at - { left: 0, right: wide, center: wide / 2 }[align];
    const box = /** @type {import("./types.js").Box} */ (
      [start - 2, top - 1, start + wide + 2, top + tall + 2]);
    if ((i < spots.length && !room.clear(box)) || !room.claim(box)) continue;
    wish.sides.set(one.id, side);
    if (!covered) room.take([x - r - 1, y - r - 1, x + r + 1, y + r + 1]);
    return [...dot(scene, one, x, y, covered ? 0 : r),
      ...words(scene, { ...name, also }, { x: at, top, align, size, bold })];
  }
  return [];
}

/** @param {Scene} scene @param {import("./atlas.js").Place} one @param {number} x
 * @param {number} y @param {number} r @returns {Mark[]} */
function dot({ look, weight }, one, x, y, r) {
  if (!r) return [];
  const fill = one.importance >= 5 ? look.ink : look.halo;
  return [{ k: "circle", x, y, r, fill, stroke: look.ink, width: 1.1 * Math.sqrt(weight) }];
}

/** @param {Scene} scene @param {{text: string, also: string}} name
 * @param {{x: number, top: number, align: "left"|"right"|"center", size: number, bold: boolean}} at
 * @returns {Mark[]} */
function words({ look }, name, { x, top, align, size, bold }) {
  const text = { k: /** @type {"text"} */ ("text"), x, align, halo: look.halo };
  /** @type {Mark[]} */
  const marks = [{ ...text, y: top + size * 0.84, text: name.text, size, bold, fill: look.ink }];
  if (name.also) {
    marks.push({ ...text, y: top + size * 1.7, text: name.also, size: size * 0.8,
      fill: look.muted });
  }
  return marks;
}
