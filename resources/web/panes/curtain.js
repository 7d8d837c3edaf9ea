/** The edge between a map and the one over it: dragged, or moved by the arrow keys. */
import { CURTAIN } from "../furniture/words.js";

const STEP = 0.02; // of the width, a press of a key
const START = 0.5;

export class Curtain {
  /** @param {HTMLElement} over the upper map, seen to the right of the edge */
  constructor(over) {
    this.over = over;
    this.edge = document.createElement("div");
    this.edge.className = "p38-curtain";
    this.edge.tabIndex = 0;
    this.edge.setAttribute("role", "slider");
    this.edge.setAttribute("aria-label", CURTAIN);
    over.after(this.edge);
    this.edge.addEventListener("pointerdown", (e) => this.edge.setPointerCapture(e.pointerId));
    this.edge.addEventListener("pointermove", (e) => {
      if (e.buttons) this.put(e.clientX / innerWidth);
    });
    this.edge.addEventListener("keydown", (e) => this.press(e));
    this.put(START);
  }

  /** @param {number} share of the width */
  put(share) {
    this.share = Math.max(0, Math.min(1, share));
    const percent = `${100 * this.share}%`;
    this.over.style.clipPath = `inset(0 0 0 ${percent})`;
    this.edge.style.left = percent;
    this.edge.setAttribute("aria-valuenow", String(Math.round(100 * this.share)));
  }

  /** @param {KeyboardEvent} e */
  press(e) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[e.key];
    if (!step) return;
    e.preventDefault();
    e.stopPropagation();
    this.put((this.share ?? START) + step);
  }

  remove() {
    this.edge.remove();
  }
}
