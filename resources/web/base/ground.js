/**
 * The base on its canvas. What a pan has brought nothing new to is moved, and only the strips that
 * came into view are drawn; any other change draws the whole. While the camera moves what it shows is
 * laid onto another, stretched where it flies.
 */
import { paintBase } from "./base.js";
import { scansKey } from "./scans.js";
import { Water } from "./water.js";
import { FINE } from "../atlas/view.js";
import { float, landing, strips, within } from "../canvas/float.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../types.js").Box} Box */

const NARROW = 0.6; // of the view: a pan by more draws the whole
const EXACT = 0.02; // device px that a move may miss whole ones by
const SCALES = [0.7, 1.5]; // a picture shrunk or stretched by more is drawn anew
const BARE = 0.3; // of the view: where more came into it the whole is drawn
const EDGE = 0.03; // of the view: so little may wait at its edges

export class Ground {
  constructor() {
    /** What the canvas shows. @type {View|null} */
    this.view = null;
    this.style = "";
    this.whole = false; // no tile is missing
    this.water = { near: new Water(), strip: new Water() };
  }

  /** Draw anew with the next picture. */
  forget() {
    this.view = null;
  }

  /** The base below a moving camera. @param {CanvasRenderingContext2D} to what all is laid onto
   * @param {CanvasRenderingContext2D} c its own; the other parameters are those of `paint`
   * @param {import("../atlas/atlas.js").Atlas} atlas @param {View} view @param {string} style
   * @param {import("./base.js").Extras} extras @param {() => void} again */
  carry(to, c, atlas, view, style, extras, again) {
    this.paint(c, atlas, view, style, extras, again, true);
    const ratio = c.getTransform().a;
    const kept = { view: this.view ?? view, canvas: c.canvas };
    float(to, kept, view);
    const bare = strips(landing(kept, view, ratio), c.canvas);
    if (!bare.length) return;
    within(to, bare, ratio);
    if (areaOf(bare, c.canvas) < EDGE) { // the ground that stood there
      to.drawImage(c.canvas, 0, 0, view.w, view.h);
      to.restore();
      return;
    }
    const look = atlas.styles.palettes[style];
    this.whole = paintBase(to, atlas, view, look, extras, this.water.near, false, again) && this.whole;
    to.restore();
  }

  /** @param {CanvasRenderingContext2D} c of an opaque canvas, scaling CSS px to device px
   * @param {import("../atlas/atlas.js").Atlas} atlas @param {View} view @param {string} style
   * @param {import("./base.js").Extras} extras @param {() => void} again when there is more to draw
   * @param {boolean} [flies] a picture of a view that is near enough will do */
  paint(c, atlas, view, style, extras, again, flies = false) {
    const ratio = c.getTransform().a;
    const { width, height } = c.canvas;
    const wanted = [style, extras.borders, extras.graticule, scansKey(extras.scans), ratio, width,
      height].join();
    const was = wanted === this.style ? this.view : null;
    const shift = was && shiftOf(was, view, ratio);
    if (was && !shift && flies && isNear(was, view)) {
      const bare = strips(landing({ view: was, canvas: c.canvas }, view, ratio), c.canvas);
      if (areaOf(bare, c.canvas) < BARE) return;
    }
    this.style = wanted;
    this.view = view;
    if (was && shift && shift[0] === 0 && shift[1] === 0 && was.grain <= view.grain) {
      this.view = was;
      return;
    }
    const look = atlas.styles.palettes[style];
    const paint = (/** @type {View} */ seen, /** @type {Water} */ water, /** @type {boolean} */ still) =>
      paintBase(c, atlas, seen, look, extras, water, still, again);
    if (!was || !shift || !this.whole || was.grain > view.grain) {
      this.whole = paint(view, this.water.near, view.grain === FINE);
      return;
    }
    const moved = { ...view, grain: was.grain };
    this.view = moved;
    move(c, shift);
    const [dx, dy] = shift;
    for (const box of strips([dx, dy, width + dx, height + dy], c.canvas)) {
      within(c, [box], ratio);
      const [x0, y0, x1, y1] = box.map((n) => n / ratio);
      c.translate(x0, y0);
      this.whole = paint(part(moved, [x0, y0, x1, y1]), this.water.strip, true) && this.whole;
      c.restore();
    }
  }
}

/** Whether a picture of one view may stand for another. @param {View} was @param {View} view */
const isNear = (was, view) => view.k / was.k > SCALES[0] && view.k / was.k < SCALES[1];

/** By how many device px a picture moves, or null where it is not whole ones or too many.
 * @param {View} was @param {View} view @param {number} ratio @returns {[number, number]|null} */
function shiftOf(was, view, ratio) {
  const [x, y] = [(was.u - view.u) * view.k * ratio, (was.v - view.v) * view.k * ratio];
  const [dx, dy] = [Math.round(x), Math.round(y)];
  if (was.k !== view.k || Math.abs(x - dx) > EXACT || Math.abs(y - dy) > EXACT) return null;
  if (Math.abs(dx) > NARROW * view.w * ratio || Math.abs(dy) > NARROW * view.h * ratio) return null;
  return [dx + 0, dy + 0];
}

/** @param {CanvasRenderingContext2D} c @param {[number, number]} shift device px */
function move(c, [dx, dy]) {
  c.save();
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.globalCompositeOperation = "copy";
  c.drawImage(c.canvas, dx, dy);
  c.restore();
}

/** The share of a canvas that boxes take, apart from each other. @param {Box[]} boxes device px
 * @param {{width: number, height: number}} canvas */
const areaOf = (boxes, { width, height }) =>
  boxes.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0) / (width * height);

/** A part of a view as a view of its own. @param {View} view @param {Box} box px @returns {View} */
function part(view, [x0, y0, x1, y1]) {
  const u = view.u + ((x0 + x1) / 2 - view.w / 2) / view.k;
  const v = view.v + ((y0 + y1) / 2 - view.h / 2) / view.k;
  return { ...view, u, v, w: x1 - x0, h: y1 - y0, key: `${view.key},${x0},${y0},${x1},${y1}` };
}
