/** Events: they glow on their day and fade over the days that follow. */
import { place } from "./view.js";
import { glyphMarks } from "./symbols.js";
import { glow as brightness, span } from "./clock.js";
import { admitted } from "./features.js";
import { widthOf } from "./canvas-pen.js";

/** @typedef {import("./atlas.js").Event_} Event_ */
/** @typedef {{event: Event_, x: number, y: number, age: number, light: number}} Spot
 * `light` 1 on the day, 0 when it has faded */
/** @typedef {{spots: Spot[], x: number, y: number, open: boolean}} Stack */

const SIGN = 11; // px: half of an event's sign

const BRIEF = 92; // days: what lasts longer is a state of things, and soon no news

/** @param {Event_} event */
export const lasts = ({ from, to }) => to - from > BRIEF;

/** Events a pane shows, the weightiest and newest last. What is brought out stays.
 * @param {import("./atlas.js").Atlas} atlas @param {import("./types.js").Pane} pane
 * @param {number} fade @returns {{event: Event_, age: number, light: number, now: boolean}[]}
 * `now`: by its date, not because it is selected */
export function livingEvents(atlas, pane, fade) {
  const held = atlas.marked(pane);
  const last = span(pane)[1] - 1;
  const list = [];
  for (const event of atlas.events) {
    const asked = held.has(event.id);
    const light = brightness(event.from, event.to, pane, fade);
    if (!asked && (light <= 0 || !admitted(atlas, pane, event))) continue;
    const age = last >= event.to ? last - event.to + 1 : lasts(event) ? last - event.from : 0;
    list.push({ event, age, light: asked ? Math.max(0.8, light) : light, now: light > 0 });
  }
  return list.sort((a, b) => a.light + a.event.importance - b.light - b.event.importance);
}

/** @param {ReturnType<typeof livingEvents>} living @param {import("./view.js").View} view
 * @param {string} hover @returns {Stack[]} */
export function stacks(living, view, hover) {
  /** @type {Stack[]} */
  const made = [];
  for (const one of [...living].reverse()) {
    const [x, y] = place(view, one.event.x, one.event.y);
    if (x < -20 || y < -20 || x > view.w + 20 || y > view.h + 20) continue;
    const near = made.find((s) => Math.hypot(s.x - x, s.y - y) < 17);
    if (near) near.spots.push({ ...one, x: near.x, y: near.y });
    else made.push({ spots: [{ ...one, x, y }], x, y, open: false });
  }
  for (const stack of made) {
    if (stack.spots.length < 2 || !stack.spots.some((s) => s.event.id === hover)) continue;
    stack.open = true;
    const r = Math.max(26, (stack.spots.length * 26) / (2 * Math.PI));
    stack.spots.forEach((spot, i) => {
      const a = (2 * Math.PI * i) / stack.spots.length - Math.PI / 2;
      spot.x = stack.x + r * Math.cos(a);
      spot.y = stack.y + r * Math.sin(a);
    });
  }
  return made;
}

/** @param {import("./features.js").Scene} scene @param {Stack[]} made @param {Set<string>} marked
 * @param {import("./boxes.js").Room} room @returns {import("./types.js").Mark[]} */
export function eventMarks(scene, made, marked, room) {
  const { look } = scene;
  const size = Number(look.type);
  return made.flatMap((stack) => {
    const shown = stack.open ? [...stack.spots].reverse() : [stack.spots[0]];
    /** @type {import("./types.js").Mark[]} */
    const marks = [];
    for (const spot of shown) {
      if (stack.open) {
        marks.push({ k: "path", closed: false, stroke: look.muted, width: 0.8,
          parts: [Float32Array.of(stack.x, stack.y, spot.x, spot.y)] });
      }
      marks.push(...glow(scene, spot, marked.has(spot.event.id)), ...glyphMarks(scene, spot));
      const r = SIGN * size;
      room.take([spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
    }
    if (!stack.open && stack.spots.length > 1) marks.push(...badge(scene, stack));
    return marks;
  });
}

/** @param {import("./features.js").Scene} scene @param {Spot} spot @param {boolean} bright
 * @returns {import("./types.js").Mark[]} */
function glow(scene, spot, bright) {
  const { x, y } = spot;
  const fresh = bright ? 1 : Math.max(0, 1 - spot.age / 45);
  const fill = scene.look.glow;
  if (fresh <= 0 || scene.style === "copy") return [];
  return [24, 19, 14].map((r) => (
    { k: "circle", x, y, r: r * Number(scene.look.type), fill, fillAlpha: 0.17 * fresh }));
}

/** @param {import("./features.js").Scene} scene @param {Stack} stack
 * @returns {import("./types.js").Mark[]} */
function badge(scene, stack) {
  const { look } = scene;
  const t = Number(look.type);
  const [x, y] = [stack.x + 9 * t, stack.y - 9 * t];
  return [
    { k: "circle", x, y, r: 6.5 * t, fill: look.panel, stroke: look.ink, width: 0.9 },
    { k: "text", x, y: y + 3.2 * t, text: String(stack.spots.length), size: 9 * t, bold: true,
      align: "center", fill: look.ink },
  ];
}

/** Titles beside what is fresh. @param {import("./features.js").Scene} scene @param {Stack[]} made
 * @param {Set<string>} marked @param {string} hover @param {import("./boxes.js").Room} room
 * @returns {import("./types.js").Mark[]} */
export function eventLabels(scene, made, marked, hover, room) {
  const { look } = scene;
  const size = 12 * Number(look.type);
  return made.flatMap((stack) => (stack.open ? stack.spots : stack.spots.slice(0, 1))
    .flatMap((spot) => {
      const { event } = spot;
      const asked = event.id === hover || marked.has(event.id);
      if (!asked && !(spot.age <= 31 && event.importance >= 3)) return [];
      const lines = wrap(event.title, asked ? 40 : 26);
      const wide = Math.max(...lines.map((text) => widthOf({ text, size, bold: true })));
      const tall = lines.length * size * 1.2;
      const badged = !stack.open && stack.spots.length > 1;
      const aside = (SIGN + (badged ? 5 : 0)) * Number(look.type) + 3;
      for (const [align, x] of /** @type {["left"|"right", number][]} */ (
        [["left", spot.x + aside], ["right", spot.x - aside]])) {
        const left = align === "left" ? x : x - wide;
        if (!room.claim([left - 2, spot.y - tall / 2, left + wide + 2, spot.y + tall / 2])) continue;
        return lines.map((text, i) => ({ k: /** @type {"text"} */ ("text"), x, align, text, size,
          y: spot.y - tall / 2 + size * (0.95 + 1.2 * i), bold: true, fill: look.ink,
          halo: look.halo, haloWidth: 3.5 }));
      }
      return [];
    }));
}

/** @param {string} text @param {number} most letters a line @returns {string[]} */
export function wrap(text, most) {
  /** @type {string[]} */
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
