/** What is being placed: a light drawing over one map, of points, the line between them and a cross.
 * It is the hand's and never in a figure. */

import { greatCircle } from "../atlas/great-circle.js";

const NS = "http://www.w3.org/2000/svg";
const CROSS = "M-18,0H-5M5,0H18M0,-18V-5M0,5V18";
const WHITE = { stroke: "#fff", "stroke-width": 4.5, "stroke-opacity": 0.85 };
const INK = { stroke: "#1c5a69", "stroke-width": 1.8 };

export class Sketch {
  /** @param {any} map of Leaflet */
  constructor(map) {
    this.map = map;
    this.svg = document.createElementNS(NS, "svg");
    this.svg.classList.add("p38-sketch");
    this.svg.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.svg);
    const of = (/** @type {string} */ name, /** @type {object} */ look) => {
      const made = document.createElementNS(NS, name);
      for (const [key, value] of Object.entries({ fill: "none", ...look })) made.setAttribute(key, value);
      this.svg.append(made);
      return made;
    };
    this.lines = [of("path", WHITE), of("path", INK)];
    this.trails = [of("path", { ...WHITE, "stroke-width": 3.4, "stroke-opacity": 0.6 }),
      of("path", { ...INK, "stroke-dasharray": "4 4" })];
    this.dots = of("path", { stroke: "#fff", "stroke-width": 10, "stroke-linecap": "round" });
    this.cores = of("path", { ...INK, "stroke-width": 6.5, "stroke-linecap": "round" });
    // The cross is all that one has by keyboard: it stands out on a hatch, too.
    this.crosses = [of("path", { ...WHITE, "stroke-width": 6.5, "stroke-opacity": 1, d: CROSS }),
      of("path", { ...INK, "stroke-width": 3, d: CROSS })];
    this.show([], null, false, false);
  }

  /** @param {[number, number][]} points lat, lon @param {[number, number]|null} to where the next
   * may come @param {boolean} closed @param {boolean} cross @param {boolean} [great] the way there is a
   * great circle, and the line so far is drawn by the map */
  show(points, to, closed, cross, great) {
    const spot = (/** @type {[number, number]} */ at) => {
      const { x, y } = this.map.latLngToContainerPoint(at);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    };
    const spots = points.map(spot);
    const line = spots.length > 1 && !great ? `M${spots.join("L")}` : "";
    for (const path of this.lines) path.setAttribute("d", line);
    const ends = closed && spots.length > 1 ? [spots[0]] : [];
    const last = spots[spots.length - 1];
    const way = great ? wayOf(points, to, closed).map(spot)
      : to ? [last, spot(to), ...ends] : [last, ...ends];
    for (const path of this.trails) {
      path.setAttribute("d", last && way.length > 1 ? `M${way.join("L")}` : "");
    }
    for (const path of [this.dots, this.cores]) path.setAttribute("d", spots.map((s) => `M${s}h0`).join(""));
    const { x, y } = this.map.getSize().divideBy(2);
    for (const path of this.crosses) {
      path.setAttribute("transform", `translate(${x} ${y})`);
      path.setAttribute("visibility", cross ? "visible" : "hidden");
    }
  }

  remove() {
    this.svg.remove();
  }
}

/** From the last point to the next, and of a ring back to the first.
 * @param {[number, number][]} points lat, lon @param {[number, number]|null} to @param {boolean} closed */
function wayOf(points, to, closed) {
  if (!points.length || !to) return [];
  const there = greatCircle(points[points.length - 1], to);
  return closed && points.length > 1 ? [...there, ...greatCircle(there[there.length - 1], points[0])] : there;
}
