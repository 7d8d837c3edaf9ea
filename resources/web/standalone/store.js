/** What the map shows; one writer, everyone follows. Camera and page stay the page's own. */

/** @typedef {object} State
 * @property {number} day
 * @property {[number, number]|null} window
 * @property {import("../types.js").Mode} mode
 * @property {string[]} layers_on
 * @property {string[]} layers_off
 * @property {string[]} powers
 * @property {import("../types.js").Filters|null} filters
 * @property {string[]} notes
 * @property {string} language
 * @property {string} style
 * @property {string} selected
 * @property {string[]} highlights */

export class Store {
  /** @param {State} state @param {[number, number]} days the first and the last */
  constructor(state, days) {
    this.state = state;
    this.days = days;
    /** @type {((now: State, then: State) => void)[]} */
    this.listeners = [];
  }

  /** @param {(now: State, then: State) => void} listener */
  follow(listener) {
    this.listeners.push(listener);
  }

  /** @param {Partial<State>} changes; a day beyond the atlas's is its first or last, and in window
   * mode takes the window along */
  change(changes) {
    const then = this.state;
    const now = { ...then, ...changes };
    const [first, last] = this.days;
    now.day = Math.min(Math.max(now.day, first), last);
    if (now.mode === "window" && now.window && changes.day !== undefined && !changes.window) {
      now.window = carried(now.window, then.day, now.day, this.days);
    }
    if (JSON.stringify(now) === JSON.stringify(then)) return;
    this.state = now;
    for (const listener of this.listeners) listener(now, then);
  }
}

/** A window of the same length that holds the new day where it held the old one.
 * @param {[number, number]} window @param {number} then @param {number} now
 * @param {[number, number]} days @returns {[number, number]} */
function carried([from, after], then, now, [first, last]) {
  const held = Math.min(Math.max(then, from), after - 1);
  const start = Math.min(Math.max(now - (held - from), first), last + 1 - (after - from));
  return [start, start + (after - from)];
}
