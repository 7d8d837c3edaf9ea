/** What a screen reader hears when the clock comes to rest: the day, and what began and ended on the way
 * there. */
import { fitting } from "../features/admitted.js";
import { _, BEGAN, ENDED, MAP_SHOWS, MORE } from "./words.js";

const SOME = 3; // of each, by name

/** @param {import("./desk.js").Desk} desk @param {(text: string) => void} say */
export function telling(desk, say) {
  let before = last(desk);
  desk.whenResting(() => {
    const now = last(desk);
    if (now === before) return;
    const count = desk.page().picture?.seen.length ?? 0;
    const date = desk.said(desk.store.state);
    say([_(MAP_SHOWS, { date, count }), ...(now > before ? changed(desk, before, now) : [])].join(" "));
    before = now;
  });
}

/** @param {import("./desk.js").Desk} desk */
const last = (desk) => desk.daysOf(desk.store.state)[1];

/** @param {import("./desk.js").Desk} desk @param {number} before @param {number} now days */
function changed(desk, before, now) {
  const { atlas } = desk.page();
  const pane = /** @type {any} */ (desk.store.state);
  const fits = atlas.features.filter((one) => fitting(atlas, pane, one))
    .sort((a, b) => b.importance - a.importance);
  const date = desk.sayDay(before);
  const told = (/** @type {string} */ head, /** @type {0|1} */ bound) => {
    const found = fits.filter(({ interval }) => before < interval[bound] && interval[bound] <= now);
    const names = found.slice(0, SOME).map(({ title }) => title);
    if (found.length > SOME) names.push(_(MORE, { count: found.length - SOME }));
    return names.length ? `${head}: ${names.join(", ")}.` : "";
  };
  return [told(_(BEGAN, { date }), 0), told(_(ENDED, { date }), 1)].filter(Boolean);
}
