/** Fine meridians and parallels; their figures are furniture. */
import { project, unproject } from "../atlas/view.js";

/** Degrees between lines at a zoom. @param {number} zoom */
function stepOf(zoom) {
  if (zoom < 3) return 20;
  if (zoom < 4.6) return 10;
  if (zoom < 6) return 5;
  if (zoom < 7.4) return 2;
  return zoom < 9 ? 1 : 0.5;
}

/** Meridians and parallels in view: [pixel, degrees].
 * @param {import("../atlas/view.js").View} view */
export function linesOf(view) {
  const step = stepOf(view.zoom);
  const [west, north] = [
    (view.u - view.w / 2 / view.k - 0.5) * 360,
    unproject(0, Math.max(0, view.v - view.h / 2 / view.k))[1],
  ];
  const east = (view.u + view.w / 2 / view.k - 0.5) * 360;
  const south = unproject(0, Math.min(1, view.v + view.h / 2 / view.k))[1];
  /** @type {[number, number][]} */
  const meridians = [];
  for (let d = Math.ceil(west / step) * step; d <= east; d += step) {
    meridians.push([(d / 360 + 0.5 - view.u) * view.k + view.w / 2, d]);
  }
  /** @type {[number, number][]} */
  const parallels = [];
  for (let d = Math.ceil(south / step) * step; d <= north; d += step) {
    parallels.push([(project(0, d)[1] - view.v) * view.k + view.h / 2, d]);
  }
  return { meridians, parallels };
}

/** @param {import("../atlas/view.js").View} view @param {Record<string, string>} look
 * @returns {import("../types.js").Path[]} */
export function graticule(view, look) {
  const { meridians, parallels } = linesOf(view);
  const parts = [
    ...meridians.map(([x]) => Float32Array.of(x, 0, x, view.h)),
    ...parallels.map(([y]) => Float32Array.of(0, y, view.w, y)),
  ];
  return [{ k: "path", parts, closed: false, stroke: look.grid, width: 0.5, alpha: 0.35 }];
}
