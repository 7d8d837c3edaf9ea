/** Movements: an arrow that widens along its path to a head at its end. */

/** @typedef {import("./types.js").Mark} Mark */

const STEP = 3; // px between the points of a smoothed path
const ROUNDS = 3; // passes of smoothing
const REACH = 3; // points to either side that a pass looks at
const SHORTEST = 7; // px; less is no arrow
const MOST = 4000; // points of one path

/** @param {import("./ink.js").Scene} scene @param {any} line @param {{ink: string, width: number,
 *   dash: number[], alpha: number, sure: import("./types.js").Certainty}} stroke
 * @returns {Mark[]} */
export function arrowMarks(scene, line, { ink, width, dash, alpha, sure }) {
  const near = Math.max(0.75, Math.min(1.4, 0.2 * scene.view.zoom - 0.25)); // finer from far off
  const outlines = line.parts.map((/** @type {Float32Array} */ p) => outlineOf(p, width * near))
    .filter((/** @type {Float32Array} */ p) => p.length);
  const shape = { k: /** @type {"path"} */ ("path"), parts: outlines, closed: true, id: line.id };
  const halo = { ...shape, stroke: scene.look.halo, width: 3.6, alpha: 0.85 };
  const certain = sure === "certain";
  const fillAlpha = { certain: alpha, possible: 0.4 * alpha, announced: 0 }[sure];
  return [halo, { ...shape, fill: ink, fillAlpha, stroke: certain ? scene.look.ink : ink,
    width: certain ? 0.7 : 1.1, dash: certain ? [] : dash, alpha: certain ? 0.6 : alpha }];
}

/** The outline of an arrow along a path, as one ring; empty when there is no room for one.
 * @param {Float32Array} path px @param {number} width px of the shaft where it meets the head */
export function outlineOf(path, width) {
  const spine = smooth(evenly(path));
  const count = spine.length / 2;
  const step = Math.hypot(spine[2] - spine[0], spine[3] - spine[1]) || STEP;
  const whole = step * (count - 1);
  if (count < 3 || whole < SHORTEST) return new Float32Array();
  const head = Math.min(2.6 * width, 0.6 * whole);
  const neck = Math.max(1, count - 1 - Math.max(1, Math.round(head / step)));
  const left = [];
  const right = [];
  for (let i = 0; i <= neck; i++) {
    const half = (width / 2) * (0.35 + (0.65 * i) / neck);
    const [nx, ny] = normal(spine, i, i);
    left.push([spine[2 * i] + half * nx, spine[2 * i + 1] + half * ny]);
    right.push([spine[2 * i] - half * nx, spine[2 * i + 1] - half * ny]);
  }
  const [nx, ny] = normal(spine, neck, count - 1);
  const [x, y] = [spine[2 * neck], spine[2 * neck + 1]];
  const wing = 0.5 * head + 0.1 * width;
  const tip = [spine[2 * count - 2], spine[2 * count - 1]];
  return Float32Array.from([...left, [x + wing * nx, y + wing * ny], tip,
    [x - wing * nx, y - wing * ny], ...right.reverse()].flat());
}

/** Points every STEP px or so along a path, its two ends among them. @param {Float32Array} p */
function evenly(p) {
  const lengths = [0];
  for (let i = 2; i < p.length; i += 2) {
    lengths.push(lengths[i / 2 - 1] + Math.hypot(p[i] - p[i - 2], p[i + 1] - p[i - 1]));
  }
  const whole = lengths[lengths.length - 1];
  const steps = Math.min(MOST, Math.max(1, Math.round(whole / STEP)));
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

/** Rounds the corners of an even path; its two ends stay. @param {Float32Array} p */
function smooth(p) {
  const count = p.length / 2;
  for (let round = 0; round < ROUNDS; round++) {
    const from = p.slice();
    for (let i = 1; i < count - 1; i++) {
      const reach = Math.min(REACH, i, count - 1 - i);
      for (const axis of [0, 1]) {
        let sum = 0;
        for (let j = i - reach; j <= i + reach; j++) sum += from[2 * j + axis];
        p[2 * i + axis] = sum / (2 * reach + 1);
      }
    }
  }
  return p;
}

/** The unit normal of a spine from one point to another, or about one point.
 * @param {Float32Array} p @param {number} from @param {number} to */
function normal(p, from, to) {
  const [a, b] = from === to ? [Math.max(0, from - 1), Math.min(p.length / 2 - 1, to + 1)]
    : [from, to];
  const [dx, dy] = [p[2 * b] - p[2 * a], p[2 * b + 1] - p[2 * a + 1]];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}
