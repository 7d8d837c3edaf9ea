/** Smooth zoom about a point: it stays where it is while the map grows towards a goal. */
import { project, unproject } from "../atlas/view.js";
import { glides } from "./motion.js";

const LAG = 52; // ms in which all but a third of the way is gone
const NEAR = 0.004; // zoom steps from the goal that nobody sees

export class Zoomer {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.goal = 0;
    this.running = false;
    this.before = 0; // ms: the frame before
    /** Where the point lies in the unit square, and how far from the view's middle in px. */
    this.anchor = [0, 0];
    this.off = [0, 0];
    this.step = this.step.bind(this);
    this.stop = this.stop.bind(this);
    map.getContainer().addEventListener("pointerdown", this.stop, { capture: true });
  }

  /** Stay where it is. */
  stop() {
    this.running = false;
  }

  /** Zoom by so much more, about a point of the container or its middle.
   * @param {number} steps @param {{x: number, y: number}} [point] px */
  by(steps, point) {
    const { map } = this;
    if (!this.running) this.goal = map.getZoom();
    this.goal = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), this.goal + steps));
    map.stop();
    this.hold(point ?? map.getSize().divideBy(2));
    if (this.running) return;
    this.running = true;
    this.before = performance.now();
    requestAnimationFrame(this.step);
  }

  /** @param {{x: number, y: number}} point px */
  hold({ x, y }) {
    const { map } = this;
    const size = map.getSize();
    const centre = map.getCenter();
    const k = 256 * 2 ** map.getZoom();
    const [u, v] = project(centre.lng, centre.lat);
    this.off = [x - size.x / 2, y - size.y / 2];
    this.anchor = [u + this.off[0] / k, v + this.off[1] / k];
  }

  /** @param {number} now ms */
  step(now) {
    if (!this.running) return;
    const left = this.goal - this.map.getZoom();
    const share = glides() ? 1 - Math.exp(-Math.max(1, now - this.before) / LAG) : 1;
    this.before = now;
    this.running = Math.abs(left) * (1 - share) >= NEAR;
    const zoom = this.running ? this.map.getZoom() + left * share : this.goal;
    const k = 256 * 2 ** zoom;
    const [lon, lat] = unproject(this.anchor[0] - this.off[0] / k, this.anchor[1] - this.off[1] / k);
    this.map.setView([lat, lon], zoom, { animate: false });
    if (this.running) requestAnimationFrame(this.step);
  }
}
