/**
 * The water: the sea's colour with soft tints along the shore. Wide strokes cost by the pixel, and
 * tints lose nothing at a third of the size: they are drawn small, with a margin, and carried along
 * while the camera keeps near.
 */
import { path2d } from "../pens/canvas-pen.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../atlas/atlas.js").Atlas} Atlas */

const CELL = 3; // px of the map to one of the picture
const MARGIN = 0.15; // of the view to each side
const FAR = 1.2; // times larger or smaller than drawn, and it is drawn anew
const ROUGH = 4; // px: grain of the coast under the tints

/** Widths and opacities of the shore's tints, widest first. @param {View} view */
export function shoreBands(view) {
  const s = Math.max(0.35, Math.min(1, (view.zoom - 2) / 4));
  return [[14 * s, 0.22], [6 * s, 0.36]];
}

/** The coast under the tints. @param {Atlas} atlas @param {View} view */
export const roughCoast = (atlas, view) => atlas.base.land.project(view, ROUGH);

export class Water {
  constructor() {
    const canvas = new OffscreenCanvas(1, 1);
    this.c = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.style = "";
    this.k = 0;
    /** Left and top in pixels of the world, width and height. */
    this.box = [0, 0, 0, 0];
  }

  /** The water of a view as a fill. @param {CanvasRenderingContext2D} c @param {Atlas} atlas
   * @param {View} view @param {import("../types.js").Palette} look
   * @param {boolean} exactly not carried along from another zoom, no margin */
  fill(c, atlas, view, look, exactly) {
    const style = [look.sea, look.shore].join();
    if (style !== this.style || (exactly ? this.k !== view.k : this.isFar(view)) || !this.covers(view)) {
      this.style = style;
      this.draw(atlas, view, look, exactly ? 0 : MARGIN);
    }
    const scale = view.k / this.k;
    const pattern = c.createPattern(this.c.canvas, "repeat");
    pattern?.setTransform({ a: CELL * scale, d: CELL * scale,
      e: this.box[0] * scale - left(view), f: this.box[1] * scale - top(view) });
    return pattern ?? look.sea;
  }

  /** @param {View} view */
  isFar(view) {
    const scale = view.k / this.k;
    return scale > FAR || scale < 1 / FAR;
  }

  /** @param {View} view */
  covers(view) {
    const scale = view.k / this.k;
    const [x, y, w, h] = this.box.map((n) => n * scale);
    const [dx, dy] = [left(view) - x, top(view) - y];
    return dx >= CELL && dy >= CELL && dx + view.w <= w - CELL && dy + view.h <= h - CELL;
  }

  /** @param {Atlas} atlas @param {View} view @param {import("../types.js").Palette} look
   * @param {number} margin of the view to each side */
  draw(atlas, view, look, margin) {
    const { c } = this;
    const cells = (/** @type {number} */ px) => Math.ceil((px * (1 + 2 * margin)) / CELL) + 4;
    const [w, h] = [cells(view.w), cells(view.h)];
    if (c.canvas.width !== w || c.canvas.height !== h) Object.assign(c.canvas, { width: w, height: h });
    this.k = view.k;
    // On a grid of the world, so that two pictures of one zoom meet without a seam.
    const [x, y] = [left(view) - margin * view.w, top(view) - margin * view.h]
      .map((n) => CELL * (Math.floor(n / CELL) - 1));
    this.box = [x, y, w * CELL, h * CELL];
    const wide = { ...view, w: w * CELL, h: h * CELL, u: (x + (w * CELL) / 2) / view.k,
      v: (y + (h * CELL) / 2) / view.k, key: `${view.key},water,${margin}` };
    c.setTransform(1 / CELL, 0, 0, 1 / CELL, 0, 0);
    c.globalAlpha = 1;
    c.fillStyle = look.sea;
    c.fillRect(0, 0, wide.w, wide.h);
    c.lineJoin = "bevel";
    c.strokeStyle = look.shore;
    const path = path2d(roughCoast(atlas, wide), true);
    for (const [width, alpha] of shoreBands(view)) {
      c.globalAlpha = alpha;
      c.lineWidth = width;
      c.stroke(path);
    }
  }
}

/** @param {View} view */
const left = (view) => view.u * view.k - view.w / 2;
/** @param {View} view */
const top = (view) => view.v * view.k - view.h / 2;
