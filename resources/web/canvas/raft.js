/**
 * While the camera moves, features are a picture wider than the view that is carried along; the
 * next one is painted a few features a frame. A new date repaints only what changed of it, with
 * features that stay as copies.
 */
import { float } from "./float.js";
import { Plane } from "./plane.js";
import { plain, Sprites } from "./sprites.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("./plane.js").Item} Item */
/** @typedef {(view: View) => import("../features/features.js").Drawing[]} Makes  the features, in
 * px of a view */

const MARGIN = 0.15; // of the view's sides, beyond each of them
const EACH = 4; // features painted before the clock is looked at
const SPARE = 8; // ms a frame for the next picture
const HASTE = 24; // the same while a strip of the view is bare
const HEAD = 100; // ms in which what is there moves, before anything else is painted
const EDGE = 0.02; // of the view's sides, that may be bare so long
const SCALES = [0.72, 1.4]; // a picture shrunk or stretched by more is replaced

/** @typedef {{view: View, plane: Plane, items: Item[], done: number}} Raft */

export class Rafts {
  constructor() {
    /** @type {Raft|null} */
    this.now = null;
    /** @type {Raft|null} */
    this.next = null;
    /** @type {Raft[]} whose canvases can be used again */
    this.spare = [];
    /** Whether the picture is of a date before. */
    this.owed = false;
    this.since = 0; // when the camera set out last
    this.sprites = new Sprites(0);
  }

  /** The camera rests: nothing is carried. */
  end() {
    this.drop(this.now);
    this.drop(this.next);
    this.now = this.next = null;
    this.owed = false;
    this.spare = [];
    this.sprites.forget();
  }

  /** Set out with what is on the screen. @param {Plane} plane @param {View} view */
  begin(plane, view) {
    const own = Object.assign(new Plane(plane.c), { stamp: view.key, items: plane.items });
    this.now = { view, plane: own, items: own.items, done: own.items.length };
  }

  /** Draw the features for a view: those that are there at once, another date's as soon as they are
   * painted. @param {CanvasRenderingContext2D} c @param {View} view
   * @param {Makes} makes @param {string} style @param {boolean} dated what is shown is another date's
   * @returns {boolean} whether more will come */
  draw(c, view, makes, style, dated) {
    if (!this.now) return false;
    this.owed ||= dated;
    const early = performance.now() - this.since < HEAD && covers(this.now.view, view, EDGE);
    if (!early && !carries(this.now.view, view)) {
      this.build(view, makes, c.getTransform().a, covers(this.now.view, view) ? SPARE : HASTE);
    } else if (!early && this.owed) this.renew(this.now, makes, style);
    float(c, { view: this.now.view, canvas: this.now.plane.c.canvas }, view);
    return early || this.owed || this.next !== null || !carries(this.now.view, view);
  }

  /** Paint what changed on a raft, once copies of all of it are there. @param {Raft} raft
   * @param {Makes} makes @param {string} style */
  renew(raft, makes, style) {
    const drawings = makes(raft.view);
    const items = this.sprites.items(drawings, raft.view, [raft.view.key, style].join());
    if (!this.sprites.warm(drawings, raft.view, SPARE)) return;
    raft.items = items;
    raft.plane.show(items, raft.view.key);
    this.owed = false;
  }

  /** Go on with the next raft where one is needed. @param {View} view @param {Makes} makes
   * @param {number} ratio @param {number} spare ms for it */
  build(view, makes, ratio, spare) {
    if (!this.next || !carries(this.next.view, view)) {
      this.drop(this.next);
      const wide = widened(view);
      this.next = this.blank(wide, Math.ceil(wide.w * ratio), Math.ceil(wide.h * ratio));
      this.next.plane.c.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.next.items = plain(makes(wide));
    }
    const { next } = this;
    const end = performance.now() + spare;
    do {
      const until = Math.min(next.items.length, next.done + EACH);
      for (; next.done < until; next.done++) next.items[next.done].paint(next.plane.c);
      next.plane.c.getImageData(0, 0, 1, 1); // paints now: at the end all would come at once
    } while (next.done < next.items.length && performance.now() < end);
    if (next.done < next.items.length) return;
    next.plane.stamp = next.view.key;
    next.plane.items = next.items;
    this.drop(this.now);
    [this.now, this.next] = [next, null];
  }

  /** @param {View} view @param {number} width device px @param {number} height @returns {Raft} */
  blank(view, width, height) {
    const used = this.spare.findIndex(({ plane: { c } }) =>
      c.canvas.width === width && c.canvas.height === height);
    const plane = used >= 0 ? this.spare.splice(used, 1)[0].plane : planeOf(width, height);
    plane.c.setTransform(1, 0, 0, 1, 0, 0);
    plane.c.clearRect(0, 0, width, height);
    return { view, plane, items: [], done: 0 };
  }

  /** @param {Raft|null} raft */
  drop(raft) {
    if (raft && "transferToImageBitmap" in raft.plane.c.canvas) this.spare = [raft, ...this.spare].slice(0, 2);
  }
}

/** @param {number} width device px @param {number} height */
function planeOf(width, height) {
  const canvas = new OffscreenCanvas(width, height);
  return new Plane(/** @type {any} */ (canvas.getContext("2d")));
}

/** @param {View} view @returns {View} */
function widened(view) {
  const [w, h] = [view.w, view.h].map((side) => Math.ceil(side * (1 + 2 * MARGIN)));
  return { ...view, w, h, key: `${view.key},wide` };
}

/** Whether a raft's picture fills a view well enough. @param {View} raft @param {View} view */
function carries(raft, view) {
  const scale = view.k / raft.k;
  return scale > SCALES[0] && scale < SCALES[1] && covers(raft, view);
}

/** Whether a raft's picture leaves no strip of a view bare, but for a share of its sides.
 * @param {View} raft @param {View} view @param {number} [share] */
function covers(raft, view, share = 0) {
  const scale = view.k / raft.k;
  const [x, y] = [Math.abs(view.u - raft.u), Math.abs(view.v - raft.v)].map((d) => d * view.k);
  const spare = (/** @type {"w"|"h"} */ side) => (raft[side] * scale - view[side]) / 2 + 1 + share * view[side];
  return x <= spare("w") && y <= spare("h");
}
