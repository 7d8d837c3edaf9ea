/** Teeth of a front: short strokes on the side of the army whose ground lies on the line's right. */
import { evenly } from "../atlas/line.js";

const GAP = 9; // px between teeth
const LEAST = 0.5; // of the way between two spots: a hairpin has no side

/** @param {Float32Array[]} parts px @param {number} from px off the line where a tooth begins
 * @param {number} to px off the line where it ends @param {number} scale of the gap
 * @returns {Float32Array[]} */
export function teeth(parts, from, to, scale) {
  /** @type {Float32Array[]} */
  const made = [];
  const step = (GAP * scale) / 2;
  for (const part of parts) {
    const p = evenly(part, step);
    for (let i = 2; i + 3 < p.length; i += 4) {
      const [dx, dy] = [p[i + 2] - p[i - 2], p[i + 3] - p[i - 1]];
      const length = Math.hypot(dx, dy);
      if (length < LEAST * 2 * step) continue;
      const [rx, ry] = [-dy / length, dx / length];
      made.push(Float32Array.of(p[i] + from * rx, p[i + 1] + from * ry, p[i] + to * rx, p[i + 1] + to * ry));
    }
  }
  return made;
}
