/**
 * An image that is being placed: it lies on the map as a window would, pulled into shape by its
 * corners; straight lines stay straight. Python hears of them when the hand lets go.
 */
import { send } from "../bridge.js";

/** @typedef {[number, number]} Pair */

const SHARE = 0.5; // of the map's sides that an image takes at first

export class Overlay {
  /** @param {any} map of Leaflet */
  constructor(map) {
    this.map = map;
    /** @type {HTMLElement|null} */
    this.box = null;
    this.image = new Image();
    /** @type {HTMLElement[]} */
    this.handles = [];
    /** @type {Pair[]} lon, lat, round from the upper left */
    this.corners = [];
    map.on("move resize", () => this.lay());
  }

  /** @param {{picture: string, corners: Pair[], opacity: number}} message no picture: no more */
  async follow({ picture, corners, opacity }) {
    if (!picture) {
      this.box?.remove();
      this.box = null;
      return;
    }
    if (!this.box) this.build();
    const address = new URL(picture, location.href).href;
    if (this.image.src !== address) {
      const { image } = this;
      image.src = address;
      await image.decode();
      if (!this.box || image !== this.image) return; // it went meanwhile
    }
    this.image.style.opacity = String(opacity);
    this.corners = corners.length === 4 ? corners : this.middle();
    this.lay();
    if (corners.length !== 4) this.tell();
  }

  build() {
    const box = this.box = document.createElement("div");
    box.className = "p38-overlay";
    box.setAttribute("aria-hidden", "true"); // its corners are fields of the panel, too
    this.image = new Image();
    this.image.draggable = false;
    box.append(this.image);
    this.image.addEventListener("pointerdown", (e) => this.drag(e, [0, 1, 2, 3]));
    this.handles = [0, 1, 2, 3].map((n) => {
      const handle = document.createElement("div");
      handle.className = "p38-corner";
      handle.addEventListener("pointerdown", (e) => this.drag(e, [n]));
      box.append(handle);
      return handle;
    });
    for (const type of ["mousedown", "touchstart", "click", "dblclick"]) {
      box.addEventListener(type, (e) => e.stopPropagation());
    }
    this.map.getContainer().append(box);
  }

  /** In the middle of the map, in the image's own shape. @returns {Pair[]} */
  middle() {
    const { x, y } = this.map.getSize();
    const { naturalWidth: w, naturalHeight: h } = this.image;
    const scale = Math.min((SHARE * x) / w, (SHARE * y) / h) / 2;
    const at = (/** @type {number} */ across, /** @type {number} */ down) =>
      this.ground([x / 2 + across * w * scale, y / 2 + down * h * scale]);
    return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
  }

  /** @param {Pair} px @returns {Pair} lon, lat */
  ground(px) {
    const { lat, lng } = this.map.containerPointToLatLng(px);
    return [lng, lat];
  }

  /** @returns {Pair[]} px */
  points() {
    return this.corners.map(([lon, lat]) => {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return [x, y];
    });
  }

  /** Put image and handles where they belong now. */
  lay() {
    if (!this.box || this.corners.length !== 4) return;
    const points = this.points();
    this.image.style.transform = pulled(this.image.naturalWidth, this.image.naturalHeight, points);
    this.handles.forEach((handle, n) => {
      handle.style.transform = `translate(${points[n][0]}px, ${points[n][1]}px)`;
    });
  }

  /** Some corners follow the pointer. @param {PointerEvent} begin @param {number[]} which */
  drag(begin, which) {
    begin.preventDefault();
    const target = /** @type {HTMLElement} */ (begin.currentTarget);
    const from = this.points();
    target.setPointerCapture(begin.pointerId);
    const move = (/** @type {PointerEvent} */ e) => {
      const by = [e.clientX - begin.clientX, e.clientY - begin.clientY];
      for (const n of which) this.corners[n] = this.ground([from[n][0] + by[0], from[n][1] + by[1]]);
      this.lay();
    };
    const over = new AbortController();
    const end = () => {
      over.abort();
      this.tell();
    };
    target.addEventListener("pointermove", move, over);
    for (const type of ["pointerup", "pointercancel"]) target.addEventListener(type, end, over);
  }

  tell() {
    send({ type: "cornered", corners: this.corners });
  }
}

/** CSS that takes a rectangle at 0, 0 to four points. @param {number} w @param {number} h
 * @param {Pair[]} points */
function pulled(w, h, [[x0, y0], [x1, y1], [x2, y2], [x3, y3]]) {
  const [ax, ay, bx, by] = [x1 - x2, y1 - y2, x3 - x2, y3 - y2];
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const whole = ax * by - bx * ay || 1e-9;
  const [g, k] = [(sx * by - bx * sy) / whole, (ax * sy - sx * ay) / whole];
  return `matrix3d(${[(x1 - x0 + g * x1) / w, (y1 - y0 + g * y1) / w, 0, g / w,
    (x3 - x0 + k * x3) / h, (y3 - y0 + k * y3) / h, 0, k / h, 0, 0, 1, 0, x0, y0, 0, 1].join()})`;
}
