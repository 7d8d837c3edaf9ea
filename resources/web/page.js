/**
 * The page's loop: messages and gestures change what is wanted, one frame draws the newest, and
 * Python hears `drawn`. A hidden page has no frames: it answers at once.
 */
import { extrasOf } from "./base/base.js";
import { compose, onGround, sceneOf } from "./compose.js";
import { NOWHERE } from "./furniture/corner.js";
import { NOWHERE_YET } from "./furniture/locator.js";
import { Drift } from "./canvas/drift.js";
import { Ground } from "./base/ground.js";
import { send } from "./bridge.js";
import { letFade } from "./base/relief.js";
import { itemsOf } from "./canvas/items.js";
import { Plane } from "./canvas/plane.js";
import { Rafts } from "./canvas/raft.js";
import { Sprites } from "./canvas/sprites.js";
import { calming, EACH } from "./features/fresh.js";
import { AT_HAND, FLYING, RUNNING } from "./labels/label-desk.js";
import { FINE, MOVING } from "./atlas/view.js";

/** @typedef {import("./atlas/view.js").View} View */
/** @typedef {{pane: import("./types.js").Pane, furniture: import("./types.js").Furniture}} State */

const NAMES_MOVED = 300; // ms after which names find new places while the camera moves
const NAMES_DATED = 90; // the same while the clock runs, too
const REST = 140; // ms without a move until the camera rests
const SLOW = 200; // ms after which a frame that never came is drawn without one

export class Page {
  /** @param {import("./atlas/atlas.js").Atlas} atlas @param {any} layer @param {State} state */
  constructor(atlas, layer, state) {
    this.atlas = atlas;
    this.layer = layer;
    this.state = state;
    this.revision = 0;
    this.mark = false;
    this.whole = false;
    this.owed = false;
    this.asked = false;
    /** Whether a frame was asked for the base alone. */
    this.baseOnly = false;
    this.ground = new Ground();
    this.sprites = new Sprites();
    /** @type {Plane[]} features, then names, signs and furniture */
    this.planes = [];
    this.rafts = new Rafts();
    this.drift = new Drift();
    this.grain = FINE;
    this.rest = this.calm = 0;
    this.late = this.due = 0;
    this.put = -REST; // when the camera was last put somewhere
    this.composed = 0;
    this.ratio = 0; // device px to a CSS px of the last picture at rest
    /** The states of names and of features on the screen. */
    this.shown = this.carried = state;
    /** What the hand does: what it is over, where it flew from, where names stood. */
    this.hand = { hover: "", pinned: "", back: "", only: "", sides: new Map(), corner: NOWHERE,
      locator: NOWHERE_YET, calm: AT_HAND,
      /** @type {import("./types.js").Camera|null} */ from: null };
    /** @type {import("./compose.js").Picture|null} */
    this.picture = null;
    this.after = () => {}; // each frame
    /** Of several maps the others. */
    this.beside = () => /** @type {Page[]} */ ([]);
    this.frame = this.frame.bind(this);
    this.want = this.want.bind(this);
  }

  /** @param {any} message */
  show(message) {
    const flies = Boolean(message.flies); // from one titled scene to another
    this.state = { pane: message.pane,
      furniture: flies ? { ...message.furniture, titled: true } : message.furniture };
    // of a film each picture hangs on the film alone, not on what stood before it
    if (message.whole && !this.revision) this.hand.corner = NOWHERE;
    this.revision = message.revision;
    this.mark = Boolean(message.mark);
    this.whole = Boolean(message.whole);
    this.hand.calm = flies ? FLYING : this.whole ? RUNNING : AT_HAND;
    letFade(!this.whole);
    if (this.whole) {
      clearTimeout(this.rest);
      this.grain = FINE;
    }
    this.owed = !message.silent;
    if (document.hidden) this.frame();
    else this.want();
  }

  /** Something has changed: draw it in the next frame. */
  want() {
    this.baseOnly = false;
    this.ask();
  }

  /** Ask for a frame, once. */
  ask() {
    if (this.asked) return;
    this.asked = true;
    this.due = requestAnimationFrame(this.frame);
    this.late = setTimeout(this.frame, SLOW);
  }

  /** The camera moves: draw coarsely, and in full once it rests; in full at once where it must be. */
  moved() {
    this.grain = this.whole ? FINE : MOVING;
    clearTimeout(this.rest);
    if (!this.whole) this.rest = setTimeout(() => {
      this.grain = FINE;
      this.want();
    }, REST);
    this.want();
  }

  /** The map goes: nothing more is drawn. */
  close() {
    clearTimeout(this.calm);
    clearTimeout(this.rest);
    clearTimeout(this.late);
    cancelAnimationFrame(this.due);
    this.asked = true;
  }

  /** The camera has been put somewhere. What is put soon again moves; else it rests there at once. */
  arrived() {
    const before = this.put;
    this.put = performance.now();
    if (this.put - before < REST) return;
    clearTimeout(this.rest);
    this.grain = FINE;
    this.want();
  }

