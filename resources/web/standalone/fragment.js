/** The view in the address, in the command line's words: #date=1950-06-25&view=peninsula. What is
 * there is a stranger's: what it does not mean is passed over. */
import { spotOf } from "./held.js";
import { iso } from "./say.js";
import { spanOf } from "./typed.js";

const REST = 400; // ms: browsers bear few changes of the address
const ID = /^[\w@./:-]{1,120}$/;

/** @param {string} hash @returns {Record<string, string>} */
export function read(hash) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const part of hash.replace(/^#\??/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    try {
      if (rest.length) found[key] = decodeURIComponent(rest.join("=").replace(/\+/g, " "));
    } catch (error) {
      if (!(error instanceof URIError)) throw error; // a stray % is no value
    }
  }
  return found;
}

/** What the address asks of the store. @param {import("./desk.js").Desk} desk
 * @param {Record<string, string>} asked @returns {Partial<import("./store.js").State>} */
export function wishes(desk, asked) {
  /** @type {Partial<import("./store.js").State>} */
  const found = {};
  const day = (asked.date ? known(desk, asked.date)?.[0] : null) ?? null;
  if (day !== null) Object.assign(found, { day, mode: "instant" });
  const window = asked.window ? span(desk, asked.window) : null;
  if (window) {
    const inside = day !== null && window[0] <= day && day < window[1];
    Object.assign(found, { window, mode: "window", day: inside ? day : window[0] });
  } else if (asked.mode === "cumulative") found.mode = "cumulative";
  if (asked.layers) Object.assign(found, layers(desk, asked.layers));
  if (asked.powers) found.powers = ids(asked.powers);
  if (asked.select !== undefined) found.selected = tells(desk, asked.select) ? asked.select : "";
  if (Object.hasOwn(desk.data.languages, asked.lang ?? "")) found.language = asked.lang;
  if (["screen", "dark", "stage", "print", "grey", "copy"].includes(asked.style)) found.style = asked.style;
  return found;
}

/** Whether there is a page of a selection. @param {import("./desk.js").Desk} desk @param {string} selected */
const tells = (desk, selected) => Object.hasOwn(desk.data.pages, selected) || Boolean(spotOf(selected));

/** First and last day of a date. @param {import("./desk.js").Desk} desk @param {string} text
 * @returns {[number, number]|null} */
function known(desk, text) {
  try {
    return spanOf(text, Object.values(desk.data.sayings));
  } catch {
    return null; // a date that is none asks for nothing
  }
}

/** @param {import("./desk.js").Desk} desk @param {string} text FROM/TO
 * @returns {[number, number]|null} */
function span(desk, text) {
  const [from, to] = text.split("/");
  const [first, last] = desk.data.days;
  const start = from === ".." ? first : known(desk, from)?.[0] ?? null;
  const end = to === ".." ? last : known(desk, to ?? from)?.[1] ?? null;
  return start === null || end === null || end < start ? null
    : [Math.max(start, first), Math.min(end, last) + 1];
}

/** Only the named layers and features, or with a minus all but those.
 * @param {import("./desk.js").Desk} desk @param {string} text */
function layers(desk, text) {
  const names = text.split(",");
  const layers_on = ids(names.filter((one) => !one.startsWith("-")).join());
  const off = ids(names.filter((one) => one.startsWith("-")).map((one) => one.slice(1)).join());
  const rest = layers_on.length ? desk.data.layers.map(({ id }) => id).filter((id) => !layers_on.includes(id)) : [];
  return { layers_on, layers_off: [...new Set([...off, ...rest])] };
}

/** @param {string} text */
const ids = (text) => text.split(",").filter((one) => ID.test(one));

/** Where the address asks the map to look; false where it says nothing.
 * @param {import("./desk.js").Desk} desk @param {Record<string, string>} asked @param {boolean} fly */
export function look(desk, asked, fly) {
  const view = desk.data.views.find(({ id }) => id === asked.view);
  const numbers = (/** @type {string|undefined} */ text) => (text ?? "").split(",").map(Number);
  const box = numbers(asked.bbox);
  const [lat, lon] = numbers(asked.center);
  if (view) desk.fit(view.box, 12, fly);
  else if (box.length === 4 && box.every(Number.isFinite)) desk.fit(box, 12, fly);
  else if (asked.center && Math.abs(lat) <= 85 && Math.abs(lon) <= 180) {
    const zoom = Number(asked.zoom) || desk.map().getZoom();
    desk.look(lat, lon, Math.min(Math.max(zoom, 1.5), 12), fly);
  } else return false;
  return true;
}

/** Keep the address at what is shown, and follow who writes another.
 * @param {import("./desk.js").Desk} desk @param {import("./scenes.js").Scenes} scenes
 * @returns {{sentTo: (name: string) => void, now: () => string}} to say which named view the camera was
 * sent to; the address as it stands */
export function follow(desk, scenes) {
  let timer = 0;
  let view = read(location.hash).view ?? (location.hash.length > 1 ? "" : desk.data.opening.view);
  const write = () => history.replaceState(null, "", `#${address(desk, view)}`);
  const sentTo = (/** @type {string} */ name) => {
    view = name;
  };
  const now = () => `${location.href.split("#")[0]}#${address(desk, view)}`;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };
  desk.store.follow(soon);
  desk.doors.moved = ({ gesture }) => {
    if (gesture) view = "";
    soon();
  };
  addEventListener("hashchange", () => {
    const asked = read(location.hash);
    view = asked.view ?? "";
    const told = scenes.open(asked.scene ?? "");
    if (!told && scenes.story) scenes.begin("");
    desk.store.change(wishes(desk, asked)); // the rest of the address outweighs the scene
    if (!look(desk, asked, true) && told) scenes.look(true);
  });
  return { sentTo, now };
}

/** What --layers would be told, where a layer is on that is not by itself.
 * @param {import("./desk.js").Desk} desk @param {import("./store.js").State} state */
const shown = (desk, { layers_on, layers_off }) => [...new Set([...desk.data.layers
  .filter(({ id, on }) => on && !layers_off.includes(id)).map(({ id }) => id), ...layers_on])];

/** @param {import("./desk.js").Desk} desk @param {string} view the named one that is in sight, or "" */
export function address(desk, view) {
  const { state } = desk.store;
  const said = [["date", iso(state.day)], ...days(state), ...place(desk, view)];
  const names = state.layers_on.length ? shown(desk, state) : state.layers_off.map((id) => `-${id}`);
  if (names.length) said.push(["layers", names.join()]);
  if (state.powers.length) said.push(["powers", state.powers.join()]);
  if (tells(desk, state.selected)) said.push(["select", state.selected]);
  if (state.language !== "en") said.push(["lang", state.language]);
  if (!["screen", "dark"].includes(state.style)) said.push(["style", state.style]);
  if (desk.scene) said.push(["scene", desk.scene.address]);
  return said.map(([key, value]) => `${key}=${plainly(value)}`).join("&");
}

/** @param {string} value */
const plainly = (value) => encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/");

/** @param {import("./store.js").State} state @returns {string[][]} */
function days({ mode, window }) {
  if (mode === "cumulative") return [["mode", mode]];
  return mode === "window" && window ? [["window", `${iso(window[0])}/${iso(window[1] - 1)}`]] : [];
}

/** @param {import("./desk.js").Desk} desk @param {string} view @returns {string[][]} */
function place(desk, view) {
  if (view) return [["view", view]];
  const { lat, lng } = desk.map().getCenter().wrap();
  return [["center", `${lat.toFixed(4)},${lng.toFixed(4)}`], ["zoom", desk.map().getZoom().toFixed(2)]];
}
