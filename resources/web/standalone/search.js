/** Search over the names of places, events, features and claims. */
import { _, NOTHING, RESULTS, SEARCH } from "./words.js";
import { el, icon } from "./dom.js";

const MOST = 12;
const AHEAD = { place: 8, event: 2, feature: 0, claim: -10 };
const [WHOLE, START, WORD, PART] = [100, 80, 60, 30];

/** @typedef {{id: string, title: string, detail: string, score: number, name: string}} Found */

/** Letters and digits only, without accents or case: P'yŏngyang is pyongyang. @param {string} text */
export const plain = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").normalize("NFC")
  .toLowerCase().replace(/['’ʻʼ‘\u0060´·-]/g, "").replace(/[^\p{L}\p{N}\s]+/gu, " ").trim().replace(/\s+/g, " ");

export class Index {
  /** @param {import("./desk.js").Data} data */
  constructor({ entries, pages }) {
    this.rows = entries.map(([kind, id, importance, others, detail]) => {
      const { n, t, w } = pages[id];
      return { id, title: n ?? t, detail: detail || w,
        ahead: importance + AHEAD[/** @type {keyof AHEAD} */ (kind)],
        names: [n ?? t, ...others].map((name) => ({ name, form: plain(name) })) };
    });
  }

  /** @param {string} text @returns {Found[]} the best first */
  find(text) {
    const wanted = plain(text);
    if (!wanted) return [];
    const found = [];
    for (const { id, title, detail, ahead, names } of this.rows) {
      let best = { score: 0, name: "" };
      for (const { name, form } of names) {
        const score = scoreOf(form, wanted);
        if (score > best.score) best = { score, name };
      }
      if (best.score) found.push({ id, title, detail, score: best.score + ahead, name: best.name });
    }
    return found.sort((a, b) => b.score - a.score || a.title.length - b.title.length).slice(0, MOST);
  }
}

/** @param {string} form @param {string} wanted */
function scoreOf(form, wanted) {
  if (form === wanted) return WHOLE;
  if (form.startsWith(wanted)) return START;
  if (form.includes(` ${wanted}`)) return WORD;
  if (wanted.length > 2 && form.includes(wanted)) return PART;
  const words = wanted.split(" ");
  return words.length > 1 && words.every((word) => ` ${form}`.includes(` ${word}`)) ? PART : 0;
}

export class Search {
  /** @param {import("./desk.js").Desk} desk @param {() => void} opened when a thing is gone to */
  constructor(desk, opened) {
    this.index = new Index(desk.data);
    this.desk = desk;
    this.opened = opened;
    /** @type {Found[]} */
    this.found = [];
    this.at = 0;
    this.input = el("input", { type: "search", role: "combobox", "aria-expanded": "false", autocomplete: "off",
      "aria-controls": "p38-found", "aria-autocomplete": "list", "aria-label": _(SEARCH), placeholder: _(SEARCH),
      spellcheck: "false", enterkeyhint: "go", oninput: () => this.look(), onfocus: () => this.look(),
      onkeydown: (/** @type {KeyboardEvent} */ e) => this.press(e), onblur: () => setTimeout(() => this.fold(), 150) });
    this.list = el("ul", { id: "p38-found", role: "listbox", "aria-label": _(SEARCH), hidden: true });
    this.told = el("p", { class: "p38-told", role: "status" });
    this.box = el("div", { id: "p38-search", role: "search" }, icon("search"), this.input, this.list, this.told);
  }

  look() {
    const text = this.input.value;
    this.found = this.index.find(text);
    this.at = 0;
    this.list.replaceChildren(...this.found.map((one, i) => el("li", { role: "option", id: `p38-found-${i}`,
      onpointerdown: (/** @type {Event} */ e) => e.preventDefault(), onclick: () => this.go(i) },
      el("span", {}, one.title), el("small", {}, one.name === one.title ? one.detail : one.name))));
    if (text.trim() && !this.found.length) this.list.append(el("li", { class: "none" }, _(NOTHING, { text: text.trim() })));
    this.told.textContent = text.trim() ? _(RESULTS, { count: this.found.length }) : "";
    this.open(Boolean(text.trim()));
  }

  /** @param {boolean} on */
  open(on) {
    this.list.hidden = !on;
    this.input.setAttribute("aria-expanded", String(on));
    this.point();
  }

  fold() {
    this.open(false);
  }

  point() {
    const shown = !this.list.hidden && this.found.length > 0;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(shown && i === this.at)));
    if (shown) {
      this.input.setAttribute("aria-activedescendant", `p38-found-${this.at}`);
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} e */
  press(e) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && this.found.length) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.point();
    } else if (e.key === "Enter" && this.found.length) this.go(this.at);
    else if (e.key === "Escape") {
      if (this.list.hidden) this.input.blur();
      else this.fold();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  }

  /** @param {number} at */
  go(at) {
    const { id } = this.found[at];
    this.input.value = "";
    this.fold();
    this.input.blur();
    this.desk.go(id);
    this.opened();
  }
}
