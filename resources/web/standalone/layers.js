/** The panel on the left: where to look, in which language, which layers. */
import { certainty, glow } from "../atlas/clock.js";
import { admitted } from "../features/admitted.js";
import { CREDIT } from "../furniture/words.js";
import { _, CHOOSE, CLOSE, COPY, DARK, INSTANT, LAYERS, LICENCE, MAY_BE_USED, MODE, NAMES, NO_STORY, PRINT, SEVERAL, STORY, UNTIL, VIEWS } from "./words.js";
import { el, iconButton } from "./dom.js";
import { civil, ordinal } from "./say.js";

export class Layers {
  /** @param {import("./desk.js").Desk} desk @param {{close: () => void, view: (id: string) => void,
   *   dress: (dark: boolean) => void, copy: () => void, print: () => void, story: (id: string) => void}} deeds */
  constructor(desk, { close, view, dress, copy, print, story }) {
    this.desk = desk;
    const { data, store } = desk;
    this.rows = new Map(data.layers.map((one) => [one.id, this.row(one)]));
    const options = (/** @type {[string, string][]} */ pairs) => pairs.map(([value, text]) => el("option", { value }, text));
    this.views = el("select", { onchange: () => this.views.value && view(this.views.value) },
      ...options([["", _(CHOOSE)], ...data.views.map((one) => /** @type {[string, string]} */ ([one.id, one.title]))]));
    this.tongue = el("select", { onchange: () => store.change({ language: this.tongue.value }) },
      ...options(Object.entries(data.languages)));
    this.mode = el("select", { onchange: () => this.choose(this.mode.value) },
      ...options([["instant", _(INSTANT)], ["window", _(SEVERAL)], ["cumulative", _(UNTIL)]]));
    this.stories = el("select", { onchange: () => story(this.stories.value) },
      ...options([["", _(NO_STORY)], ...data.stories.map((one) => /** @type {[string, string]} */ ([one.id, one.title]))]));
    this.dark = el("input", { type: "checkbox", onchange: () => dress(this.dark.checked) });
    this.panel = el("aside", { id: "p38-layers", "aria-label": _(LAYERS) },
      el("div", { class: "p38-head" }, el("h2", {}, _(LAYERS)), iconButton("close", _(CLOSE), close)),
      el("div", { class: "p38-scroll" },
        el("ul", { class: "p38-rows" }, ...[...this.rows.values()].map(({ item }) => item)),
        el("div", { class: "p38-fields" }, data.stories.length > 0 && field(_(STORY), this.stories), field(_(VIEWS), this.views), field(_(NAMES), this.tongue),
          field(_(MODE), this.mode), el("label", { class: "p38-tick" }, this.dark, el("span", {}, _(DARK))),
          el("button", { type: "button", class: "p38-deed", onclick: copy }, _(COPY)),
          el("button", { type: "button", class: "p38-deed", onclick: print }, _(PRINT))),
        el("div", { class: "p38-licence" }, el("h3", {}, _(LICENCE)), el("p", { class: "quiet" }, _(CREDIT)),
          el("p", { class: "quiet" }, _(MAY_BE_USED, { version: data.version })))));
    desk.whenResting(() => this.draw());
    store.follow((now, then) => {
      if (now.layers_on !== then.layers_on || now.layers_off !== then.layers_off) this.draw();
    });
  }

  /** Which days are shown; where nobody said which several, those of the year.
   * @param {import("../types.js").Mode} mode */
  choose(mode) {
    const { window, day } = this.desk.store.state;
    const { year } = civil(day);
    const found = window ?? /** @type {[number, number]} */ ([ordinal(year, 1, 1), ordinal(year + 1, 1, 1)]);
    this.desk.store.change({ mode, ...(mode === "window" ? { window: found } : {}) });
  }

  /** @param {{id: string, title: string, about: string}} layer */
  row({ id, title, about }) {
    const box = el("input", { type: "checkbox", onchange: () => this.toggle(id, box.checked) });
    const count = el("small", {});
    return { box, count, item: el("li", {}, el("label", { class: "p38-tick", title: about || false }, box,
      el("span", {}, title), count)) };
  }

  /** A whole layer on or off; switches of its single things are forgotten. @param {string} layer
   * @param {boolean} on */
  toggle(layer, on) {
    const { atlas } = this.desk.page();
    const things = layer === "events" ? atlas.events : atlas.features.filter((one) => one.layer === layer);
    const gone = new Set([layer, ...things.map(({ id }) => id)]);
    const { layers_on, layers_off } = this.desk.store.state;
    const rest = { layers_on: layers_on.filter((id) => !gone.has(id)), layers_off: layers_off.filter((id) => !gone.has(id)) };
    const byItself = this.desk.data.layers.find(({ id }) => id === layer)?.on ?? true;
    if (on !== byItself) rest[on ? "layers_on" : "layers_off"].push(layer);
    this.desk.store.change(rest);
  }

  draw() {
    const { state } = this.desk.store;
    const { atlas } = this.desk.page();
    const pane = /** @type {any} */ (state);
    /** @type {Map<string, number>} */
    const counts = new Map();
    const add = (/** @type {string} */ layer) => counts.set(layer, (counts.get(layer) ?? 0) + 1);
    for (const one of atlas.features) {
      if (certainty(one.interval, one.announced, pane) && admitted(atlas, pane, one)) add(one.layer);
    }
    for (const one of atlas.events) {
      if (glow(one.from, one.to, pane, this.desk.data.opening.fade_days) > 0 && admitted(atlas, pane, one)) add("events");
    }
    for (const { id, on } of this.desk.data.layers) {
      const row = this.rows.get(id);
      if (!row) continue;
      row.box.checked = !state.layers_off.includes(id) && (on || state.layers_on.includes(id));
      row.count.textContent = counts.get(id) ? String(counts.get(id)) : "";
    }
    this.tongue.value = state.language;
    this.mode.value = state.mode;
    this.dark.checked = document.documentElement.classList.contains("dark");
  }
}

/** @param {string} name @param {any} input */
const field = (name, input) => el("label", { class: "p38-field" }, el("span", {}, name), input);
