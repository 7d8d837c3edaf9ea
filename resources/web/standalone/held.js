/** Who held a point, as the inspector tells it: by what title, since when, and on a bar of all years. */
import { project } from "../atlas/view.js";
import { _, EAST, NORTH, POINT, SOUTH, TITLE, UNKNOWN, WEST } from "./words.js";
import { ALL_TIME, DAYS_HELD, HELD_BY, IN_LAW, LAND_OF, NOBODY, NOT_KNOWN, OUTSIDE_IT } from "./words.js";
import { RECORD, SINCE_1866, WHO_HELD } from "./words.js";
import { Ground } from "./ground.js";
import { spans } from "./holders.js";
import { sayDays, sayUntil, sayFrom } from "./say.js";

const SPOT = /^@(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/;

/** @typedef {import("./holders.js").Span & {power: string, name: string, how: string, dates: string}} Stretch */
/** @typedef {[number, number]} Position  degrees north, east */

/** What is selected where a bare point is. @param {number} lat @param {number} lon */
export const spotId = (lat, lon) => `@${lat.toFixed(4)},${lon.toFixed(4)}`;

/** @param {string} selected @returns {Position|null} */
export function spotOf(selected) {
  const found = SPOT.exec(selected);
  return found && Math.abs(Number(found[1])) <= 85 && Math.abs(Number(found[2])) <= 180
    ? [Number(found[1]), Number(found[2])] : null;
}

export class Holders {
  /** @param {import("./desk.js").Desk} desk @param {any} known @param {Float32Array} points */
  constructor(desk, known, points) {
    this.desk = desk;
    this.known = known;
    this.points = points;
    /** @type {Ground|null} */
    this.ground = null;
    /** @type {{key: string, stretches: Stretch[]}} of the point asked last */
    this.kept = { key: "", stretches: [] };
  }

  /** @param {Position} position @returns {Stretch[]} */
  through([lat, lon]) {
    const key = spotId(lat, lon);
    if (key !== this.kept.key) {
      this.ground ??= new Ground(this.desk.page().atlas.home, this.known, this.points);
      const [first, last] = this.desk.data.days;
      const [x, y] = project(lon, lat);
      const found = spans(this.ground.at(lat, lon, x, y), [first, last + 1]);
      this.kept = { key, stretches: found.flatMap((span) => this.parted(span)).map((span) => this.told(span)) };
    }
    return this.kept.stretches;
  }

  /** A holder is named only from the day on which it was founded; before, the state that it stood for.
   * @param {import("./holders.js").Span} span */
  parted(span) {
    const day = this.known.powers[span.holder ?? ""]?.[1] ?? null;
    if (day === null || day <= span.start || !span.state) return [span];
    const before = { ...span, holder: span.state, end: Math.min(day, span.end) };
    return day < span.end ? [before, { ...span, start: day }] : [before];
  }

  /** @param {import("./holders.js").Span} span @returns {Stretch} */
  told(span) {
    const { holder, state, reason, title, sure } = span;
    const called = (/** @type {string|null} */ id) => this.known.powers[id ?? ""]?.[0] ?? "";
    const land = state !== holder ? called(state) : "";
    const words = reason ? [land && _(IN_LAW, { state: land })]
      : [this.known.titles[title], land && _(LAND_OF, { state: land }), this.known.sureness[sure]];
    const nobody = reason ? _(NOT_KNOWN) : _(OUTSIDE_IT);
    const name = holder ? called(holder) : nobody;
    return { ...span, power: holder ?? "", name, how: words.filter(Boolean).join(", "), dates: this.dates(span) };
  }

  /** @param {import("./holders.js").Span} span */
  dates({ start, end }) {
    const { desk } = this;
    const [first, last] = desk.data.days;
    const [open, still] = [start <= first, end > last];
    if (open && still) return _(ALL_TIME);
    if (open) return sayUntil(desk.forms, end - 1);
    return still ? sayFrom(desk.forms, start) : sayDays(desk.forms, start, end - 1);
  }

  /** @param {Position} position */
  page(position) {
    const [lat, lon] = position.map((degrees) => Math.abs(degrees).toFixed(2));
    const [up, aside] = [{ degrees: `${lat}°` }, { degrees: `${lon}°` }];
    const north = position[0] >= 0 ? _(NORTH, up) : _(SOUTH, up);
    const east = position[1] >= 0 ? _(EAST, aside) : _(WEST, aside);
    return { k: _(POINT), t: `${north}, ${east}`, w: _(WHO_HELD), b: this.blocks(position) };
  }

  /** What a page says of a point on the clock's day, and through time. @param {Position} position
   * @returns {any[][]} */
  blocks(position) {
    const all = this.through(position);
    const [first] = this.desk.daysOf(this.desk.store.state);
    const now = all.find(({ start, end }) => start <= first && first < end);
    if (!all.some(({ power, reason }) => power || reason)) return [["lead", _(NOBODY)]];
    const { pages } = this.desk.data;
    return [
      ...(now?.reason ? [["lead", _(UNKNOWN, { reason: now.reason.replace(/\.$/, "") })]] : []),
      ["bar", { all, first, days: this.desk.data.days, ink: (/** @type {string} */ power) => this.ink(power) }],
      ...(now ? [["facts", [[_(HELD_BY), now.name], [_(TITLE), now.how], [_(DAYS_HELD), now.dates]]
        .filter(([, value]) => value)], ...records(now.features.filter((id) => pages[id]))] : []),
      ["h", _(SINCE_1866)],
      ["held", { all, first, ink: (/** @type {string} */ power) => this.ink(power) }],
    ];
  }

  /** @param {string} power */
  ink(power) {
    return power ? this.desk.page().atlas.ink(power, this.desk.store.state.style) : "";
  }
}

/** @param {string[]} ids @returns {any[][]} */
const records = (ids) => (ids.length ? [["h", _(RECORD)], ["links", ids]] : []);
