/** Fine meridians and parallels; their figures are furniture. */
import { project, unproject } from "../atlas/view.js";
import { layerOn } from "../features/admitted.js";

/** The layer that shows it. */
const GRATICULE = { id: "graticule", layer: "graticule", powers: [] };

/** Below a zoom, minutes between lines. @type {[number, number][]} */
const STEPS = [[3, 1200], [4.6, 600], [6, 300], [7.4, 120], [9, 60], [10, 30], [11, 15], [12, 10],
  [Infinity, 5]];
const ARM = 4; // px: half a cross where a copier would take a line for a border

/** Whether a pane shows it. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane} pane */
export const showsGraticule = (atlas, pane) => layerOn(atlas, pane, GRATICULE);

/** Meridians and parallels in view: [pixel, minutes of a degree].
 * @param {import("../atlas/view.js").View} view */
export function linesOf(view) {
  const step = STEPS.find(([zoom]) => view.zoom < zoom)?.[1] ?? 5;
  const [halfU, halfV] = [view.w / 2 / view.k, view.h / 2 / view.k];
  const [west, east] = [view.u - halfU, view.u + halfU].map((u) => (u - 0.5) * 21600);
  const [north, south] = [Math.max(0, view.v - halfV), Math.min(1, view.v + halfV)]
    .map((v) => unproject(0, v)[1] * 60);
  const meridians = every(step, west, east).map((m) => /** @type {[number, number]} */ (
    [(m / 21600 + 0.5 - view.u) * view.k + view.w / 2, m]));
  const parallels = every(step, south, north).map((m) => /** @type {[number, number]} */ (
    [(project(0, m / 60)[1] - view.v) * view.k + view.h / 2, m]));
  return { meridians, parallels };
}

/** Whole steps from one number to another. @param {number} step @param {number} from
 * @param {number} to */
function every(step, from, to) {
  const found = [];
  for (let m = Math.ceil(from / step) * step; m <= to; m += step) found.push(m);
  return found;
}

/** Lines, or on a copy, which knows neither grey nor colour, crosses where they meet.
 * @param {import("../atlas/view.js").View} view @param {Record<string, string>} look
 * @returns {import("../types.js").Path[]} */
export function graticule(view, look) {
  const { meridians, parallels } = linesOf(view);
  const lines = { k: /** @type {"path"} */ ("path"), closed: false, stroke: look.grid, width: 0.5 };
  if (look.lining === "1") {
    const parts = meridians.flatMap(([x]) => parallels.flatMap(([y]) =>
      [Float32Array.of(x - ARM, y, x + ARM, y), Float32Array.of(x, y - ARM, x, y + ARM)]));
    return [{ ...lines, parts }];
  }
  const parts = [
    ...meridians.map(([x]) => Float32Array.of(x, 0, x, view.h)),
    ...parallels.map(([y]) => Float32Array.of(0, y, view.w, y)),
  ];
  return [{ ...lines, parts, alpha: 0.35 }];
}
