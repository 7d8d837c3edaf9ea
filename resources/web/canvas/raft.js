/**
 * While the camera moves, features are a picture wider than the view that is carried along; the
 * next one is painted a few features a frame. A new date repaints only what changed of it, with
 * features that stay as copies.
 */
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
    this.sprites = new Sprites(0);
  }

  /** The camera rests: nothing is carried. */
  end() {
    this.drop(this.now);
    this.drop(this.next);
    this.now = this.next = null;
    this.spare = [];
    this.sprites.forget();
  }

  /** Set out with what is on the screen. @param {Plane} plane @param {View} view */
  begin(plane, view) {
    const { canvas } = plane.c;
    const raft = this.blank(view, canvas.width, canvas.height);
    raft.plane.c.drawImage(canvas, 0, 0);
    raft.plane.c.setTransform(plane.c.getTransform());
    raft.plane.stamp = view.key;
    raft.plane.items = raft.items = plane.items;
    raft.done = raft.items.length;
    this.now = raft;
  }

  /** Draw the features for a view. @param {CanvasRenderingContext2D} c @param {View} view
   * @param {Makes} makes @param {string} style @param {boolean} dated what is shown is another date's
   * @returns {boolean} whether more will come */
  draw(c, view, makes, style, dated) {
    if (!this.now) return false;
    const ratio = c.getTransform().a;
    if (dated) {
      this.drop(this.next);
      this.next = null;
      if (carries(this.now.view, view)) {
        this.now.items = this.copies(makes, this.now.view, style);
        this.now.plane.show(this.now.items, this.now.view.key);
      } else this.build(view, makes, style, ratio, Infinity);
    } else this.build(view, makes, style, ratio, covers(this.now.view, view) ? SPARE : HASTE);
    float(c, this.now, view);
    return this.next !== null || !carries(this.now.view, view);
  }

  /** Features as items that are copied once they were drawn. @param {Makes} makes @param {View} view
   * @param {string} style */
  copies(makes, view, style) {
    return this.sprites.items(makes(view), view, [view.key, style].join());
  }

  /** Go on with the next raft where one is needed. @param {View} view @param {Makes} makes
   * @param {string} style @param {number} ratio @param {number} spare ms for it */
  build(view, makes, style, ratio, spare) {
    if (this.now && carries(this.now.view, view)) return;
    if (!this.next || !carries(this.next.view, view)) {
      this.drop(this.next);
      const wide = widened(view);
      this.next = this.blank(wide, Math.ceil(wide.w * ratio), Math.ceil(wide.h * ratio));
      this.next.plane.c.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.next.items = spare === Infinity ? this.copies(makes, wide, style) : plain(makes(wide));
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
    if (raft) this.spare = [raft, ...this.spare].slice(0, 2);
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

/** Whether a raft's picture leaves no strip of a view bare. @param {View} raft @param {View} view */
function covers(raft, view) {
  const scale = view.k / raft.k;
  const [x, y] = [Math.abs(view.u - raft.u), Math.abs(view.v - raft.v)].map((d) => d * view.k);
  return x <= (raft.w * scale - view.w) / 2 + 1 && y <= (raft.h * scale - view.h) / 2 + 1;
}

/** @param {CanvasRenderingContext2D} c @param {Raft} raft @param {View} view */
function float(c, { view: from, plane }, view) {
  const { canvas } = plane.c;
  const ratio = c.getTransform().a;
  const scale = view.k / from.k;
  const left = (view.w / 2 + (from.u - view.u) * view.k) - (scale * canvas.width) / ratio / 2;
  const top = (view.h / 2 + (from.v - view.v) * view.k) - (scale * canvas.height) / ratio / 2;
  const whole = (/** @type {number} */ n) => (scale === 1 ? Math.round(n * ratio) / ratio : n);
  c.clearRect(0, 0, view.w, view.h);
  c.globalAlpha = 1;
  c.drawImage(canvas, whole(left), whole(top),
    (scale * canvas.width) / ratio, (scale * canvas.height) / ratio);
}
