/** The speaker's window: notes, what comes next, the clock. It is filled from here, since two windows of
 * one file may not speak with each other where a browser takes each file for a stranger. */
import { el, iconButton } from "./dom.js";
import { prose } from "./prose.js";
import { _, AT_END, ELAPSED, ELAPSED_OF, NEXT_IS, NEXT_SCENE, NO_NOTES, NOTES, PREVIOUS_SCENE, QUESTIONS, SCENE_OF, SOURCES } from "./words.js";

const SHAPE = "popup,width=900,height=760";
const TICK = 1000; // ms

export class Podium {
  /** @param {import("./scenes.js").Scenes} scenes @param {(e: KeyboardEvent) => boolean} press what a key
   * does, and whether it does anything */
  constructor(scenes, press) {
    this.scenes = scenes;
    this.press = press;
    /** @type {Window|null} */
    this.window = null;
    this.timer = 0;
    this.began = 0;
    this.count = el("p", { class: "count" });
    this.clock = el("p", { class: "clock", role: "timer" });
    this.now = el("main", {});
    this.next = el("footer", {});
    scenes.followers.push(() => this.draw());
    addEventListener("pagehide", () => this.close());
  }

  /** Open it, or bring it to the front; whether the browser allows it. @param {number} began ms */
  open(began) {
    this.began = began;
    if (!this.window || this.window.closed) {
      const made = window.open("", "p38-notes", SHAPE);
      if (!made) return false;
      this.window = made;
      this.fill(made);
    }
    this.window.focus();
    this.draw();
    return true;
  }

  /** @param {Window} made */
  fill(made) {
    const { document: page } = made;
    page.documentElement.className = document.documentElement.className;
    page.documentElement.lang = document.documentElement.lang;
    page.head.replaceChildren(...[...document.head.querySelectorAll("meta[charset], style")].map((one) => page.importNode(one, true)));
    page.title = `${_(NOTES)}: ${this.scenes.story?.title ?? ""}`;
    page.body.className = "p38-podium";
    page.body.replaceChildren(el("header", {}, iconButton("previous", _(PREVIOUS_SCENE), () => this.scenes.step(-1)), this.count,
      iconButton("next", _(NEXT_SCENE), () => this.scenes.step(1)), this.clock), this.now, this.next);
    made.addEventListener("keydown", (e) => {
      if (this.press(e)) e.preventDefault();
    });
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), TICK);
  }

  tick() {
    if (!this.window || this.window.closed) clearInterval(this.timer);
    const passed = Math.floor((Date.now() - this.began) / TICK);
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const far = `${two(Math.floor(passed / 60))}:${two(passed % 60)}`;
    const all = this.scenes.story?.planned;
    this.clock.textContent = `${time} · ${all ? _(ELAPSED_OF, { time: far, count: Math.round(all / 60) }) : _(ELAPSED, { time: far })}`;
  }

  draw() {
    const { story, at } = this.scenes;
    if (!story || !this.window || this.window.closed) return;
    const [scene, next] = [story.scenes[at], story.scenes[at + 1]];
    this.count.textContent = _(SCENE_OF, { number: at + 1, count: story.scenes.length });
    const notes = prose(scene.speech ?? "");
    this.now.replaceChildren(el("h1", {}, scene.title), el("p", { class: "caption" }, scene.caption),
      el("div", { class: "notes" }, ...(notes.length ? notes : [el("p", { class: "quiet" }, _(NO_NOTES))])),
      ...(scene.works?.length ? [el("h2", {}, _(SOURCES)), el("ul", { class: "works" },
        ...scene.works.map((one) => el("li", {}, one)))] : []));
    this.now.scrollTop = 0;
    const asked = (story.questions ?? []).map((one) => el("li", {}, one));
    this.next.replaceChildren(el("h2", {}, _(next ? NEXT_IS : asked.length ? QUESTIONS : AT_END)),
      next ? el("p", {}, el("b", {}, next.title), " ", next.caption) : el("ol", {}, ...asked));
    this.tick();
  }

  close() {
    clearInterval(this.timer);
    this.window?.close();
    this.window = null;
  }
}
