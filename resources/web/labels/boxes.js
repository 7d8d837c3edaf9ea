/** Room on the picture: what furniture and signs take stays taken; names give way to heavier ones. */
import { about, meet, upright } from "./oriented.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{box: Oriented, id: string}} Taken  `id` of the name whose it is, or "" */

const EDGE = 2; // px of the picture's rim that names keep free
const CELL = 80; // px
const FRONT = "front";

/** @typedef {{boxes: Oriented[], cells: number[][], rim: Box}} Ground  boxes with the cells that each
 * touches, and the upright box about them all */

/** @param {Oriented[]} boxes @returns {Ground} */
export function groundOf(boxes) {
  /** @type {Box} */
  const rim = [Infinity, Infinity, -Infinity, -Infinity];
  const cells = boxes.map((box) => {
    const [x0, y0, x1, y1] = about(box);
    rim[0] = Math.min(rim[0], x0);
    rim[1] = Math.min(rim[1], y0);
    rim[2] = Math.max(rim[2], x1);
    rim[3] = Math.max(rim[3], y1);
    return cellsOf(x0, y0, x1, y1);
  });
  return { boxes, cells, rim };
}

/** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function cellsOf(x0, y0, x1, y1) {
  const cells = [];
  for (let y = Math.floor(y0 / CELL); y <= Math.floor(y1 / CELL); y++) {
    for (let x = Math.floor(x0 / CELL); x <= Math.floor(x1 / CELL); x++) cells.push(y * 4096 + x);
  }
  return cells;
}

/** Boxes by the cells that they touch. */
class Grid {
  constructor() {
    /** @type {Map<number, Taken[]>} */
    this.cells = new Map();
  }

  /** @param {Ground} ground @param {string} id */
  add({ boxes, cells }, id) {
    for (let i = 0; i < boxes.length; i++) {
      const one = { box: boxes[i], id };
      for (const key of cells[i]) {
        const cell = this.cells.get(key);
        if (cell) cell.push(one);
        else this.cells.set(key, [one]);
      }
    }
  }

  /** What boxes meet, until `visit` says that it is enough.
   * @param {Ground} ground @param {(id: string) => boolean} visit */
  meeting({ boxes, cells }, visit) {
    for (let i = 0; i < boxes.length; i++) {
      for (const key of cells[i]) {
        for (const one of this.cells.get(key) ?? NONE) {
          if (meet(one.box, boxes[i]) && visit(one.id)) return true;
        }
      }
    }
    return false;
  }
}

/** @type {never[]} */
const NONE = [];
const ENOUGH = () => true;

export class Room {
  /** @param {number} w @param {number} h */
  constructor(w, h) {
    this.w = w;
    this.h = h;
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
    return (over || !out) && !this.grid.meeting(groundOf([upright(box)]), ENOUGH);
  }

  /** @param {Box} box */
  take(box) {
    this.taken.push(box);
    this.grid.add(groundOf([upright(box)]), "");
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
    this.soft.meeting(ground, (id) => {
      if (id === FRONT || !broad) count++;
      return false;
    });
    return count;
  }

  /** Note the lines that came since. @param {Box[]} list @param {number} n @param {string} id */
  soften(list, n, id) {
    for (; this.softened[n] < list.length; this.softened[n]++) {
      this.soft.add(groundOf([upright(list[this.softened[n]])]), id);
    }
  }

  /** Whether ground lies in the picture. @param {Ground} ground */
  holds({ rim }) {
    return rim[0] >= EDGE && rim[1] >= EDGE && rim[2] <= this.w - EDGE && rim[3] <= this.h - EDGE;
  }

  /** The names that a new one would cover; null where furniture or a sign is in the way.
   * @param {Ground} ground @returns {string[]|null} */
  under(ground) {
    /** @type {string[]} */
    let found = NONE;
    const blocked = this.grid.meeting(ground, (id) => {
      if (id && !found.includes(id)) found = [...found, id];
      return !id;
    });
    return blocked ? null : found;
  }

  /** @param {string} id of a name @param {Ground} ground */
  put(id, ground) {
    this.names.set(id, ground);
    this.grid.add(ground, id);
  }

  /** @param {string} id of a name */
  drop(id) {
    for (const key of (this.names.get(id)?.cells ?? []).flat()) {
      const cell = this.grid.cells.get(key) ?? [];
      const at = cell.findIndex((one) => one.id === id);
      if (at >= 0) cell.splice(at, 1);
    }
    this.names.delete(id);
  }
}
