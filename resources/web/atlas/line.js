/** Lines as points x, y, x, y, …: lengths, even steps, round corners, the way to a point. */

/** Points about `step` apart along a line, its two ends among them; `short` leaves so much out at
 * its end. @param {Float32Array} p @param {number} step @param {number} [short]
 * @param {number} [most] stretches @returns {Float32Array} */
export function evenly(p, step, short = 0, most = Infinity) {
  const lengths = lengthsOf(p);
  const whole = (lengths[lengths.length - 1] ?? 0) - short;
  const steps = Math.min(most, Math.max(1, Math.round(whole / step)));
  const out = new Float32Array(2 * (steps + 1));
  for (let n = 0, i = 1; n <= steps; n++) {
    const at = (whole * n) / steps;
    while (i < lengths.length - 1 && lengths[i] < at) i++;
    const share = (at - lengths[i - 1]) / (lengths[i] - lengths[i - 1] || 1);
    out[2 * n] = p[2 * i - 2] + share * (p[2 * i] - p[2 * i - 2]);
    out[2 * n + 1] = p[2 * i - 1] + share * (p[2 * i + 1] - p[2 * i - 1]);
  }
  return out;
}

/** How far along a line each of its points lies. @param {Float32Array} p */
export function lengthsOf(p) {
  const lengths = new Float32Array(p.length / 2);
  for (let i = 2; i < p.length; i += 2) {
    lengths[i / 2] = lengths[i / 2 - 1] + Math.hypot(p[i] - p[i - 2], p[i + 1] - p[i - 1]);
  }
  return lengths;
}

/** A line of even steps with round corners: each point the mean of itself and its neighbours; its
 * two ends stay. @param {Float32Array} p @param {number} reach points to either side
 * @param {number} rounds @returns {Float32Array} */
export function rounded(p, reach, rounds) {
  const count = p.length / 2;
  let path = p;
  for (let round = 0; round < rounds; round++) {
    const from = path;
    path = from.slice();
    for (let i = 1; i < count - 1; i++) {
      const near = Math.min(reach, i, count - 1 - i);
      let [x, y] = [0, 0];
      for (let j = i - near; j <= i + near; j++) {
        x += from[2 * j];
        y += from[2 * j + 1];
      }
      path[2 * i] = x / (2 * near + 1);
      path[2 * i + 1] = y / (2 * near + 1);
    }
  }
  return path;
}

/** Where the stretch that ends at a point of a line comes nearest to x, y: 0 at its start, 1 at
 * its end. @param {Float32Array} p @param {number} i where the stretch's last point stands in `p`
 * @param {number} x @param {number} y */
export function nearestShare(p, i, x, y) {
  const dx = p[i] - p[i - 2];
  const dy = p[i + 1] - p[i - 1];
  const along = (x - p[i - 2]) * dx + (y - p[i - 1]) * dy;
  return Math.max(0, Math.min(1, along / (dx * dx + dy * dy || 1)));
}
