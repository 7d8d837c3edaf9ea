/** A story presented: the map with its legend, the words below it in type for the back row, nothing of
 * the desk. */
import { besides } from "./beside.js";
import { el } from "./dom.js";
import { Podium } from "./podium.js";
import { _, NO_FULL_SCREEN, NO_WINDOW, PRESENT_HINT } from "./words.js";

const ON = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter", "MediaTrackNext"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp", "Backspace", "MediaTrackPrevious"];
const LEAST = 0.5; // of the type's size beside a map

export class Presenter {
  /** @param {import("./desk.js").Desk} desk @param {import("./frame.js").Frame} frame
   * @param {import("./scenes.js").Scenes} scenes @param {import("./archive.js").Archive} archive */
  constructor(desk, frame, scenes, archive) {
    this.desk = desk;
    this.frame = frame;
    this.scenes = scenes;
    this.archive = archive;
    this.on = false;
    this.digits = "";
    this.before = ""; // the map's style away from the stage
    this.began = 0; // ms
    this.size = ""; // of the map when it was last laid out from here
    this.podium = new Podium(scenes, (e) => this.press(e));
    this.count = el("p", { class: "count" });
    this.told = el("p", { class: "p38-told", role: "status" });
    this.texts = el("div", {});
    this.words = el("section", { id: "p38-words" }, this.texts, this.count, this.told);
    this.aside = el("section", { id: "p38-beside", hidden: true });
    this.dark = el("div", { id: "p38-blank", hidden: true });
    document.body.append(this.aside, this.words, this.dark);
    scenes.followers.push(() => this.follow());
    new ResizeObserver(() => this.fit()).observe(frame.stage);
  }

  /** From the scene that stands there, else the first of the first story. */
  begin() {
    if (this.on || !this.desk.data.stories.length) return;
    this.on = true;
    const { style } = this.desk.store.state;
    const dark = document.documentElement.classList.contains("dark");
    this.before = style === "stage" ? dark ? "dark" : "screen" : style;
    this.began = Date.now();
    document.body.classList.add("p38-presents");
    this.desk.store.change({ style: "stage" });
    if (this.scenes.story) {
      this.scenes.show(this.scenes.at);
      this.scenes.look(false);
    } else this.scenes.begin(this.desk.data.stories[0].id);
    /** @type {HTMLElement|null} */ (document.activeElement)?.blur();
    this.frame.say(_(PRESENT_HINT));
  }

  /** To the desk, at the scene that was shown. */
  leave() {
    if (!this.on) return;
    this.on = false;
    this.podium.close();
    this.dark.hidden = true;
    document.body.classList.remove("p38-presents");
    if (document.fullscreenElement) void document.exitFullscreen();
    this.desk.store.change({ style: this.before });
    this.follow();
    this.scenes.look(false);
  }

  /** The scene has changed: its words, and what stands beside its map. */
  follow() {
    const { story, at } = this.scenes;
    const aside = this.on ? story?.scenes[at]?.aside : null;
    this.aside.hidden = !aside;
    this.aside.replaceChildren(...(aside ? besides(aside, this.archive, () => this.shrink()) : []));
    if (!story) {
      this.leave();
      return;
    }
    if (this.texts.dataset.story !== story.id) this.write(story);
    [...this.texts.children].forEach((one, number) => one.classList.toggle("now", number === at));
    this.digits = "";
    this.dark.hidden = true;
    this.number();
    if (this.on) this.told.textContent = `${story.scenes[at].title}. ${story.scenes[at].caption}`;
    this.desk.fill();
    this.size = this.sized();
    this.shrink();
  }

  /** What stands beside in type that lets all of it be seen: nobody scrolls before a room. */
  shrink() {
    const { style } = this.aside;
    for (let less = 1; less >= LEAST; less -= 0.04) {
      style.setProperty("--less", String(less));
      if (this.aside.scrollHeight <= this.aside.clientHeight) return;
    }
  }

  /** The words of all scenes, one over the other: the band is as high as the longest, and the map keeps
   * its size. @param {import("./scenes.js").Story} story */
  write(story) {
    this.texts.dataset.story = story.id;
    this.texts.replaceChildren(...story.scenes.map(({ title, caption }) => el("div", {}, el("h2", {}, title), el("p", {}, caption))));
  }

  number() {
    const { story, at } = this.scenes;
    this.count.textContent = this.digits ? `${this.digits} …` : `${at + 1} / ${story?.scenes.length ?? 0}`;
  }

  sized() {
    const { clientWidth, clientHeight } = this.frame.stage;
    return `${clientWidth} ${clientHeight}`;
  }

  /** The window was made larger or smaller: the scene's ground in it. */
  fit() {
    if (!this.on || this.size === this.sized()) return;
    this.size = this.sized();
    this.desk.fill();
    this.shrink();
    this.scenes.look(false);
  }

  /** What a key does on the stage, and in the speaker's window; whether it does anything.
   * @param {KeyboardEvent} e */
  press(e) {
    if (!this.on || e.ctrlKey || e.altKey || e.metaKey) return false;
    const { key } = e;
    this.frame.told.hidden = true;
    const button = /** @type {Element} */ (e.target).localName === "button" && [" ", "Enter"].includes(key);
    if (button && !this.digits) return false;
    if (/^\d$/.test(key)) this.digits = (this.digits + key).slice(-3);
    else if (key === "Enter" && this.digits) this.jump(Number(this.digits) - 1);
    else if (!this.deed(key)) return false;
    else this.digits = "";
    this.number();
    return true;
  }

  /** @param {string} key */
  deed(key) {
    const last = (this.scenes.story?.scenes.length ?? 1) - 1;
    if (ON.includes(key)) this.scenes.step(1);
    else if (BACK.includes(key)) this.scenes.step(-1);
    else if (key === "Home") this.jump(0);
    else if (key === "End") this.jump(last);
    else if (["b", "B", "."].includes(key)) this.dark.hidden = !this.dark.hidden;
    else if (["f", "F"].includes(key)) this.fill();
    else if (["n", "N"].includes(key)) this.notes();
    else if (["r", "R"].includes(key)) this.jump(this.scenes.at);
    else if (key === "Escape") this.escape();
    else return false;
    return true;
  }

  /** @param {number} at */
  jump(at) {
    this.digits = "";
    if (!this.scenes.story?.scenes[at]) return;
    this.scenes.show(at);
    this.scenes.look(true);
  }

  escape() {
    if (!this.dark.hidden) this.dark.hidden = true;
    else if (!this.digits) this.leave();
  }

  notes() {
    if (!this.podium.open(this.began)) this.frame.say(_(NO_WINDOW));
  }

  /** The whole screen, or a window again. */
  fill() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => this.frame.say(_(NO_FULL_SCREEN)));
  }
}
