/** Play: from event to event, with a rest on each by its importance. */
import { glides } from "../hand/motion.js";
import { after } from "./clock.js";

const GLIDE = { least: 0.25, more: 0.1, most: 1 }; // seconds: for a day, for each doubling, at most
const REST = [0, 0.5, 0.7, 1, 1.6, 2.4]; // seconds on an event, by importance

export class Player {
  /** @param {import("./store.js").Store} store @param {import("./clock.js").Tick[]} ticks
   * @param {(playing: boolean) => void} told */
  constructor(store, ticks, told) {
    this.store = store;
    this.ticks = ticks;
    this.told = told;
    this.playing = this.asking = false;
    this.begin(0);
    store.follow((now, then) => {
      if (this.playing && !this.asking && now.day !== then.day) this.begin(0);
    });
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    this.begin(0);
    if (!this.target) {
      this.store.change({ day: this.store.days[0], selected: "" });
      this.begin(0);
    }
    this.playing = true;
    this.told(true);
    requestAnimationFrame(() => this.run());
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.told(false);
  }

  /** @param {number} rest seconds before it moves on */
  begin(rest) {
    const { day, selected } = this.store.state;
    this.start = day;
    this.rest = rest;
    this.target = after(this.ticks, day, selected);
    this.since = performance.now();
  }

  run() {
    if (!this.playing) return;
    if (!this.target) {
      this.pause();
      return;
    }
    this.asking = true;
    this.step(this.target, (performance.now() - (this.since ?? 0)) / 1000 - (this.rest ?? 0));
    this.asking = false;
    requestAnimationFrame(() => this.run());
  }

  /** @param {import("./clock.js").Tick} target @param {number} passed seconds, below 0 while it rests */
  step([day, importance, id], passed) {
    if (passed < 0) return;
    const days = day - (this.start ?? 0);
    const long = GLIDE.least + GLIDE.more * Math.log2(Math.max(days, 1));
    const share = glides() ? Math.min(passed / Math.min(long, GLIDE.most), 1) : 1;
    if (share < 1) {
      this.store.change({ day: (this.start ?? 0) + Math.floor(days * share * share * (3 - 2 * share)) });
      return;
    }
    this.store.change({ day, selected: id });
    this.begin(REST[importance] ?? REST[3]);
  }
}
