/** Which spots of a place's name tell the truth: none on another state's land, none nearer to
 * another's dot or sign than to its own. */
import { levelCuts } from "../atlas/cuts.js";
import { within } from "../hand/pick.js";
import { boundsOf } from "../pens/reach.js";

/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{x: number, y: number, r: number}} Disc  a dot or a sign, px */
/** @typedef {{boxes: Oriented[], led: boolean}} Words  boxes of a name's lines; `led`: a line leads to it */
/** @typedef {{key: number, others: Disc[]}} Near */

const STATES = new Set(["sovereign", "colony", "protectorate", "puppet-state", "occupation"]);
const ROW = 4; // px between the levels on which land is told
const REACH = 130; // px: farther off nothing is taken for a place's own
const SIGN = 6; // px: smaller ones are not taken for what a name belongs to
const STEP = 7; // px: a sign that shrinks counts as smaller in such steps
const PLAIN = 1.5; // px by which its own dot is the nearer
const CLEAR = 7; // px that a name with a line keeps from others
const ENDS = [0, -0.8, 0.8]; // of half a name's width

/** @type {WeakMap<Float32Array[], number[][]>} */
const levels = new WeakMap();

/** The ground of states in a view. */
export class Lands {
  /** @param {import("../features/features.js").Seen[]} seen @param {import("../atlas/view.js").View} view */
  constructor(seen, view) {
    this.view = view;
    this.states = seen.filter(({ feature }) =>
      feature.type === "area" && feature.label && STATES.has(feature.kind)).reverse();
    this.key = this.states.map(({ feature }) => feature.id).join();
  }

  /** The state whose land a point is, "" on the sea. @param {number} x @param {number} y
   * @param {boolean} [exactly] or to a few px */
  at(x, y, exactly) {
    for (const { feature } of this.states) {
      const parts = feature.shape.project(this.view);
      const [x0, y0, x1, y1] = boundsOf(parts);
      if (x < x0 || x > x1 || y < y0 || y > y1) continue;
      if (exactly ? within(parts, x, y) : holds(parts, this.view.h, x, y)) return feature.id;
    }
    return "";
  }

  /** How much of a name lies on land of others: 0 none, 1 an end, 2 its middle.
   * @param {string} own @param {Oriented} box */
  astray(own, [x, y, w]) {
    const [middle, ...ends] = ENDS.map((at) => {
      const found = this.at(x + at * w, y);
      return Boolean(found) && found !== own;
    });
    return middle ? 2 : Number(ends.some(Boolean));
  }
}

/** Even-odd over all rings, told on the nearest level.
 * @param {Float32Array[]} parts @param {number} h @param {number} x @param {number} y */
export function holds(parts, h, x, y) {
  const rows = levels.get(parts) ?? levelCuts(parts, h, ROW);
  levels.set(parts, rows);
  let inside = false;
  for (const cut of rows[Math.floor(y / ROW)] ?? []) if (cut < x) inside = !inside;
  return inside;
}

/** What stands so near a place that its name might be taken for the other's.
 * @param {Disc} own @param {Disc[]} dots @param {Disc[]} signs @returns {Near} */
export function nearOf({ x, y }, dots, signs) {
  /** @type {Disc[]} */
  const others = [];
  let key = 0;
  const look = (/** @type {Disc} */ one, /** @type {number} */ r) => {
    const [dx, dy] = [Math.abs(one.x - x), Math.abs(one.y - y)];
    if (dx >= REACH || dy >= REACH || dx + dy <= 0.5) return;
    others.push({ x: one.x, y: one.y, r });
    key = (key * 31 + one.x * 7 + one.y * 13 + r) % 1e9;
  };
  for (const one of dots) look(one, one.r);
  for (const one of signs) if (one.r >= SIGN) look(one, Math.round(one.r / STEP) * STEP);
  return { key, others };
}

/** Whether a name might be taken for another's. @param {Words} words @param {Disc} own
 * @param {Disc[]} others */
export function misleads({ boxes, led }, own, others) {
  const least = led ? CLEAR : gap(boxes, own) + PLAIN;
  return others.some((one) => gap(boxes, one) < least);
}

/** How far a disc's rim lies from the nearest of level boxes. @param {Oriented[]} boxes
 * @param {Disc} disc */
export function gap(boxes, { x, y, r }) {
  let least = Infinity;
  for (const [bx, by, w, h] of boxes) {
    const [dx, dy] = [Math.max(0, Math.abs(x - bx) - w), Math.max(0, Math.abs(y - by) - h)];
    least = Math.min(least, Math.hypot(dx, dy) - r);
  }
  return least;
}
