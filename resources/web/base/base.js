/** The base: paper and relief, the sea with its shore, lakes, rivers, graticule, coast. */
import { ringOf } from "../atlas/box.js";
import { path2d } from "../pens/canvas-pen.js";
import { paintRelief } from "./relief.js";
import { paintScans, shownScans } from "./scans.js";
import { begin } from "./tiles.js";
import { layerOn } from "../features/admitted.js";
import { graticule, showsGraticule } from "./graticule.js";
import { roughCoast, shoreBands } from "./water.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {import("../atlas/atlas.js").Atlas} Atlas */

/** Sea as one area: the view with the land as holes. @param {Float32Array[]} land @param {View} view */
function seaOf(land, view) {
  const m = 80;
  const [r, b] = [view.w + m, view.h + m];
  return [ringOf([-m, -m, r, b]), ...land];
}

/** Paper and relief, the sea over them with its shore, all lines; scanned maps over that.
 * @param {CanvasRenderingContext2D} c of an opaque canvas
 * @param {Atlas} atlas @param {View} view @param {import("../types.js").Palette} look
 * @param {Extras} extras @param {import("./water.js").Water} water
 * @param {boolean} still the water is drawn for this very view
 * @param {() => void} again when there is more to draw
 * @returns {boolean} whether this is the last of it */
export function paintBase(c, atlas, view, look, extras, water, still, again) {
  begin();
  c.globalAlpha = 1;
  c.fillStyle = look.paper;
  c.fillRect(0, 0, view.w, view.h);
  const whole = paintRelief(c, atlas, view, look, again);
  const sea = new Path2D(path2d(atlas.base.land.project(view), true));
  sea.rect(-80, -80, view.w + 160, view.h + 160);
  c.fillStyle = water.fill(c, atlas, view, look, still);
  c.fill(sea, "evenodd");
  if (look.lining === "1") lineSea(c, sea, liningMarks(atlas, view, look));
  paintLines(c, baseMarks(atlas, view, look, extras));
  return paintScans(c, extras.scans, view, look.tint === "0", again) && whole;
}

/** The classic lining of the water, for a copier that knows no tints: fine lines that follow the
 * coast, farther apart the farther out. Each is a broad black stroke under a narrower white one.
 * @param {Atlas} atlas @param {View} view @param {import("../types.js").Palette} look
 * @returns {import("../types.js").Path[]} */
function liningMarks(atlas, view, look) {
  const parts = roughCoast(atlas, view).filter((ring) => ring.length >= RING);
  return LINING.flatMap((out) => [[2 * out + 1, look.seaText], [2 * out, look.sea]])
    .map(([width, stroke]) => ({ k: "path", parts, closed: true, stroke: String(stroke),
      width: Number(width) }));
}

const LINING = [11, 6.5, 3]; // px from the coast
const RING = 8; // numbers: what is less than four points has no inside to follow

/** @param {CanvasRenderingContext2D} c @param {Path2D} sea
 * @param {import("../types.js").Path[]} marks */
function lineSea(c, sea, marks) {
  c.save();
  c.clip(sea, "evenodd");
  c.lineJoin = "round";
  paintLines(c, marks);
  c.restore();
}

/** The layer that shows today's borders. */
const BORDERS = { id: "borders", layer: "borders", powers: [] };
export const BORDER_DASH = [5, 2.5, 1, 2.5];

/** Whether a pane shows today's borders. @param {Atlas} atlas @param {import("../types.js").Pane} pane */
export const showsBorders = (atlas, pane) =>
  atlas.layers.has(BORDERS.layer) && layerOn(atlas, pane, BORDERS);

/** What of the base has a switch. @typedef {{borders: boolean, graticule: boolean,
 *   scans: import("./scans.js").Scan[]}} Extras */

/** @param {Atlas} atlas @param {import("../types.js").Pane} pane @returns {Extras} */
export const extrasOf = (atlas, pane) =>
  ({ borders: showsBorders(atlas, pane), graticule: showsGraticule(atlas, pane),
    scans: shownScans(atlas, pane) });

/** What lies over sea and land, as marks for either pen.
 * @param {Atlas} atlas @param {View} view @param {import("../types.js").Palette} look
 * @param {Extras} extras
 * @returns {import("../types.js").Path[]} */
export function baseMarks(atlas, view, look, extras) {
  const wide = Math.max(0.45, Math.min(1.2, (view.zoom - 3) / 4));
  /** @type {import("../types.js").Path[]} */
  const marks = [];
  if (view.zoom > 4.2 && atlas.base.rivers) {
    marks.push({ k: "path", parts: atlas.base.rivers.project(view), closed: false,
      stroke: look.river, width: wide, alpha: Math.min(1, (view.zoom - 4.2) / 1.2) });
  }
  if (atlas.base.lakes) {
    const [width, alpha] = look.lining === "1" ? [0.9, 1] : [0.5, 0.7]; // a copier knows no grey
    marks.push({ k: "path", parts: atlas.base.lakes.project(view), closed: true, fill: look.lake,
      stroke: look.coast, width, alpha });
  }
  if (extras.graticule) marks.push(...graticule(atlas, view, look));
  if (extras.borders && atlas.base.borders) {
    marks.push({ k: "path", parts: atlas.base.borders.project(view), closed: false,
      stroke: look.ink, width: 1, alpha: 0.75, dash: BORDER_DASH });
  }
  marks.push({ k: "path", parts: atlas.base.land.project(view), closed: true, stroke: look.coast,
    width: Math.max(0.5, Math.min(0.95, view.zoom / 8)), alpha: 0.95 });
  return marks;
}

/** @param {CanvasRenderingContext2D} c @param {import("../types.js").Path[]} marks */
function paintLines(c, marks) {
  for (const mark of marks) {
    const path = path2d(mark.parts, mark.closed);
    if (mark.fill) {
      c.globalAlpha = 1;
      c.fillStyle = mark.fill;
      c.fill(path, "evenodd");
    }
    c.globalAlpha = mark.alpha ?? 1;
    c.strokeStyle = mark.stroke ?? "";
    c.lineWidth = mark.width ?? 1;
    c.setLineDash(mark.dash ?? []);
    c.stroke(path);
  }
  c.globalAlpha = 1;
}

/** The base for the SVG pen: sea and shore as areas, the rest as in baseMarks.
 * @param {Atlas} atlas @param {View} view @param {import("../types.js").Palette} look */
export function seaMarks(atlas, view, look) {
  const land = atlas.base.land.project(view);
  const sea = seaOf(land, view);
  const rough = seaOf(roughCoast(atlas, view), view);
  /** @type {import("../types.js").Path[]} */
  const marks = [{ k: "path", parts: sea, closed: true, fill: look.sea }];
  for (const [width, alpha] of shoreBands(view)) {
    marks.push({ k: "path", parts: rough, closed: true, stroke: look.shore, width, alpha,
      inside: rough });
  }
  if (look.lining === "1") {
    marks.push(...liningMarks(atlas, view, look).map((mark) => ({ ...mark, inside: sea })));
  }
  return marks;
}
