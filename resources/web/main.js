/** Starts the page: payload, layer, door to Python. */
import { loadAtlas } from "./atlas.js";
import { connect, send } from "./bridge.js";
import { canvasLayer } from "./layer.js";
import { keys, report, wheel } from "./gestures.js";
import { follow } from "./hand.js";
import { Page } from "./page.js";
import { receiver } from "./receive.js";
import { prepareRelief } from "./relief.js";
import { Zoomer } from "./zoomer.js";

/** What is shown before anyone says what to show: 27 December 1945. */
const OPENING = {
  pane: {
    day: 710392, window: null, mode: "instant", date_text: "27 December 1945", layers_on: [],
    layers_off: [], powers: [], language: "en", style: "screen", selected: "", highlights: [],
  },
  furniture: { title: "", caption: "", map_only: false, fade_days: 365 },
};

async function start() {
  const { L, map_atlas: map } = /** @type {any} */ (window);
  await Promise.all([400, 700].flatMap((weight) =>
    ["A", "한"].map((text) => document.fonts.load(`${weight} 12px "P38 Sans"`, text))));
  const atlas = await loadAtlas();
  const style = location.hash.slice(1);
  if (style in atlas.styles.palettes) OPENING.pane.style = style; // no light flash before a dark map
  /** @type {Page|null} */
  let page = null;
  const layer = canvasLayer(L, () => page?.moved(), () => page?.want());
  page = new Page(atlas, layer, /** @type {any} */ (OPENING));
  layer.addTo(map);
  page.frame();
  requestAnimationFrame(() => prepareRelief(atlas.relief, false)); // after the first picture
  const { program } = report(map);
  const zoomer = new Zoomer(map);
  wheel(map, zoomer);
  keys(map, zoomer);
  follow(page, map);
  const receive = receiver(page, map, () => {
    zoomer.stop();
    program();
  });
  /** @type {any} */ (window).parallel38 = { page, receive, map };
  await connect(receive);
  send({ type: "loaded" });
}

start().catch((error) => send({ type: "failed", text: String(error?.stack ?? error) }));
