/**
 * Tiles of relief and of scanned maps as decoded pictures: fetched and decoded off the page's
 * thread, those that a picture wants last first, and forgotten again when too many bytes of them lie about.
 */
import { ask } from "../site.js";

/** @typedef {{image: ImageBitmap, at: number, seen: number, kept: boolean}} Tile  at: when it came
 *   (performance.now()); seen: the turn that used it last; kept: never forgotten */

const MOST = 28e6; // bytes of decoded tiles
const SIDE = 256; // px
const BYTES = 4 * SIDE * SIDE;
const AT_ONCE = 12; // requests under way
const PATIENCE = 15_000; // ms for the tiles of a figure
const LATER = [500, 2000, 8000]; // ms until a tile that failed is asked for again

/** @type {Map<string, Tile>} the least lately used first */
const tiles = new Map();
/** @type {Set<string>} under way */
const coming = new Set();
/** How often each was asked for in vain. @type {Map<string, number>} */
const failed = new Map();
/** @type {Set<string>} in vain just now: asked for again later */
const resting = new Set();
/** What each picture wants, the most wanted first. @type {Map<object, {keys: string[], again: () => void, most: number}>} */
const wishes = new Map();
const KEPT = {};
/** What each keeps. @type {Map<object, string[]>} */
const keepers = new Map();
let turn = 0;

export const GREY = "/grey"; // ends the name of a tile without its colours

/** A tile's name, the path it is fetched from: grey ones are pictures of their own.
 * @param {number} z @param {number} x @param {number} y @param {boolean} grey */
export const keyOf = (z, x, y, grey) => `relief/${z}/${x}/${y}.webp${grey ? GREY : ""}`;

/** A new picture is drawn. */
export const begin = () => void (turn += 1);

/** A tile; undefined while it is on its way, null while it cannot be had.
 * @param {string} key @returns {Tile|null|undefined} */
export function tileOf(key) {
  const tile = tiles.get(key);
  if (!tile) return resting.has(key) || isGone(key) ? null : undefined;
  tile.seen = turn;
  tiles.delete(key);
  tiles.set(key, tile);
  return tile;
}

/** Whether a tile is never asked for again. @param {string} key */
export const isGone = (key) => (failed.get(key) ?? 0) > LATER.length;

/** Ask for what a picture lacks; it takes the place of what the same one wanted before.
 * @param {object} picture @param {string[]} keys @param {() => void} again called when one comes
 * @param {number} [most] requests that it may have under way */
export function want(picture, keys, again, most = AT_ONCE) {
  const open = keys.filter(lacks);
  if (open.length) wishes.set(picture, { keys: open, again, most });
  else wishes.delete(picture);
  fetchNext();
}

/** @param {string} key */
const lacks = (key) => !tiles.has(key) && !isGone(key);

/** Fetch tiles that stay, whatever happens, once no picture wants another. @param {string[]} keys
 * @param {object} [whose] a second asking takes the place of the first
 * @param {() => void} [again] called when one comes */
export function keep(keys, whose = KEPT, again = () => {}) {
  const mark = (/** @type {string[]} */ some, /** @type {boolean} */ kept) => {
    for (const key of some) Object.assign(tiles.get(key) ?? {}, { kept });
  };
  mark(keepers.get(whose) ?? [], false);
  mark(keys, true);
  keepers.set(whose, keys);
  want(whose, keys, () => {
    mark(keys, true);
    again();
  });
}

/** Whether all that a picture wants has come. @param {object} picture */
const settled = (picture) => !wishes.has(picture);

/** Wait until all that a picture wants has come, but not for ever. @param {object} picture */
export async function arrived(picture) {
  const start = performance.now();
  while (!settled(picture) && performance.now() - start < PATIENCE) {
    await new Promise((done) => setTimeout(done, 15));
  }
}

/** Bytes of all decoded tiles. */
export const bytes = () => tiles.size * BYTES;

function fetchNext() {
  const pictures = [...wishes.keys()].sort((a, b) =>
    Number(keepers.has(a)) - Number(keepers.has(b)));
  for (const picture of pictures) {
    const { keys = [], most = AT_ONCE } = wishes.get(picture) ?? {};
    for (const key of keys) {
      if (coming.size >= most) break;
      if (lacks(key) && !coming.has(key) && !resting.has(key)) bring(key);
    }
  }
}

/** @param {string} key */
async function bring(key) {
  coming.add(key);
  try {
    const grey = key.endsWith(GREY);
    const answer = await ask(`/${grey ? key.slice(0, -GREY.length) : key}`);
    const image = await createImageBitmap(await answer.blob());
    tiles.set(key, { image: grey ? greyed(image) : image, at: performance.now(), seen: turn,
      kept: false });
    failed.delete(key);
  } catch {
    rest(key); // the coarser one stays
  }
  coming.delete(key);
  forget();
  for (const [picture, wish] of wishes) {
    if (!wish.keys.includes(key)) continue;
    wish.keys = wish.keys.filter((one) => one !== key || resting.has(key));
    if (!wish.keys.length) wishes.delete(picture);
    wish.again();
  }
  fetchNext();
}

/** Ask for a tile again after a while, a few times. @param {string} key */
function rest(key) {
  const times = failed.get(key) ?? 0;
  failed.set(key, times + 1);
  if (isGone(key)) return;
  resting.add(key);
  setTimeout(() => {
    resting.delete(key);
    fetchNext();
  }, LATER[times]);
}

/** Make room, but not by what the picture of now shows. */
function forget() {
  for (const [key, { image, seen, kept }] of tiles) {
    if (bytes() <= MOST) return;
    if (kept || seen === turn) continue;
    image.close();
    tiles.delete(key);
  }
}

/** A picture without its colours. @param {ImageBitmap} image */
function greyed(image) {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const c = canvas.getContext("2d");
  if (!c) return image;
  c.filter = "grayscale(1)";
  c.drawImage(image, 0, 0);
  image.close();
  return canvas.transferToImageBitmap();
}
