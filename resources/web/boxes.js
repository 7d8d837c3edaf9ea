/** Room on the picture: what is taken stays taken. */

/** @typedef {import("./types.js").Box} Box */

export class Room {
  /** @param {number} w @param {number} h */
  constructor(w, h) {
    this.w = w;
    this.h = h;
    /** @type {Box[]} */
    this.taken = [];
    /** @type {Box[]} lines that names had better not cross */
    this.lines = [];
  }

  /** @param {Box} box @param {boolean} [over] may hang over the edge */
  free(box, over) {
    if (!over && (box[0] < 2 || box[1] < 2 || box[2] > this.w - 2 || box[3] > this.h - 2)) {
      return false;
    }
    return !this.taken.some(
      (t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
  }

  /** Whether a box crosses no line of weight. @param {Box} box */
  clear(box) {
    return !this.lines.some(
      (t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
  }

  /** @param {Box} box */
  take(box) {
    this.taken.push(box);
  }

  /** Take it if it is free. @param {Box} box @param {boolean} [over] */
  claim(box, over) {
    if (!this.free(box, over)) return false;
    this.take(box);
    return true;
  }
}