  /** A relief tile has come: the base must be drawn again. */
  stale() {
    this.ground.forget();
    if (!this.asked) this.baseOnly = true;
    this.ask();
  }

  /** Draw what is wanted now, and answer. */
  frame() {
    this.asked = false;
    clearTimeout(this.late);
    cancelAnimationFrame(this.due);
    this.draw();
    this.after();
    this.baseOnly = false;
    if (!this.owed) return;
    this.owed = false;
    send({ type: "drawn", revision: this.revision });
  }

  draw() {
    const view = this.layer.view(this.grain);
    if (!view.w || !view.h) return;
    const [base, features, top] = this.layer.contexts;
    if (this.planes[0]?.c !== features) this.planes = [features, top].map((c) => new Plane(c));
    const { pane } = this.state;
    const { picture } = this;
    const moves = this.grain === MOVING && picture && this.canCarry(picture.view, view);
    if (moves && !this.rafts.now) {
      this.setOut(picture);
      if (sameCamera(picture.view, view)) return; // nothing moves yet
    }
    const moving = this.layer.merge(Boolean(moves));
    const again = () => this.stale();
    const extras = extrasOf(this.atlas, pane);
    const same = this.picture?.view.key === view.key && this.shown === this.state;
    if (moves) {
      this.ground.carry(moving, base, this.atlas, view, pane.style, extras, again);
      this.carry(moving, view);
    } else {
      this.ground.paint(base, this.atlas, view, pane.style, extras, again);
      if (!this.baseOnly || !same) this.settle(view);
    }
    this.sign(moves ? moving : top);
  }

  /** Bear the revision once the picture is all there, on the maps beside it, too.
   * @param {CanvasRenderingContext2D} c of the uppermost canvas that is seen */
  sign(c = this.layer.contexts[2]) {
    const there = (/** @type {Page} */ one) => one.ground.whole && !one.asked;
    if (!this.mark || (this.whole && ![this, ...this.beside()].every(there))) return;
    paintRevision(c, this.revision);
  }

  /** A picture for a camera that rests. @param {View} view */
  settle(view) {
    this.rafts.end();
    this.drift.end();
    this.carried = this.state;
    this.ratio = window.devicePixelRatio;
    this.compose(view);
    const { features, top, scene } = /** @type {import("./compose.js").Picture} */ (this.picture);
    this.planes[0].show(this.sprites.items(features, view, scene), scene);
    this.planes[1].show(itemsOf(top), scene);
    clearTimeout(this.calm);
    if (calming()) this.calm = setTimeout(this.want, EACH);
  }

  /** @param {View} view */
  compose(view) {
    this.picture = compose(this.atlas, this.state, view, this.hand);
    this.composed = performance.now();
    this.shown = this.state;
  }

  /** Whether a picture can be carried into a view: canvases of a new size are empty.
   * @param {View} from @param {View} view */
  canCarry(from, view) {
    return from.w === view.w && from.h === view.h && this.ratio === window.devicePixelRatio;
  }

  /** The camera begins to move: keep what is on the screen. @param {import("./compose.js").Picture} picture */
  setOut(picture) {
    this.rafts.begin(this.planes[0], picture.view);
    this.drift.take(this.planes[1].c.canvas, picture);
    this.hurry();
    this.want();
  }

  /** The camera sets out, or elsewhere: it moves before anything else is painted.
   * @param {import("./types.js").Camera} [goal] where a flight ends */
  hurry(goal) {
    if (goal) this.rafts.fly(goal);
    this.rafts.since = this.composed = performance.now();
  }

  /** The picture carried along by a moving camera, on one canvas with the base.
   * @param {CanvasRenderingContext2D} c @param {View} view */
  carry(c, view) {
    const { pane } = this.state;
    const makes = (/** @type {View} */ wide) => onGround(
      { ...sceneOf(this.atlas, pane.style, view), view: wide }, this.state,
      this.atlas.marked(pane)).features;
    const dated = this.carried !== this.state;
    this.carried = this.state;
    if (this.rafts.draw(c, view, makes, pane.style, dated)) this.want();
    const age = performance.now() - this.composed;
    if (age > (this.shown === this.state ? NAMES_MOVED : NAMES_DATED)) this.compose(view);
    this.drift.draw(c, /** @type {import("./compose.js").Picture} */ (this.picture), view);
    for (const plane of this.planes) plane.forget();
  }
}

/** @param {View} a @param {View} b */
const sameCamera = (a, b) => a.k === b.k && a.u === b.u && a.v === b.v;

/** The reserved pixels that hold the revision. @param {CanvasRenderingContext2D} c
 * @param {number} revision */
function paintRevision(c, revision) {
  c.globalAlpha = 1;
  c.fillStyle = `#${(revision % 0x1000000).toString(16).padStart(6, "0")}`;
  c.fillRect(0, 0, 4, 4);
}
