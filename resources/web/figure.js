/**
 * A figure: the same display list with the SVG pen, one `<svg id="figure">` that alone fills the
 * page. What it holds is one map, several with what they share, or one under another's curtain.
 */
import { planeAtlas } from "./atlas/plane.js";
import { begin } from "./base/tiles.js";
import { curtained } from "./figures/curtained.js";
import { exercise } from "./figures/exercise.js";
import { mapInto } from "./figures/one-map.js";
import { paperOf } from "./figures/paper.js";
import { plates } from "./figures/plates.js";
import { readFaces } from "./pens/halo.js";
import { element, restart, write } from "./pens/svg-pen.js";

/** @param {import("./atlas/atlas.js").Atlas} home @param {any} message
 * @returns {Promise<SVGElement>} */
export async function layOut(home, message) {
  const { width, height, layout = "single", more = [], plane } = message;
  const atlas = plane ? await planeAtlas(home, plane, message.drawings) : home;
  begin();
  await readFaces();
  restart(message.pane?.style === "copy");
  const svg = element("svg", { id: "figure", viewBox: `0 0 ${width} ${height}`, width, height,
    "font-family": '"P38 Sans", "Noto Sans", "Noto Sans KR", sans-serif' });
  svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "http://www.w3.org/2000/svg");
  const set = message.gaps ? exercise : !more.length ? alone : layout === "swipe" ? curtained : plates;
  await set(svg, atlas, message);
  document.querySelector("#figure")?.remove();
  document.body.append(svg);
  document.body.classList.add("p38-figure");
  await document.fonts.ready;
  return svg;
}

/** One map, on its paper. @param {SVGElement} svg @param {import("./atlas/atlas.js").Atlas} atlas
 * @param {any} message */
async function alone(svg, atlas, message) {
  const { width, height } = message;
  const { picture, state, look, x, y, bare, round, under } = paperOf(atlas, message);
  if (bare) element("rect", { width, height, fill: look.panel }, svg);
  const map = bare ? element("g", { id: "map", transform: `translate(${x} ${y})` }, svg) : svg;
  await mapInto(map, atlas, state, picture.view, { picture });
  if (round.length) write(element("g", { id: "neat" }, map), round);
  if (under.length) write(element("g", { id: "under" }, svg), under);
  const shares = Object.entries(picture.pieces).map(([name, [x0, y0, x1, y1]]) => [name,
    [(x + x0) / width, (y + y0) / height, (x1 - x0) / width, (y1 - y0) / height]]);
  Object.assign(svg, { pieces: Object.fromEntries(shares) });
}

/** Back from the figure to the map. */
export function putAway() {
  document.querySelector("#figure")?.remove();
  document.body.classList.remove("p38-figure");
}
