/** Who held a point, through time: the areas over it, and what moves on them, as domain/control.py and
 * domain/moving.py find them. src/parallel38/standalone/ground.py says what is known. */
import { within } from "../atlas/cuts.js";
import { Shape } from "../atlas/shape.js";
import { kmTo } from "./shore.js";

const FULL = 12; // zoom whose shapes are not simplified
const SHORE_KM = 1.5; // a point given in hundredths of a degree may miss its own harbour
const SAME_KM = 0.005; // two shores this much alike are one
const [NEAR_KM, TOLD_KM] = [5, 3]; // round a place: of its doubt, and of what is told of it

/** @typedef {"certain"|"approximate"|"possible"} Sure */
/** @typedef {[number, number, number, number]} Interval  possible from, to, certain from, to */
/** @typedef {{holder: string|null, title: string, state: string|null, side: string|null, rank: number,
 *   reason: string}} Control */
/** @typedef {object} Held
 * @property {string} id
 * @property {Interval} interval
 * @property {[boolean, boolean]} about  whether its bounds are approximate
 * @property {Control} control
 * @property {[string[], string[], string[]]} [moving]  of, within, without
 * @property {number[][][]} [g]
 * @property {Sure} [sure]  of a part of what moves, on all its days */
/** @typedef {{frames: [number, number, number, number[][][]][], doubts: [number, number, number, number][],
 *   told: [number, number][]}} Series */
/** @typedef {{lat: number, lon: number, x: number, y: number, rings: Map<string, boolean>}} Spot */

/** @param {number[]} one @param {number[]} other */
const meet = (one, other) => Math.max(one[0], other[0]) < Math.min(one[1], other[1]);

export class Ground {
  /** @param {import("../atlas/atlas.js").Atlas} atlas
   * @param {{features: Held[], series: Record<string, Series>}} known @param {Float32Array} points */
  constructor(atlas, { features, series }, points) {
    this.points = points;
    this.series = series;
    const drawn = new Map(atlas.features.map((one) => [one.id, one.shape]));
    this.still = features.filter((one) => !one.moving).map((one) => ({ one,
      parts: (one.g ? new Shape(points, one.g) : drawn.get(one.id))?.parts(FULL) ?? [] }));
    this.moving = features.filter((one) => one.moving);
    /** @type {Map<number[][][], import("../atlas/shape.js").Part[]>} */
    this.grounds = new Map();
  }

  /** All over a point, or with it on their shore. @param {number} lat @param {number} lon
   * @param {number} x @param {number} y the same in the unit square @returns {Held[]} */
  at(lat, lon, x, y) {
    /** @type {Spot} */
    const spot = { lat, lon, x, y, rings: new Map() };
    const over = this.still.filter(({ parts }) => inside(parts, spot)).map(({ one }) => one);
    const off = this.still.filter(({ one }) => !over.includes(one))
      .map(({ one, parts }) => ({ one, km: kmTo(parts, spot, SHORE_KM) })).filter(({ km }) => km <= SHORE_KM);
    const ashore = off.filter(({ one, km }) => !over.some((other) => meet(one.interval, other.interval)) &&
      !off.some((other) => other.km < km - SAME_KM && meet(one.interval, other.one.interval))).map(({ one }) => one);
    const there = [...over, ...ashore];
    const ids = new Set(there.map(({ id }) => id));
    const movers = this.moving.filter(({ moving = [[]] }) => moving[0].some((id) => ids.has(id)));
    return [...there, ...movers.flatMap((one) => this.parts(one, spot))];
  }

  /** Where what moves lies over a point, for a while each. @param {Held} one @param {Spot} spot
   * @returns {Held[]} */
  parts(one, spot) {
    const [first, after] = one.interval;
    const [, inner, outer] = one.moving ?? [[], [], []];
    const named = [...inner, ...outer];
    /** @type {Held[]} */
    const found = [];
    const days = [first, ...this.turns(named, first, after), after];
    days.slice(0, -1).forEach((day, i) => {
      const holds = inner.every((name) => this.inside(name, spot, day)) &&
        !outer.some((name) => this.inside(name, spot, day));
      if (!holds) return;
      const sure = this.sure(named, spot, day);
      const last = found[found.length - 1];
      if (last?.sure === sure && last.interval[1] === day) last.interval[1] = last.interval[3] = days[i + 1];
      else found.push({ ...one, sure, interval: [day, days[i + 1], day, days[i + 1]] });
    });
    return found;
  }

  /** The days between on which a series may tell another thing. @param {string[]} names
   * @param {number} first @param {number} after */
  turns(names, first, after) {
    const days = names.flatMap((name) => [...this.series[name].frames.flatMap(([a, b]) => [a, b]),
      ...this.series[name].doubts.flatMap(([, , a, b]) => [a, b])]);
    return [...new Set(days)].filter((day) => first < day && day < after).sort((a, b) => a - b);
  }

  /** @param {string} name of a series @param {number} day */
  frame(name, day) {
    return this.series[name].frames.find(([first, after]) => first <= day && day < after);
  }

  /** @param {string} name @param {Spot} spot @param {number} day */
  inside(name, spot, day) {
    const frame = this.frame(name, day);
    return frame ? inside(this.ground(frame[3]), spot) : false;
  }

  /** @param {number[][][]} g */
  ground(g) {
    const made = this.grounds.get(g) ?? new Shape(this.points, g).parts(FULL);
    this.grounds.set(g, made);
    return made;
  }

  /** Possible where the records leave a place open, approximate near a line between dates but at the
   * places of which they tell. @param {string[]} names @param {Spot} spot @param {number} day
   * @returns {Sure} */
  sure(names, spot, day) {
    /** @type {Sure} */
    let sure = "certain";
    for (const name of names) {
      const { doubts, told } = this.series[name];
      if (doubts.some(([lon, lat, a, b]) => a <= day && day < b && km(spot, lat, lon) <= NEAR_KM)) return "possible";
      if (told.some(([lon, lat]) => km(spot, lat, lon) <= TOLD_KM)) continue;
      const frame = this.frame(name, day);
      if (frame?.[2] && kmTo(this.ground(frame[3]), spot, frame[2]) <= frame[2]) sure = "approximate";
    }
    return sure;
  }
}

/** Even-odd over all rings; a ring that several areas share is asked once.
 * @param {import("../atlas/shape.js").Part[]} parts @param {Spot} spot */
function inside(parts, { x, y, rings }) {
  let odd = false;
  for (const part of parts) {
    const [left, top, right, bottom] = part.box;
    if (x < left || x > right || y < top || y > bottom) continue;
    const key = part.ranges.join();
    const known = rings.get(key) ?? within([part.points], x, y);
    rings.set(key, known);
    if (known) odd = !odd;
  }
  return odd;
}

/** On the sphere, as near as makes no difference so close by. @param {Spot} spot @param {number} lat
 * @param {number} lon */
function km(spot, lat, lon) {
  const degree = 111.2;
  return Math.hypot((lat - spot.lat) * degree, (lon - spot.lon) * degree * Math.cos((lat * Math.PI) / 180));
}
