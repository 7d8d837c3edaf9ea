/** Whether the map glides from here to there, or cuts: as the window's setting says, and as the desktop
 * asks where the engine knows of it. */

const still = matchMedia("(prefers-reduced-motion: reduce)");
let wanted = true;

/** What the window's setting says. @param {boolean} glide */
export function letGlide(glide) {
  wanted = glide;
}

/** Whether the desktop asks that nothing move by itself, as far as the engine knows. */
export const isStill = () => still.matches;

/** Whether anything may move by itself. */
export const glides = () => wanted && !isStill();

/** Look there: in a flight, or at once. @param {any} map @param {[number, number]} goal lat, lon
 * @param {number} zoom @param {number} seconds @param {boolean} [fly] */
export function goTo(map, goal, zoom, seconds, fly = true) {
  if (fly && glides()) map.flyTo(goal, zoom, { duration: seconds });
  else map.setView(goal, zoom, { animate: false });
}
