/** The desk of a map without Python: what the file holds, the store, the way to the page. */
import { unproject } from "../atlas/view.js";
import { Channel } from "./channel.js";
import { sayDay, sayDays, sayUntil } from "./say.js";
import { Store } from "./store.js";

const [NEAR, FAR] = [9, 4.6]; // zooms: never closer to an area, never farther from a point
const AIR = 0.15; // of an area, free round it
const LEAST = 0.1; // degrees free round a feature, however small
const TILE = 256; // px of the world at zoom 0
const NARROW = 560; // px of a map whose legend is short
const ROOMY = 400; // px of one of several maps from which it bears a legend
const LINE = 75; // px of its height for each line of that
const REST = 140; // ms without a change until the panels follow

/** @typedef {{k: string, t: string, w: string, b: any[][], n?: string}} Sheet  kicker, title, dates,
 * blocks, and what lists call it */
/** @typedef {object} Data          src/parallel38/standalone/desk.py
 * @property {string} version
 * @property {[number, number]} days
 * @property {any} opening
 * @property {boolean} presents   whether it opens on the stage
 * @property {import("./scenes.js").Story[]} stories
 * @property {{id: string, title: string, box: [number, number, number, number]}[]} views
 * @property {[string, number, number, number, number][]} eras
 * @property {import("./clock.js").Tick[]} ticks
 * @property {{id: string, title: string, about: string, on: boolean}[]} layers
 * @property {Record<string, string>} kinds
 * @property {Record<string, string>} languages
 * @property {Record<string, [number, number, number, number]>} extents
 * @property {[string, string, number, string[], string][]} entries
 * @property {string[]} notes
 * @property {Record<string, Sheet>} pages
 * @property {Record<string, import("./say.js").Forms>} sayings
 * @property {Record<string, string>} words
 * @property {Record<string, string>} icons */

