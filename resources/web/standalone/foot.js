/** Below the map: play, steps, the date to be typed, the timeline. */
import { _, ALL_YEARS, DATE, DATE_HINT, NEXT, OUTSIDE, PAUSE, PLAY, PREVIOUS } from "./words.js";
import { after, before } from "./clock.js";
import { el, icon, iconButton } from "./dom.js";
import { Player } from "./player.js";
import { Timeline } from "./timeline.js";
import { dayOf } from "./typed.js";

export class Foot {
  /** @param {import("./desk.js").Desk} desk @param {(text: string) => void} notice */
  constructor(desk, notice) {
    this.desk = desk;
    this.notice = notice;
    const { store, data } = desk;
    this.play = iconButton("play", _(PLAY), () => this.player.toggle(), { class: "p38-play" });
    this.player = new Player(store, data.ticks, (playing) => this.told(playing));
    this.timeline = new Timeline(desk);
    this.date = el("input", { type: "text", "aria-label": _(DATE), title: _(DATE_HINT), autocomplete: "off",
      spellcheck: "false", enterkeyhint: "go", onfocus: () => this.date.select(), onblur: () => this.follow(),
      onkeydown: (/** @type {KeyboardEvent} */ e) => this.press(e) });
    this.panel = el("footer", { id: "p38-foot" },
      el("div", { class: "p38-controls" },
        iconButton("previous", _(PREVIOUS), () => this.event(-1)), this.play,
        iconButton("next", _(NEXT), () => this.event(1)), this.date,
        iconButton("all-years", _(ALL_YEARS), () => this.timeline.showAll())),
      this.timeline.box);
    store.follow(() => this.follow());
    this.follow();
  }

  /** @param {boolean} playing */
  told(playing) {
    const name = _(playing ? PAUSE : PLAY);
    this.play.replaceChildren(icon(playing ? "pause" : "play"));
    this.play.setAttribute("aria-label", name);
    this.play.title = name;
  }

  /** To the next event, or the one before. @param {1|-1} step */
  event(step) {
    this.player.pause();
    const { day, selected } = this.desk.store.state;
    const tick = (step > 0 ? after : before)(this.desk.data.ticks, day, selected);
    if (tick) this.desk.store.change({ day: tick[0], selected: tick[2] });
  }

  follow() {
    if (document.activeElement !== this.date) this.date.value = this.desk.said(this.desk.store.state);
  }

  /** @param {KeyboardEvent} e */
  press(e) {
    e.stopPropagation();
    if (e.key === "Escape") this.date.blur();
    if (e.key !== "Enter") return;
    const { store, data } = this.desk;
    try {
      const day = dayOf(this.date.value, Object.values(data.sayings));
      const [first, last] = data.days;
      if (day < first || day > last) {
        throw new Error(_(OUTSIDE, { first: this.desk.sayDay(first), last: this.desk.sayDay(last) }));
      }
      store.change({ day, selected: "", ...(store.state.mode === "window" ? { mode: "instant" } : {}) });
      this.date.blur();
    } catch (error) {
      this.notice(error instanceof Error ? error.message : String(error));
    }
  }
}
