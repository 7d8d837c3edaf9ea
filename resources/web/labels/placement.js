/**
 * Which names a picture bears, and where: the heaviest first, each at the first of its spots that
 * is free. Names of the picture before stay where they were unless something heavier needs the
 * room; a newcomer takes room from lighter ones that together weigh less than it.
 */

/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {import("./boxes.js").Ground & {marks: () => Mark[], side?: string}} Spot  `marks` are
 * the same objects each time; by its `side` a spot of a name that roams is known again */
/** @typedef {object} Candidate
 * @property {string} id
 * @property {number} weight
 * @property {[number, number]} at  where it belongs, in the unit square
 * @property {Spot[]} spots         in order of preference
 * @property {boolean} [broad]      spread letters may lie over lines and dots, but for fronts
 * @property {Mark[]} [dots]        what marks the place itself
 * @property {import("../types.js").Box|null} [ground]  of a dot that is drawn in any case
 */
/** @typedef {{one: Candidate, number: number}} Placed  `number` of the spot */
/** @typedef {{placed: Placed, came: boolean}} Deed  a name came to its spot, or left it */
/** @typedef {Map<string, number>} Before  id -> number of the spot it stood at */

const FIRST = 30; // names for which others are asked to move, and
const TRIES = 4; // in a picture that follows another
const FEW = 5; // names that move for one
const LEAST = 1e-6; // of weight that is worth it: less is rounding
const CHIEF = 60; // the weight from which those who move may move others

/** @param {import("./boxes.js").Room} room @param {Candidate[]} candidates @param {Before} before
 * @param {number} most names @param {WeakSet<Candidate>} vain for whom others moved in vain before
 * @returns {Placed[]} */
export function settle(room, candidates, before, most, vain) {
  const order = [...candidates].sort((a, b) => b.weight - a.weight);
  const table = new Table(room, most, order);
  for (const one of order) {
    const number = before.get(one.id);
    if (number !== undefined) table.keep(one, number);
  }
  for (let i = 0; i < order.length; i++) table.seat(order[i], before.get(order[i].id) ?? 0);
  let tries = before.size ? TRIES : FIRST;
  for (const one of order) {
    if (!tries) break;
    if (table.placed.has(one.id) || vain.has(one) || !one.spots.length) continue;
    tries--;
    if (!table.squeeze(one, one.weight >= CHIEF ? 2 : 0, new Set())) vain.add(one);
  }
  return [...table.placed.values()];
}

class Table {
  /** @param {import("./boxes.js").Room} room @param {number} most @param {Candidate[]} order */
  constructor(room, most, order) {
    this.room = room;
    this.order = order;
    this.most = most;
    /** @type {Map<string, Placed>} */
    this.placed = new Map();
    this.weight = 0; // of all that is placed
    /** @type {Deed[]} */
    this.done = [];
  }

  /** Leave a name where it stood, if that is free. @param {Candidate} one @param {number} number */
  keep(one, number) {
    const spot = one.spots[number];
    if (!spot || this.placed.size >= this.most || !this.room.holds(spot)) return;
    if (this.room.under(spot)?.length === 0) this.put(one, number);
  }

  /** Find a name its spot: a free one clear of lines, a free one, or one that lighter names leave.
   * @param {Candidate} one @param {number} first the spot to begin with */
  seat(one, first) {
    if (this.placed.has(one.id)) return;
    const lightest = this.placed.size >= this.most ? this.lightest() : null;
    if (lightest && lightest.weight >= one.weight) return;
    const [free, held] = this.look(one, first, lightest?.id ?? "");
    const number = free >= 0 ? free : held;
    if (number < 0) return;
    if (lightest) this.drop(lightest.id);
    if (free < 0) this.clear(one, number);
    this.put(one, number);
  }

  /** The best free spot and the best that can be freed, or -1.
   * @param {Candidate} one @param {number} first @param {string} leaves id of who goes anyway
   * @param {Set<string>} [stay] ids of those who may not go @returns {[number, number]} */
  look(one, first, leaves, stay) {
    const { room } = this;
    let [crossing, held, fewest] = [-1, -1, Infinity];
    for (let i = 0; i < one.spots.length; i++) {
      const number = (first + i) % one.spots.length;
      const spot = one.spots[number];
      const under = room.holds(spot) ? room.under(spot) : null;
      if (!under) continue;
      if (!under.length || (under.length === 1 && under[0] === leaves)) {
        const count = room.crossings(spot, one.broad);
        if (!count) return [number, -1];
        if (count < fewest) [crossing, fewest] = [number, count];
      } else if (held < 0 && this.weigh(under) < one.weight &&
        !(stay && under.some((id) => stay.has(id)))) held = number;
    }
    return [crossing, held];
  }

