/** Points at even steps along a line. */

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
