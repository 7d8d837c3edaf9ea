/** The legend: what is visible now and nothing else, a row for each kind, drawn with the map's own
 * marks. */
import { softWidth } from "../features/areas.js";
import { arrowRows } from "./arrow-legend.js";
import { showsBorders } from "../base/base.js";
import { isSeen, shownScans } from "../base/scans.js";
import { changeRows } from "../features/changes.js";
import { coverOf } from "../features/covers.js";
import { eventRows, UNSURE_KEY } from "./event-legend.js";
import { isThin } from "../features/lines.js";
import { borderSample, doubtSample, pastSample, sample, scanSample, stateSample, stripes } from "./samples.js";
import { _ } from "./tongue.js";
import { ANNOUNCED, BETWEEN, BORDERS, DATED, DOUBT, NOT_YET, PAST, POSSIBLE, SCANNED } from "./words.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../features/features.js").Seen} Seen */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {(x: number, y: number, w: number, h: number) => Mark[]} Draw */
/** @typedef {{text: string, full?: string, look?: string, ids: string[], draw: Draw}} Entry one
 * swatch and its words; `full` where it begins a line; `look` names what its swatch hangs on */
/** @typedef {{key: string, text: string, items: Entry[], short?: Entry, alike?: boolean, small?: boolean,
 *   ink?: number}} Row  `short`: one swatch for all, which says enough where they are `alike`; `ink`: about how many px² of the map it explains, without it as much as can be */
/** @typedef {{kind: string, label: string, found: Map<string, Swatch>}} Section */
/** @typedef {{one: Seen, ids: string[], cover: number}} Swatch what one swatch stands for */

/** Kinds in the order of their rows: what a map of policy is read for comes first. */
const ORDER = [
  "drawn",
  "own-point", "own-line", "own-area",
  "cease-fire-line", "control-line", "front", "occupation", "lease", "concession", "railway-zone",
  "protectorate", "colony", "puppet-state", "sphere", "movement", "railway", "proposal-line",
  "perimeter", "claim-line", "disputed", "demilitarised-zone", "neutral-zone", "transferred",
  "detached", "presence", "site", "boundary", "sovereign",
];
const SURENESS = { announced: 0, possible: 1, certain: 2 };
const MOST = 4; // swatches of one kind
const NAMED = new Set(["control-line", "site"]); // each told by its own name
const TONELESS = new Set(["grey", "copy"]);
const LEAST = 60; // px² of an area that gets words
const BROAD = 14; // px: so broad a line counts beside areas
/** @type {Record<string, number>} how much rows count whose subject is known without them */
const PLAIN = { railway: 5e-3, boundary: 1e-2, sovereign: 1e-4, transferred: 0.1 };
/** Kinds of which a reader can do without whose each is: by colour it is told elsewhere. */
const ALIKE = new Set(["sovereign", "railway", "boundary", "movement", "claim-line", "perimeter"]);
/** Rows that are never left out for others. */
const CHIEF = new Set(["drawn", "cease-fire-line", "control-line", "front", "occupation"]);

/** @typedef {{key: string, seen: Seen[], signature: string, rows: Row[]}} Kept */
/** @type {WeakMap<object, Kept>} of each map: what looks alike in two stands for different things */
const keeps = new WeakMap();
/** @type {Kept} */
const NOTHING = { key: "", seen: [], signature: "", rows: [] };

/** Rows for what is really in the picture beside the cartouche; the same object while nothing of
 * them changes.
 * @param {Scene} scene @param {Seen[]} seen @param {import("../events/events.js").Stack[]} stacks
 * @param {import("../page.js").State} state @param {import("../types.js").Box|null} hidden
 * @param {object} owner the map whose legend it is
 * @param {import("../features/changes.js").Changed[]} changed @returns {Row[]} */
export function legendRows(scene, seen, stacks, state, hidden, owner, changed) {
  const { pane, furniture } = state;
  const kept = keeps.get(owner) ?? NOTHING;
  const borders = showsBorders(scene.atlas, pane);
  const scans = shownScans(scene.atlas, pane).filter((one) => isSeen(one, scene.view));
  const events = eventRows(scene, stacks, furniture.fade_days, pane.mode === "instant");
  const key = [scene.view.key, scene.style, pane.language, hidden, borders, pane.selected,
    ...scans.map(({ id, title }) => id + title), pane.highlights,
    ...events.map((row) => row.text + row.items[0].ids)].join();
  if (key === kept.key && alike(seen, kept.seen)) return kept.rows;
  const told = featureRows(scene, seen, pane.language, hidden);
  const rows = [...changeRows(scene, changed), ...(scene.style === "stage" ? ofMatter(told, scene.atlas.marked(pane)) : told),
    ...(borders ? [rowOf("borders", _(BORDERS), borderSample(scene))] : []),
    ...scans.slice(-MOST).reverse().map(({ id, title }) => rowOf(id, SCANNED(title, ""), scanSample(scene))),
    ...events, ...arrowRows(scene, seen, hidden), ...doubtRows(scene, seen, hidden)];
  const { w, h, zoom } = scene.view;
  const signature = [scene.style, w, h, zoom, ...rows.map(({ key, items }) =>
    key + items.map(({ text, look }) => text + look))].join();
  if (signature === kept.signature) rename(kept.rows, rows);
  const same = signature === kept.signature ? kept.rows : rows;
  keeps.set(owner, { key, seen, signature, rows: same });
  return same;
}

