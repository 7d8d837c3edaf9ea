/** Whether layers, powers and filters let a record show, whatever the day: the page's half of
 * domain/narrowing.py. */

/** @typedef {{id: string, powers: string[], layer?: string, kind?: string, importance?: number,
 *   confidence?: string, sources?: number[], themes?: string[]}} Record_  an event has no layer */

/** The layer that switches all events. */
const EVENTS = "events";
const OWN = "own-"; // begins the ids of own layers
const CONFIDENCES = ["low", "medium", "high"];

/** @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {Record_} record */
export const admitted = (atlas, pane, record) =>
  layerOn(atlas, pane, record) && fitting(atlas, pane, record);

/** Whether its switch is on; its own id outweighs its layer's.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {Record_} record */
export function layerOn(atlas, pane, record) {
  const layer = record.layer ?? EVENTS;
  for (const key of [record.id, layer]) {
    if (pane.layers_off.includes(key)) return false;
    if (pane.layers_on.includes(key)) return true;
  }
  return atlas.layers.get(layer)?.on ?? true;
}

/** A person's own layers have their switches; what a record does not say narrows it not.
 * @param {import("../atlas/atlas.js").Atlas} atlas @param {import("../types.js").Pane} pane
 * @param {Record_} record */
export function fitting(atlas, { powers, filters }, record) {
  if (record.layer?.startsWith(OWN)) return true;
  if (!meets(powers, record.powers)) return false;
  if (!filters) return true;
  const { themes, kinds, event_kinds, importance, confidence, sources } = filters;
  const wanted = record.layer === undefined ? event_kinds : kinds;
  return meets(wanted, record.kind === undefined ? undefined : [record.kind]) &&
    meets(themes, record.themes) &&
    (record.importance ?? importance) >= importance &&
    CONFIDENCES.indexOf(record.confidence ?? confidence) >= CONFIDENCES.indexOf(confidence) &&
    meets(sources, record.sources?.map((number) => atlas.sources[number]));
}

/** @param {string[]} wanted none: all will do @param {string[]|undefined} has */
const meets = (wanted, has) => !wanted.length || !has || has.some((one) => wanted.includes(one));
