/**
 * A figure: the same display list with the SVG pen, one `<svg id="figure">` that alone fills the
 * page. What it holds is one map, several with what they share, or one under another's curtain.
 */
import { planeAtlas } from "./atlas/plane.js";
import { begin } from "./base/tiles.js";
import { curtained } from "./figures/curtained.js";
import { exercise } from "./figures/exercise.js";
import { mapInto, reliefIn } from "./figures/one-map.js";
import { paperOf, sheetOn, surrounded } from "./figures/paper.js";
import { plates } from "./figures/plates.js";
import { element, outlined, restart } from "./pens/svg-pen.js";

/** @param {import("./atlas/atlas.js").Atlas} home @param {any} message
 * @returns {Promise<SVGElement>} */
export async function layOut(home, message) {
  const { width, height, layout = "single", more = [], plane } = message;
  const atlas = plane ? await planeAtlas(home, plane, message.drawings) : home;
  begin();
  reliefIn(message.sharp);
  restart(message.pane?.style === "copy");
  const svg = element("svg", { id: "figure", viewBox: `0 0 ${width} ${height}`, width, height,
    "font-family": '"P38 Sans", "Noto Sans", "Noto Sans KR", sans-serif',
    "text-rendering": "geometricPrecision" }); // letters where print has them, not rounded for a screen
  svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "http://www.w3.org/2000/svg");
  const set = message.gaps ? exercise : !more.length ? alone : layout === "swipe" ? curtained : plates;
  await set(svg, atlas, message);
  Object.assign(svg, { outlined: () => outlined(svg) }); // asked for from Python
  document.querySelector("#figure")?.remove();
  document.body.append(svg);
  document.body.classList.add("p38-figure");
  await document.fonts.ready;
  return svg;
}

/** One map, on its paper. @param {SVGElement} svg @param {import("./atlas/atlas.js").Atlas} atlas
 * @param {any} message */
async function alone(svg, atlas, message) {
  const paper = paperOf(atlas, message);
  const map = sheetOn(svg, paper, message);
  await mapInto(map, atlas, paper.state, paper.picture.view, { picture: paper.picture });
  surrounded(svg, map, paper, message);
}

/** Back from the figure to the map. */
export function putAway() {
  document.querySelector("#figure")?.remove();
  document.body.classList.remove("p38-figure");
}
