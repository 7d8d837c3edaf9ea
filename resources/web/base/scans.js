/**
 * Scanned maps of a person's own: tiles over the base, under all features, on the days they hold.
 * Until a tile is there the part of a coarser one stands for it; the coarsest are always there, so
 * that no flight shows a hole.
 */
import { certainty } from "../atlas/clock.js";
import { layerOn } from "../features/admitted.js";
import { FINE } from "../atlas/view.js";
import { SCANNED } from "../furniture/words.js";
import { GREY, isGone, keep, tileOf, want } from "./tiles.js";

/** @typedef {object} Scan
 * @property {string} id           of its layer
 * @property {string} title
 * @property {string} credit
 * @property {number} opacity
 * @property {[number, number]} zooms  coarsest, finest
 * @property {[number, number, number, number]} box  in the unit square; beyond 1 or below 0 over the
 *   date line
 * @property {[number, number, number, number]} interval
 * @property {string} tiles        the name of its tiles
 */
/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../atlas/atlas.js").Atlas} Atlas */

const SIDE = 256; // px of a tile
const SHARP = 0.35; // of a zoom: a tile is shrunk rather than stretched
const FEW = 4; // of the coarsest zoom are kept at most

/** @type {Scan[]} */
const NONE = [];

/** Fetch what must always be there. @param {Scan[]} scans
 * @param {() => void} again called when some of it comes */
export function prepareScans(scans, again) {
  const keys = scans.flatMap((one) => covering(one.box, one.zooms[0]).slice(0, FEW)
    .map(({ x, y }) => keyOf(one, one.zooms[0], x, y, false)));
  keep(keys, NONE, again);
}

/** Those that a pane shows, the lowest first: what came last lies over what was there. @param {Atlas} atlas
 * @param {import("../types.js").Pane} pane @returns {Scan[]} */
export function shownScans(atlas, pane) {
  if (!atlas.scans.length) return NONE;
  return atlas.scans.filter((one) => layerOn(atlas, pane, { id: one.id, layer: one.id, powers: [] }) &&
    certainty(one.interval, null, pane));
}

/** Whom those in view are owed to. @param {Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {View} view */
export const creditsOf = (atlas, pane, view) => shownScans(atlas, pane)
  .filter((one) => isSeen(one, view)).reverse().map(({ title, credit }) => SCANNED(title, credit));

/** Whether any of it is in view. @param {Scan} scan @param {View} view */
export const isSeen = (scan, view) => copies(scan, view).some((shift) => {
  const [x0, y0, x1, y1] = seenOf(scan, view, shift);
  return x0 < x1 && y0 < y1;
});

/** What of them decides the pixels. @param {Scan[]} scans */
export const scansKey = (scans) => scans.map((one) => [one.tiles, one.opacity].join("/")).join();

/** @type {WeakMap<object, object>} what a canvas wants, apart from its relief */
const wishers = new WeakMap();

/** Whom a canvas's wishes for scans belong to. @param {object} canvas */
function wisher(canvas) {
  const found = wishers.get(canvas) ?? {};
  wishers.set(canvas, found);
  return found;
}

/** @param {CanvasRenderingContext2D} c @param {Scan[]} scans @param {View} view
 * @param {boolean} grey @param {() => void} again when there is more to draw
 * @returns {boolean} whether this is the last of it */
export function paintScans(c, scans, view, grey, again) {
  const lacking = /** @type {string[]} */ ([]);
  for (const scan of scans) paintScan(c, scan, view, grey, scan.opacity, lacking);
  if (scans.length || wishers.has(c.canvas)) want(wisher(c.canvas), lacking, again);
  return !lacking.length;
}

/** One of them; the names of tiles that may yet come go into `lacking`.
 * @param {CanvasRenderingContext2D} c @param {Scan} scan @param {View} view @param {boolean} grey
 * @param {number} opacity @param {string[]} lacking */
export function paintScan(c, scan, view, grey, opacity, lacking) {
  const ratio = c.getTransform().a;
  const zoom = levelFor(scan, view, ratio);
  c.globalAlpha = opacity;
  c.imageSmoothingQuality = view.grain === FINE ? "medium" : "low"; // letters are shrunk, too
  for (const shift of copies(scan, view)) {
    const edge = (/** @type {number} */ n, /** @type {boolean} */ down) => Math.round(ratio *
      ((n / 2 ** zoom + (down ? -view.v : shift - view.u)) * view.k + (down ? view.h : view.w) / 2)) / ratio;
    for (const { x, y } of covering(seenOf(scan, view, shift), zoom)) {
      const box = [edge(x, false), edge(y, true), edge(x + 1, false), edge(y + 1, true)];
      paintTile(c, scan, zoom, x, y, box, grey, lacking);
    }
  }
  c.globalAlpha = 1;
}

