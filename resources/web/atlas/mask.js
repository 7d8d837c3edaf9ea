/** Which of many records switches and filters let show: worked out once for a set of them, so that
 * a date costs no more than looking it up. */

const KEPT = 9; // sets: as many as there can be panes

export class Mask {
  /** @param {number} count of records */
  constructor(count) {
    this.count = count;
    /** @type {Map<string, Uint8Array>} */
    this.made = new Map();
  }

  /** 1 at the place of each record that may show. @param {import("../types.js").Pane} pane
   * @param {(place: number) => boolean} admits @returns {Uint8Array} */
  of(pane, admits) {
    const key = keyOf(pane);
    let mask = this.made.get(key);
    if (!mask) {
      if (this.made.size >= KEPT) this.made.clear();
      mask = Uint8Array.from({ length: this.count }, (_, i) => Number(admits(i)));
      this.made.set(key, mask);
    }
    return mask;
  }
}

/** @param {import("../types.js").Pane} pane */
function keyOf({ layers_on, layers_off, powers, filters }) {
  return [layers_on, layers_off, powers, ...(filters ? Object.values(filters) : [])].join(";");
}
