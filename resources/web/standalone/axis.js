/** Days to pixels and back: the part of the timeline that is arithmetic only. */

const SHORTEST = 31; // days shown at the closest
const MARGIN = 48; // px

export class Axis {
  /** The days [start, end) of all [first, last + 1) from px `left` over `width`.
   * @param {[number, number]} days @param {number} left @param {number} width
   * @param {number} [start] @param {number} [span] */
  constructor(days, left, width, start = days[0], span = days[1] + 1 - days[0]) {
    this.days = days;
    this.left = left;
    this.width = Math.max(width, 1);
    this.span = Math.min(Math.max(span, SHORTEST), days[1] + 1 - days[0]);
    this.start = Math.min(Math.max(start, days[0]), days[1] + 1 - this.span);
  }

  get end() {
    return this.start + this.span;
  }

  get scale() {
    return this.width / this.span; // px a day
  }

  /** @param {number} day */
  x(day) {
    return this.left + (day - this.start) * this.scale;
  }

  /** The day that holds a px. @param {number} x */
  day(x) {
    const day = Math.floor((x - this.left) / this.scale + this.start);
    return Math.min(Math.max(day, this.days[0]), this.days[1]);
  }

  /** @param {number} start @param {number} [span] */
  at(start, span = this.span) {
    return new Axis(this.days, this.left, this.width, start, span);
  }

  /** `factor` times as many days, the day under px `x` staying there. @param {number} factor
   * @param {number} x */
  zoomed(factor, x) {
    const all = this.days[1] + 1 - this.days[0];
    const span = Math.min(Math.max(this.span * factor, SHORTEST), all);
    const share = (x - this.left) / this.width;
    return this.at(this.start + share * (this.span - span), span);
  }

  /** @param {number} px */
  panned(px) {
    return this.at(this.start + px / this.scale);
  }

  /** Moved so far that a day is in sight; what a jump leads out of it stands in the middle.
   * @param {number} day @param {number} then */
  showing(day, then) {
    const x = this.x(day);
    const right = this.left + this.width;
    if (x >= this.left + MARGIN && x <= right - MARGIN) return this;
    if (Math.abs(day - then) * this.scale > this.width / 8) return this.at(day - this.span / 2);
    return this.panned(x < this.left + MARGIN ? x - this.left - MARGIN : x - right + MARGIN);
  }
}
