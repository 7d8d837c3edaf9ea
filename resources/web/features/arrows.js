/** Movements: an arrow that widens along its path to a head at its end. */
import { around } from "../atlas/box.js";
import { evenly, lengthsOf, rounded } from "../atlas/line.js";

/** @typedef {import("../types.js").Mark} Mark */

const STEP = 3; // px between the points of a smoothed path
const ROUNDS = 3; // passes of smoothing
const REACH = 3; // points to either side that a pass looks at
const SHORTEST = 7; // px; less is no arrow
const MOST = 4000; // points of one path

const SHORT = 5; // px before its goal: the town's dot stays in sight
const MEN = 25000; // as many men make an arrow of common breadth, as does an unknown number
const [SLIM, BROAD] = [0.5, 1.9]; // bounds of a breadth, so that every arrow is one
const [BAR, GAP] = [3, 2]; // points of a retreat's bars, and between them

/** @param {import("./ink.js").Scene} scene @param {any} line @param {{ink: string, width: number,
 *   dash: number[], alpha: number, sure: import("../types.js").Certainty, men?: number,
 *   retreat?: boolean, hollow?: boolean}} stroke @returns {Mark[]} */
export function arrowMarks(scene, line, { ink, width, dash, alpha, sure, men, retreat, hollow }) {
  const near = Math.max(0.75, Math.min(1.4, 0.2 * scene.view.zoom - 0.25)); // finer from far off
  // On several ways one force was divided, and nobody says how.
  const broad = width * near * breadth(line.parts.length > 1 ? undefined : men);
  const outlines = line.parts.flatMap((/** @type {Float32Array} */ p) =>
    (retreat ? barsOf(p, broad, SHORT) : [outlineOf(p, broad, SHORT)]))
    .filter((/** @type {Float32Array} */ p) => p.length);
  const shape = { k: /** @type {"path"} */ ("path"), parts: outlines, closed: true, id: line.id };
  const halo = { ...shape, stroke: scene.look.halo, width: 3.6, alpha: 0.85 };
  const certain = sure === "certain";
  if (hollow) {
    return [halo, { ...shape, fill: scene.look.halo, fillAlpha: 1, stroke: ink, width: 1.5,
      dash: certain ? [] : dash }];
  }
  const fillAlpha = { certain: alpha, possible: 0.4 * alpha, announced: 0 }[sure];
  return [halo, { ...shape, fill: ink, fillAlpha, stroke: certain ? scene.look.ink : ink,
    width: certain ? 0.7 : 1.1, dash: certain ? [] : dash, alpha: certain ? 0.6 : alpha }];
}

const HEAD = 9; // px: half of the room that a head takes

/** Where the heads of movements are: names had better not cross them.
 * @param {import("../atlas/view.js").View} view @param {import("./features.js").Seen[]} seen
 * @returns {import("../types.js").Box[]} */
export function headBoxes(view, seen) {
  return seen.filter(({ feature: { kind, type } }) => kind === "movement" && type === "line")
    .flatMap(({ feature }) => feature.shape.project(view).map((p) => {
      const [x, y] = p.slice(-2);
      return around(x, y, HEAD);
    }));
}

/** How much broader or slimmer than others: as the root of the number. @param {number} [men] */
export function breadth(men) {
  return men ? Math.max(SLIM, Math.min(BROAD, Math.sqrt(men / MEN))) : 1;
}

/** The outline of an arrow along a path, as one ring; empty when there is no room for one.
 * @param {Float32Array} path px @param {number} width px of the shaft where it meets the head
 * @param {number} [short] px that it ends before the path does */
export function outlineOf(path, width, short = 0) {
  const body = bodyOf(path, width, short);
  if (!body) return new Float32Array();
  const { left, right, head } = body;
  return Float32Array.from([...left, ...head, ...right.reverse()].flat());
}

/** The outline of a retreat: a shaft of bars, and the last of them with the head.
 * @param {Float32Array} path px @param {number} width px @param {number} [short] px
 * @returns {Float32Array[]} */
export function barsOf(path, width, short = 0) {
  const body = bodyOf(path, width, short);
  if (!body) return [];
  const { left, right, head } = body;
  const rings = [];
  for (let to = left.length - 1, last = true; to > 0; to -= BAR + GAP, last = false) {
    const from = Math.max(0, to - BAR);
    rings.unshift(Float32Array.from([...left.slice(from, to + 1), ...(last ? head : []),
      ...right.slice(from, to + 1).reverse()].flat()));
  }
  return rings;
}

/** The two sides of a shaft from its start to its neck, and the corners of its head; null when
 * there is no room for an arrow. @param {Float32Array} path @param {number} width
 * @param {number} short px */
function bodyOf(path, width, short) {
  const spine = rounded(evenly(path, STEP, shortOf(path, short), MOST), REACH, ROUNDS);
  const count = spine.length / 2;
  const step = Math.hypot(spine[2] - spine[0], spine[3] - spine[1]) || STEP;
  const whole = step * (count - 1);
  if (count < 3 || whole < SHORTEST) return null;
  const head = Math.min(2.6 * width, 0.6 * whole);
  const neck = Math.max(1, count - 1 - Math.max(1, Math.round(head / step)));
  /** @type {number[][]} */
  const left = [];
  /** @type {number[][]} */
  const right = [];
  for (let i = 0; i <= neck; i++) {
    const half = (width / 2) * (0.35 + (0.65 * i) / neck);
    const [nx, ny] = normal(spine, i, i);
    left.push([spine[2 * i] + half * nx, spine[2 * i + 1] + half * ny]);
    right.push([spine[2 * i] - half * nx, spine[2 * i + 1] - half * ny]);
  }
  const [nx, ny] = normal(spine, neck, count - 1);
  const [x, y] = [spine[2 * neck], spine[2 * neck + 1]];
  const wing = 0.5 * head + 0.1 * width;
  return { left, right, head: [[x + wing * nx, y + wing * ny],
    [spine[2 * count - 2], spine[2 * count - 1]], [x - wing * nx, y - wing * ny]] };
}

const SPARE = 8; // times: a way must be so much longer than what is left out at its end

/** What an arrow leaves out at its end, px: nothing where it is all but short of it.
 * @param {Float32Array} path @param {number} short px */
function shortOf(path, short) {
  const whole = lengthsOf(path)[path.length / 2 - 1];
  return whole > SPARE * short ? short : 0;
}

/** The unit normal of a spine from one point to another, or about one point.
 * @param {Float32Array} p @param {number} from @param {number} to */
function normal(p, from, to) {
  const [a, b] = from === to ? [Math.max(0, from - 1), Math.min(p.length / 2 - 1, to + 1)]
    : [from, to];
  const [dx, dy] = [p[2 * b] - p[2 * a], p[2 * b + 1] - p[2 * a + 1]];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}
