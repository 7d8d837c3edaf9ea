/** What is kept of a map's names between its pictures: candidates of a view, and where names stood. */
import { groundOf } from "./boxes.js";
import { place } from "../atlas/view.js";

/** @typedef {import("./placement.js").Candidate} Candidate */
/** @typedef {import("./placement.js").Spot} Spot */
/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {{x: number, y: number, side: string}} Stood  px in the view of now */

/** How much names keep still: in the window they come at once; */
export const AT_HAND = 0;
/** in a film one that went does not come back soon; */
export const RUNNING = 1;
/** and while its camera flies none comes but the chief ones. */
export const FLYING = 2;

const AWAY = 20; // pictures: so long a name that went stays away in a film,
const LONG = 60; // and in a flight
const CHIEF = 60; // of weight
const MOST = 3000; // candidates kept for one view

export class Desk {
  /** @param {Map<string, number>} sides id -> number of the spot where a name stood */
  constructor(sides) {
    this.sides = sides;
    this.key = "";
    /** @type {Map<string, {key: string, one: Candidate|null}>} */
    this.made = new Map();
    /** @type {Map<string, {u: number, v: number, side: string}>} where names that roam stood */
    this.stood = new Map();
    /** @type {any[]} */
    this.inView = [];
    /** @type {WeakSet<Candidate>} for whom no name could move */
    this.vain = new WeakSet();
    this.pictures = 0;
    /** @type {Map<string, number>} in which picture a name went */
    this.lost = new Map();
  }

  /** Whether a name that is not there may come. @param {Candidate} one @param {number} calm */
  mayCome({ id, weight }, calm) {
    if (this.sides.has(id)) return true;
    const away = this.pictures - (this.lost.get(id) ?? -Infinity);
    return calm === FLYING ? weight >= CHIEF && away > LONG : weight >= CHIEF || away > AWAY;
  }

  /** A new view, language or style: nothing made for another holds. @param {string} key */
  open(key) {
    const fresh = key !== this.key;
    if (fresh || this.made.size > MOST) this.made.clear();
    this.key = key;
    return fresh;
  }

  /** The candidate made before for the same key, or a new one.
   * @param {string} id @param {string} key what decides its look and its spots
   * @param {() => Candidate|null} make @returns {Candidate[]} none where it has no spot */
  candidate(id, key, make) {
    const before = this.made.get(id);
    if (before?.key === key) return before.one ? [before.one] : [];
    const one = make();
    this.made.set(id, { key, one });
    return one ? [one] : [];
  }

  /** Where a name that roams stood in the picture before.
   * @param {View} view @param {string} id @returns {Stood|null} */
  before(view, id) {
    const found = this.sides.has(id) ? this.stood.get(id) : undefined;
    if (!found) return null;
    const [x, y] = place(view, found.u, found.v);
    return { x, y, side: found.side };
  }

  /** Note which of a name's spots made anew is the one where it stood.
   * @param {string} id @param {Spot[]} spots */
  follow(id, spots) {
    if (!this.sides.has(id)) return;
    const side = this.stood.get(id)?.side;
    const number = spots.findIndex((one) => one.side === side);
    if (number < 0) this.sides.delete(id);
    else this.sides.set(id, number);
  }

  /** Note that the first spot of a name is where it stood, or that it stands nowhere yet.
   * @param {string} id @param {boolean} stays */
  recall(id, stays) {
    if (stays) this.sides.set(id, 0);
    else this.sides.delete(id);
  }
}

/** A spot whose marks are made once. @param {import("./oriented.js").Oriented[]} boxes
 * @param {() => import("../types.js").Mark[]} make @returns {Spot} */
export function spotOf(boxes, make) {
  /** @type {import("../types.js").Mark[]|null} */
  let made = null;
  return { ...groundOf(boxes), marks: () => (made ??= make()) };
}
