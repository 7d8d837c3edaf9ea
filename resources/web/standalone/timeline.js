/** The timeline: shows the clock and asks the store; drag, wheel and two fingers. */
import { _, TIMELINE } from "./words.js";
import { Axis } from "./axis.js";
import { from } from "./clock.js";
import { el } from "./dom.js";
import { HEIGHT, paintHead, paintSpan, paintStill } from "./scenery.js";

const SIDE = 14; // px free on either side, so that the knob can stand on the last day
const REACH = 6; // px from which a tick can be caught
const CLOSER = 0.0022; // of the days in sight, a px of the wheel

export class Timeline {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.canvas = /** @type {HTMLCanvasElement} */ (el("canvas", { "aria-hidden": "true" }));
    this.box = el("div", { id: "p38-timeline", role: "slider", tabindex: "0", "aria-label": _(TIMELINE),
      "aria-valuemin": desk.data.days[0], "aria-valuemax": desk.data.days[1] }, this.canvas);
    this.axis = new Axis(desk.data.days, SIDE, 100);
    this.still = document.createElement("canvas");
    this.stale = true;
    this.asked = 0;
    /** @type {Map<number, number>} px of each finger */
    this.fingers = new Map();
    new ResizeObserver(() => this.resize()).observe(this.box);
    desk.store.follow((now, then) => {
      if (now.day !== then.day && !this.fingers.size) this.take(this.axis.showing(now.day, then.day));
      this.want();
    });
    this.listen();
  }

  listen() {
    const { box } = this;
    box.addEventListener("pointerdown", (/** @type {PointerEvent} */ e) => this.press(e));
    box.addEventListener("pointermove", (/** @type {PointerEvent} */ e) => this.drag(e));
    for (const type of ["pointerup", "pointercancel"]) {
      box.addEventListener(type, (/** @type {PointerEvent} */ e) => this.fingers.delete(e.pointerId));
    }
    box.addEventListener("wheel", (/** @type {WheelEvent} */ e) => {
      e.preventDefault();
      const aside = e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY);
      const px = (aside ? e.deltaX || e.deltaY : e.deltaY) * (e.deltaMode === 1 ? 20 : 1);
      this.take(aside ? this.axis.panned(px) : this.axis.zoomed(Math.exp(px * CLOSER), this.at(e)));
    }, { passive: false });
  }

  /** @param {MouseEvent} e @returns {number} px */
  at(e) {
    return e.clientX - this.box.getBoundingClientRect().left;
  }

  /** @param {PointerEvent} e */
  press(e) {
    if (e.button) return;
    this.box.setPointerCapture(e.pointerId);
    this.fingers.set(e.pointerId, this.at(e));
    if (this.fingers.size > 1) return;
    const tick = this.caught(this.at(e));
    this.desk.store.change(tick ? { day: tick[0], selected: tick[2] } : { day: this.axis.day(this.at(e)) });
  }

  /** @param {PointerEvent} e */
  drag(e) {
    const then = this.fingers.get(e.pointerId);
    if (then === undefined) return;
    const now = this.at(e);
    this.fingers.set(e.pointerId, now);
    if (this.fingers.size === 1) {
      this.desk.store.change({ day: this.axis.day(now) });
      return;
    }
    const other = [...this.fingers].find(([id]) => id !== e.pointerId)?.[1] ?? now;
    const [before, after] = [Math.max(Math.abs(then - other), 12), Math.max(Math.abs(now - other), 12)];
    this.take(this.axis.zoomed(before / after, other));
  }

  /** The weightiest event near a px, then the nearest. @param {number} x */
  caught(x) {
    const { ticks } = this.desk.data;
    const reach = REACH / this.axis.scale;
    const middle = this.axis.start + (x - SIDE) / this.axis.scale;
    const near = ticks.slice(from(ticks, middle - reach - 1), from(ticks, middle + reach));
    near.sort((a, b) => b[1] - a[1] || Math.abs(a[0] + 0.5 - middle) - Math.abs(b[0] + 0.5 - middle));
    return near[0];
  }

  /** @param {number} factor as many days */
  zoom(factor) {
    this.take(this.axis.zoomed(factor, this.axis.x(this.desk.store.state.day)));
  }

  showAll() {
    this.take(new Axis(this.axis.days, SIDE, this.axis.width));
  }

  /** @param {Axis} axis */
  take(axis) {
    if (axis === this.axis) return;
    this.axis = axis;
    this.fresh();
  }

  /** The still part is painted anew. */
  fresh() {
    this.stale = true;
    this.want();
  }

  resize() {
    const wide = this.box.clientWidth;
    this.axis = new Axis(this.axis.days, SIDE, wide - 2 * SIDE, this.axis.start, this.axis.span);
    this.fresh();
  }

  want() {
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      this.paint();
    });
  }

  paint() {
    const wide = this.box.clientWidth;
    if (!wide) return; // it is not to be seen: on paper
    const ratio = devicePixelRatio || 1;
    const size = [Math.round(wide * ratio), Math.round(HEIGHT * ratio)];
    const { state } = this.desk.store;
    const style = getComputedStyle(document.documentElement);
    const scene = (/** @type {HTMLCanvasElement} */ canvas) => {
      [canvas.width, canvas.height] = size;
      const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      c.scale(ratio, ratio);
      return { c, axis: this.axis, eras: this.desk.data.eras, ticks: this.desk.data.ticks,
        forms: this.desk.forms, tone: (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim() };
    };
    if (this.stale) paintStill(scene(this.still));
    this.stale = false;
    const now = scene(this.canvas);
    now.c.drawImage(this.still, 0, 0, wide, HEIGHT);
    if (state.mode === "window" && state.window) paintSpan(now, ...state.window);
    if (state.mode === "cumulative") paintSpan(now, this.axis.days[0], state.day + 1);
    paintHead(now, state.day, this.desk.said(state), wide);
    this.box.setAttribute("aria-valuenow", String(state.day));
    this.box.setAttribute("aria-valuetext", this.desk.said(state));
  }
}
