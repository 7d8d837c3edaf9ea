/** A map in one file: stands where otherwise Python does, and starts the page. */
import { prepareRelief } from "../base/relief.js";
import { askOf } from "../site.js";
import { start } from "../start.js";
import { answering, floats, json } from "./archive.js";
import { Desk } from "./desk.js";
import { takeIcons } from "./dom.js";
import { follow, look, read, wishes } from "./fragment.js";
import { Frame } from "./frame.js";
import { Holders, spotId } from "./held.js";
import { keys } from "./keys.js";
import { copied } from "./link.js";
import { Presenter } from "./presenter.js";
import { printing } from "./print.js";
import { Scenes } from "./scenes.js";
import { telling } from "./teller.js";
import { learn, _, COPIED, LINK_IS, MAP_SHOWS } from "./words.js";

const FONTS = [["latin", "U+0000-10FF, U+1E00-2BFF, U+2C60-2C7F, U+A640-A7FF"],
  ["kr", "U+1100-11FF, U+2E80-9FFF, U+A960-A97F, U+AC00-D7FF, U+F900-FAFF, U+FF00-FFEF"]];

/** @param {import("./archive.js").Archive} archive */
async function takeType(archive) {
  await Promise.all(FONTS.flatMap(([name, unicodeRange]) => ["400", "700"].map(async (weight) => {
    const body = archive.get(`/fonts/${name}-${weight}.ttf`);
    if (!body) return;
    document.fonts.add(await new FontFace("P38 Sans", body.buffer, { weight, unicodeRange }).load());
  })));
}

/** Light or dark, as the reader's system asks and follows, until they choose.
 * @param {Desk} desk */
function dressing(desk) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = !["screen", "dark"].includes(desk.store.state.style);
  const dress = (/** @type {boolean} */ dark) => {
    document.documentElement.classList.toggle("dark", dark);
    if (["screen", "dark"].includes(desk.store.state.style)) desk.store.change({ style: dark ? "dark" : "screen" });
  };
  system.addEventListener("change", () => chosen || dress(system.matches));
  dress(system.matches);
  return (/** @type {boolean} */ dark) => {
    chosen = true;
    dress(dark);
  };
}

/** What the map says. @param {Desk} desk @param {Frame} frame */
function listen(desk, frame) {
  desk.doors.picked = ({ kind, id, lat, lon }) => {
    frame.inspector.spot = [lat, lon];
    if (kind === "legend") frame.inspector.list(id.split(","));
    else desk.store.change({ selected: desk.data.pages[id] ? id : spotId(lat, lon) });
    if (!document.body.classList.contains("p38-presents")) frame.open("inspector", true);
  };
  const live = document.createElement("p");
  live.className = "p38-told";
  live.setAttribute("role", "status");
  document.body.append(live);
  const say = (/** @type {string} */ text) => (live.textContent = text);
  desk.doors.said = ({ text }) => say(text);
  telling(desk, say);
  desk.doors.failed = ({ text }) => frame.say(text);
  desk.whenResting(() => {
    const { state } = desk.store;
    const count = desk.page().picture?.seen.length ?? 0;
    desk.channel.tell({ type: "describe", text: _(MAP_SHOWS, { date: desk.said(state), count }) });
  });
}

async function open() {
  /** @type {import("./archive.js").Archive} */
  const archive = /** @type {any} */ (globalThis).parallel38Archive;
  const desk = new Desk(json(archive, "/desk.json"));
  learn(desk.data.words);
  takeIcons(desk.data.icons);
  askOf(answering(archive));
  await takeType(archive);
  const asked = read(location.hash);
  desk.store.change(wishes(desk, asked));
  /** @type {ReturnType<typeof follow>|null} */
  let link = null;
  const frame = new Frame(desk, {
    dress: dressing(desk),
    view: (id) => {
      link?.sentTo(id);
      look(desk, { view: id }, true);
    },
    copy: async () => {
      const text = link?.now() ?? "";
      frame.say(await copied(text) ? _(COPIED) : _(LINK_IS, { link: text }));
    },
    print: () => print(),
    story: (id) => scenes.begin(id),
  });
  frame.hang(/** @type {HTMLElement} */ (document.getElementById("map_atlas")));
  /** @type {any} */ (globalThis).map_atlas.invalidateSize({ pan: false });
  const print = printing(desk, (text) => frame.say(text));
  const scenes = new Scenes(desk, (id) => {
    frame.layers.stories.value = id;
    link?.sentTo("");
  }, () => presenter.begin());
  frame.stage.append(scenes.card);
  const presenter = new Presenter(desk, frame, scenes, archive);
  keys(desk, frame, print, scenes, presenter);
  desk.holders = new Holders(desk, json(archive, "/ground.json"), floats(archive, "/ground.bin"));
  desk.channel.open();
  await start();
  listen(desk, frame);
  for (const message of json(archive, "/guests.json")) desk.channel.tell(message);
  const { opening, presents } = desk.data;
  const told = scenes.open(asked.scene ?? (location.hash.length > 1 ? "" : opening.scene));
  if (!told && presents && !asked.date) scenes.open(opening.scene); // an address of a scene that is gone
  desk.store.change(wishes(desk, asked)); // the rest of the address outweighs the scene
  desk.show(); // how many maps there are decides how far each sees
  if (!look(desk, asked, false) && !scenes.look(false)) first(desk);
  link = follow(desk, scenes);
  if (presents && scenes.story && (!asked.date || asked.scene)) presenter.begin();
  if (asked.select && desk.store.state.selected) frame.open("inspector", true);
  desk.rest();
  prepareRelief(desk.page().atlas.relief, false);
  document.getElementById("p38-wait")?.remove();
  document.documentElement.dataset.p38 = "ready";
}

/** Where the map looks at first: at the named view, else at all that the figure would have shown.
 * @param {Desk} desk */
function first(desk) {
  const { view, camera } = desk.data.opening;
  if (look(desk, { view }, false)) return;
  const size = desk.map().getSize();
  const less = Math.log2(Math.min(size.x / camera.width, size.y / camera.height));
  desk.look(camera.lat, camera.lon, Math.min(Math.max(camera.zoom + less, 1.5), 12), false);
}

open().catch((error) => {
  const wait = document.getElementById("p38-wait") ?? document.body;
  wait.textContent = String(error?.stack ?? error);
});
