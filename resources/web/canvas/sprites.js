/** Features as pictures of their own, kept while the camera rests: a copy is cheaper than a path. */
import { paint } from "../pens/canvas-pen.js";
import { boundsOf, grown } from "../pens/reach.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../features/features.js").Drawing} Drawing */
/** @typedef {{image: ImageBitmap, x: number, y: number}|null} Kept  x, y in device px */

const MOST = 8e6; // device px kept in all
const SOON = 400; // ms for which a view is new
const SPARE = 6; // ms of idle time that a picture may take
const LARGE = 4e6; // device px of a map above which copies cost more than they save

/** Features as items that are painted path by path. @param {Drawing[]} drawings
 * @returns {import("./plane.js").Item[]} */
export const plain = (drawings) => drawings.map((one) =>
  ({ key: one.key, box: grown(boundsOf(one.parts), one.reach), paint: (c) => paint(c, one.marks()) }));

/** @param {{w: number, h: number}} view @param {number} ratio device px to a CSS px */
const isLarge = ({ w, h }, ratio) => w * h * ratio * ratio > LARGE;

export class Sprites {
  /** @param {number} [soon] ms for which a view is new: 0 where copies are wanted at once */
  constructor(soon = SOON) {
    this.soon = soon;
    this.scene = "";
    /** @type {Map<string, Kept>} the least lately used first */
    this.kept = new Map();
    this.pixels = 0;
    this.easel = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d"));
    /** @type {WeakMap<Drawing, import("./plane.js").Item>} */
    this.made = new WeakMap();
    /** Until when a view is new (ms): its first picture comes soonest without copies. */
    this.fresh = 0;
  }

  /** Features as items of a plane. @param {Drawing[]} drawings
   * @param {{w: number, h: number}} view @param {string} scene what all of them depend on
   * @returns {import("./plane.js").Item[]} */
  items(drawings, view, scene) {
    const ratio = window.devicePixelRatio || 1;
    if (isLarge(view, ratio)) return plain(drawings);
    if (scene !== this.scene) {
      this.forget();
      this.scene = scene;
      this.fresh = performance.now() + this.soon;
      if (this.soon) this.later(drawings, view, ratio);
    }
    return drawings.map((one) => this.item(one, view, ratio));
  }

  /** @param {Drawing} one @param {{w: number, h: number}} view @param {number} ratio */
  item(one, view, ratio) {
    const found = this.made.get(one);
    if (found) return found;
    /** @type {import("./plane.js").Item} */
    const item = { key: one.key, box: grown(boundsOf(one.parts), one.reach),
      paint: (c) => (one.fleeting ? paint(c, one.marks()) : this.stamp(c, one, view, ratio)) };
    this.made.set(one, item);
    return item;
  }

  /** Make the pictures while nothing else is to be done. @param {Drawing[]} drawings
   * @param {{w: number, h: number}} view @param {number} ratio */
  later(drawings, view, ratio) {
    const scene = this.scene;
    const left = [...drawings];
    const go = (/** @type {IdleDeadline} */ idle) => {
      while (left.length && idle.timeRemaining() > SPARE && scene === this.scene) {
        const one = /** @type {Drawing} */ (left.shift());
        if (!one.fleeting && !this.kept.has(one.key)) this.kept.set(one.key, this.make(one, view, ratio));
      }
      if (left.length && scene === this.scene) requestIdleCallback(go);
    };
    requestIdleCallback(go);
  }

  /** Make the pictures that are lacking, for so long. @param {Drawing[]} drawings
   * @param {{w: number, h: number}} view @param {number} spare ms @returns {boolean} whether all are there */
  warm(drawings, view, spare) {
    const ratio = window.devicePixelRatio || 1;
    if (isLarge(view, ratio)) return true;
    const end = performance.now() + spare;
    for (const one of drawings) {
      if (one.fleeting || this.kept.has(one.key)) continue;
      if (performance.now() >= end) return false;
      this.kept.set(one.key, this.make(one, view, ratio));
    }
    return true;
  }

  forget() {
    for (const one of this.kept.values()) one?.image.close();
    this.kept.clear();
    this.pixels = 0;
    this.made = new WeakMap();
  }

  /** @param {CanvasRenderingContext2D} c @param {Drawing} one @param {{w: number, h: number}} view
   * @param {number} ratio */
  stamp(c, one, view, ratio) {
    let kept = this.kept.get(one.key);
    if (kept === undefined && performance.now() < this.fresh) {
      paint(c, one.marks());
      return;
    }
    if (kept === undefined) kept = this.make(one, view, ratio);
    else this.kept.delete(one.key);
    this.kept.set(one.key, kept);
    if (!kept) return;
    const { image, x, y } = kept;
    c.drawImage(image, x / ratio, y / ratio, image.width / ratio, image.height / ratio);
  }

  /** @param {Drawing} one @param {{w: number, h: number}} view @param {number} ratio
   * @returns {Kept} */
  make(one, view, ratio) {
    const [x0, y0, x1, y1] = grown(boundsOf(one.parts), one.reach);
    const [x, y] = [x0, y0].map((n) => Math.max(0, Math.floor(n * ratio)));
    const w = Math.min(Math.ceil(view.w * ratio), Math.ceil(x1 * ratio)) - x;
    const h = Math.min(Math.ceil(view.h * ratio), Math.ceil(y1 * ratio)) - y;
    if (w <= 0 || h <= 0) return null;
    this.drop(w * h);
    Object.assign(this.easel.canvas, { width: w, height: h });
    this.easel.setTransform(ratio, 0, 0, ratio, -x, -y);
    paint(/** @type {any} */ (this.easel), one.marks());
    return { image: this.easel.canvas.transferToImageBitmap(), x, y };
  }

  /** Make room by what was longest not used. @param {number} own device px of the newcomer */
  drop(own) {
    this.pixels += own;
    for (const [key, one] of this.kept) {
      if (this.pixels <= MOST) return;
      this.pixels -= one ? one.image.width * one.image.height : 0;
      one?.image.close();
      this.kept.delete(key);
    }
  }
}
