/** The inspector: the record of what is selected, else what holds on this date. */
import { _, BACK_PAGE, CLOSE, COUNT, FROM_MAP, GO_THERE, HOLDS_NOW, INSPECTOR, MAY_HOLD, NOT_BEFORE,
  NOT_IN_EFFECT, NOT_YET, NOW, OVER, WHO_HERE } from "./words.js";
import { unproject } from "../atlas/view.js";
import { el, icon, iconButton } from "./dom.js";
import { held, onDate } from "./on-date.js";
import { spotId, spotOf } from "./held.js";
import { drawn } from "./sheet.js";

const KEPT = 50; // pages that one can go back to

export class Inspector {
  /** @param {import("./desk.js").Desk} desk @param {() => void} close */
  constructor(desk, close) {
    this.desk = desk;
    /** @type {string[]} ids that were selected before */
    this.trail = [];
    /** Several things of one sign on the map. @type {string[]} */
    this.listed = [];
    this.body = el("div", { class: "p38-scroll", tabindex: "-1" });
    this.back = iconButton("back", _(BACK_PAGE), () => this.goBack());
    this.panel = el("aside", { id: "p38-inspector", "aria-label": _(INSPECTOR) },
      el("div", { class: "p38-head" }, this.back, el("h2", {}, _(INSPECTOR)), iconButton("close", _(CLOSE), close)),
      this.body);
    /** Where the map was clicked last. @type {[number, number]|null} */
    this.spot = null;
    this.shown = "";
    desk.store.follow((now, then) => {
      if (now.selected === then.selected) return;
      this.trail.push(then.selected);
      if (this.trail.length > KEPT) this.trail.shift();
      if (now.selected) this.listed = [];
      this.draw();
    });
    desk.whenResting(() => this.draw());
  }

  goBack() {
    const id = this.trail.pop() ?? "";
    this.listed = [];
    this.desk.store.change({ selected: id });
    this.trail.pop(); // the way back is no way on
    this.draw();
  }

  /** What one sign on the map stands for. @param {string[]} ids */
  list(ids) {
    this.listed = ids;
    this.desk.store.change({ selected: "" });
    this.draw();
  }

  draw() {
    const { desk } = this;
    const { selected } = desk.store.state;
    const sheet = this.record(selected) ?? (this.listed.length ? this.listing() : onDate(desk, desk.page().atlas));
    const here = JSON.stringify([sheet, this.state(selected), this.spot, desk.store.state.style]);
    this.back.hidden = !this.trail.length;
    if (here === this.shown) return;
    this.shown = here;
    const place = this.panel.dataset.id === selected ? this.body.scrollTop : 0;
    this.panel.dataset.id = selected;
    this.body.replaceChildren(el("p", { class: "kicker" }, sheet.k), el("h2", { class: "title" }, sheet.t),
      sheet.w && el("p", { class: "dates" }, sheet.w), ...this.above(selected),
      ...drawn(sheet.b, { go: (id) => desk.go(id), travel: (day) => desk.store.change({ day }),
        pages: desk.data.pages, notes: desk.data.notes, now: () => this.state(selected) }));
    for (const stray of [...this.body.childNodes]) if (stray.nodeType === 3) stray.remove();
    this.body.scrollTop = place;
  }

  /** The page of what is selected: of a point and of a place with who held it.
   * @param {string} id @returns {import("./desk.js").Sheet|null} */
  record(id) {
    const { data, holders } = this.desk;
    const spot = spotOf(id);
    if (spot && holders) return holders.page(spot);
    const page = data.pages[id] ?? null;
    const place = page && this.desk.page().atlas.home.places.find((one) => one.id === id);
    if (!place || !holders) return page;
    const [lon, lat] = unproject(place.x, place.y);
    return { ...page, b: [...holders.blocks([lat, lon]), ...page.b] };
  }

  /** A way to the thing, and whether it is still to come. @param {string} id @returns {Node[]} */
  above(id) {
    if (!id || spotOf(id)) return [];
    const event = this.desk.page().atlas.events.find((one) => one.id === id);
    const [, last] = this.desk.daysOf(this.desk.store.state);
    return [
      el("button", { type: "button", class: "p38-chip", onclick: () => this.desk.go(id) }, icon("view"), _(GO_THERE)),
      ...(this.spot && this.state(id) ? [el("button", { type: "button", class: "p38-chip", onclick: () => this.here() },
        icon("inspector"), _(WHO_HERE))] : []),
      ...(event && last < event.from ? [el("p", { class: "warn" }, _(NOT_BEFORE, { date: this.desk.sayDay(last) }))] : []),
    ];
  }

  /** Whether a feature holds now. @param {string} id @returns {[string, string]|null} */
  state(id) {
    const feature = this.desk.page().atlas.features.find((one) => one.id === id);
    if (!feature) return null;
    const [first, last] = this.desk.daysOf(this.desk.store.state);
    const { interval, announced } = feature;
    const how = held(interval, first, last);
    if (how) return [_(NOW), _(how === "certain" ? HOLDS_NOW : MAY_HOLD)];
    if (first >= interval[1]) return [_(NOW), _(OVER)];
    return [_(NOW), _(announced !== null && announced <= last ? NOT_IN_EFFECT : NOT_YET)];
  }

  /** Who held the spot at which the thing was taken from the map. */
  here() {
    if (this.spot) this.desk.store.change({ selected: spotId(...this.spot) });
  }

  listing() {
    const { pages } = this.desk.data;
    const rows = this.listed.filter((id) => pages[id]);
    const kinds = new Set(this.listed.map((id) => pages[id]?.k));
    return { k: _(FROM_MAP), t: kinds.size === 1 ? [...kinds][0] ?? "" : _(FROM_MAP),
      w: _(COUNT, { count: rows.length }), b: [["links", rows]] };
  }
}
