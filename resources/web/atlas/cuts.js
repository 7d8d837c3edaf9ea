/** Level and upright lines through rings: where they cross, and how much of them lies inside. */

/** Where rings cross the line on which one axis has a value, in order.
 * @param {Float32Array[]} rings @param {0|1} axis @param {number} at */
export function crossings(rings, axis, at) {
  const list = [];
  for (const p of rings) {
    let [x0, y0] = [p[p.length - 2 + axis], p[p.length - 1 - axis]];
    for (let i = 0; i < p.length; i += 2) {
      const [x1, y1] = [p[i + axis], p[i + 1 - axis]];
      if (x0 > at !== x1 > at) list.push(y0 + ((at - x0) / (x1 - x0)) * (y1 - y0));
      [x0, y0] = [x1, y1];
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
    let [x0, y0] = [p[p.length - 2], p[p.length - 1]];
    for (let i = 0; i < p.length; i += 2) {
      const [x1, y1] = [p[i], p[i + 1]];
      const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0];
      const last = Math.min(rows.length - 1, Math.ceil(high / tall - 0.5) - 1);
      for (let r = Math.max(0, Math.ceil(low / tall - 0.5)); r <= last; r++) {
        rows[r].push(x0 + ((x1 - x0) * ((r + 0.5) * tall - y0)) / (y1 - y0));
      }
      [x0, y0] = [x1, y1];
    }
  }
  return rows;
}
