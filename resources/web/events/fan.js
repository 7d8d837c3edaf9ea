/** Several events at one spot, fanned out round it in the order of their days. */
import { radiusOf } from "./symbols.js";
import { STEPS } from "./standing.js";

/** @typedef {import("./events.js").Stack} Stack */

const FIRST = 32; // px from the middle to the first ring
const RING = 27; // px from one ring to the next
const EACH = 25; // px of a ring that a sign takes
const RINGS = 3;

const SEATS = Array.from({ length: RINGS }, (_, n) => FIRST + n * RING)
  .map((radius) => ({ radius, count: Math.floor((2 * Math.PI * radius) / EACH) }));
const MOST = SEATS.reduce((sum, { count }) => sum + count, 0);

/** Open a stack: its spots take their places on rings that lie within the view.
 * @param {Stack} stack @param {import("../atlas/view.js").View} view */
export function fanOut(stack, view) {
  stack.closed = { ...stack, spots: stack.spots.map((spot) => ({ ...spot })) };
  const size = stack.spots[0].r / radiusOf(stack.spots[0].event, stack.spots[0].step);
  const spots = stack.spots.slice(0, MOST)
    .sort((a, b) => a.event.from - b.event.from || a.event.to - b.event.to);
  stack.more = stack.spots.length - spots.length;
  stack.open = true;
  let done = 0;
  for (const { radius, count } of SEATS) {
    const here = Math.min(count, spots.length - done);
    if (here <= 0) break;
    stack.r = (radius + RING / 2) * size;
    for (let i = 0; i < here; i++) {
      const turn = (2 * Math.PI * i) / Math.max(2, here) - Math.PI / 2;
      const spot = spots[done + i];
      spot.step = Math.max(spot.step, STEPS - 1); // its sign can be read
      spot.r = radiusOf(spot.event, spot.step) * size;
      spot.x = radius * size * Math.cos(turn);
      spot.y = radius * size * Math.sin(turn);
    }
    done += here;
  }
  const within = (/** @type {number} */ at, /** @type {number} */ side) =>
    Math.max(stack.r + 4, Math.min(side - stack.r - 4, at));
  [stack.x, stack.y] = [within(stack.x, view.w), within(stack.y, view.h)];
  for (const spot of spots) {
    spot.x += stack.x;
    spot.y += stack.y;
  }
  stack.spots = spots;
}
