/**
 * The base on its canvas. What a pan has brought nothing new to is moved, and only the strips that
 * came into view are drawn; any other change draws the whole.
 */
import { paintBase } from "./base.js";
import { scansKey } from "./scans.js";
import { Water } from "./water.js";
import { FINE } from "../atlas/view.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../types.js").Box} Box */

const NARROW = 0.6; // of the view: a pan by more draws the whole
const EXACT = 0.02; // device px that a move may miss whole ones by

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

  /** @param {CanvasRenderingContext2D} c of an opaque canvas, scaling CSS px to device px
   * @param {import("../atlas/atlas.js").Atlas} atlas @param {View} view @param {string} style
   * @param {import("./base.js").Extras} extras @param {() => void} again when there is more to draw */
  paint(c, atlas, view, style, extras, again) {
    const ratio = c.getTransform().a;
    const { width, height } = c.canvas;
    const wanted = [style, extras.borders, extras.graticule, scansKey(extras.scans), ratio, width,
      height, view.k].join();
    const shift = this.view && wanted === this.style ? shiftOf(this.view, view, ratio) : null;
    const was = this.view;
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
    for (const box of strips(shift, width, height)) {
      c.save();
      c.beginPath();
      const [x0, y0, x1, y1] = box.map((n) => n / ratio);
      c.rect(x0, y0, x1 - x0, y1 - y0);
      c.clip();
      c.translate(x0, y0);
      this.whole = paint(part(moved, [x0, y0, x1, y1]), this.water.strip, true) && this.whole;
      c.restore();
    }
  }
}

/** By how many device px a picture moves, or null where it is not whole ones or too many.
 * @param {View} was @param {View} view @param {number} ratio @returns {[number, number]|null} */
function shiftOf(was, view, ratio) {
  const [x, y] = [(was.u - view.u) * view.k * ratio, (was.v - view.v) * view.k * ratio];
  const [dx, dy] = [Math.round(x), Math.round(y)];
  if (Math.abs(x - dx) > EXACT || Math.abs(y - dy) > EXACT) return null;
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

/** What a move uncovers: a strip of full height, and one of the rest's width.
 * @param {[number, number]} shift @param {number} w @param {number} h @returns {Box[]} device px */
function strips([dx, dy], w, h) {
  /** @type {Box[]} */
  const found = [];
  const [x0, x1] = dx > 0 ? [0, dx] : [w + dx, w];
  if (dx) found.push([x0, 0, x1, h]);
  if (dy) {
    const [y0, y1] = dy > 0 ? [0, dy] : [h + dy, h];
    found.push([Math.max(0, dx), y0, Math.min(w, w + dx), y1]);
  }
  return found;
}

/** A part of a view as a view of its own. @param {View} view @param {Box} box px @returns {View} */
function part(view, [x0, y0, x1, y1]) {
  const u = view.u + ((x0 + x1) / 2 - view.w / 2) / view.k;
  const v = view.v + ((y0 + y1) / 2 - view.h / 2) / view.k;
  return { ...view, u, v, w: x1 - x0, h: y1 - y0, key: `${view.key},${x0},${y0},${x1},${y1}` };
}
