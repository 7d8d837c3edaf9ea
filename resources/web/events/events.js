/** Events of a picture: which there are, and which of them share one sign. */
import { span } from "../atlas/clock.js";
import { place } from "../atlas/view.js";
import { admitted } from "../features/admitted.js";
import { fanOut } from "./fan.js";
import { radiusOf } from "./symbols.js";
import { standing, STEPS } from "./standing.js";

/** @typedef {import("../atlas/atlas.js").Event_} Event_ */
/** @typedef {import("./standing.js").Standing & {event: Event_, asked: boolean, now: boolean,
 *   r: number}} Living  `asked`: brought out; `now`: shown by its date, else before
 *   or long after it; `r` px of its sign */
/** @typedef {Living & {x: number, y: number}} Spot */
/** @typedef {object} Stack   signs that would cover each other, as one; the largest comes first
 * @property {Spot[]} spots
 * @property {number} x
 * @property {number} y
 * @property {[number, number]} [from]  px: its place, where it stands beside it
 * @property {number} r     px that it takes
 * @property {boolean} open  fanned out
 * @property {number} more  spots beyond what a fan holds
 * @property {Stack} [closed]  of a fan: as it was, which keeps the room it had
 */

const MARGIN = 20; // px round the view in which signs still count
const TOUCH = 0.9; // of two radii: nearer signs become one
const CLOSE = 7; // zoom: farther off, signs share more ground
const SHARED = 20; // px of it for a zoom
const MOST = 48; // px of it

/** Events a pane shows, the largest sign first. What is brought out stays, and comes first.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {number} fade days @param {number} size of signs @returns {Living[]} */
export function livingEvents(atlas, pane, fade, size) {
  const held = atlas.marked(pane);
  /** @type {Living[]} */
  const list = [];
  const mask = atlas.eventMasks.of(pane, (i) => admitted(atlas, pane, atlas.events[i]));
  const certain = pane.filters?.certain;
  for (const [i, event] of atlas.events.entries()) {
    const asked = held.has(event.id);
    if (!asked && !mask[i]) continue;
    const stands = standing(event, pane, fade);
    if (!asked && (!stands || (certain && stands.sure !== "certain"))) continue;
    const { age, sure, rough } = stands ?? offDate(event, pane);
    const step = asked ? STEPS : stands?.step ?? 0;
    list.push({ event, asked, now: Boolean(stands), step, age, sure, rough,
      r: radiusOf(event, step) * size });
  }
  return list.sort((a, b) => Number(b.asked) - Number(a.asked) || b.r - a.r || a.age - b.age);
}

/** How a thing that is brought out stands on days that are none of its own: over, or yet to come.
 * @param {Event_} event @param {import("../types.js").Pane} pane
 * @returns {Pick<Living, "age"|"sure"|"rough">} */
function offDate({ from, to, certain: [surely, until] }, pane) {
  const last = span(pane)[1] - 1;
  return { age: from > last ? last - from : last - to + 1, sure: from > last ? "announced" : "certain",
    rough: surely >= until || until < to };
}

/** @param {Living[]} living @param {import("../atlas/view.js").View} view
 * @param {Set<string>} opened ids of events whose stack is fanned out
 * @param {number} size of signs @param {import("./aside.js").Aside} aside @returns {Stack[]} */
export function stacks(living, view, opened, size, aside) {
  /** @type {Stack[]} */
  const made = [];
  const ground = size * Math.min(MOST, Math.max(0, SHARED * (CLOSE - view.zoom)));
  const grid = new Grid(Math.max(ground, 2 * living.reduce((most, { r }) => Math.max(most, r), 1)));
  for (const one of living) {
    const from = place(view, one.event.x, one.event.y);
    if (from[0] < -MARGIN || from[1] < -MARGIN || from[0] > view.w + MARGIN ||
      from[1] > view.h + MARGIN) continue;
    const [x, y, near] = grid.seat(from, one.r, one.asked ? 0 : ground, aside);
    if (near) near.spots.push({ ...one, x: near.x, y: near.y });
    else made.push(grid.add({ spots: [{ ...one, x, y }], x, y, from, r: one.r, open: false, more: 0 }));
  }
  for (const stack of opened.size ? made : []) {
    if (stack.spots.length > 1 && stack.spots.some(({ event }) => opened.has(event.id))) {
      fanOut(stack, view);
    }
  }
  return made;
}

/** Stacks by where they stand. */
class Grid {
  /** @param {number} cell px: no two radii together are longer */
  constructor(cell) {
    this.cell = cell;
    /** @type {Map<number, Stack[]>} */
    this.cells = new Map();
  }

  /** @param {Stack} stack */
  add(stack) {
    const key = keyOf(Math.floor(stack.x / this.cell), Math.floor(stack.y / this.cell));
    const cell = this.cells.get(key);
    if (cell) cell.push(stack);
    else this.cells.set(key, [stack]);
    return stack;
  }

  /** Where a sign stands, and the stack that it joins there.
   * @param {[number, number]} from its place @param {number} r @param {number} ground px
   * @param {import("./aside.js").Aside} aside @returns {[number, number, Stack|null]} */
  seat(from, r, ground, aside) {
    const here = this.near(...from, r, ground);
    if (here) return [...from, here];
    const [x, y] = aside(...from, r);
    return [x, y, x === from[0] && y === from[1] ? null : this.near(x, y, r, ground)];
  }

  /** The nearest stack that a sign would cover, or share ground with. @param {number} x
   * @param {number} y @param {number} r @param {number} ground px, at most a cell */
  near(x, y, r, ground) {
    const [i, j] = [Math.floor(x / this.cell), Math.floor(y / this.cell)];
    let [found, least] = [/** @type {Stack|null} */ (null), Infinity];
    for (let n = 0; n < 9; n++) {
      for (const stack of this.cells.get(keyOf(i + (n % 3) - 1, j + Math.floor(n / 3) - 1)) ?? []) {
        const off = Math.hypot(stack.x - x, stack.y - y);
        if (off < Math.max(ground, TOUCH * (stack.r + r)) && off < least) [found, least] = [stack, off];
      }
    }
    return found;
  }
}

/** @param {number} i @param {number} j */
const keyOf = (i, j) => i * 100003 + j;
