/**
 * Placing points with a tool: clicks place instead of picking; by keyboard a cross stands in the
 * middle, arrows move the map under it, Enter places there. Python hears each point.
 */
import { send } from "../bridge.js";
import { nearLon } from "../atlas/view.js";
import { Sketch } from "./sketch.js";

/** @typedef {{map: any, page: import("../page.js").Page}} Pane */
/** @typedef {[number, number]} Spot  lat, lon */
/** @typedef {{name: string, least: number, most: number, closed: boolean, great?: boolean}} Tool */

const SAME = 3; // px: Enter so near to the last point ends
const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);
const PLACES = "p38-place"; // the class of a map whose clicks place

/** Whether a map's clicks and keys belong to a tool. @param {Element} box */
export const isPlacing = (box) => box.classList.contains(PLACES);

export class Placing {
  constructor() {
    /** @type {Tool|null} */
    this.tool = null;
    /** @type {Spot[]} */
    this.points = [];
    /** @type {Map<Pane, Sketch>} */
    this.sketches = new Map();
    /** @type {Pane[]} */
    this.panes = [];
    /** The pane under the hand, and where its pointer is; null for the keyboard's cross. */
    this.at = /** @type {Pane|null} */ (null);
    this.over = /** @type {Spot|null} */ (null);
  }

  /** Take up a tool; without a name put it away. @param {Tool} tool */
  begin(tool) {
    this.points = [];
    this.over = null;
    this.tool = tool.name ? tool : null;
    for (const pane of this.panes) this.dress(pane);
    this.show();
  }

  /** @param {Pane} pane a map that can be placed on */
  watch(pane) {
    const { map } = pane;
    this.panes.push(pane);
    this.at ??= pane;
    map.on("click", (/** @type {any} */ e) => this.click(pane, e));
    map.on("mousemove", (/** @type {any} */ e) => this.move(pane, [e.latlng.lat, e.latlng.lng]));
    map.on("mouseout", () => this.move(pane, null));
    map.on("move resize", () => this.show());
    map.getContainer().addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => {
      if (this.tool && !e.ctrlKey && !e.altKey && !e.metaKey && this.press(pane, e.key)) {
        e.preventDefault();
        e.stopImmediatePropagation();
      }
    }, { capture: true });
    this.dress(pane);
  }

  /** @param {Pane} pane that goes */
  leave(pane) {
    this.panes = this.panes.filter((one) => one !== pane);
    this.sketches.delete(pane);
    if (this.at === pane) this.at = this.panes[0] ?? null;
  }

  /** @param {Pane} pane */
  dress(pane) {
    pane.map.getContainer().classList.toggle(PLACES, Boolean(this.tool));
    const sketch = this.sketches.get(pane);
    if (this.tool && !sketch) this.sketches.set(pane, new Sketch(pane.map));
    if (!this.tool && sketch) {
      sketch.remove();
      this.sketches.delete(pane);
    }
  }

  /** @param {Pane} pane @param {any} e */
  click(pane, { latlng, originalEvent }) {
    if (!this.tool) return;
    this.at = pane;
    if (originalEvent.detail > 1 && this.points.length) this.end(); // the second of a double click
    else this.place([latlng.lat, latlng.lng]);
  }

  /** @param {Pane} pane @param {Spot|null} over */
  move(pane, over) {
    if (!this.tool) return;
    if (over) this.at = pane;
    this.over = over;
    this.show();
  }

  /** @param {Pane} pane @param {string} key @returns {boolean} whether it was the tool's */
  press(pane, key) {
    if (ARROWS.has(key)) {
      this.at = pane;
      this.over = null;
      this.show();
      return false; // the map moves
    }
    if (key === "Backspace") this.takeBack();
    else if (key !== "Enter") return false;
    else if (this.over || this.stands(pane)) this.end();
    else {
      const { lat, lng } = pane.map.getCenter();
      this.place([lat, lng]);
    }
    return true;
  }

  /** Whether the cross stands on the last point. @param {Pane} pane */
  stands({ map }) {
    const last = this.points[this.points.length - 1];
    return last && map.latLngToContainerPoint(last).distanceTo(map.getSize().divideBy(2)) < SAME;
  }

  /** @param {Spot} spot */
  place([lat, lon]) {
    const tool = /** @type {Tool} */ (this.tool);
    const before = this.points[this.points.length - 1];
    this.points.push([lat, before ? nearLon(lon, before[1]) : lon]);
    this.tell(this.points.length === tool.most);
  }

  /** No more points, if there are enough. */
  end() {
    if (this.points.length >= /** @type {Tool} */ (this.tool).least) send({ type: "placed_all" });
  }

  takeBack() {
    if (!this.points.pop()) return;
    send({ type: "taken_back" });
    this.show();
  }

  /** @param {boolean} last */
  tell(last) {
    const [lat, lon] = this.points[this.points.length - 1];
    send({ type: "placed", lat, lon: nearLon(lon, 0), last });
    this.show();
  }

  show() {
    for (const [pane, sketch] of this.sketches) {
      const here = pane === this.at;
      const centre = pane.map.getCenter();
      const cross = here && !this.over;
      const to = this.over ?? (here ? [centre.lat, centre.lng] : null);
      const last = this.points[this.points.length - 1];
      sketch.show(this.points, to && last ? [to[0], nearLon(to[1], last[1])] : null,
        Boolean(this.tool?.closed), cross, this.tool?.great);
    }
  }
}
