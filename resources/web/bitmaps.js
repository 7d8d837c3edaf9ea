/**
 * Features as small pictures, kept while the camera rests: a date that brings one feature draws
 * that one, and the rest is copied.
 */
import { paint } from "./canvas-pen.js";

const MOST = 16e6; // canvas pixels kept in all
const LARGE = 4e6; // canvas pixels of a map above which copies cost more than they save
const PAD = 50; // px that marks may reach beyond their shape

/** @typedef {import("./features.js").Drawing} Drawing */
/** @typedef {{image: ImageBitmap|null, x: number, y: number, w: number, h: number}} Kept */

export class Bitmaps {
  constructor() {
    this.scene = "";
    /** @type {Map<string, Kept>} the least lately used first */
    this.kept = new Map();
    this.pixels = 0;
  }

  /** Draw features one over the other.
   * @param {CanvasRenderingContext2D} c @param {import("./view.js").View} view
   * @param {Drawing[]} drawings @param {string} scene what all of them depend on: camera, style
   * @param {boolean} moving the camera moves: nothing is worth keeping */
  paint(c, view, drawings, scene, moving) {
    c.clearRect(0, 0, view.w, view.h);
    const ratio = window.devicePixelRatio || 1;
    if (moving || view.w * view.h * ratio * ratio > LARGE) {
      for (const one of drawings) paint(c, one.marks());
      return;
    }
    if (scene !== this.scene) this.forget();
    this.scene = scene;
    for (const one of drawings) {
      const { image, x, y, w, h } = this.take(one, view, ratio);
      if (image) c.drawImage(image, x, y, w, h);
    }
  }

  forget() {
    for (const { image } of this.kept.values()) image?.close();
    this.kept.clear();
    this.pixels = 0;
  }

  /** @param {Drawing} drawing @param {import("./view.js").View} view @param {number} ratio */
  take(drawing, view, ratio) {
    const found = this.kept.get(drawing.key) ?? this.make(drawing, view, ratio);
    this.kept.delete(drawing.key);
    this.kept.set(drawing.key, found);
    return found;
  }

  /** @param {Drawing} drawing @param {import("./view.js").View} view @param {number} ratio
   * @returns {Kept} */
  make(drawing, view, ratio) {
    const [x, y, right, bottom] = boundsOf(drawing.parts, view);
    if (right <= x || bottom <= y) return { image: null, x: 0, y: 0, w: 0, h: 0 };
    const [w, h] = [right - x, bottom - y];
    const canvas = new OffscreenCanvas(Math.ceil(w * ratio), Math.ceil(h * ratio));
    const c = /** @type {any} */ (canvas.getContext("2d"));
    c.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
    paint(c, drawing.marks());
    const image = canvas.transferToImageBitmap();
    this.pixels += image.width * image.height;
    this.drop(image.width * image.height);
    return { image, x, y, w: image.width / ratio, h: image.height / ratio };
  }

  /** Make room by what was longest not used. @param {number} own pixels of the newcomer */
  drop(own) {
    for (const [key, { image }] of this.kept) {
      if (this.pixels <= MOST || this.pixels <= own) return;
      this.pixels -= image ? image.width * image.height : 0;
      image?.close();
      this.kept.delete(key);
    }
  }
}

/** The part of the view that marks about a shape may touch, in whole pixels.
 * @param {Float32Array[]} parts @param {import("./view.js").View} view
 * @returns {import("./types.js").Box} */
function boundsOf(parts, view) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of parts) {
    for (let i = 0; i < p.length; i += 2) {
      x0 = Math.min(x0, p[i]);
      x1 = Math.max(x1, p[i]);
      y0 = Math.min(y0, p[i + 1]);
      y1 = Math.max(y1, p[i + 1]);
    }
  }
  return [Math.max(0, Math.floor(x0) - PAD), Math.max(0, Math.floor(y0) - PAD),
    Math.min(view.w, Math.ceil(x1) + PAD), Math.min(view.h, Math.ceil(y1) + PAD)];
}
