/** Features as marks: the table of kinds (map/style.py) turned into fills, hatches and lines. */
import { frameAt, span } from "../atlas/clock.js";
import { advanced } from "../atlas/advance.js";
import { admitted } from "./admitted.js";
import { divides } from "../events/aside.js";
import { areaMarks, softWidth } from "./areas.js";
import { lightUp } from "./fresh.js";
import { lineMarks, pointMarks } from "./lines.js";
import { overlaps } from "./overlap.js";
import { isCut, veil } from "./veil.js";

/** @typedef {import("../atlas/atlas.js").Feature} Feature */
/** @typedef {import("./ink.js").Scene} Scene */
/** @typedef {{feature: Feature, sure: import("../types.js").Certainty, past?: boolean}} Seen
 * `past`: on a map of several days, what was over before the last of them */

/** What a pane shows, in drawing order. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane} pane @returns {Seen[]} */
export function visible(atlas, pane) {
  /** @type {Seen[]} */
  const seen = [];
  const marked = atlas.marked(pane);
  const admits = (/** @type {number} */ i) => admitted(atlas, pane, atlas.features[i]);
  const certain = pane.filters?.certain;
  const last = pane.mode === "instant" ? -Infinity : span(pane)[1] - 1;
  for (const i of atlas.alive.at(pane, admits)) {
    const sure = atlas.alive.certainty(i, pane);
    if (!sure || (certain && sure !== "certain") || atlas.crowds.takes(i, sure, marked)) continue;
    const feature = atlas.features[i];
    const one = feature.frames ? moved(atlas, feature, sure, pane)
      : { feature: isMarch(feature) ? advanced(feature, pane) : feature, sure };
    if (one && !(certain && one.sure !== "certain")) seen.push(feature.interval[1] <= last ? { ...one, past: true } : one);
  }
  seen.push(...atlas.crowds.seen());
  return seen;
}

/** @param {Feature} feature */
const isMarch = ({ kind, type }) => kind === "movement" && type === "line";

/** A moving feature as it stands; its line is doubtful where no history draws it. The ground
 * beside it is not drawn fainter then: it would flicker from day to day.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {Feature} feature
 * @param {import("../types.js").Certainty} sure @param {import("../types.js").Pane} pane
 * @returns {Seen|null} */
function moved(atlas, feature, sure, pane) {
  const frames = feature.frames ?? [];
  const number = frameAt(frames, feature.interval, pane);
  if (number < 0) return null;
  const doubtful = feature.type === "line" && !frames[number][2];
  return { feature: atlas.frame(feature, number), sure: doubtful ? "possible" : sure };
}

const REACH = { area: 8, line: 12, point: 16 }; // px that marks go beyond a shape, doubt apart
const ARROW = 40; // the same of a movement

/** A feature as it is to be drawn; `key` names the look, `marks` makes it, `reach` is how many px
 * it may go beyond its parts; what is `fleeting` is hardly ever drawn twice.
 * @typedef {{key: string, parts: Float32Array[], reach: number, fleeting?: boolean,
 *   marks: () => import("../types.js").Mark[]}} Drawing */

/** @param {Scene} scene @param {Seen[]} seen @param {Set<string>} marked selected and highlighted
 * @param {Drawing[]} [glows] below the lines between armies
 * @param {import("./fresh.js").Lit|null} [lit] what of it lights up: a line from below, ground below
 * those lines, too, and where the atlas ends below its end @returns {Drawing[]} */
export function drawings(scene, seen, marked, glows = [], lit = null) {
  /** @type {Drawing[]} */
  const made = [];
  /** @type {Drawing[]} */
  const crowds = [];
  const overOf = overlaps(seen);
  const below = [...glows];
  /** @type {Drawing[]} */
  const ends = []; // the light on what goes on beyond the atlas
  let cut = 0; // so many are drawn below the end of the atlas
  for (const one of seen) {
    const { feature } = one;
    if (feature.under && !marked.has(feature.id) && lies(seen, feature.under)) continue;
    const parts = feature.shape.project(scene.view);
    if (parts.length === 0) continue;
    if (divides(feature)) made.push(...below.splice(0));
    if (lit?.ids.has(feature.id)) {
      (feature.type === "line" ? made : isCut(feature) ? ends : below).push(lightUp(scene, feature, lit.light));
    }
    (feature.crowd ? crowds : made).push(
      drawing(scene, one, parts, marked.has(feature.id), overOf(feature)));
    if (isCut(feature)) cut = made.length;
  }
  if (cut) made.splice(cut, 0, ...ends, ...veil(scene));
  made.push(...below);
  return crowds.length ? [...made, joined(crowds)] : made;
}

/** Whether one of the areas that an area lies in is drawn and speaks for it: two fills of one power
 * would look like two things, an army's over a state's like a third power's. @param {Seen[]} seen @param {string[]} under */
const lies = (seen, under) =>
  seen.some(({ feature, sure }) => sure === "certain" && under.includes(feature.id));

/** @type {WeakMap<Float32Array[], Drawing>} by its parts, which are the same while the view is */
const kept = new WeakMap();

/** @param {Scene} scene @param {Seen} seen @param {Float32Array[]} parts @param {boolean} bright
 * @param {Feature[]} over @returns {Drawing} the same one while nothing of it changes */
function drawing(scene, seen, parts, bright, over) {
  const { feature, sure } = seen;
  const past = Boolean(seen.past) && !bright;
  const key = [feature.look, feature.dress, scene.style, sure, past, bright, ...over.map(({ look }) => look)].join();
  const found = kept.get(parts);
  if (found?.key === key) return found;
  const reach = (isMarch(feature) || feature.drawn ? ARROW : REACH[feature.type]) + softWidth(scene, feature);
  /** @type {Drawing} */
  const made = { key, parts, reach, fleeting: feature.look !== feature.id,
    marks: () => marksOf(scene, seen, parts, { bright, past, over }) };
  kept.set(parts, made);
  return made;
}

/** Crowds are drawn in one go. @param {Drawing[]} crowds @returns {Drawing} */
const joined = (crowds) => ({
  key: crowds.map(({ key }) => key).join(), parts: crowds.flatMap(({ parts }) => parts),
  reach: Math.max(...crowds.map(({ reach }) => reach)), fleeting: true,
  marks: () => crowds.flatMap((one) => one.marks()),
});

/** @param {Scene} scene @param {Seen} seen @param {Float32Array[]} parts
 * @param {{bright: boolean, past: boolean, over: Feature[]}} how */
function marksOf(scene, { feature, sure }, parts, how) {
  if (feature.type === "area") return areaMarks(scene, feature, parts, sure, how);
  if (feature.type === "line") return lineMarks(scene, feature, parts, sure, how);
  return pointMarks(scene, feature, parts, sure, how.bright);
}
