/** Starts a page: payload, layer, the door through which it is told what to show. */
import { loadAtlas } from "./atlas/atlas.js";
import { connect, send } from "./bridge.js";
import { report, takeKeys } from "./hand/gestures.js";
import { isStill } from "./hand/motion.js";
import { paneOn } from "./panes/pane.js";
import { Sheet } from "./panes/sheet.js";
import { receiver } from "./receive.js";
import { prepareRelief } from "./base/relief.js";

/** What is shown before anyone says what to show; style and day come with the address. */
const OPENING = {
  pane: {
    day: 0, window: null, mode: "instant", date_text: "", layers_on: [], layers_off: [],
    powers: [], language: "en", style: "screen", selected: "", highlights: [],
  },
  furniture: { title: "", caption: "", map_only: false, fade_days: 365 },
};

const LATIN = ["en", "ru"]; // languages whose names need no other letters

/** Load the type for letters like this one. @param {string} letter */
function type(letter) {
  return Promise.all([400, 700].map((weight) =>
    document.fonts.load(`${weight} 12px "P38 Sans"`, letter)));
}

export async function start() {
  const { L, map_atlas: map } = /** @type {any} */ (window);
  /** @type {import("./bridge.js").Receiver|null} */
  let receive = null;
  const door = connect((message) => receive?.(message));
  const [style, language, day] = location.hash.slice(1).split(",");
  const others = LATIN.includes(language) ? [] : [type("한")];
  const [atlas] = await Promise.all([loadAtlas(), type("A"), ...others]);
  if (style in atlas.styles.palettes) OPENING.pane.style = style; // no light flash before a dark map
  OPENING.pane.day = Number(day) || 0;
  const first = paneOn(atlas, map, /** @type {any} */ (OPENING));
  const { page } = first;
  const sheet = new Sheet(atlas, first);
  const { program } = report(map);
  takeKeys(map);
  const told = receiver(sheet, map, program);
  let rest = () => { // what can wait until the first picture is seen
    rest = () => {};
    requestAnimationFrame(() => requestAnimationFrame(() => {
      prepareRelief(atlas.relief, false);
      type("한");
    }));
  };
  receive = async (message) => {
    await told(message);
    if (message.type === "show") rest();
  };
  /** @type {any} */ (window).parallel38 = { page, receive, map, sheet };
  if (!(await door)) { // else Python says what comes first
    page.frame();
    rest();
  }
  send({ type: "loaded", still: isStill() });
}
