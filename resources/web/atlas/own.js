/** A person's own layers beside the atlas's: fetched when Python says that they have changed. */

import { prepareScans } from "../base/scans.js";
import { ask } from "../site.js";

/** @param {import("./atlas.js").Atlas} atlas @param {{payload: string, geometry: string}} message
 * @param {() => void} again called when more of them comes */
export async function takeOwn(atlas, { payload, geometry }, again) {
  const [records, points] = await Promise.all([
    ask(payload).then((r) => r.json()), ask(geometry).then((r) => r.arrayBuffer())]);
  atlas.put("own", records, new Float32Array(points));
  atlas.scans = records.scans ?? [];
  prepareScans(atlas.scans, again);
}
