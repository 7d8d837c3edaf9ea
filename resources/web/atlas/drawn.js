/** A person's notes and drawings as features of the atlas. */
import { project } from "./view.js";

const LAYER = "own-drawings"; // domain/own.py
const ORDER = 1000; // over all that was brought in

/** @typedef {{words: string, size: number}} Drawn  what is written, and how large: px */
/** @typedef {{id: string, title: string, words: string, kind: string, type: string, power: string,
 *   size: number, interval: number[], symbol: any, points: [number, number][]}} Item  lon, lat */

let turn = 0; // each coming of drawings is told from the one before

/** In place of those before. @param {import("./atlas.js").Atlas} atlas
 * @param {{items: Item[], inks: Record<string, any>, title: string}} message
 * @param {(x: number, y: number) => [number, number]} [to] where a point of theirs lies */
export function takeDrawn(atlas, { items, inks, title }, to = project) {
  turn++;
  /** @type {number[]} */
  const points = [];
  const features = items.map((item) => {
    const start = points.length / 2;
    for (const [lon, lat] of item.points) points.push(...to(lon, lat));
    return featureOf(item, [[[start, item.points.length]]]);
  });
  const layers = [{ id: LAYER, title, order: ORDER, on: true }];
  atlas.put("drawn", { features, powers: inks, layers }, Float32Array.from(points));
}

/** @param {Item} item @param {number[][][]} g */
function featureOf({ id, title, kind, type, power, interval, symbol, words, size }, g) {
  return { id, title, layer: LAYER, kind, type, powers: [power], interval, announced: null, km: 0,
    importance: 3, label: "", names: {}, anchor: null, spine: null, g, e: null, symbol,
    look: `${id}~${turn}`, drawn: { words, size } };
}
