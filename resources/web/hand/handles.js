/** The handles of the selected drawing: a vertex, or the whole, is dragged to another place. Python
 * hears of it when the hand lets go. */
import { send } from "../bridge.js";
import { WRITTEN } from "../labels/label-drawn.js";
import { place, unplace, unproject, viewOf } from "../atlas/view.js";

/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {{vertex: number, from: [number, number], by: [number, number]}} Drag  vertex -1: the
 * whole; px: where it began, and how far it is */

const NS = "http://www.w3.org/2000/svg";
const MOST = 120; // vertices with a handle each
const STILL = 3; // px: less is a click
const SPOT = 11; // px: half of what can be taken of a point

export class Handles {
  /** @param {import("../panes/pane.js").Pane} pane */
  constructor({ map, page }) {
    this.map = map;
    this.page = page;
    this.svg = document.createElementNS(NS, "svg");
    this.svg.classList.add("p38-handles");
    this.svg.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.svg);
    /** @type {Feature|null} */
    this.feature = null;
    /** @type {Drag|null} */
    this.drag = null;
    for (const type of ["mousedown", "touchstart", "click", "dblclick"]) {
      this.svg.addEventListener(type, (e) => e.stopPropagation());
    }
    this.svg.addEventListener("pointerdown", (e) => this.take(e));
    this.svg.addEventListener("pointermove", (e) => this.pull(e));
    this.svg.addEventListener("pointerup", () => this.release());
    this.svg.addEventListener("pointercancel", () => {
      this.drag = null;
      this.show();
    });
    /** What was last drawn, and where the map looked then. */
    this.picture = page.picture;
    this.camera = "";
    page.after = () => this.after();
  }

  /** The selection, its shape or the day may be another. */
  follow() {
    const { page } = this;
    const { selected } = page.state.pane;
    const drawn = page.atlas.guests.drawn?.features ?? [];
    const found = selected && drawn.find((one) => one.id === selected);
    if (!found && !this.feature) return;
    this.feature = found || null;
    if (this.drag) return;
    this.show();
  }

  /** A frame was drawn: words may stand elsewhere. */
  after() {
    if (!this.feature || this.drag) return;
    const { picture } = this.page;
    const now = `${this.map.getZoom()},${this.map.getCenter()}`;
    if (picture === this.picture && now === this.camera) return;
    this.picture = picture;
    this.camera = now;
    this.show();
  }

  /** Draw them as they lie now. */
  show() {
    const { feature, svg } = this;
    if (!feature) {
      svg.replaceChildren();
      return;
    }
    const view = this.view();
    const shift = this.drag?.vertex === -1 ? this.drag.by : [0, 0];
    const points = this.points(view).map(([x, y]) => [x + shift[0], y + shift[1]]);
    if (this.drag && this.drag.vertex >= 0) {
      const { vertex, by } = this.drag;
      points[vertex] = [points[vertex][0] + by[0], points[vertex][1] + by[1]];
    }
    svg.replaceChildren(...feature.type === "point" ? spotOf(this.taken(points[0])) : lineOf(points, feature.type));
  }

  /** Where the map looks. */
  view() {
    const [centre, size] = [this.map.getCenter(), this.map.getSize()];
    return viewOf({ lat: centre.lat, lon: centre.lng, zoom: this.map.getZoom() }, size.x, size.y);
  }

  /** All its points, px. @param {import("../atlas/view.js").View} view @returns {[number, number][]} */
  points(view) {
    const [{ points }] = /** @type {Feature} */ (this.feature).shape.parts(view.zoom);
    const [x0, y0] = place(view, points[0], points[1]);
    return Array.from({ length: points.length / 2 }, (_, i) =>
      [x0 + (points[2 * i] - points[0]) * view.k, y0 + (points[2 * i + 1] - points[1]) * view.k]);
  }

  /** The box of a note's words or about a pin. @param {number[]} at px
   * @returns {import("../types.js").Box} */
  taken([x, y]) {
    const { id, kind, shape } = /** @type {Feature} */ (this.feature);
    const { picture } = this.page;
    const words = picture?.names.placed.find(({ one }) => one.id === WRITTEN + id);
    if (picture && kind === "drawn-text" && words) { // where they stood beside their place
      const [{ points }] = shape.parts(picture.view.zoom);
      const [px, py] = place(picture.view, points[0], points[1]);
      const [x0, y0, x1, y1] = words.one.spots[words.number].rim;
      return [x + x0 - px, y + y0 - py, x + x1 - px, y + y1 - py];
    }
    const up = kind === "drawn-point" ? SPOT : 0;
    return [x - SPOT, y - SPOT - up, x + SPOT, y + SPOT - up / 2];
  }

  /** @param {PointerEvent} e */
  take(e) {
    e.stopPropagation();
    if (e.button || !(e.target instanceof SVGElement) || !e.target.dataset.n) return;
    this.svg.setPointerCapture(e.pointerId);
    this.drag = { vertex: Number(e.target.dataset.n), from: [e.clientX, e.clientY], by: [0, 0] };
  }

  /** @param {PointerEvent} e */
  pull(e) {
    if (!this.drag) return;
    const { from } = this.drag;
    this.drag.by = [e.clientX - from[0], e.clientY - from[1]];
    this.show();
  }

  /** The hand lets go. */
  release() {
    const { drag, feature } = this;
    this.drag = null;
    if (!drag || !feature || Math.hypot(...drag.by) < STILL) {
      this.show();
      return;
    }
    const view = this.view();
    const [x, y] = this.points(view)[Math.max(0, drag.vertex)];
    const [lon, lat] = unproject(...unplace(view, x, y));
    const [toLon, toLat] = unproject(...unplace(view, x + drag.by[0], y + drag.by[1]));
    send({ type: "dragged", id: feature.id, vertex: drag.vertex, lat, lon, to_lat: toLat, to_lon: toLon });
  }
}

/** @param {string} name @param {Record<string, string|number>} look */
function element(name, look) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(look)) made.setAttribute(key, String(value));
  return made;
}

/** @param {import("../types.js").Box} box */
const spotOf = ([x0, y0, x1, y1]) => [element("rect", { x: x0 - 3, y: y0 - 2, width: x1 - x0 + 6,
  height: y1 - y0 + 4, rx: 3, class: "p38-whole p38-frame", "data-n": -1 })];

/** @param {number[][]} points px @param {string} type */
function lineOf(points, type) {
  const d = `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}${type === "area" ? "Z" : ""}`;
  const dots = points.length > MOST ? [] : points.map(([x, y], n) =>
    element("circle", { cx: x, cy: y, r: 5, class: "p38-vertex", "data-n": n }));
  return [element("path", { d, class: "p38-whole", "data-n": -1 }),
    element("path", { d, class: "p38-thread" }), ...dots];
}
