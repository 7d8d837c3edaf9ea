/** Level and upright lines through rings: where they cross, how much of them and which points lie inside. */

/** Where rings cross the line on which one axis has a value, in order.
 * @param {Float32Array[]} rings @param {0|1} axis @param {number} at */
export function crossings(rings, axis, at) {
  const list = [];
  for (const p of rings) {
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
      const x0 = p[j + axis];
      const x1 = p[i + axis];
      if (x0 > at === x1 > at) continue;
      const y0 = p[j + 1 - axis];
      list.push(y0 + ((at - x0) / (x1 - x0)) * (p[i + 1 - axis] - y0));
    }
  }
  return list.sort((a, b) => a - b);
}

/** The part of a stretch that lies between a first and a second crossing.
 * @param {number[]} land @param {number} from @param {number} to */
export function share(land, from, to) {
  let sum = 0;
  for (let i = 0; i + 1 < land.length; i += 2) {
    sum += Math.max(0, Math.min(to, land[i + 1]) - Math.max(from, land[i]));
  }
  return sum / (to - from);
}

/** Where the middles of level rows cut rings, row by row, in no order.
 * @param {Float32Array[]} rings @param {number} h px @param {number} tall px of a row */
export function levelCuts(rings, h, tall) {
  /** @type {number[][]} */
  const rows = Array.from({ length: Math.ceil(h / tall) }, () => []);
  for (const p of rings) {
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
      const y0 = p[j + 1];
      const y1 = p[i + 1];
      const first = Math.ceil(Math.min(y0, y1) / tall - 0.5);
      const last = Math.min(rows.length - 1, Math.ceil(Math.max(y0, y1) / tall - 0.5) - 1);
      for (let r = Math.max(0, first); r <= last; r++) {
        rows[r].push(p[j] + ((p[i] - p[j]) * ((r + 0.5) * tall - y0)) / (y1 - y0));
      }
    }
  }
  return rows;
}

/** Even-odd test over all rings. @param {Float32Array[]} rings @param {number} x @param {number} y */
export function within(rings, x, y) {
  let inside = false;
  for (const p of rings) {
    let [x0, y0] = [p[p.length - 2], p[p.length - 1]];
    for (let i = 0; i < p.length; i += 2) {
      const [x1, y1] = [p[i], p[i + 1]];
      if (y0 > y !== y1 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
      [x0, y0] = [x1, y1];
    }
  }
  return inside;
}
