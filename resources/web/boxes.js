/** Room on the picture: what furniture and signs take stays taken; names give way to heavier ones. */
import { about, meet, upright } from "./oriented.js";

/** @typedef {import("./types.js").Box} Box */
/** @typedef {import("./oriented.js").Oriented} Oriented */
/** @typedef {{box: Oriented, id: string}} Taken  `id` of the name whose it is, or "" */

const EDGE = 2; // px of the picture's rim that names keep free
const CELL = 80; // px

/** Boxes by the cells that they touch. */
class Grid {
  constructor() {
    /** @type {Map<number, Taken[]>} */
    this.cells = new Map();
  }

  /** @param {Oriented} box @param {(cell: Taken[]) => boolean|void} visit true ends it
   * @param {boolean} [make] cells that are not there */
  each(box, visit, make) {
    const [x0, y0, x1, y1] = about(box).map((n) => Math.floor(n / CELL));
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const key = y * 4096 + x;
        let cell = this.cells.get(key);
        if (!cell && make) this.cells.set(key, (cell = []));
        if (cell && visit(cell)) return;
      }
    }
  }

  /** @param {Oriented} box @param {string} id */
  add(box, id) {
    const one = { box, id };
    this.each(box, (cell) => void cell.push(one), true);
  }

  /** @param {Oriented} box @returns {boolean} */
  meets(box) {
    let found = false;
    this.each(box, (cell) => (found = cell.some((one) => meet(one.box, box))));
    return found;
  }
}

export class Room {
  /** @param {number} w @param {number} h */
  constructor(w, h) {
    this.w = w;
    this.h = h;
    /** @type {Box[]} what furniture and signs took */
    this.taken = [];
    /** @type {Box[]} lines and dots that names had better not cross */
    this.lines = [];
    this.grid = new Grid();
    this.soft = new Grid();
    this.softened = 0;
    /** @type {Map<string, Oriented[]>} */
    this.names = new Map();
  }

  /** @param {Box} box @param {boolean} [over] may hang over the edge */
  free(box, over) {
    const out = box[0] < EDGE || box[1] < EDGE || box[2] > this.w - EDGE || box[3] > this.h - EDGE;
    return (over || !out) && !this.grid.meets(upright(box));
  }

  /** @param {Box} box */
  take(box) {
    this.taken.push(box);
    this.grid.add(upright(box), "");
  }

  /** Take it if it is free. @param {Box} box @param {boolean} [over] */
  claim(box, over) {
    if (!this.free(box, over)) return false;
    this.take(box);
    return true;
  }

  /** Whether boxes cross no line of weight. @param {Oriented[]} boxes */
  clear(boxes) {
    for (; this.softened < this.lines.length; this.softened++) {
      this.soft.add(upright(this.lines[this.softened]), "");
    }
    return !boxes.some((box) => this.soft.meets(box));
  }

  /** Whether boxes lie in the picture. @param {Oriented[]} boxes */
  holds(boxes) {
    return boxes.every((box) => {
      const [x0, y0, x1, y1] = about(box);
      return x0 >= EDGE && y0 >= EDGE && x1 <= this.w - EDGE && y1 <= this.h - EDGE;
    });
  }

  /** The names that boxes would cover; null where furniture or a sign is in the way.
   * @param {Oriented[]} boxes @returns {Set<string>|null} */
  under(boxes) {
    /** @type {Set<string>|null} */
    let found = new Set();
    for (const box of boxes) {
      this.grid.each(box, (cell) => {
        for (const one of cell) {
          if (!meet(one.box, box)) continue;
          if (!one.id) {
            found = null;
            return true;
          }
          found?.add(one.id);
        }
        return false;
      });
      if (!found) return null;
    }
    return found;
  }

  /** @param {string} id of a name @param {Oriented[]} boxes */
  put(id, boxes) {
    this.names.set(id, boxes);
    for (const box of boxes) this.grid.add(box, id);
  }

  /** @param {string} id of a name */
  drop(id) {
    for (const box of this.names.get(id) ?? []) {
      this.grid.each(box, (cell) => {
        const at = cell.findIndex((one) => one.id === id);
        if (at >= 0) cell.splice(at, 1);
      });
    }
    this.names.delete(id);
  }
}
