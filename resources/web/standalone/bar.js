/** Who held a point, as a bar of all years and as rows. */
import { el } from "./dom.js";

const YEARS = [1866, 1900, 1945, 1990, 2024];
const PLAIN = ["sovereignty", "none", ""]; // titles without a hatch: colour alone does not tell

/** @typedef {{all: import("./held.js").Stretch[], first: number, days: [number, number],
 *   ink: (power: string) => string}} Told */

/** A colour, hatched where the title is no sovereignty, pale where it is in doubt.
 * @param {import("./held.js").Stretch} one @param {(power: string) => string} ink */
function dressed({ power, title, sure }, ink) {
  const made = el("i", { class: PLAIN.includes(title) ? "" : "hatched" });
  made.style.backgroundColor = ink(power) || "transparent";
  made.style.opacity = sure && sure !== "certain" ? "0.65" : "1";
  return made;
}

/** A click goes to that day; for hands on keys there are the rows. @param {Told} told
 * @param {(day: number) => void} travel */
export function bar({ all, first, days, ink }, travel) {
  const [start, last] = days;
  const share = (/** @type {number} */ day) => `${(100 * (day - start)) / (last + 1 - start)}%`;
  const pieces = all.filter(({ power }) => power).map((one) => {
    const piece = dressed(one, ink);
    Object.assign(piece.style, { left: share(one.start), width: share(start + one.end - one.start) });
    piece.title = [one.name, one.how, one.dates].filter(Boolean).join("\n");
    return piece;
  });
  const now = el("b", {});
  now.style.left = share(first);
  const box = el("div", { class: "p38-held", "aria-hidden": "true", onclick: (/** @type {MouseEvent} */ e) => {
    const { left, width } = box.getBoundingClientRect();
    travel(Math.min(start + Math.floor(((e.clientX - left) / width) * (last + 1 - start)), last));
  } }, ...pieces, now);
  return el("div", { class: "p38-through" }, box,
    el("div", { class: "p38-years", "aria-hidden": "true" }, ...YEARS.map((year) => el("span", {}, String(year)))));
}

/** @param {Told} told @param {(day: number) => void} travel */
export const stretches = ({ all, first, ink }, travel) => el("ol", { class: "p38-stretches" },
  ...all.map((one) => el("li", { "aria-current": one.start <= first && first < one.end && "date" },
    dressed(one, ink), el("span", {}, el("button", { type: "button", class: "link", onclick: () => travel(one.start) }, one.name),
      one.how && el("small", {}, one.how), el("small", {}, one.dates)))));
