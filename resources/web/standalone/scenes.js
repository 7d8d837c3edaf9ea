/** A story told on the map: its scenes one after another, each with a title and what is said of it. */
import { el, iconButton } from "./dom.js";
import { _, LEAVE, NEXT_SCENE, PRESENT, PREVIOUS_SCENE, SCENE_OF } from "./words.js";

/** @typedef {Partial<import("./store.js").State> & {id: string, title: string, caption: string, layout: string,
 *   columns: number, more: Partial<import("./store.js").State>[], transition: "fly"|"cut"|"fade",
 *   camera: import("../types.js").Camera, speech?: string, works?: string[], plain?: string, aside?: import("./beside.js").Aside|null}} Scene */
/** @typedef {{id: string, title: string, seen: [number, number], scenes: Scene[], questions?: string[], planned?: number}} Story
 * seen: px of the map for which cameras are framed */

const KEPT = ["day", "window", "mode", "layers_on", "layers_off", "powers", "filters", "notes", "selected", "highlights"];

export class Scenes {
  /** @param {import("./desk.js").Desk} desk @param {(id: string) => void} told which story, or ""
   * @param {() => void} present */
  constructor(desk, told, present) {
    this.desk = desk;
    this.told = told;
    /** @type {Story|null} */
    this.story = null;
    this.at = 0;
    /** Who hears that another scene is shown, or none. @type {(() => void)[]} */
    this.followers = [];
    this.count = el("p", { class: "count" });
    this.title = el("h2", {});
    this.caption = el("p", {});
    this.back = iconButton("previous", _(PREVIOUS_SCENE), () => this.step(-1));
    this.on = iconButton("next", _(NEXT_SCENE), () => this.step(1));
    this.card = el("section", { id: "p38-scene", hidden: true },
      el("div", { class: "p38-steps" }, this.back, this.count, this.on, iconButton("present", _(PRESENT), present, { class: "end" }), iconButton("close", _(LEAVE), () => this.begin(""))),
      el("div", { role: "status" }, this.title, this.caption));
  }

  /** At an address, STORY/SCENE, before the map is drawn; whether there is one. @param {string} address */
  open(address) {
    const [id, ...rest] = address.split("/");
    const scene = rest.join("/"); // in a project its name begins with the story's
    const story = this.desk.data.stories.find((one) => one.id === id);
    const at = story?.scenes.findIndex((one) => one.id === scene) ?? -1;
    if (!story || at < 0) return false;
    this.story = story;
    this.show(at);
    return true;
  }

  /** A story from its first scene, or none. @param {string} id */
  begin(id) {
    this.story = this.desk.data.stories.find((one) => one.id === id) ?? null;
    if (this.story) {
      this.show(0);
      this.look(true);
      return;
    }
    this.desk.scene = null;
    const { opening } = this.desk.data;
    this.desk.beside = opening.scene ? { layout: "single", columns: 1, more: [] } : opening;
    this.card.hidden = true;
    this.told("");
    this.desk.store.change({ highlights: [], filters: opening.scene ? null : opening.filters,
      notes: opening.scene ? [] : opening.notes });
    this.desk.show();
    for (const follow of this.followers) follow();
  }

  /** @param {1|-1} step */
  step(step) {
    const at = this.at + step;
    if (!this.story?.scenes[at]) return;
    this.show(at);
    this.look(true);
  }

  /** @param {number} at */
  show(at) {
    const { id, scenes } = /** @type {Story} */ (this.story);
    const scene = scenes[at];
    this.at = at;
    this.desk.scene = { title: scene.title, caption: scene.caption, address: `${id}/${scene.id}` };
    this.desk.beside = scene;
    this.count.textContent = _(SCENE_OF, { number: at + 1, count: scenes.length });
    this.title.textContent = scene.title;
    this.caption.textContent = scene.caption;
    [this.back.disabled, this.on.disabled] = [at === 0, at === scenes.length - 1];
    this.card.hidden = false;
    this.told(id);
    this.desk.store.change(Object.fromEntries(Object.entries(scene).filter(([key]) => KEPT.includes(key))));
    this.desk.show();
    for (const follow of this.followers) follow();
  }

  /** Where the scene looks; false where there is none. @param {boolean} fly */
  look(fly) {
    const scene = this.story?.scenes[this.at];
    if (!scene || !this.story) return false;
    const size = this.desk.map().getSize();
    const [wide, high] = this.story.seen;
    const { lat, lon, zoom } = scene.camera;
    const less = Math.log2(Math.min(size.x / wide, size.y / high));
    this.desk.look(lat, lon, Math.min(Math.max(zoom + less, 1.5), 12), fly && scene.transition === "fly");
    return true;
  }
}
