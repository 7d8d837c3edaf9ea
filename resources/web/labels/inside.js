/** What lies inside rings, asked many times of the same ones: stretches of a ring that lie wholly above
 * or below a point are passed over. */

const STRETCH = 32; // edges
const ROW = 4; // px between the levels that are kept

/** @typedef {{spans: Float32Array[], rows: number[][]}} Index  `spans`: top, bottom of each stretch of
 * each ring; `rows`: where levels that were asked for cut them */

/** @type {WeakMap<Float32Array[], Index>} */
const known = new WeakMap();

/** @param {Float32Array[]} rings px */
function indexOf(rings) {
  let index = known.get(rings);
  if (!index) known.set(rings, index = { spans: rings.map(spansOf), rows: [] });
  return index;
}

/** @param {Float32Array} p */
function spansOf(p) {
  const spans = new Float32Array(2 * Math.ceil(p.length / 2 / STRETCH));
  for (let r = 0, i = 0, y = p[p.length - 1]; r < spans.length; r += 2) {
    let top = y;
    let bottom = y;
    for (const end = Math.min(p.length, i + 2 * STRETCH); i < end; i += 2) {
      y = p[i + 1];
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    spans[r] = top;
    spans[r + 1] = bottom;
  }
  return spans;
}

/** Where a level cuts rings, in no order. @param {Float32Array[]} rings px @param {number} y */
function cutsAt(rings, y) {
  const { spans } = indexOf(rings);
  /** @type {number[]} */
  const cuts = [];
  for (let k = 0; k < rings.length; k++) {
    const span = spans[k];
    for (let r = 0; r < span.length; r += 2) {
      if (span[r] <= y && span[r + 1] > y) cutsOf(rings[k], r * STRETCH, y, cuts);
    }
  }
  return cuts;
}

/** @param {Float32Array} p @param {number} from where a stretch begins @param {number} y
 * @param {number[]} cuts which are added to */
function cutsOf(p, from, y, cuts) {
  const end = Math.min(p.length, from + 2 * STRETCH);
  for (let i = from, j = (from || p.length) - 2; i < end; j = i, i += 2) {
    const y0 = p[j + 1];
    const y1 = p[i + 1];
    if (y0 > y !== y1 > y) cuts.push(p[j] + ((p[i] - p[j]) * (y - y0)) / (y1 - y0));
  }
}

/** Even-odd over all rings. @param {Float32Array[]} rings px @param {number} x @param {number} y */
export function inside(rings, x, y) {
  let found = false;
  for (const cut of cutsAt(rings, y)) if (cut > x) found = !found;
  return found;
}

/** The same, told on the nearest level, in a view so high.
 * @param {Float32Array[]} rings px @param {number} h @param {number} x @param {number} y */
export function holds(rings, h, x, y) {
  const row = Math.floor(y / ROW);
  if (row < 0 || row * ROW >= h) return false;
  const { rows } = indexOf(rings);
  let found = false;
  const cuts = (rows[row] ??= cutsAt(rings, (row + 0.5) * ROW));
  for (let i = 0; i < cuts.length; i++) if (cuts[i] < x) found = !found;
  return found;
}
