/**
 * The map by keys: N and P go from thing to thing, with Shift from group to group, Enter opens what
 * stands in the ring, or asks what lies in the middle. A ring and a line of words show where one is.
 */
import { send } from "../bridge.js";
import { _ } from "../furniture/tongue.js";
import { CENTRE, counted } from "../furniture/words.js";
import { letter } from "./gestures.js";
import { take } from "./hand.js";
import { targetAt } from "./pick.js";
import { isPlacing } from "./placing.js";
import { stopsOf } from "./stops.js";

/** @typedef {import("./stops.js").Stop} Stop */

const GAP = 20; // px from the ring's middle to its words
const STEPS = { KeyN: 1, KeyP: -1 }; // by where they lie: a Korean layout has them, too

export class Walker {
  /** @param {import("../page.js").Page} page @param {any} map */
  constructor(page, map) {
    this.page = page;
    this.map = map;
    /** @type {Stop|null} */
    this.stop = null;
    this.ring = this.box("p38-ring");
    this.note = this.box("p38-note");
    this.ring.hidden = this.note.hidden = true;
    const box = map.getContainer();
    box.addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => this.press(e), { capture: true });
    box.addEventListener("pointerdown", () => this.leave(), { capture: true });
    map.on("movestart resize", () => this.leave());
  }

  /** @param {string} name @returns {HTMLElement} */
  box(name) {
    const made = this.map.getContainer().appendChild(document.createElement("div"));
    made.className = name;
    made.setAttribute("aria-hidden", "true"); // it is said
    return made;
  }

  /** @param {KeyboardEvent} e */
  press(e) {
    if (e.ctrlKey || e.altKey || e.metaKey || isPlacing(this.map.getContainer()) || !this.does(e)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
  }

  /** @param {KeyboardEvent} e @returns {boolean} whether the key was for the walk */
  does({ code, key, shiftKey }) {
    const { pinned } = this.page.hand;
    const step = /** @type {Record<string, number>} */ (STEPS)[code || letter(key)];
    if (step && !pinned) this.go(step, shiftKey);
    else if (key === "Enter" && !pinned && (this.stop || !this.page.state.pane.selected)) this.open();
    else return false;
    return true;
  }

  /** To the next stop, or to the first of the next group. @param {number} step 1 or -1
   * @param {boolean} leap */
  go(step, leap) {
    const stops = stopsOf(this.page);
    const { stop } = this;
    const here = stops.findIndex(({ hit }) => hit.kind === stop?.hit.kind && hit.id === stop.hit.id);
    if (!stops.length) return;
    let next = here < 0 && step < 0 ? stops.length - 1 : here + step;
    if (leap && here >= 0) next = leapFrom(stops, here, step);
    next = (next + stops.length) % stops.length;
    const { group } = stops[next];
    const peers = stops.filter((one) => one.group === group);
    this.stand(stops[next], counted(group, peers.indexOf(stops[next]) + 1, peers.length));
  }

  /** What stands in the ring, or lies in the middle of the map. */
  open() {
    const { page, map } = this;
    const { w, h } = page.picture?.view ?? { w: 0, h: 0 };
    const { hit, x, y } = this.stop ?? { hit: null, x: w / 2, y: h / 2 };
    const found = hit ?? (page.picture && targetAt(page.atlas, page.picture, x, y));
    if (!found) return;
    if (!hit) this.stand({ group: "", hit: found, x, y, text: _(CENTRE) }, "");
    take(page, map, found, map.containerPointToLatLng([x, y]));
  }

  /** @param {Stop} stop @param {string} number of it */
  stand(stop, number) {
    this.stop = stop;
    const { w } = this.page.picture?.view ?? { w: 0 };
    const look = this.page.atlas.styles.palettes[this.page.state.pane.style];
    this.note.replaceChildren(stop.text, ...(number ? [small(number)] : []));
    Object.assign(this.note.style, { background: look.panel, color: look.ink, borderColor: look.ink });
    Object.assign(this.ring.style, { left: `${stop.x}px`, top: `${stop.y}px`, borderColor: look.ink,
      boxShadow: `0 0 0 2px ${look.panel}, inset 0 0 0 2px ${look.panel}` });
    const left = stop.x > w / 2;
    Object.assign(this.note.style, { top: `${stop.y}px`, left: left ? "" : `${stop.x + GAP}px`,
      right: left ? `${w - stop.x + GAP}px` : "" });
    this.ring.hidden = this.note.hidden = false;
    send({ type: "said", text: [stop.text, number].filter(Boolean).join(". ") });
  }

  /** The ring goes. */
  leave() {
    this.stop = null;
    this.ring.hidden = this.note.hidden = true;
  }
}

/** The first stop of the next group, or of the one before. @param {Stop[]} stops
 * @param {number} here @param {number} step */
function leapFrom(stops, here, step) {
  const count = stops.length;
  let at = here;
  while (stops[at].group === stops[here].group) {
    at = (at + step + count) % count;
    if (at === here) return here;
  }
  return stops.findIndex(({ group }) => group === stops[at].group);
}

/** @param {string} text */
function small(text) {
  const made = document.createElement("small");
  made.textContent = text;
  return made;
}
