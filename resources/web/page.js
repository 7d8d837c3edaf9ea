/**
 * The page's loop: messages and gestures change what is wanted, one frame draws the newest, and
 * Python hears `drawn`. A hidden page has no frames: it answers at once.
 */
import { showsBorders } from "./base.js";
import { compose } from "./compose.js";
import { NOWHERE } from "./corner.js";
import { Ground } from "./ground.js";
import { send } from "./bridge.js";
import { itemsOf } from "./items.js";
import { Plane } from "./plane.js";
import { Sprites } from "./sprites.js";
import { FINE, MOVING } from "./view.js";

/** @typedef {{pane: import("./types.js").Pane, furniture: import("./types.js").Furniture}} State */

const REST = 140; // ms without a move until the camera rests
const SLOW = 200; // ms after which a frame that never came is drawn without one

export class Page {
  /** @param {import("./atlas.js").Atlas} atlas @param {any} layer @param {State} state */
  constructor(atlas, layer, state) {
    this.atlas = atlas;
    this.layer = layer;
    this.state = state;
    this.revision = 0;
    this.mark = false;
    this.owed = false;
    this.asked = false;
    this.ground = new Ground();
    this.sprites = new Sprites();
    /** @type {Plane[]} features, then names, signs and furniture */
    this.planes = [];
    this.grain = FINE;
    this.rest = 0;
    /** What the hand does: what it is over, where it flew from, where names stood. */
    this.hand = { hover: "", pinned: "", back: "", sides: new Map(), corner: NOWHERE,
      /** @type {import("./types.js").Camera|null} */ from: null };
    /** @type {import("./compose.js").Picture|null} */
    this.picture = null;
    this.frame = this.frame.bind(this);
    this.want = this.want.bind(this);
  }

  /** @param {any} message */
  show(message) {
    this.state = { pane: message.pane, furniture: message.furniture };
    this.revision = message.revision;
    this.mark = Boolean(message.mark);
    this.owed = true;
    if (document.hidden) this.frame();
    else this.want();
  }

  /** Ask for a frame, once. */
  want() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(this.frame);
    setTimeout(() => this.asked && this.frame(), SLOW);
  }

  /** The camera moves: draw coarsely, and in full once it rests. */
  moved() {
    this.grain = MOVING;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.grain = FINE;
      this.want();
    }, REST);
    this.want();
  }

  /** A relief tile has come: the base must be drawn again. */
  stale() {
    this.ground.forget();
    this.want();
  }

  /** Draw what is wanted now, and answer. */
  frame() {
    this.asked = false;
    this.draw();
    if (!this.owed) return;
    this.owed = false;
    send({ type: "drawn", revision: this.revision });
  }

  draw() {
    const view = this.layer.view(this.grain);
    if (!view.w || !view.h) return;
    const [base, features, top] = this.layer.contexts;
    const borders = showsBorders(this.atlas, this.state.pane);
    this.ground.paint(base, this.atlas, view, this.state.pane.style, borders, () => this.stale());
    this.picture = compose(this.atlas, this.state, view, this.hand);
    this.paint(this.picture, [features, top]);
    if (this.mark) paintRevision(top, this.revision);
  }

  /** Bring a picture to its planes. @param {import("./compose.js").Picture} picture
   * @param {CanvasRenderingContext2D[]} contexts */
  paint(picture, contexts) {
    if (this.planes[0]?.c !== contexts[0]) this.planes = contexts.map((c) => new Plane(c));
    const rests = this.grain === FINE;
    const { view, features, top, scene } = picture;
    this.planes[0].show(this.sprites.items(features, view, scene, rests), scene);
    this.planes[1].show(itemsOf(top), scene);
  }
}

/** The reserved pixels that hold the revision. @param {CanvasRenderingContext2D} c
 * @param {number} revision */
function paintRevision(c, revision) {
  c.globalAlpha = 1;
  c.fillStyle = `#${(revision % 0x1000000).toString(16).padStart(6, "0")}`;
  c.fillRect(0, 0, 4, 4);
}
