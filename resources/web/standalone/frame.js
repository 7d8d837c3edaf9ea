/** The frame round the map: bar, panels that fold, what stands below, and a line that says what went
 * wrong. */
import { _, CLOSE, CLOSER, FARTHER, INSPECTOR, KEY_ROWS, KEYS, LAYERS } from "./words.js";
import { el, iconButton } from "./dom.js";
import { Foot } from "./foot.js";
import { Inspector } from "./inspector.js";
import { Layers } from "./layers.js";
import { Search } from "./search.js";

const STAYS = 5000; // ms that a notice is seen
const ROOM = { layers: 1180, inspector: 900 }; // px of the window from which a panel is open at first
const PHONE = 700; // px below which only one panel is open

export class Frame {
  /** @param {import("./desk.js").Desk} desk @param {{view: (id: string) => void,
   *   dress: (dark: boolean) => void, copy: () => void, print: () => void,
   *   story: (id: string) => void}} deeds */
  constructor(desk, deeds) {
    this.desk = desk;
    this.timer = 0;
    this.search = new Search(desk, () => this.open("inspector", true));
    this.layers = new Layers(desk, { ...deeds, close: () => this.open("layers", false) });
    this.inspector = new Inspector(desk, () => this.open("inspector", false));
    this.foot = new Foot(desk, (text) => this.say(text));
    this.told = el("p", { id: "p38-notice", role: "alert", hidden: true });
    this.buttons = {
      layers: iconButton("layers", _(LAYERS), () => this.fold("layers"), { "aria-controls": "p38-layers" }),
      inspector: iconButton("inspector", _(INSPECTOR), () => this.fold("inspector"), { "aria-controls": "p38-inspector" }),
    };
    const zoom = (/** @type {number} */ by) => () => /** @type {any} */ (globalThis).parallel38.sheet.panes[0].zoomer.by(by);
    this.bar = el("header", { id: "p38-bar" }, this.buttons.layers,
      el("h1", {}, desk.data.opening.title || "Parallel 38"), this.search.box,
      el("button", { type: "button", class: "p38-sign", "aria-label": _(FARTHER), title: _(FARTHER), onclick: zoom(-0.5) }, "−"),
      el("button", { type: "button", class: "p38-sign", "aria-label": _(CLOSER), title: _(CLOSER), onclick: zoom(0.5) }, "+"),
      el("button", { type: "button", class: "p38-sign", "aria-label": _(KEYS), title: _(KEYS), onclick: () => this.showKeys() }, "?"),
      this.buttons.inspector);
    this.keys = el("dialog", { id: "p38-keys", "aria-label": _(KEYS) },
      el("div", { class: "p38-head" }, el("h2", {}, _(KEYS)), iconButton("close", _(CLOSE), () => this.keys.close())),
      el("dl", {}, ...KEY_ROWS.flatMap(({ keys, does }) => [el("dt", {}, keys), el("dd", {}, _(does))])));
    this.stage = el("main", { id: "p38-stage" });
  }

  /** Put all round the map. @param {HTMLElement} map */
  hang(map) {
    this.stage.append(map, this.told);
    document.body.append(this.bar, this.layers.panel, this.stage, this.inspector.panel, this.foot.panel, this.keys);
    for (const name of /** @type {("layers"|"inspector")[]} */ (["layers", "inspector"])) {
      const several = this.desk.data.opening.more.length > 0; // they need the room
      this.open(name, innerWidth >= ROOM[name] + (several ? ROOM.layers : 0));
    }
    new ResizeObserver(() => this.desk.fill()).observe(this.stage);
  }

  /** @param {"layers"|"inspector"} name @param {boolean} on */
  open(name, on) {
    const other = name === "layers" ? "inspector" : "layers";
    if (on && innerWidth < PHONE) this.open(other, false);
    this[name].panel.hidden = !on;
    this.buttons[name].setAttribute("aria-expanded", String(on));
    if (!on && this[name].panel.contains(document.activeElement)) this.buttons[name].focus();
  }

  /** @param {"layers"|"inspector"} name */
  fold(name) {
    this.open(name, this[name].panel.hidden);
  }

  showKeys() {
    this.keys.showModal();
  }

  /** Close or clear the topmost thing. */
  escape() {
    this.foot.player.pause();
    if (this.desk.store.state.selected || this.inspector.listed.length) {
      this.inspector.listed = [];
      this.desk.store.change({ selected: "" });
      this.inspector.draw();
    } else if (innerWidth < PHONE) {
      this.open("layers", false);
      this.open("inspector", false);
    }
    this.desk.channel.tell({ type: "escape" });
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.timer);
    this.told.textContent = text;
    this.told.hidden = false;
    this.timer = setTimeout(() => (this.told.hidden = true), STAYS);
  }
}