/** @param {Scan} scan @param {View} view @param {number} ratio device px to a CSS px */
const levelFor = ({ zooms: [coarse, fine] }, { zoom }, ratio) =>
  Math.max(coarse, Math.min(fine, Math.round(zoom + Math.log2(ratio) + SHARP)));

/** By how many worlds it is moved to be in view. @param {Scan} scan @param {View} view */
function copies({ box }, view) {
  const half = view.w / view.k / 2;
  const found = [];
  for (let n = Math.ceil(view.u - half - box[2]); n + box[0] < view.u + half; n++) found.push(n);
  return found;
}

/** What of it is in view, in the unit square. @param {Scan} scan @param {View} view
 * @param {number} shift @returns {[number, number, number, number]} */
function seenOf({ box }, view, shift) {
  const [w, h] = [view.w / view.k / 2, view.h / view.k / 2];
  return [Math.max(box[0], view.u - shift - w), Math.max(box[1], view.v - h),
    Math.min(box[2], view.u - shift + w), Math.min(box[3], view.v + h)];
}

/** The tiles of a part, the middle ones first.
 * @param {[number, number, number, number]} part @param {number} zoom */
function covering(part, zoom) {
  const [x0, y0, x1, y1] = part.map((n) => n * 2 ** zoom);
  const found = [];
  for (let x = Math.floor(x0); x < x1; x++) {
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(y1, 2 ** zoom); y++) found.push({ x, y });
  }
  const off = (/** @type {{x: number, y: number}} */ { x, y }) =>
    Math.abs(2 * x + 1 - x0 - x1) + Math.abs(2 * y + 1 - y0 - y1);
  return found.sort((a, b) => off(a) - off(b));
}

/** A tile, or the part of the nearest coarser one that is there.
 * @param {CanvasRenderingContext2D} c @param {Scan} scan @param {number} zoom @param {number} x
 * @param {number} y @param {number[]} box px @param {boolean} grey @param {string[]} lacking */
function paintTile(c, scan, zoom, x, y, box, grey, lacking) {
  for (let up = 0; zoom - up >= scan.zooms[0]; up++) {
    const key = keyOf(scan, zoom - up, x >> up, y >> up, grey);
    const found = tileOf(key);
    if (!found) {
      if (up === 0 && !isGone(key)) lacking.push(key);
      continue;
    }
    const side = SIDE / 2 ** up;
    c.drawImage(found.image, (x - ((x >> up) << up)) * side, (y - ((y >> up) << up)) * side, side, side,
      box[0], box[1], box[2] - box[0], box[3] - box[1]);
    return;
  }
}

/** A tile's name: the path it is fetched from.
 * @param {Scan} scan @param {number} zoom @param {number} x @param {number} y @param {boolean} grey */
function keyOf({ tiles }, zoom, x, y, grey) {
  const wide = 2 ** zoom;
  const column = ((x % wide) + wide) % wide;
  return `scan/${tiles}/${zoom}/${column}/${y}${grey ? GREY : ""}`;
}

/** What of it is in view: left, top, right, bottom in px, whole ones. @param {Scan} scan
 * @param {View} view @returns {import("../types.js").Box} */
export function partOf(scan, view) {
  const parts = copies(scan, view).map((shift) => {
    const [x0, y0, x1, y1] = seenOf(scan, view, shift);
    return [(x0 + shift - view.u) * view.k + view.w / 2, (y0 - view.v) * view.k + view.h / 2,
      (x1 + shift - view.u) * view.k + view.w / 2, (y1 - view.v) * view.k + view.h / 2];
  });
  const side = (/** @type {number} */ i) => parts.map((part) => part[i]);
  return [Math.max(0, Math.floor(Math.min(...side(0)))), Math.max(0, Math.floor(Math.min(...side(1)))),
    Math.min(view.w, Math.ceil(Math.max(...side(2)))), Math.min(view.h, Math.ceil(Math.max(...side(3))))];
}
