/** Room on the picture: what furniture and signs take stays taken; names give way to heavier ones. */
import { halfHeight, halfWidth, meet, upright } from "./oriented.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{box: Oriented, id: string}} Taken  `id` of the name whose it is, or "" */

const EDGE = 2; // px of the picture's rim that names keep free
const CELL = 80; // px
const FRONT = "front";

/** @typedef {{boxes: Oriented[], rim: Box}} Ground  `rim`: the upright box about them all */

/** @param {Oriented[]} boxes @returns {Ground} */
export function groundOf(boxes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const one of boxes) {
    const dx = halfWidth(one);
    const dy = halfHeight(one);
    left = Math.min(left, one[0] - dx);
    top = Math.min(top, one[1] - dy);
    right = Math.max(right, one[0] + dx);
    bottom = Math.max(bottom, one[1] + dy);
  }
  return { boxes, rim: [left, top, right, bottom] };
}

/** Boxes by the cells that they touch. */
class Grid {
  constructor() {
    /** @type {Map<number, Taken[]>} */
    this.cells = new Map();
  }

  /** @param {Oriented[]} boxes @param {string} id */
  add(boxes, id) {
    for (const box of boxes) {
      const one = { box, id };
      eachCell(box, (key) => {
        const cell = this.cells.get(key);
        if (cell) cell.push(one);
        else this.cells.set(key, [one]);
        return false;
      });
    }
  }

  /** What boxes meet, until `visit` says that it is enough.
   * @param {Oriented[]} boxes @param {(id: string) => boolean} visit */
  meeting(boxes, visit) {
    return boxes.some((box) => eachCell(box, (key) => {
      for (const one of this.cells.get(key) ?? NONE) {
        if (meet(one.box, box) && visit(one.id)) return true;
      }
      return false;
    }));
  }

  /** @param {Oriented[]} boxes @param {string} id */
  remove(boxes, id) {
    for (const box of boxes) {
      eachCell(box, (key) => {
        const cell = this.cells.get(key) ?? NONE;
        const at = cell.findIndex((one) => one.id === id);
        if (at >= 0) cell.splice(at, 1);
        return false;
      });
    }
  }
}

/** The cells that a box touches, until `visit` says that it is enough.
 * @param {Oriented} box @param {(key: number) => boolean} visit */
function eachCell(box, visit) {
  const dx = halfWidth(box);
  const dy = halfHeight(box);
  const left = Math.floor((box[0] - dx) / CELL);
  const right = Math.floor((box[0] + dx) / CELL);
  const bottom = Math.floor((box[1] + dy) / CELL);
  for (let y = Math.floor((box[1] - dy) / CELL); y <= bottom; y++) {
    for (let x = left; x <= right; x++) if (visit(y * 4096 + x)) return true;
  }
  return false;
}

/** @type {never[]} */
const NONE = [];
const ENOUGH = () => true;

export class Room {
  /** @param {number} w @param {number} h */
  constructor(w, h) {
    this.w = w;
    this.h = h;
    /** @type {[number, number]} px from left to right in which names may stand */
    this.span = [0, w];
    /** @type {Box[]} what furniture and signs took */
    this.taken = [];
    /** @type {Box[]} lines and dots that names had better not cross */
    this.lines = [];
    /** @type {Box[]} lines between armies, which spread letters keep off, too */
    this.fronts = [];
    this.grid = new Grid();
    this.soft = new Grid();
    this.softened = [0, 0];
    /** @type {Map<string, Ground>} */
    this.names = new Map();
  }

  /** @param {Box} box @param {boolean} [over] may hang over the edge */
  free(box, over) {
    const out = box[0] < EDGE || box[1] < EDGE || box[2] > this.w - EDGE || box[3] > this.h - EDGE;
    return (over || !out) && !this.grid.meeting([upright(box)], ENOUGH);
  }

  /** @param {Box} box */
  take(box) {
    this.taken.push(box);
    this.grid.add([upright(box)], "");
  }

  /** Take it if it is free. @param {Box} box @param {boolean} [over] */
  claim(box, over) {
    if (!this.free(box, over)) return false;
    this.take(box);
    return true;
  }

  /** How many lines of weight and dots cross ground. @param {Ground} ground
   * @param {boolean} [broad] spread letters mind fronts only */
  crossings(ground, broad) {
    this.soften(this.lines, 0, "");
    this.soften(this.fronts, 1, FRONT);
    let count = 0;
    this.soft.meeting(ground.boxes, (id) => {
      if (id === FRONT || !broad) count++;
      return false;
    });
    return count;
  }

  /** Note the lines that came since. @param {Box[]} list @param {number} n @param {string} id */
  soften(list, n, id) {
    for (; this.softened[n] < list.length; this.softened[n]++) {
      this.soft.add([upright(list[this.softened[n]])], id);
    }
  }

  /** Whether ground lies where names may stand. @param {Ground} ground */
  holds({ rim }) {
    const [left, right] = this.span;
    return rim[0] >= left + EDGE && rim[1] >= EDGE && rim[2] <= right - EDGE && rim[3] <= this.h - EDGE;
  }

  /** The names that a new one would cover; null where furniture or a sign is in the way.
   * @param {Ground} ground @returns {string[]|null} */
  under(ground) {
    /** @type {string[]} */
    let found = NONE;
    const blocked = this.grid.meeting(ground.boxes, (id) => {
      if (id && !found.includes(id)) found = [...found, id];
      return !id;
    });
    return blocked ? null : found;
  }

  /** @param {string} id of a name @param {Ground} ground */
  put(id, ground) {
    this.names.set(id, ground);
    this.grid.add(ground.boxes, id);
  }

  /** @param {string} id of a name */
  drop(id) {
    this.grid.remove(this.names.get(id)?.boxes ?? NONE, id);
    this.names.delete(id);
  }
}
