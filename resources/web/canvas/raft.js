/**
 * While the camera moves, features are a picture wider than the view that is carried along; the
 * next one is painted a few features a frame. Of a flight that leaves the picture the first to be
 * painted is as wide as all its way: it fills what the others leave bare. A new date repaints only
 * what changed of a picture, with features that stay as copies.
 */
import { MOVING, viewOf } from "../atlas/view.js";
import { float, landing, strips, within } from "./float.js";
import { Plane } from "./plane.js";
import { plain, Sprites } from "./sprites.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("./plane.js").Item} Item */
/** @typedef {(view: View) => import("../features/features.js").Drawing[]} Makes  the features, in
 * px of a view */

const MARGIN = 0.15; // of the view's sides, beyond each of them
const EACH = 4; // features painted before the clock is looked at
const SPARE = 8; // ms a frame for the next picture
const HASTE = 24; // the same at least while a strip of the view is bare
const SHARE = 0.5; // of the time since the frame before, at least the same: on a machine that is busy frames are far apart
const LONG = 150; // ms of that time that count
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
    /** As wide as the flight, below the others. @type {Raft|null} */
    this.far = null;
    /** Where a flight ends. @type {import("../types.js").Camera|null} */
    this.goal = null;
    /** @type {Raft[]} whose canvases can be used again */
    this.spare = [];
    /** Whether the picture is of a date before. */
    this.owed = false;
    this.since = 0; // when the camera set out last
    this.drawn = 0; // when the frame before was drawn
    this.sprites = new Sprites(0);
  }

  /** The camera rests: nothing is carried. */
  end() {
    this.drop(this.now);
    this.drop(this.next);
    this.now = this.next = this.far = this.goal = null;
    this.owed = false;
    this.spare = [];
    this.sprites.forget();
  }

  /** Set out with what is on the screen. @param {Plane} plane @param {View} view */
  begin(plane, view) {
    const own = Object.assign(new Plane(plane.c), { stamp: view.key, items: plane.items });
    this.now = { view, plane: own, items: own.items, done: own.items.length };
  }

  /** A flight sets out, or goes elsewhere; or a hand takes the map, and there is none.
   * @param {import("../types.js").Camera|null} goal */
  fly(goal) {
    this.goal = goal;
    this.far = null;
  }

  /** Draw the features for a view: those that are there at once, another date's as soon as they are
   * painted. @param {CanvasRenderingContext2D} c @param {View} view
   * @param {Makes} makes @param {string} style @param {boolean} dated what is shown is another date's
   * @returns {boolean} whether more will come */
  draw(c, view, makes, style, dated) {
    if (!this.now) return false;
    this.owed ||= dated;
    const began = performance.now();
    const haste = Math.max(HASTE, SHARE * Math.min(LONG, began - this.drawn));
    this.drawn = began;
    const early = began - this.since < HEAD && covers(this.now.view, view, EDGE);
    if (!early && !carries(this.now.view, view)) {
      const filled = [this.now, this.far].some((one) => one && isWhole(one) && covers(one.view, view));
      this.build(view, makes, c.getTransform().a, filled ? SPARE : haste);
    } else if (!early && this.owed) this.renew(this.now, makes, style);
    this.lay(c, view);
    return early || this.owed || this.next !== null || !carries(this.now.view, view);
  }

  /** Lay what is there where it belongs. @param {CanvasRenderingContext2D} c @param {View} view */
  lay(c, view) {
    const { now, far } = this;
    if (!now) return;
    const ratio = c.getTransform().a;
    const kept = { view: now.view, canvas: now.plane.c.canvas };
    const bare = far && isWhole(far) ? strips(landing(kept, view, ratio), c.canvas) : [];
    if (far && bare.length) {
      within(c, bare, ratio);
      float(c, { view: far.view, canvas: far.plane.c.canvas }, view);
      c.restore();
    }
    float(c, kept, view);
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

  /** Go on with the raft that a flight needs first, then with the next one. @param {View} view
   * @param {Makes} makes @param {number} ratio @param {number} spare ms for it */
  build(view, makes, ratio, spare) {
    if (this.goal && !this.far && this.now && !covers(this.now.view, view)) {
      this.far = this.begun(wayOf(viewOf(this.goal, view.w, view.h, MOVING), view), makes, ratio);
    }
    const { far } = this;
    if (far && !isWhole(far) && !(paintOn(far, spare) && carries(far.view, view))) return;
    if (far && carries(far.view, view)) {
      this.drop(this.now);
      this.drop(this.next);
      [this.now, this.next, this.far, this.goal] = [far, null, null, null];
      this.owed = true; // the clock may have gone on since
      return;
    }
    if (!this.next || !carries(this.next.view, view)) {
      this.drop(this.next);
      this.next = this.begun(widened(view), makes, ratio);
    }
    if (!paintOn(this.next, spare)) return;
    this.drop(this.now);
    [this.now, this.next] = [this.next, null];
  }

  /** A raft of which nothing is painted. @param {View} wide @param {Makes} makes
   * @param {number} ratio @returns {Raft} */
  begun(wide, makes, ratio) {
    const made = this.blank(wide, Math.ceil(wide.w * ratio), Math.ceil(wide.h * ratio));
    made.plane.c.setTransform(ratio, 0, 0, ratio, 0, 0);
    made.items = plain(makes(wide));
    return made;
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

/** Go on painting a raft. @param {Raft} raft @param {number} spare ms for it
 * @returns {boolean} whether it is whole */
function paintOn(raft, spare) {
  const { items, plane } = raft;
  const end = performance.now() + spare;
  do {
    const until = Math.min(items.length, raft.done + EACH);
    for (; raft.done < until; raft.done++) items[raft.done].paint(plane.c);
    plane.c.getImageData(0, 0, 1, 1); // paints now: at the end all would come at once
  } while (raft.done < items.length && performance.now() < end);
  if (raft.done < items.length) return false;
  Object.assign(plane, { stamp: raft.view.key, items });
  return true;
}

/** @param {Raft} raft */
const isWhole = ({ done, items }) => done === items.length;

/** What is seen on the way from one view to another, in the scale of the wider one.
 * @param {View} goal @param {View} view @returns {View} */
function wayOf(goal, view) {
  const ends = (/** @type {"u"|"v"} */ axis, /** @type {"w"|"h"} */ side) => {
    const both = [goal, view].map((one) => [one[axis] - one[side] / 2 / one.k, one[axis] + one[side] / 2 / one.k]);
    return [Math.min(both[0][0], both[1][0]), Math.max(both[0][1], both[1][1])];
  };
  const [[west, east], [north, south]] = [ends("u", "w"), ends("v", "h")];
  const wide = widened(goal);
  const k = Math.min(goal.k, view.k, wide.w / (east - west), wide.h / (south - north));
  const [u, v, zoom] = [(west + east) / 2, (north + south) / 2, Math.log2(k / 256)];
  return { ...wide, u, v, k, zoom, key: [u, v, k, wide.w, wide.h, "way"].join() };
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
