/**
 * A figure: the same display list with the SVG pen, one `<svg id="figure">` that alone fills the
 * page. Relief and scanned maps are its only images.
 */
import { baseMarks, extrasOf, seaMarks } from "./base/base.js";
import { compose } from "./compose.js";
import { NOWHERE } from "./furniture/corner.js";
import { NOWHERE_YET } from "./furniture/locator.js";
import { readFaces } from "./pens/halo.js";
import { paintRelief, reliefAlpha } from "./base/relief.js";
import { scanImages } from "./base/scan-figure.js";
import { arrived, begin } from "./base/tiles.js";
import { element, restart, write } from "./pens/svg-pen.js";
import { viewOf } from "./atlas/view.js";

const SHARP = 2; // pixels of relief a CSS pixel

/** @param {import("./atlas/atlas.js").Atlas} atlas @param {any} message
 * @returns {Promise<SVGElement>} */
export async function layOut(atlas, message) {
  const { pane, furniture, width, height } = message;
  const view = viewOf(message, width, height);
  const look = atlas.styles.palettes[pane.style];
  begin();
  const [relief, scans] = await Promise.all([reliefOf(atlas, view, look),
    scanImages(atlas, pane, view, look.tint === "0"), readFaces()]);
  restart();
  const svg = element("svg", { id: "figure", viewBox: `0 0 ${width} ${height}`, width, height,
    "font-family": '"P38 Sans", "Noto Sans", "Noto Sans KR", sans-serif' });
  svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "http://www.w3.org/2000/svg");
  const hand = { hover: "", pinned: "", back: "", still: true, sides: new Map(), corner: NOWHERE, locator: NOWHERE_YET };
  const picture = compose(atlas, { pane, furniture }, view, hand);
  element("rect", { width, height, fill: look.paper }, svg);
  if (relief) element("image", { href: relief, width, height, preserveAspectRatio: "none" }, svg);
  const names = ["sea", "base", "features", "top"];
  const lists = [seaMarks(atlas, view, look),
    baseMarks(atlas, view, look, extrasOf(atlas, pane)), picture.features.flatMap((one) => one.marks()),
    picture.top];
  const frame = element("clipPath", { id: "frame" }, svg);
  element("rect", { width, height }, frame);
  lists.forEach((marks, i) => {
    write(element("g", { id: names[i], "clip-path": "url(#frame)" }, svg), marks);
    if (names[i] === "base") for (const scan of scans) element("image", scan, svg);
  });
  document.querySelector("#figure")?.remove();
  document.body.append(svg);
  document.body.classList.add("p38-figure");
  await document.fonts.ready;
  return svg;
}

/** The relief of a view as one image, or null where there is none.
 * @param {import("./atlas/atlas.js").Atlas} atlas @param {import("./atlas/view.js").View} view
 * @param {Record<string, string>} look */
async function reliefOf(atlas, view, look) {
  if (reliefAlpha(view.zoom, look) <= 0.005) return null;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(view.w * SHARP);
  canvas.height = Math.round(view.h * SHARP);
  const c = canvas.getContext("2d");
  if (!c) return null;
  const draw = () => {
    c.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    c.globalCompositeOperation = "source-over";
    c.fillStyle = look.paper;
    c.fillRect(0, 0, view.w, view.h);
    paintRelief(c, atlas, view, look);
  };
  draw();
  await arrived(canvas);
  draw();
  return canvas.toDataURL("image/jpeg", 0.92);
}

/** Back from the figure to the map. */
export function putAway() {
  document.querySelector("#figure")?.remove();
  document.body.classList.remove("p38-figure");
}
