/** Fine meridians and parallels; their figures are furniture. */
import { place, project, unproject } from "../atlas/view.js";
import { layerOn } from "../features/admitted.js";

/** @typedef {import("../atlas/view.js").View} View */
/** @typedef {{minutes: number, points: Float32Array}} Line  of a degree; px */

/** The layer that shows it. */
const GRATICULE = { id: "graticule", layer: "graticule", powers: [] };

const ARM = 4; // px: half a cross where a copier would take a line for a border

/** Whether a pane shows it. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane} pane */
export const showsGraticule = (atlas, pane) => layerOn(atlas, pane, GRATICULE);

/** Meridians and parallels in view. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {View} view @returns {{meridians: Line[], parallels: Line[]}} */
export function linesOf(atlas, view) {
  if (view.plane) return bent(view, view.plane.graticule);
  const steps = atlas.styles.graticule;
  const step = (steps.find((/** @type {number[]} */ [zoom]) => view.zoom < zoom) ?? steps.at(-1))[1];
  const [halfU, halfV] = [view.w / 2 / view.k, view.h / 2 / view.k];
  const [west, east] = [view.u - halfU, view.u + halfU].map((u) => (u - 0.5) * 21600);
  const [north, south] = [Math.max(0, view.v - halfV), Math.min(1, view.v + halfV)]
    .map((v) => unproject(0, v)[1] * 60);
  return {
    meridians: every(step, west, east).map((minutes) => {
      const x = (minutes / 21600 + 0.5 - view.u) * view.k + view.w / 2;
      return { minutes, points: Float32Array.of(x, 0, x, view.h) };
    }),
    parallels: every(step, south, north).map((minutes) => {
      const y = (project(0, minutes / 60)[1] - view.v) * view.k + view.h / 2;
      return { minutes, points: Float32Array.of(0, y, view.w, y) };
    }),
  };
}

/** Whole steps from one number to another. @param {number} step @param {number} from
 * @param {number} to */
function every(step, from, to) {
  const found = [];
  for (let m = Math.ceil(from / step) * step; m <= to; m += step) found.push(m);
  return found;
}

/** The lines of a figure's plane, as they come from Python.
 * @param {View} view @param {import("../atlas/plane.js").Plane["graticule"]} lines */
function bent(view, { meridians, parallels }) {
  const drawn = (/** @type {{minutes: number, points: number[]}} */ { minutes, points }) => {
    const found = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 2) found.set(place(view, points[i], points[i + 1]), i);
    return { minutes, points: found };
  };
  return { meridians: meridians.map(drawn), parallels: parallels.map(drawn) };
}

/** Where two lines cross, and how each runs there; null where they do not.
 * @param {Float32Array} a @param {Float32Array} b
 * @returns {{x: number, y: number, ways: [number, number][]}|null} ways of length 1 */
export function crossing(a, b) {
  for (let i = 0; i + 3 < a.length; i += 2) {
    const [ax, ay, adx, ady] = [a[i], a[i + 1], a[i + 2] - a[i], a[i + 3] - a[i + 1]];
    for (let j = 0; j + 3 < b.length; j += 2) {
      const [bx, by, bdx, bdy] = [b[j], b[j + 1], b[j + 2] - b[j], b[j + 3] - b[j + 1]];
      const turn = adx * bdy - ady * bdx;
      const s = ((bx - ax) * bdy - (by - ay) * bdx) / turn;
      const t = ((bx - ax) * ady - (by - ay) * adx) / turn;
      if (!(s >= 0 && s <= 1 && t >= 0 && t <= 1)) continue;
      const [la, lb] = [Math.hypot(adx, ady), Math.hypot(bdx, bdy)];
      return { x: ax + s * adx, y: ay + s * ady, ways: [[adx / la, ady / la], [bdx / lb, bdy / lb]] };
    }
  }
  return null;
}

/** @param {NonNullable<ReturnType<typeof crossing>>} at */
const crossOf = ({ x, y, ways }) => ways.map(([dx, dy]) =>
  Float32Array.of(x - ARM * dx, y - ARM * dy, x + ARM * dx, y + ARM * dy));

/** Lines, or on a copy, which knows neither grey nor colour, crosses where they meet.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {View} view
 * @param {Record<string, string>} look @returns {import("../types.js").Path[]} */
export function graticule(atlas, view, look) {
  const { meridians, parallels } = linesOf(atlas, view);
  const lines = { k: /** @type {"path"} */ ("path"), closed: false, stroke: look.grid, width: 0.5 };
  if (look.lining !== "1") {
    return [{ ...lines, parts: [...meridians, ...parallels].map(({ points }) => points), alpha: 0.35 }];
  }
  const parts = meridians.flatMap((one) => parallels.flatMap((other) => {
    const found = crossing(one.points, other.points);
    return found ? crossOf(found) : [];
  }));
  return [{ ...lines, parts }];
}
