/** Draws a page of the inspector: what src/parallel38/standalone/records.py says it is made of. */
import { bar, stretches } from "./bar.js";
import { el } from "./dom.js";

const WEB = /https?:\/\/[^\s<>"]+[^\s<>".,;:)\]]/g;

/** @typedef {object} Ways  where links lead
 * @property {(id: string) => void} go
 * @property {(day: number) => void} travel
 * @property {Record<string, import("./desk.js").Sheet>} pages
 * @property {string[]} notes   citations by number
 * @property {() => [string, string]|null} now  label and words on whether it holds now */

/** @type {Record<string, (ways: Ways, body: any) => any>} */
const MAKE = {
  p: (_ways, text) => el("p", {}, text),
  lead: (_ways, text) => el("p", { class: "lead" }, text),
  quiet: (_ways, text) => el("p", { class: "quiet" }, text),
  warn: (_ways, text) => el("p", { class: "warn" }, text),
  h: (_ways, text) => el("h3", {}, text),
  kind: (_ways, text) => el("h4", {}, text),
  now: ({ now }) => {
    const said = now();
    return said && facts([said]);
  },
  facts: (_ways, rows) => facts(rows),
  people: (_ways, rows) => el("ul", {}, ...rows.map((/** @type {[string, string]} */ [name, rest]) =>
    el("li", {}, name, rest && el("small", {}, rest)))),
  links: (ways, ids) => rows(ways, ids.map((/** @type {string} */ id) => [id, ways.pages[id].w])),
  rows: (ways, body) => rows(ways, body),
  steps: ({ travel }, rows) => el("ol", { class: "steps" },
    ...rows.map((/** @type {[number, string, string, string]} */ [day, said, status, note]) =>
      el("li", {}, el("button", { type: "button", class: "link", onclick: () => travel(day) }, said),
        el("span", {}, status, note && el("small", {}, note))))),
  bar: ({ travel }, body) => bar(body, travel),
  held: ({ travel }, body) => stretches(body, travel),
  sources: ({ notes }, numbers) => el("ul", { class: "sources" },
    ...numbers.map((/** @type {number} */ number) => el("li", {}, ...withLinks(notes[number])))),
};

/** Things to go to, each with a second line. @param {Ways} ways @param {[string, string][]} body */
const rows = ({ go, pages }, body) => el("ul", {}, ...body.map(([id, rest]) => el("li", {},
  el("button", { type: "button", class: "link", "data-id": id, onclick: () => go(id) },
    pages[id].n ?? pages[id].t), rest && el("small", {}, rest))));

/** @param {[string, string][]} rows */
const facts = (rows) => el("dl", {}, ...rows.flatMap(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]));

/** @param {any[][]} blocks @param {Ways} ways @returns {Node[]} */
export const drawn = (blocks, ways) =>
  blocks.map(([kind, body]) => MAKE[kind]?.(ways, body)).filter(Boolean);

/** A text whose http(s) addresses can be followed, out of this file and into a page of their own.
 * @param {string} text @returns {(Node|string)[]} */
function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(WEB)) {
    parts.push(text.slice(end, found.index),
      el("a", { href: found[0], target: "_blank", rel: "noreferrer" }, found[0]));
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)];
}