  /** @param {string[]} ids */
  weigh(ids) {
    let sum = 0;
    for (const id of ids) sum += this.placed.get(id)?.one.weight ?? 0;
    return sum;
  }

  /** Send away what stands in the way; who finds another spot takes it.
   * @param {Candidate} one @param {number} number */
  clear(one, number) {
    const spot = one.spots[number];
    const gone = this.sendAway(this.room.under(spot) ?? []);
    this.room.put(one.id, spot);
    for (const other of gone) {
      const [free] = this.look(other.one, other.number, "");
      if (free >= 0) this.put(other.one, free);
    }
    this.room.drop(one.id);
  }

  /** Find room for a name by moving others; what is lost by it weighs less than the name.
   * @param {Candidate} one @param {number} deep how far those who move may move others
   * @param {Set<string>} stay ids of those who may not move @returns {boolean} */
  squeeze(one, deep, stay) {
    if (this.placed.size >= this.most && this.least() >= one.weight) return false;
    const fixed = new Set([...stay, one.id]);
    return one.spots.some((spot, number) => {
      const under = this.room.holds(spot) ? this.room.under(spot) : null;
      if (!under || under.length > FEW || under.some((id) => stay.has(id))) return false;
      const [since, weight] = [this.done.length, this.weight];
      const gone = this.sendAway(under);
      this.put(one, number);
      for (const other of gone) this.reseat(other, deep, fixed);
      if (Math.abs(this.weight - weight) < LEAST) this.fill();
      while (this.placed.size > this.most) this.drop(this.lightest()?.id ?? "");
      const good = this.weight > weight + LEAST;
      if (!good) this.undo(since);
      return good;
    });
  }

  /** One name has taken another's place, which leaves room: chief names take it. */
  fill() {
    for (const one of this.order) {
      if (one.weight < CHIEF) return;
      if (this.placed.has(one.id)) continue;
      const [free] = this.look(one, 0, "");
      if (free >= 0) this.put(one, free);
    }
  }

  /** Another spot for one who was sent away: a free one, one that lighter names leave, or one that
   * others leave for it. @param {Placed} other @param {number} deep @param {Set<string>} fixed */
  reseat({ one, number }, deep, fixed) {
    const [free, held] = this.look(one, number, "", fixed);
    if (free >= 0) this.put(one, free);
    else if (held >= 0) {
      this.clear(one, held);
      this.put(one, held);
    } else if (deep > 0) this.squeeze(one, deep - 1, fixed);
  }

  /** Take back what was done since. @param {number} since */
  undo(since) {
    const { done } = this;
    while (done.length > since) {
      const { placed: { one, number }, came } = /** @type {Deed} */ (done.pop());
      if (came) this.drop(one.id);
      else this.put(one, number);
      done.pop();
    }
  }

  /** @param {string[]} ids @returns {Placed[]} those who stood there */
  sendAway(ids) {
    return ids.flatMap((id) => {
      const found = this.placed.get(id);
      this.drop(id);
      return found ? [found] : [];
    });
  }

  /** @returns {Candidate|null} */
  lightest() {
    /** @type {Candidate|null} */
    let found = null;
    for (const { one } of this.placed.values()) if (!found || one.weight < found.weight) found = one;
    return found;
  }

  /** The weight of the lightest name. */
  least() {
    return this.lightest()?.weight ?? 0;
  }

  /** @param {Candidate} one @param {number} number */
  put(one, number) {
    const placed = { one, number };
    this.room.put(one.id, one.spots[number]);
    this.placed.set(one.id, placed);
    this.weight += one.weight;
    this.done.push({ placed, came: true });
  }

  /** @param {string} id */
  drop(id) {
    const placed = this.placed.get(id);
    if (!placed) return;
    this.room.drop(id);
    this.placed.delete(id);
    this.weight -= placed.one.weight;
    this.done.push({ placed, came: false });
  }
}
