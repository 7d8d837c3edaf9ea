/**
 * The maps of a page: one, or several of other days and layers that look at the same ground, side by
 * side, in a grid, or one over the other with a curtain between. The first is always there and
 * alone speaks with Python.
 */
import { linked } from "./linked.js";
import { send } from "../bridge.js";
import { Curtain } from "./curtain.js";
import { Handles } from "../hand/handles.js";
import { Placing } from "../hand/placing.js";
import { _ } from "../furniture/tongue.js";
import { MAP } from "../furniture/words.js";
import { paneOn } from "./pane.js";

/** @typedef {import("./pane.js").Pane} Pane */
/** @typedef {import("../types.js").Pane} State */

const NARROW = 560; // px of one of several maps: its legend has few lines
const FEW = 6;

export class Sheet {
  /** @param {import("../atlas/atlas.js").Atlas} atlas @param {Pane} first */
  constructor(atlas, first) {
    this.atlas = atlas;
    this.panes = [first];
    this.shape = "";
    /** @type {Curtain|null} */
    this.curtain = null;
    linked(this, first);
    first.page.beside = () => this.panes.slice(1).map(({ page }) => page);
    this.placing = new Placing();
    this.handles = new Handles(first);
    this.placing.watch(first);
  }

  /** @param {any} message `show`, with the other panes in `more` */
  show(message) {
    const { layout = "single", split = 0.5, columns = 1, more = [], free = 0 } = message;
    this.arrange(layout, columns, more.length + 1, free);
    this.curtain?.follow(split);
    const states = /** @type {State[]} */ ([message.pane, ...more]);
    this.panes.forEach(({ map, page, walker }, i) => {
      if (page.state.pane.day !== states[i].day) walker.leave();
      page.hand.only = layout === "swipe" ? (i ? "right" : "left") : "";
      page.show({ ...message, pane: states[i], furniture: this.furniture(message, layout, i),
        mark: message.mark && i === 0, silent: i > 0 });
      tell(map, layout === "grid" || (layout === "swipe" && i > 0) ? states[i].date_text : "",
        this.atlas.styles.palettes[states[i].style]);
      if (i) map.getContainer().setAttribute("aria-label", `${_(MAP)} ${i + 1}, ${states[i].date_text}`);
    });
    this.handles.follow();
  }

  /** What stands round a map: small ones bear their date alone, and of two one over the other the
   * first has the legend. One scale is enough.
   * @param {any} message @param {string} layout @param {number} i */
  furniture({ furniture }, layout, i) {
    if (layout === "single") return furniture;
    const bare = layout === "grid" || (layout === "swipe" && i > 0);
    const lines = this.panes[i].map.getSize().x < NARROW ? FEW : undefined;
    return { ...furniture, map_only: furniture.map_only || bare, chip: bare, scale: i === 0, lines };
  }

  /** No map moves on by itself. */
  stop() {
    for (const { map, zoomer } of this.panes) {
      zoomer.stop();
      map.stop();
    }
  }

  /** @param {string} layout @param {number} columns @param {number} count of maps
   * @param {number} free px on the right that no map takes */
  arrange(layout, columns, count, free) {
    const shape = [layout, columns, count, free].join();
    if (shape === this.shape) return;
    this.shape = shape;
    const { map } = this.panes[0];
    const [centre, zoom] = [map.getCenter(), map.getZoom()];
    while (this.panes.length > count) this.remove();
    while (this.panes.length < count) this.add();
    const rows = Math.ceil(count / columns);
    this.panes.forEach((one, i) => {
      const over = layout === "swipe" || layout === "single";
      const [w, h] = over ? [1, 1] : [1 / columns, 1 / rows];
      const [x, y] = over ? [0, 0] : [i % columns, Math.floor(i / columns)];
      const percent = (/** @type {number} */ n) => `${100 * n}%`;
      const across = (/** @type {number} */ n) => `calc(${n} * (100% - ${free}px))`;
      Object.assign(one.map.getContainer().style, { left: across(x * w), top: percent(y * h),
        width: across(w), height: percent(h), clipPath: "" });
    });
    for (const one of this.panes) {
      one.map.invalidateSize({ pan: false, animate: false });
      one.map.setView(centre, zoom, { animate: false });
      one.page.arrived();
    }
    this.curtain?.remove();
    this.curtain = layout === "swipe" && count > 1
      ? new Curtain(this.panes[1].map.getContainer(), parted) : null;
  }

  add() {
    const [{ map, page }] = this.panes;
    const last = this.panes[this.panes.length - 1].map.getContainer();
    const box = document.createElement("div");
    box.className = "p38-pane";
    last.after(box);
    const { L } = /** @type {any} */ (window);
    const other = L.map(box, { ...map.options, center: map.getCenter(), zoom: map.getZoom() });
    const made = paneOn(this.atlas, other, page.state);
    made.page.after = () => page.sign();
    this.panes.push(made);
    linked(this, made);
    this.placing.watch(made);
  }

  remove() {
    const one = /** @type {Pane} */ (this.panes.pop());
    one.page.close();
    this.placing.leave(one);
    one.zoomer.stop();
    one.map.remove();
    one.map.getContainer().remove();
  }
}

/** @param {number} share where a hand has put the curtain */
const parted = (share) => send({ type: "parted", split: Math.round(1000 * share) / 1000 });

/** The date of a map that has no other furniture. @param {any} map @param {string} text
 * @param {import("../types.js").Palette} look */
function tell(map, text, look) {
  const box = map.getContainer();
  const there = box.querySelector(".p38-date");
  if (!text && !there) return; // one map alone: nothing on the clock's way
  const chip = there ?? box.appendChild(document.createElement("div"));
  chip.className = "p38-date";
  chip.textContent = text;
  chip.hidden = !text;
  Object.assign(chip.style, { background: look.panel, color: look.ink, borderColor: look.coast });
}
