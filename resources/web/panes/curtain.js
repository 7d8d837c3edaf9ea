/** The edge between a map and the one over it: dragged, or moved by the arrow keys. */
import { _ } from "../furniture/tongue.js";
import { CURTAIN, CURTAIN_AT } from "../furniture/words.js";
import { holdKeys } from "../hand/held.js";

const STEP = 0.02; // of the width, a press of a key
const LEAP = 0.1; // with Page Up and Page Down
const START = 0.5;

export class Curtain {
  /** @param {HTMLElement} over the upper map, seen to the right of the edge
   * @param {(share: number) => void} [parted] hears where a hand has put it */
  constructor(over, parted = () => {}) {
    this.over = over;
    this.share = this.told = START;
    this.parted = parted;
    this.edge = document.createElement("div");
    this.edge.className = "p38-curtain";
    this.edge.tabIndex = 0;
    this.edge.setAttribute("role", "slider");
    const said = { label: _(CURTAIN), valuemin: "0", valuemax: "100", orientation: "horizontal" };
    for (const [name, value] of Object.entries(said)) this.edge.setAttribute(`aria-${name}`, value);
    this.edge.title = _(CURTAIN);
    this.edge.addEventListener("focus", () => holdKeys(this, true));
    this.edge.addEventListener("blur", () => holdKeys(this, false));
    over.after(this.edge);
    this.edge.addEventListener("pointerdown", (e) => this.edge.setPointerCapture(e.pointerId));
    this.edge.addEventListener("pointermove", (e) => {
      if (e.buttons) this.put(e.clientX / innerWidth);
    });
    this.edge.addEventListener("lostpointercapture", () => this.parted(this.share));
    this.edge.addEventListener("keydown", (e) => this.press(e));
    this.put(START);
  }

  /** @param {number} share of the width */
  put(share) {
    this.share = Math.max(0, Math.min(1, share));
    const percent = `${100 * this.share}%`;
    this.over.style.clipPath = `inset(0 0 0 ${percent})`;
    this.edge.style.left = percent;
    const whole = Math.round(100 * this.share);
    this.edge.setAttribute("aria-valuenow", String(whole));
    this.edge.setAttribute("aria-valuetext", CURTAIN_AT(whole));
  }

  /** Where Python has it, unless a hand is on it. @param {number} share */
  follow(share) {
    if (share !== this.told) this.put(share);
    this.told = share;
  }

  /** @param {KeyboardEvent} e */
  press(e) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP, ArrowUp: STEP, ArrowDown: -STEP,
      PageUp: LEAP, PageDown: -LEAP, Home: -1, End: 1 }[e.key];
    if (!step || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    e.stopPropagation();
    this.put(this.share + step);
    this.parted(this.share);
  }

  remove() {
    holdKeys(this, false);
    this.edge.remove();
  }
}
