/** What holds on the days that a map shows, as domain/changes.py works it out: a page like those of the
 * records (standalone/records.py). */
import { after, before } from "./clock.js";
import { fitting } from "../features/admitted.js";
import { _, ANNOUNCED, BEGAN, COMING, ENDED, HAPPENING, HOLDS, IN_DAYS, MORE, ON_DATE, POSSIBLY,
  YEAR_BEFORE } from "./words.js";

const RECENT = 8; // events of the year before
const YEAR = 365; // days
const SOME = 12; // of one kind
const FIRST = ["control-line", "cease-fire-line", "front"];

/** @typedef {[string, string]} Row  id, second line */
/** @typedef {any[]} Block */

/** @param {import("./desk.js").Desk} desk @param {import("../atlas/atlas.js").Atlas} atlas
 * @returns {{k: string, t: string, w: string, b: Block[]}} */
export function onDate(desk, atlas) {
  const { state } = desk.store;
  const [first, last] = desk.daysOf(state);
  const fits = (/** @type {any} */ one) => fitting(atlas, /** @type {any} */ (state), one);
  const features = atlas.features.filter(fits);
  const events = atlas.events.filter(fits);
  const found = features.map((one) => ({ one, how: held(one.interval, first, last) })).filter(({ how }) => how);
  const said = desk.said(state);
  return {
    k: _(first === last ? ON_DATE : IN_DAYS),
    t: said[0].toUpperCase() + said.slice(1),
    w: desk.data.eras.filter(([, from, to]) => from <= last && first < to).map(([title]) => title).join(" · "),
    b: [
      ...under(_(HAPPENING), happening(desk, events, first, last)),
      ...under(_(COMING), coming(desk, last)),
      ...since(desk, features, first, last),
      ...under(_(ANNOUNCED), features.filter(({ announced, interval }) => announced !== null &&
        announced <= last && first < interval[0]).map((one) => /** @type {Row} */ ([one.id, ""]))),
      ...holding(desk, found),
      ...under(_(YEAR_BEFORE), recent(desk, events, first)),
    ],
  };
}

/** @param {number[]} interval @param {number} first @param {number} last */
export function held([from, to, surely, until], first, last) {
  if (Math.max(surely, first) < Math.min(until, last + 1)) return "certain";
  return from <= last && first < to ? "possible" : "";
}

/** @param {string} head @param {Row[]} rows @returns {Block[]} */
const under = (head, rows) => (rows.length ? [["h", head], ["rows", rows]] : []);

/** @param {import("./desk.js").Desk} desk @param {any[]} events @param {number} first
 * @param {number} last @returns {Row[]} */
const happening = (desk, events, first, last) => ["certain", "possible"].flatMap((sure) =>
  events.filter(({ from, to, certain }) => held([from, to, ...certain], first, last) === sure)
    .map((one) => /** @type {Row} */ ([one.id, sure === "certain" && first === last ? one.place
      : desk.data.pages[one.id].w])));

/** @param {import("./desk.js").Desk} desk @param {number} last @returns {Row[]} */
function coming(desk, last) {
  const next = after(desk.data.ticks, last, "");
  return next ? [[next[2], desk.sayDay(next[0])]] : [];
}

/** What began and ended since the last event. @param {import("./desk.js").Desk} desk
 * @param {any[]} features @param {number} first @param {number} last @returns {Block[]} */
function since(desk, features, first, last) {
  const start = first < last ? first : before(desk.data.ticks, first, "")?.[0];
  if (start === undefined) return [];
  const within = (/** @type {0|1} */ bound) => features
    .filter(({ interval }) => start < interval[bound] && interval[bound] <= last)
    .sort((a, b) => a.interval[bound] - b.interval[bound])
    .map((one) => /** @type {Row} */ ([one.id, ""]));
  const date = desk.sayDay(start);
  return [...under(_(BEGAN, { date }), within(0).slice(0, SOME)),
    ...under(_(ENDED, { date }), within(1).slice(0, SOME))];
}

/** What holds, by kind: lines of control, then territory, then the rest. @param {import("./desk.js").Desk} desk
 * @param {{one: import("../atlas/atlas.js").Feature, how: string}[]} found @returns {Block[]} */
function holding(desk, found) {
  const kinds = desk.page().atlas.styles.kinds;
  const rank = (/** @type {any} */ { kind }) => {
    if (FIRST.includes(kind)) return -1;
    const { order } = kinds[kind];
    return order < 40 ? 100 - order : 100 + order;
  };
  const sorted = [...found].sort((a, b) => rank(a.one) - rank(b.one) ||
    a.one.kind.localeCompare(b.one.kind) || a.one.title.localeCompare(b.one.title));
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const { one, how } of sorted) {
    const rows = groups.get(one.kind) ?? [];
    rows.push([one.id, how === "possible" ? _(POSSIBLY) : ""]);
    groups.set(one.kind, rows);
  }
  const blocks = [...groups].flatMap(([kind, rows]) => [["kind", desk.data.kinds[kind] ?? kind],
    ["rows", rows.slice(0, SOME)], ...(rows.length > SOME ? [["quiet", _(MORE, { count: rows.length - SOME })]] : [])]);
  return blocks.length ? [["h", _(HOLDS)], ...blocks] : [];
}

/** @param {import("./desk.js").Desk} desk @param {any[]} events @param {number} first @returns {Row[]} */
const recent = (desk, events, first) => events
  .filter(({ to }) => first - YEAR < to && to <= first).sort((a, b) => b.to - a.to).slice(0, RECENT)
  .map((one) => [one.id, desk.data.pages[one.id].w]);
