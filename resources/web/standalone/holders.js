/** Which of the areas over a point answers on a day, and how that changed through time: the rules of
 * domain/holders.py. A doubtful bound is taken at the middle of the days it may mean. */

/** @typedef {import("./ground.js").Held} Held */
/** @typedef {import("./ground.js").Sure} Sure */
/** @typedef {{one: Held, sure: Sure}} There */
/** @typedef {{start: number, end: number, holder: string|null, title: string, state: string|null,
 *   side: string|null, sure: Sure|"", reason: string, features: string[]}} Span  days [start, end) */

const BELOW = "below"; // whose land a lease lies on is told by the area under it
/** @type {Sure[]} */
const SURENESS = ["certain", "approximate", "possible"];

/** Who held a point through the days [first, after), without gaps. @param {Held[]} features
 * @param {[number, number]} days @returns {Span[]} */
export function spans(features, [first, after]) {
  const turns = features.flatMap(({ interval }) => [...interval, ...middle(interval)]);
  const steps = [...new Set([first, after, ...turns])].filter((day) => first <= day && day <= after)
    .sort((a, b) => a - b);
  /** @type {Span[]} */
  const found = [];
  steps.slice(0, -1).forEach((start, i) => {
    const span = spanOf(features, start, steps[i + 1]);
    const last = found[found.length - 1];
    if (last && alike(last, span)) {
      last.end = span.end;
      last.features = [...new Set([...last.features, ...span.features])];
    } else found.push(span);
  });
  return found;
}

/** @param {Held[]} features @param {number} start @param {number} end @returns {Span} */
function spanOf(features, start, end) {
  const there = features.map((one) => ({ one, sure: sureness(one, start) }))
    .filter(/** @returns {at is There} */ (at) => at.sure !== null)
    .sort((a, b) => before(a, b, start));
  if (!there.length) {
    return { start, end, holder: null, title: "", state: null, side: null, sure: "", reason: "", features: [] };
  }
  const [{ one: { id, control } }] = there;
  return { start, end, holder: control.holder, title: control.title, side: control.side,
    state: control.state === BELOW ? below(control, there) : control.state, sure: surest(control, there),
    reason: control.reason, features: [id] };
}

/** What answers first: what likely holds, the higher rank, the surer, the less in doubt.
 * @param {There} a @param {There} b @param {number} day */
const before = (a, b, day) => holding(b.one.interval, day) - holding(a.one.interval, day) ||
  b.one.control.rank - a.one.control.rank || SURENESS.indexOf(a.sure) - SURENESS.indexOf(b.sure) ||
  doubt(a.one.interval, day) - doubt(b.one.interval, day) || (a.one.id < b.one.id ? -1 : 1);

/** @param {Held} one @param {number} day @returns {Sure|null} */
function sureness({ interval: [from, to, surely, until], about, sure }, day) {
  if (day < from || day >= to) return null;
  if (sure) return sure;
  const doubtful = [day < surely, day >= until];
  if (!doubtful.includes(true)) return "certain";
  return doubtful.some((one, i) => one && about[i]) ? "approximate" : "possible";
}

/** @param {import("./ground.js").Interval} interval @returns {[number, number]} */
const middle = ([from, to, surely, until]) =>
  [Math.floor((from + surely) / 2), Math.floor((until + to + 1) / 2)];

/** @param {import("./ground.js").Interval} interval @param {number} day */
function holding(interval, day) {
  const [start, end] = middle(interval);
  return Number(start <= day && day < end);
}

/** Days between a day and the certain part. @param {import("./ground.js").Interval} interval
 * @param {number} day */
const doubt = ([, , surely, until], day) => Math.max(surely - day, day - until + 1, 0);

/** @param {import("./ground.js").Control} control @param {There[]} there */
const below = (control, there) => there.map(({ one }) => one.control)
  .find((other) => other.rank < control.rank && other.state !== BELOW)?.state ?? null;

/** How sure an answer is: as the area is that gives it with least doubt, less where a rival of its rank or
 * above may have answered. @param {import("./ground.js").Control} control @param {There[]} there */
function surest(control, there) {
  const same = (/** @type {There} */ { one }) => answer(one.control) === answer(control);
  const rivals = there.filter((at) => !same(at));
  const found = there.filter(same).map(({ one, sure }) => Math.max(SURENESS.indexOf(sure), ...rivals.map((rival) => {
    const [rank, own] = [rival.one.control.rank, one.control.rank];
    if (rank > own && rival.sure === "certain") return SURENESS.indexOf("possible");
    return rank >= own ? SURENESS.indexOf(rival.sure) : 0;
  })));
  return SURENESS[Math.min(...found)];
}

/** @param {import("./ground.js").Control} control */
const answer = (control) => [control.holder, control.title, control.state, control.side].join();

/** @param {Span} one @param {Span} other */
const alike = (one, other) => /** @type {("holder"|"title"|"state"|"side"|"sure"|"reason")[]} */ (
  ["holder", "title", "state", "side", "sure", "reason"]).every((key) => one[key] === other[key]);
