/** A figure in a conic projection: the atlas as Python has carried it into a plane. All of the page
 * works there as in the square of Web Mercator; what is more, a View's `plane` tells. */
import { Atlas } from "./atlas.js";
import { takeDrawn } from "./drawn.js";

/** @typedef {{minutes: number, points: number[]}} Line */
/** @typedef {object} Plane          Plane in map/plane/message.py
 * @property {string} name
 * @property {"lambert"|"albers"} kind
 * @property {[number, number]} parallels  degrees
 * @property {number} u
 * @property {number} v
 * @property {number} k              px to a unit, at the zoom
 * @property {number} zoom
 * @property {number} km             of ground to a unit, in the middle
 * @property {{meridians: Line[], parallels: Line[]}} graticule
 * @property {number[]} rim          the figure's edge in the square of Web Mercator
 * @property {[number, number]} size  px of the figure
 * @property {boolean} own
 * @property {[number, number]} relief  px
 */

/** @type {{name: string, atlas: Promise<Atlas>}|null} the one carried last */
let kept = null;

/** The atlas in a plane. @param {Atlas} home @param {Plane} plane
 * @param {Parameters<typeof takeDrawn>[1]|null} drawings points of the plane */
export async function planeAtlas(home, plane, drawings) {
  if (kept?.name !== plane.name) kept = { name: plane.name, atlas: fetched(home, plane) };
  const { atlas: coming } = kept;
  const atlas = await coming;
  const none = { items: [], inks: {}, title: "" };
  if (drawings || atlas.guests.drawn) takeDrawn(atlas, drawings ?? none, (x, y) => [x, y]);
  return atlas;
}

/** @param {Atlas} home @param {Plane} plane */
async function fetched(home, { own }) {
  const [payload, points] = await brought("payload.json", "geometry.bin");
  const atlas = new Atlas(payload, points, home.styles);
  atlas.home = home;
  atlas.events.forEach((event, i) => { event.was = home.events[i]; });
  const before = new Map(home.given.features.map((one) => [one.id, one]));
  for (const feature of atlas.given.features) feature.was = before.get(feature.id);
  if (own) {
    const [records, block] = await brought("own.json", "own.bin");
    atlas.put("own", records, new Float32Array(block));
  }
  return atlas;
}

/** @param {string} records @param {string} points */
const brought = (records, points) => Promise.all([
  fetch(`/plane/${records}`).then((r) => r.json()),
  fetch(`/plane/${points}`).then((r) => r.arrayBuffer())]);

/** The relief as Python has warped it. @param {Plane} plane @returns {Promise<ImageBitmap>} */
export async function warpedRelief({ relief: [w, h] }) {
  const rows = await fetch("/plane/relief.bin").then((r) => r.arrayBuffer());
  return createImageBitmap(new ImageData(new Uint8ClampedArray(rows), w, h));
}
