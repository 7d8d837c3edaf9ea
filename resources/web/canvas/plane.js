/** A canvas that holds a list of items, and paints only what changed of it. */
import { changed, rectangles } from "./dirt.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {{key: string, box: Box, paint: (c: CanvasRenderingContext2D) => void}} Item
 * the same key paints the same pixels; the box, in CSS px, holds them all */

export class Plane {
  /** @param {CanvasRenderingContext2D} c its transform scales CSS px to device px */
  constructor(c) {
    this.c = c;
    this.stamp = "";
    /** @type {Item[]} */
    this.items = [];
  }

  /** Paint the items, one over the other. @param {Item[]} items
   * @param {string} stamp what all items depend on: another one paints everything */
  show(items, stamp) {
    const { width, height } = this.c.canvas;
    const whole = stamp !== this.stamp;
    const ratio = this.c.getTransform().a;
    const dirty = whole ? [/** @type {Box} */ ([0, 0, width, height])]
      : rectangles(changed(this.items, items), width, height, ratio);
    this.stamp = stamp;
    this.items = items;
    for (const rect of dirty) this.paint(rect, ratio);
  }

  /** Paint a rectangle anew. @param {Box} rect device px @param {number} ratio */
  paint([x0, y0, x1, y1], ratio) {
    const { c } = this;
    c.save();
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.beginPath();
    c.rect(x0, y0, x1 - x0, y1 - y0);
    c.clip();
    c.clearRect(x0, y0, x1 - x0, y1 - y0);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    const [left, top, right, bottom] = [x0, y0, x1, y1].map((n) => n / ratio);
    for (const { box, paint } of this.items) {
      if (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) paint(c);
    }
    c.restore();
  }

  /** Forget what is there: the next picture is painted whole. */
  forget() {
    this.stamp = "";
  }
}
