/** Keys that the page needs for itself: while it holds them, arrows, Home and End are no commands of
 * the window. */
import { send } from "../bridge.js";

/** @type {Set<unknown>} who holds them */
const holders = new Set();
let told = false;

/** @param {unknown} who @param {boolean} on */
export function holdKeys(who, on) {
  if (on) holders.add(who);
  else holders.delete(who);
  if (told === holders.size > 0) return;
  told = !told;
  send({ type: "keys", held: told });
}
