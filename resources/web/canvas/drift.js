/**
 * Names and signs while the camera moves: they ride along with the ground, in their own size. Words
 * are dear to paint: what stands alone is copied from where it was painted last.
 */
import { hull, overlap } from "../atlas/box.js";
import { paint } from "../pens/canvas-pen.js";
import { itemsOf } from "./items.js";

/** @typedef {import("../types.js").Box} Box */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../compose.js").Picture} Picture */
/** @typedef {{box: Box, marks: Mark[], at: [number, number]|null, copied: boolean}} Group  marks that
 *   touch; where they are tied to (px of the picture's view, or to nothing); whether a copy of the
 *   box holds them and nothing else */

const STILL = /** @type {[number, number]} */ ([0, 0]);

export class Drift {
  constructor() {
    /** The picture that is kept, as it was painted. @type {Picture|null} */
    this.picture = null;
    /** @type {HTMLCanvasElement|OffscreenCanvas|null} */
    this.canvas = null;
    this.own = new OffscreenCanvas(1, 1);
    /** @type {Group[]} */
    this.groups = [];
  }

  /** The camera rests: nothing is kept. */
  end() {
    this.picture = this.canvas = null;
    Object.assign(this.own, { width: 1, height: 1 });
  }

  /** Keep a picture, as a canvas shows it in its own view.
   * @param {HTMLCanvasElement|OffscreenCanvas} canvas @param {Picture} picture */
  take(canvas, picture) {
    this.canvas = canvas;
    this.picture = picture;
    this.groups = groupsOf(picture);
  }

  /** Paint a picture apart. @param {CanvasRenderingContext2D} c as large as the map
   * @param {Picture} picture */
  paint(c, picture) {
    const { width, height } = c.canvas;
    Object.assign(this.own, { width, height }); // and clear
    const own = /** @type {any} */ (this.own.getContext("2d"));
    own.setTransform(c.getTransform());
    paint(own, picture.top);
    this.take(this.own, picture);
  }

  /** Lay a picture's marks as they lie in another view; the furniture stays where it is.
   * @param {CanvasRenderingContext2D} c @param {Picture} picture @param {View} view */
  draw(c, picture, view) {
    if (this.picture !== picture) this.paint(c, picture);
    const ratio = c.getTransform().a;
    const by = shiftsFor(picture.view, view, ratio);
    for (const group of this.groups) this.lay(c, group, by, ratio);
  }

  /** @param {CanvasRenderingContext2D} c @param {Group} group
   * @param {(at: [number, number]) => [number, number]} by @param {number} ratio */
  lay(c, { box, marks, at, copied }, by, ratio) {
    if (!copied || !this.canvas) {
      for (const mark of marks) laid(c, mark, at ? by(anchorOf(mark)) : STILL, ratio);
      c.setTransform(ratio, 0, 0, ratio, 0, 0);
      return;
    }
    const [dx, dy] = at ? by(at) : STILL;
    const [x0, y0] = [box[0], box[1]].map((n) => Math.max(0, Math.floor(n * ratio)));
    const x1 = Math.min(this.canvas.width, Math.ceil(box[2] * ratio));
    const y1 = Math.min(this.canvas.height, Math.ceil(box[3] * ratio));
    const [w, h] = [x1 - x0, y1 - y0];
    if (w <= 0 || h <= 0) return;
    c.globalAlpha = 1;
    c.drawImage(this.canvas, x0, y0, w, h, x0 / ratio + dx, y0 / ratio + dy, w / ratio, h / ratio);
  }
}

/** By how much what is tied to a point moves, in whole device px.
 * @param {View} from @param {View} view @param {number} ratio
 * @returns {(at: [number, number]) => [number, number]} px */
function shiftsFor(from, view, ratio) {
  const scale = view.k / from.k;
  const moved = (/** @type {number} */ n, /** @type {"w"|"h"} */ side, /** @type {"u"|"v"} */ axis) =>
    Math.round(((n - from[side] / 2) * scale + (from[axis] - view[axis]) * view.k +
      view[side] / 2 - n) * ratio) / ratio;
  return ([x, y]) => [moved(x, "w", "u"), moved(y, "h", "v")];
}

/** Paint a mark elsewhere. Its state is not saved: 800 a flight were collected late.
 * @param {CanvasRenderingContext2D} c @param {Mark} mark @param {[number, number]} by px
 * @param {number} ratio */
function laid(c, mark, [dx, dy], ratio) {
  c.setTransform(ratio, 0, 0, ratio, dx * ratio, dy * ratio);
  paint(c, [mark]);
}

/** Marks that touch, as groups. @param {Picture} picture @returns {Group[]} in the order of the marks */
function groupsOf({ view, top, ground }) {
  /** @type {Group[]} */
  const groups = [];
  itemsOf(top).forEach(({ box }, i) => {
    const mark = top[i];
    const fixed = i >= ground;
    const at = fixed ? null : anchorOf(mark);
    const last = groups.at(-1);
    const joins = last && overlap(last.box, box) && (fixed ? !last.at : last.at && same(last.at, at));
    if (joins) {
      last.marks.push(mark);
      last.box = hull([last.box, box]);
    } else groups.push({ box, marks: [mark], at, copied: true });
  });
  groups.forEach((one, i) => {
    const [x0, y0, x1, y1] = one.box;
    if (one.at && (x0 < 0 || y0 < 0 || x1 > view.w || y1 > view.h)) one.copied = false; // cut there
    for (const other of groups.slice(0, i)) {
      if (overlap(one.box, other.box)) one.copied = other.copied = false;
    }
  });
  return groups;
}

/** @param {[number, number]} a @param {[number, number]|null} b */
const same = (a, b) => b !== null && a[0] === b[0] && a[1] === b[1];

/** What a mark keeps its distance to: the dot or sign whose it is, or itself.
 * @param {Mark} mark @returns {[number, number]} */
function anchorOf(mark) {
  if ((mark.k === "path" || mark.k === "text") && mark.at) return mark.at;
  if (mark.k !== "path") return [mark.x, mark.y];
  const first = mark.parts.find((p) => p.length);
  return first ? [first[0], first[1]] : [0, 0];
}
