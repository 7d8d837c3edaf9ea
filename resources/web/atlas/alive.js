/** Which of many records a pane's days may touch: day numbers in typed arrays, looked at in one go. */
import { certainty, span } from "./clock.js";
import { Mask } from "./mask.js";

export class Alive {
  /** @param {{interval: [number, number, number, number], announced: number|null}[]} records */
  constructor(records) {
    this.from = Int32Array.from(records, ({ interval, announced }) =>
      Math.min(interval[0], announced ?? interval[0]));
    this.to = Int32Array.from(records, ({ interval }) => interval[1]);
    this.bounds = Int32Array.from(records.flatMap(({ interval }) => interval));
    this.announced = records.map(({ announced }) => announced);
    this.found = new Int32Array(records.length);
    this.masks = new Mask(records.length);
  }

  /** The places in the list of what the pane may show, in order; valid until the next asking.
   * `certainty` has the last word.
   * @param {import("../types.js").Pane} pane @param {(place: number) => boolean} admits
   * @returns {Int32Array} */
  at(pane, admits) {
    const mask = this.masks.of(pane, admits);
    const { from, to, found } = this;
    const [first, after] = pane.mode === "cumulative" ? [-Infinity, pane.day + 1] : span(pane);
    let count = 0;
    for (let i = 0; i < from.length; i++) {
      if (from[i] < after && to[i] > first && mask[i]) found[count++] = i;
    }
    return found.subarray(0, count);
  }

  /** How the record at a place is shown, or null. @param {number} place
   * @param {import("../types.js").Pane} pane */
  certainty(place, pane) {
    const [i, { bounds }] = [4 * place, this];
    return certainty([bounds[i], bounds[i + 1], bounds[i + 2], bounds[i + 3]],
      this.announced[place], pane);
  }
}
