/**
 * Relief, drawn by us: each tile from one rounded edge to the next, so no seam at any zoom. In full
 * to zoom 7, then faded into the paper by zoom 9 (nothing finer exists). Until a tile is there the
 * part of a coarser one stands for it, and it comes in softly.
 */
import { isGone, keep, keyOf, tileOf, want } from "./tiles.js";

/** @typedef {Record<string, number[]>} Ranges  of the tiles there are: zoom -> first x, last x, first y, last y */
/** @typedef {{ranges: Ranges, grey: boolean, now: number, lacking: string[], young: boolean}} Tiling
 * now: the time, or Infinity where nothing is to fade; lacking: names of tiles that may yet come;
 * young: whether one has still to fade in */

const SIDE = 256; // px of a tile
const FADE = 120; // ms
const FINEST = 7;
const HOME = 5; // the coarsest zoom that has tiles of the region alone

let soft = true;

/** Whether tiles that come fade in; where each picture is to be whole they need not. @param {boolean} on */
export function letFade(on) {
  soft = on;
}

/** Opacity of the relief at a zoom. @param {number} zoom @param {Record<string, string>} look */
export function reliefAlpha(zoom, look) {
  return Number(look.relief) * Math.max(0, Math.min(1, (9 - zoom) / 2));
}

/** @param {CanvasRenderingContext2D} c with the paper on it @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../atlas/view.js").View} view @param {Record<string, string>} look
 * @param {() => void} [again] to be called when there is more to draw; without it nothing fades in
 * @returns {boolean} whether this is the last of it */
export function paintRelief(c, atlas, view, look, again) {
  const alpha = reliefAlpha(view.zoom, look);
  if (alpha <= 0.005) return true;
  /** @type {Tiling} */
  const drawing = { ranges: atlas.relief, grey: look.tint === "0", lacking: [], young: false,
    now: again && soft ? performance.now() : Infinity };
  c.imageSmoothingQuality = "low"; // a hillshade has no edges that would show it
  for (const [x, y, box] of squares(view, c.getTransform().a)) tile(c, drawing, levelFor(view), x, y, box);
  fade(c, view, look, alpha);
  want(c.canvas, drawing.lacking, again ?? (() => {}));
  if (drawing.young) again?.();
  return !drawing.young && !drawing.lacking.length;
}

/** Ask for all tiles of a picture at once: those of a figure, while its names are being placed.
 * @param {object} picture @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../atlas/view.js").View} view @param {Record<string, string>} look */
export function askRelief(picture, { relief }, view, look) {
  if (reliefAlpha(view.zoom, look) <= 0.005) return;
  const z = levelFor(view);
  const keys = squares(view, 1).flatMap(([x, y]) => {
    const up = Array.from({ length: z + 1 }, (_, n) => n).find((n) => exists(relief, z - n, x >> n, y >> n));
    return up === undefined ? [] : [keyOf(z - up, x >> up, y >> up, look.tint === "0")];
  });
  want(picture, [...new Set(keys)], () => {}, Infinity);
}

/** Fade what is drawn into the paper. @param {CanvasRenderingContext2D} c
 * @param {import("../atlas/view.js").View} view @param {Record<string, string>} look
 * @param {number} alpha what is left of it */
function fade(c, view, look, alpha) {
  c.globalAlpha = 1 - alpha;
  c.fillStyle = look.paper;
  if (alpha < 1) c.fillRect(0, 0, view.w, view.h);
  c.globalAlpha = 1;
}

/** The same of one picture in a figure's plane, with the view's middle in its own.
 * @param {CanvasRenderingContext2D} c @param {ImageBitmap} image
 * @param {import("../atlas/plane.js").Plane} plane @param {import("../atlas/view.js").View} view
 * @param {Record<string, string>} look */
export function paintWarped(c, image, plane, view, look) {
  const [wide, high] = plane.size.map((side) => (side * view.k) / plane.k);
  c.filter = look.tint === "0" ? "grayscale(1)" : "none";
  c.drawImage(image, (view.w - wide) / 2, (view.h - high) / 2, wide, high);
  c.filter = "none";
  fade(c, view, look, reliefAlpha(view.zoom, look));
}

/** @param {import("../atlas/view.js").View} view */
const levelFor = (view) => Math.max(0, Math.min(FINEST, Math.round(view.zoom + 0.2)));

/** The tiles in view, the middle ones first: x, y, and left, top, right, bottom in px.
 * Their edges lie between device pixels.
 * @param {import("../atlas/view.js").View} view @param {number} ratio device px to a CSS px
 * @returns {[number, number, number[]][]} */
function squares(view, ratio) {
  const count = 2 ** levelFor(view);
  const size = view.k / count;
  const left = view.w / 2 - view.u * view.k;
  const top = view.h / 2 - view.v * view.k;
  /** @type {[number, number, number[]][]} */
  const found = [];
  for (let x = Math.floor(-left / size); x * size + left < view.w; x++) {
    for (let y = Math.max(0, Math.floor(-top / size)); y < count && y * size + top < view.h; y++) {
      found.push([((x % count) + count) % count, y,
        [x, y, x + 1, y + 1].map((n, i) => Math.round(ratio * ((i % 2 ? top : left) + n * size)) / ratio)]);
    }
  }
  const off = (/** @type {number[]} */ [x0, y0, x1, y1]) =>
    Math.abs(x0 + x1 - view.w) + Math.abs(y0 + y1 - view.h);
  return found.sort((a, b) => off(a[2]) - off(b[2]));
}

/** One tile over the part of the nearest coarser one that is there.
 * @param {CanvasRenderingContext2D} c @param {Tiling} drawing @param {number} z
 * @param {number} x @param {number} y @param {number[]} box */
function tile(c, drawing, z, x, y, box) {
  const layers = [];
  let asked = false; // the finest is what is wanted
  for (let up = 0; up <= z; up++) {
    const [zz, xx, yy] = [z - up, x >> up, y >> up];
    if (!exists(drawing.ranges, zz, xx, yy)) continue;
    const key = keyOf(zz, xx, yy, drawing.grey);
    const found = tileOf(key);
    if (found === null && !isGone(key)) drawing.lacking.push(key);
    if (found === null) continue;
    if (!found) {
      if (!asked) drawing.lacking.push(key);
      asked = true;
      continue;
    }
    const share = Math.min(1, (drawing.now - found.at) / FADE);
    layers.push({ image: found.image, up, share });
    if (share === 1) break;
    drawing.young = true;
  }
  for (const { image, up, share } of layers.reverse()) {
    const side = SIDE / 2 ** up;
    c.globalAlpha = share;
    c.drawImage(image, (x - ((x >> up) << up)) * side, (y - ((y >> up) << up)) * side, side, side,
      box[0], box[1], box[2] - box[0], box[3] - box[1]);
  }
}

/** @param {Ranges} ranges @param {number} z @param {number} x @param {number} y */
function exists(ranges, z, x, y) {
  const box = ranges[z];
  return Boolean(box) && x >= box[0] && x <= box[1] && y >= box[2] && y <= box[3];
}

/** Fetch the coarse tiles that stand in for all others. @param {Ranges} ranges @param {boolean} grey */
export function prepareRelief(ranges, grey) {
  const keys = [];
  const home = ranges[HOME];
  for (const [zoom, [west, east, north, south]] of Object.entries(ranges)) {
    const z = Number(zoom);
    if (z >= HOME) continue;
    const [x0, x1, y0, y1] = z < 3 || !home ? [west, east, north, south]
      : home.map((n) => n >> (HOME - z));
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(keyOf(z, x, y, grey));
  }
  keep(keys);
}
