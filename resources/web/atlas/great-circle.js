/** Great circles on the globe, as lines on the map. */
import { nearLon } from "./view.js";

const RAD = Math.PI / 180;
const PART = 1 * RAD; // of the globe: so far from point to point at most

/** Points from one place to another by the shortest way, both among them; lat, lon in degrees, going
 * on beyond 180 over the date line.
 * @param {[number, number]} from @param {[number, number]} to @returns {[number, number][]} */
export function greatCircle(from, to) {
  const [a, b] = [vector(from), vector(to)];
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  const parts = Math.max(1, Math.ceil(angle / PART));
  /** @type {[number, number][]} */
  const points = [from];
  for (let n = 1; n < parts; n++) {
    const [s, t] = [Math.sin((1 - n / parts) * angle), Math.sin((n / parts) * angle)];
    const [x, y, z] = a.map((v, i) => s * v + t * b[i]);
    const lon = Math.atan2(y, x) / RAD;
    points.push([Math.atan2(z, Math.hypot(x, y)) / RAD, nearLon(lon, points[n - 1][1])]);
  }
  points.push([to[0], nearLon(to[1], points[points.length - 1][1])]);
  return points;
}

/** @param {[number, number]} place lat, lon */
const vector = ([lat, lon]) => [Math.cos(lat * RAD) * Math.cos(lon * RAD),
  Math.cos(lat * RAD) * Math.sin(lon * RAD), Math.sin(lat * RAD)];
