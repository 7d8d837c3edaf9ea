/** One map of a figure, drawn with the SVG pen. Relief and scanned maps are its only images. */
import { warpedRelief } from "../atlas/plane.js";
import { baseMarks, extrasOf, seaMarks } from "../base/base.js";
import { askRelief, paintRelief, paintWarped, reliefAlpha } from "../base/relief.js";
import { scanImages } from "../base/scan-figure.js";
import { arrived } from "../base/tiles.js";
import { compose } from "../compose.js";
import { NOWHERE } from "../furniture/corner.js";
import { NOWHERE_YET } from "../furniture/locator.js";
import { readFaces } from "../pens/halo.js";
import { element, write } from "../pens/svg-pen.js";

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {Parameters<typeof compose>[3]} Hand */

let sharp = 2;

/** Figures that follow have so many pixels of relief to a CSS pixel. @param {number} [pixels] */
export const reliefIn = (pixels = 2) => void (sharp = pixels);

/** The hand of a map that nobody touches. @returns {Hand} */
export const noHand = () => ({ hover: "", pinned: "", back: "", still: true, sides: new Map(),
  corner: NOWHERE, locator: NOWHERE_YET });

/** Draw a map into an element, its top left corner at 0, 0.
 * @param {Element} parent @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../page.js").State} state @param {import("../atlas/view.js").View} view
 * @param {{hand?: Hand, name?: string, over?: (picture: import("../compose.js").Picture) => Mark[],
 *   picture?: import("../compose.js").Picture}} [how]
 * `name` ends the ids of its groups, where there are several; `over` turns the marks on top into others;
 * a `picture` that was composed before
 * @returns {Promise<import("../compose.js").Picture>} */
export async function mapInto(parent, atlas, state, view, { hand = noHand(), name = "", over, picture: made } = {}) {
  const { pane } = state;
  const look = atlas.styles.palettes[pane.style];
  const coming = Promise.all([reliefOf(atlas, view, look),
    scanImages(atlas, pane, view, look.tint === "0"), readFaces()]);
  const picture = made ?? compose(atlas, state, view, hand); // meanwhile
  const [relief, scans] = await coming;
  const [width, height] = [view.w, view.h];
  element("rect", { width, height, fill: look.paper }, parent);
  if (relief) element("image", { href: relief, width, height, preserveAspectRatio: "none" }, parent);
  const frame = element("clipPath", { id: `frame${name}` }, parent);
  element("rect", { width, height }, frame);
  const lists = [seaMarks(atlas, view, look), baseMarks(atlas, view, look, extrasOf(atlas, pane)),
    picture.features.flatMap((one) => one.marks()), over ? over(picture) : picture.top];
  ["sea", "base", "features", "top"].forEach((id, i) => {
    write(element("g", { id: id + name, "clip-path": `url(#frame${name})` }, parent), lists[i], [0, 0, view.w, view.h]);
    if (id === "base") for (const scan of scans) element("image", scan, parent);
  });
  return picture;
}

/** The relief of a view as one image, or null where there is none.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../atlas/view.js").View} view
 * @param {Record<string, string>} look */
async function reliefOf(atlas, view, look) {
  if (reliefAlpha(view.zoom, look) <= 0.005 || view.plane?.relief[0] === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(view.w * sharp);
  canvas.height = Math.round(view.h * sharp);
  const c = canvas.getContext("2d");
  if (!c) return null;
  if (!view.plane) askRelief(canvas, atlas, view, look);
  const warped = view.plane ? await warpedRelief(view.plane) : null;
  await arrived(canvas);
  c.setTransform(sharp, 0, 0, sharp, 0, 0);
  c.fillStyle = look.paper;
  c.fillRect(0, 0, view.w, view.h);
  if (warped && view.plane) paintWarped(c, warped, view.plane, view, look);
  else paintRelief(c, atlas, view, look);
  return canvas.toDataURL("image/jpeg", 0.92);
}
