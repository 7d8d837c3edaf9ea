/** Which spots of a place's name tell the truth: none on another state's land, none nearer to
 * another's dot or sign than to its own. */
import { boundsOf } from "../pens/reach.js";
import { holds, inside } from "./inside.js";

/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{x: number, y: number, r: number}} Disc  a dot or a sign, px */
/** @typedef {{boxes: Oriented[], led: boolean}} Words  boxes of a name's lines; `led`: a line leads to it */
/** @typedef {{key: number, others: Disc[]}} Near */

const STATES = new Set(["sovereign", "colony", "protectorate", "puppet-state", "occupation"]);
const REACH = 130; // px: farther off nothing is taken for a place's own
const SIGN = 6; // px: smaller ones are not taken for what a name belongs to
const STEP = 7; // px: a sign that shrinks counts as smaller in such steps
const PLAIN = 1.5; // px by which its own dot is the nearer
const CLEAR = 7; // px that a name with a line keeps from others
const END = 0.8; // of half a name's width

/** The ground of states in a view. */
export class Lands {
  /** @param {import("../features/features.js").Seen[]} seen @param {import("../atlas/view.js").View} view */
  constructor(seen, view) {
    this.view = view;
    this.states = seen.filter(({ feature }) =>
      feature.type === "area" && feature.label && STATES.has(feature.kind)).reverse();
    this.key = this.states.map(({ feature }) => feature.id).join();
    /** @type {{id: string, parts: Float32Array[], box: import("../types.js").Box}[]|null} */
    this.found = null;
  }

  /** The states that lie in the view, the upper ones first. */
  get grounds() {
    return (this.found ??= this.states.map(({ feature: { id, shape } }) => {
      const parts = shape.project(this.view);
      return { id, parts, box: boundsOf(parts) };
    }).filter(({ parts }) => parts.length));
  }

  /** The state whose land a point is, "" on the sea. @param {number} x @param {number} y
   * @param {boolean} [exactly] or to a few px */
  at(x, y, exactly) {
    for (const { id, parts, box } of this.grounds) {
      if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
      if (exactly ? inside(parts, x, y) : holds(parts, this.view.h, x, y)) return id;
    }
    return "";
  }

  /** How much of a name lies on land of others: 0 none, 1 an end, 2 its middle.
   * @param {string} own @param {Oriented} box */
  astray(own, box) {
    const strange = (/** @type {number} */ at) => {
      const found = this.at(box[0] + at * box[2], box[1]);
      return found !== "" && found !== own;
    };
    return strange(0) ? 2 : Number(strange(-END) || strange(END));
  }
}

/** What stands so near a place that its name might be taken for the other's.
 * @param {Disc} own @param {Disc[]} dots @param {Disc[]} signs @returns {Near} */
export function nearOf({ x, y }, dots, signs) {
  /** @type {Disc[]} */
  const others = [];
  let key = 0;
  const look = (/** @type {Disc} */ one, /** @type {number} */ r) => {
    others.push({ x: one.x, y: one.y, r });
    key = (key * 31 + one.x * 7 + one.y * 13 + r) % 1e9;
  };
  const near = (/** @type {Disc} */ one) => {
    const dx = Math.abs(one.x - x);
    const dy = Math.abs(one.y - y);
    return dx < REACH && dy < REACH && dx + dy > 0.5;
  };
  for (const one of dots) if (near(one)) look(one, one.r);
  for (const one of signs) if (one.r >= SIGN && near(one)) look(one, Math.round(one.r / STEP) * STEP);
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
  for (const box of boxes) {
    const dx = Math.max(0, Math.abs(x - box[0]) - box[2]);
    const dy = Math.max(0, Math.abs(y - box[1]) - box[3]);
    least = Math.min(least, Math.sqrt(dx * dx + dy * dy) - r);
  }
  return least;
}