/** What a room is told first, and in any case: the rows of what is brought out.
 * @param {Row[]} rows @param {Set<string>} marked @returns {Row[]} */
function ofMatter(rows, marked) {
  const chief = rows.filter(({ items }) => items.some(({ ids }) => ids.some((id) => marked.has(id))));
  return [...chief.map((row) => ({ ...row, ink: Infinity })), ...rows.filter((row) => !chief.includes(row))];
}

/** @param {Seen[]} a @param {Seen[]} b */
const alike = (a, b) => a.length === b.length && a.every(({ feature, sure, past }, i) =>
  feature.look === b[i].feature.look && feature.dress === b[i].feature.dress && sure === b[i].sure &&
  past === b[i].past);

/** Rows that look as before stand for others now. @param {Row[]} rows @param {Row[]} now */
function rename(rows, now) {
  const all = (/** @type {Row} */ { items, short }) => (short ? [...items, short] : items);
  rows.forEach((row, n) => all(row).forEach(({ ids }, i) => ids.splice(0, ids.length, ...all(now[n])[i].ids)));
}

/** A row of one swatch. @param {string} key @param {string} text @param {Draw} draw
 * @param {boolean} [small] @returns {Row} */
const rowOf = (key, text, draw, small) => ({ key, text, small, items: [{ text, ids: [], draw }] });

/** What a room is told: the small print of doubt is for readers. @param {Scene} scene @param {Row[]} rows */
export const rowsFor = ({ style }, rows) =>
  (style === "stage" ? rows.filter(({ key, small }) => !small && key !== UNSURE_KEY) : rows);

/** @param {Scene} scene @param {Seen[]} seen @param {string} language
 * @param {import("../types.js").Box|null} hidden @returns {Row[]} */
function featureRows(scene, seen, language, hidden) {
  /** @type {Map<string, Section>} */
  const groups = new Map();
  for (const one of seen) {
    const { feature } = one;
    const cover = coverOf(feature, scene.view, hidden);
    if (!cover) continue;
    const own = isOwn(scene, feature) && !feature.drawn;
    const label = NAMED.has(feature.kind) && !own
      ? feature.names[language] ?? (feature.label || feature.title) : "";
    const kind = feature.drawn ? "drawn" : feature.kind; // all of a person's hand in one row
    const key = kind + label;
    const group = groups.get(key) ?? { kind, label, found: new Map() };
    groups.set(key, group);
    const name = feature.drawn ? lookOfDrawn(feature) : own ? nameOf(scene, feature, language) : "";
    add(group.found, name, one, cover);
  }
  for (const { found } of groups.values()) dropSpecks(found);
  return [...groups.values()].filter(({ found }) => found.size).sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map((group) => ({ ...groupRow(scene, group), ink: inkOf(group) }));
}

/** @param {Section} group */
function inkOf({ kind, found }) {
  if (CHIEF.has(kind) || kind.startsWith("own-")) return Infinity;
  return [...found.values()].reduce((sum, { one, cover }) =>
    sum + cover * (PLAIN[kind] ?? 1) *
      (one.feature.type === "line" ? BROAD : one.feature.type === "point" ? LEAST : 1), 0);
}

/** @param {Map<string, Swatch>} found */
function dropSpecks(found) {
  for (const [name, { one, cover }] of found) {
    if (one.feature.type === "area" && cover < LEAST) found.delete(name);
  }
}

/** Counted to its name; the surest is drawn, and leads. @param {Map<string, Swatch>} found
 * @param {string} name @param {Seen} one @param {number} cover */
function add(found, name, one, cover) {
  const before = found.get(name);
  if (!before) {
    found.set(name, { one, cover, ids: [one.feature.id] });
    return;
  }
  before.cover += cover;
  before.ids.push(one.feature.id);
  if (SURENESS[one.sure] <= SURENESS[before.one.sure]) return;
  before.one = one;
  before.ids.unshift(/** @type {string} */ (before.ids.pop()));
}

/** Whether colour tells whose a feature is. @param {Scene} scene
 * @param {import("../atlas/atlas.js").Feature} feature */