export class Desk {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    const { day, window, mode, layers_on, layers_off, powers, filters, notes, language, style,
      selected, highlights } = data.opening;
    this.store = new Store({ day, window, mode, layers_on, layers_off, powers, filters, notes,
      language, style, selected, highlights }, data.days);
    this.channel = new Channel((message) => this.hear(message));
    /** The maps beside the first. @type {{layout: string, columns: number, more: Partial<import("./store.js").State>[]}} */
    this.beside = data.opening;
    /** What is told of a scene of a story, in words of its own. @type {{title: string, caption: string, address: string}|null} */
    this.scene = null;
    /** Who held a point; once the page is to start. @type {import("./held.js").Holders|null} */
    this.holders = null;
    /** What the page says, by its type. @type {Record<string, (message: any) => void>} */
    this.doors = {};
    this.timer = 0;
    /** @type {(() => void)[]} */
    this.resting = [];
    this.store.follow(() => {
      this.show();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.rest(), REST);
    });
  }

  /** What follows the clock only when it rests. @param {() => void} deed */
  whenResting(deed) {
    this.resting.push(deed);
  }

  rest() {
    if (!this.page()) return; // it is still to start
    for (const deed of this.resting) deed();
  }

  /** @param {any} message */
  hear(message) {
    this.doors[message.type]?.(message);
  }

  /** @returns {import("../page.js").Page} */
  page() {
    return /** @type {any} */ (globalThis).parallel38?.page;
  }

  /** @returns {any} Leaflet's map */
  map() {
    return /** @type {any} */ (globalThis).parallel38.map;
  }

  /** Let the map take the room that it has now. */
  fill() {
    if (!this.page()) return; // it is still to start
    for (const { map } of /** @type {any} */ (globalThis).parallel38.sheet.panes) map.invalidateSize({ pan: false });
  }

  get forms() {
    return this.data.sayings[""];
  }

  /** @param {number} day */
  sayDay(day) {
    return sayDay(this.forms, day);
  }

  /** The clock in words. @param {import("./store.js").State} state
   * @param {import("./say.js").Forms} [forms] */
  said(state, forms = this.forms) {
    if (state.mode === "cumulative") return sayUntil(forms, state.day);
    if (state.mode === "window" && state.window) return sayDays(forms, state.window[0], state.window[1] - 1);
    return sayDay(forms, state.day);
  }

  /** First and last day that are shown. @param {import("./store.js").State} state
   * @returns {[number, number]} */
  daysOf({ mode, window, day }) {
    return mode === "window" && window ? [window[0], window[1] - 1] : [day, day];
  }

  /** Let the page draw what the store says. */
  show() {
    if (!this.page()) return; // it is still to start
    const size = this.map().getSize();
    const { furniture, layout, columns, ...shown } = this.shown();
    const { clientWidth: wide, clientHeight: high } = /** @type {HTMLElement} */ (document.getElementById("p38-stage"));
    const across = wide >= high ? columns : Math.ceil((shown.more.length + 1) / columns);
    const lens = shown.more.some((/** @type {any} */ { powers }) => String(powers) !== String(shown.pane.powers)); // told in words
    const close = layout === "side" && !lens && wide / across < ROOMY;
    this.channel.show({ ...shown, glides: true, columns: across, layout: close ? "grid" : layout,
      furniture: { ...furniture, ...(this.scene ? { title: "", caption: "" } : {}), ...(size.x < NARROW ? { lines: Math.floor(size.y / LINE) } : {}) } });
  }

  /** What the store says, as the page is told it: the map, and those beside it, which differ from it in
   * what the file says of them. */
  shown() {
    const { state } = this.store;
    const { fade_days } = this.data.opening;
    const { title, caption } = this.scene ?? this.data.opening;
    const { layout, columns, more } = this.beside;
    const forms = this.data.sayings[state.language] ?? this.forms;
    const pane = (/** @type {import("./store.js").State} */ one) => ({ ...one,
      window: one.mode === "window" ? one.window : null, measure: null, date_text: this.said(one, forms) });
    return { pane: pane(state), layout, columns,
      more: more.map((/** @type {Partial<import("./store.js").State>} */ own) => pane({ ...state, ...own })),
      furniture: { title, caption, map_only: false, fade_days } };
  }

  /** To a thing: its page, its day and its place. @param {string} id */
  go(id) {
    const { events, places, features } = this.page().atlas;
    const event = events.find((one) => one.id === id);
    const feature = features.find((one) => one.id === id);
    const place = places.find((one) => one.id === id);
    if (event) {
      const tick = this.data.ticks.find((one) => one[2] === id);
      this.store.change({ selected: id, day: tick ? tick[0] : event.from });
      this.over(event);
    } else if (feature) {
      this.store.change({ selected: id, day: nearest(feature.interval, this.store.state.day) });
      const box = this.data.extents[id];
      if (box) this.fit(airy(box), NEAR);
    } else {
      this.store.change({ selected: id });
      if (place) this.over(place);
    }
  }

  /** @param {{x: number, y: number}} spot in the unit square */
  over({ x, y }) {
    const [lon, lat] = unproject(x, y);
    this.look(lat, lon, Math.min(Math.max(this.map().getZoom(), FAR), NEAR));
  }

  /** @param {number} lat @param {number} lon @param {number} zoom @param {boolean} [fly] */
  look(lat, lon, zoom, fly = true) {
    this.channel.tell({ type: "camera", lat, lon, zoom, fly });
  }

  /** The whole box in sight, as large as it goes. @param {number[]} box west, south, east, north
   * @param {number} [most] zoom @param {boolean} [fly] */
  fit([west, south, east, north], most = 12, fly = true) {
    const size = this.map().getSize();
    const right = east < west ? east + 360 : east;
    const [top, bottom] = [down(north), down(south)];
    const scale = Math.min(size.x / Math.max((right - west) / 360, 1e-9), size.y / Math.max(bottom - top, 1e-9));
    const zoom = Math.min(Math.max(Math.log2(scale / TILE), 1.5), most);
    const lon = (((west + right) / 2 + 540) % 360) - 180;
    this.look(unproject(0, (top + bottom) / 2)[1], lon, zoom, fly);
  }
}

/** In the unit square. @param {number} lat */
function down(lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @param {number[]} box */
function airy([west, south, east, north]) {
  const across = Math.max(AIR * ((east - west + 360) % 360), LEAST);
  const up = Math.max(AIR * (north - south), LEAST);
  return [west - across, Math.max(south - up, -84), east + across, Math.min(north + up, 84)];
}

/** The day where a thing may hold then, else the nearest day on which it does.
 * @param {number[]} interval @param {number} day */
function nearest([from, to, surely, until], day) {
  if (from <= day && day < to) return day;
  if (day < from) return surely < until ? surely : from;
  return Math.max(until, surely + 1) - 1;
}
