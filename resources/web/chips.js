/** Chips on the edge: recent events of weight that lie outside the view. A click flies there. */
import { widthOf } from "./canvas-pen.js";
import { lasts } from "./standing.js";
import { panel } from "./furniture.js";
import { distanceKm, place, unproject } from "./view.js";
import { ago, kmWords } from "./words.js";

/** @typedef {{kind: "event"|"back", id: string, box: import("./types.js").Box, text: string}} Chip */

const EACH = 400; // px of width that one chip may have

/** Where the ray from the middle to a point leaves the view.
 * @param {import("./view.js").View} view @param {number} x @param {number} y */
function rim(view, x, y) {
  const [dx, dy] = [x - view.w / 2, y - view.h / 2];
  const t = Math.min(view.w / 2 / Math.abs(dx || 1e-9), view.h / 2 / Math.abs(dy || 1e-9));
  return { x: view.w / 2 + dx * t, y: view.h / 2 + dy * t, turn: Math.atan2(dy, dx) };
}

/** @param {import("./features.js").Scene} scene
 * @param {ReturnType<typeof import("./events.js").livingEvents>} living
 * @param {import("./boxes.js").Room} room @param {string} back where one came from, or ""
 * @returns {{marks: import("./types.js").Mark[], chips: Chip[]}} */
export function chips(scene, living, room, back) {
  const { view } = scene;
  const centre = unproject(view.u, view.v);
  /** @type {Chip[]} */
  const made = [];
  /** @type {import("./types.js").Mark[]} */
  const marks = [];
  if (back) {
    put(scene, room, { kind: "back", id: "", text: back }, view.w / 2, view.h, -Math.PI, made, marks);
  }
  const away = living.filter(({ event, now }) => {
    if (!now || event.importance < 4 || lasts(event)) return false;
    const [x, y] = place(view, event.x, event.y);
    return x < 0 || y < 0 || x > view.w || y > view.h;
  });
  away.sort((a, b) => a.age / (a.event.importance - 3) - b.age / (b.event.importance - 3));
  for (const { event, age } of away.slice(0, Math.max(1, Math.floor(view.w / EACH)))) {
    const km = distanceKm(centre, unproject(event.x, event.y));
    const name = event.title.length > 46 ? `${event.title.slice(0, 44).trimEnd()}…` : event.title;
    const at = rim(view, ...place(view, event.x, event.y));
    const text = `${name}, ${kmWords(km)}, ${ago(age)}`;
    put(scene, room, { kind: "event", id: event.id, text }, at.x, at.y, at.turn, made, marks);
  }
  return { marks, chips: made };
}

/** @param {import("./features.js").Scene} scene @param {import("./boxes.js").Room} room
 * @param {{kind: "event"|"back", id: string, text: string}} chip @param {number} x @param {number} y
 * @param {number} turn @param {Chip[]} made @param {import("./types.js").Mark[]} marks */
function put(scene, room, chip, x, y, turn, made, marks) {
  const { look, view } = scene;
  const size = 11.5 * Math.sqrt(Number(look.type));
  const wide = widthOf({ text: chip.text, size }) + 36;
  const tall = size * 2.1;
  const sideways = x <= 1 || x >= view.w - 1;
  for (let step = 0; step < 24; step++) {
    const shift = (step % 2 ? 1 : -1) * Math.ceil(step / 2) * (sideways ? tall + 5 : wide / 3);
    const left = Math.min(view.w - wide - 10, Math.max(10, x - wide / 2 + (sideways ? 0 : shift)));
    const top = Math.min(view.h - tall - 10, Math.max(10, y - tall / 2 + (sideways ? shift : 0)));
    const box = /** @type {import("./types.js").Box} */ ([left, top, left + wide, top + tall]);
    if (!room.claim(box)) continue;
    made.push({ ...chip, box });
    marks.push(...panel(box, look).slice(0, 1), ...arrow(look, box, turn));
    marks.push({ k: "text", x: left + 26, y: top + tall / 2 + size * 0.36, text: chip.text, size,
      fill: look.ink });
    return;
  }
}

/** @param {Record<string, string>} look @param {import("./types.js").Box} box @param {number} turn
 * @returns {import("./types.js").Mark[]} */
function arrow(look, box, turn) {
  const [x, y] = [box[0] + 14, (box[1] + box[3]) / 2];
  const at = (/** @type {number} */ a, /** @type {number} */ r) =>
    [x + r * Math.cos(turn + a), y + r * Math.sin(turn + a)];
  return [{ k: "path", closed: true, fill: look.accent,
    parts: [Float32Array.of(...at(0, 7), ...at(2.5, 6), ...at(Math.PI, 2.4), ...at(-2.5, 6))] }];
}