function isOwn({ atlas, style, view }, { kind, powers }) {
  if (kind === "railway" && TONELESS.has(style) && isThin(view)) return false; // all drawn alike
  const { ink } = atlas.styles.kinds[kind];
  return (ink === "power" || ink === "powers") && powers.length > 0 && kind !== "site";
}

/** Whose it is, in the map's language. @param {Scene} scene
 * @param {import("../atlas/atlas.js").Feature} feature @param {string} language */
function nameOf({ atlas }, { kind, powers }, language) {
  const both = atlas.styles.kinds[kind].ink === "powers" ? 2 : 1;
  return powers.slice(0, both).flatMap((power) =>
    atlas.powers[power]?.names[language] ?? atlas.powers[power]?.name ?? []).join(" / ");
}

/** @param {Scene} scene @param {Section} group @returns {Row} */
function groupRow(scene, { kind, label, found }) {
  const list = [...found].sort(([, a], [, b]) => b.cover - a.cover).slice(0, MOST);
  if (kind === "drawn") return drawnRow(scene, list.map(([, one]) => one));
  const title = label || _(scene.atlas.styles.kinds[kind].title);
  if (kind === "front") return frontRow(scene, title, list[0][1]);
  const notYet = (/** @type {string} */ what) => NOT_YET(what, list[0][1].one.feature.type === "area");
  const allYet = list.every(([, { one }]) => one.sure === "announced");
  const head = allYet ? notYet(title) : title;
  const short = list.length > 1 ? { text: head, ids: list.flatMap(([, one]) => one.ids),
    look: list.map(([, { one }]) => lookName(one)).join(),
    draw: stripes(list.slice(0, 2).map(([, { one }]) => sample(scene, one))) } : undefined;
  if (kind === "sovereign" && short) return { key: kind, text: title, items: [short] }; // their names stand on the map
  const items = list.map(([name, { one, ids }], n) => {
    const said = !allYet && one.sure === "announced" ? notYet(name) : name;
    const full = said ? `${head}: ${said}` : head;
    return { text: n ? said : full, full, ids, look: lookName(one), draw: sample(scene, one) };
  });
  return { key: kind + label, text: items.map(({ text }) => text).join(", "), items, short, alike: ALIKE.has(kind) };
}

/** What tells drawings apart in the legend. @param {import("../atlas/atlas.js").Feature} feature */
const lookOfDrawn = ({ kind, powers, symbol }) => [kind, powers, symbol?.hatch, symbol?.dash].join();

/** One row for all that a person drew. @param {Scene} scene @param {Swatch[]} list @returns {Row} */
function drawnRow(scene, list) {
  const text = _(scene.atlas.styles.kinds["drawn-line"].title);
  const draw = stripes(list.slice(0, 2).map(({ one }) => sample(scene, one)));
  const look = list.map(({ one }) => lookOfDrawn(one.feature) + one.sure).join();
  return { key: "drawn", text, items: [{ text, look, ids: list.flatMap(({ ids }) => ids), draw }] };
}

/** @param {Seen} seen */
const lookName = ({ feature: { powers, type, dress }, sure }) =>
  [type, powers.slice(0, 2), sure, dress].join();

/** Both looks of a front on every day, so that the legend does not change from day to day; a room is
 * told the one before it.
 * @param {Scene} scene @param {string} title @param {Swatch} found @returns {Row} */
function frontRow(scene, title, { one, ids }) {
  if (scene.style === "stage") {
    return { key: "front", text: title, items: [{ text: title, look: one.sure, ids, draw: sample(scene, one) }] };
  }
  const items = [{ text: `${title}: ${_(DATED)}`, ids: [...ids], draw: sample(scene, one, "certain") },
    { text: _(BETWEEN), full: `${title}: ${_(BETWEEN)}`, ids, draw: sample(scene, one, "possible") }];
  return { key: "front", text: items.map(({ text }) => text).join(", "), items };
}

/** The small rows that say how doubt is drawn.
 * @param {Scene} scene @param {Seen[]} seen @param {import("../types.js").Box|null} hidden */
function doubtRows(scene, seen, hidden) {
  const there = seen.filter(({ feature }) => feature.kind !== "front" &&
    coverOf(feature, scene.view, hidden));
  const rows = [];
  if (there.some(({ sure }) => sure === "possible")) {
    rows.push(rowOf("possible", _(POSSIBLE), stateSample(scene, "possible"), true));
  }
  if (there.some(({ sure }) => sure === "announced")) {
    rows.push(rowOf("announced", _(ANNOUNCED), stateSample(scene, "announced"), true));
  }
  if (there.some(({ past }) => past)) rows.push(rowOf("past", _(PAST), pastSample(scene), true));
  const vague = scene.style !== "copy" &&
    there.some(({ feature }) => feature.type !== "point" && softWidth(scene, feature) >= 3);
  if (vague) rows.push(rowOf("doubt", _(DOUBT), doubtSample(scene), true));
  return rows;
}
