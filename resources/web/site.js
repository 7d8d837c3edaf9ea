/** Whom the page asks for data: the site that it came from, or the file that it is. */

/** @typedef {(path: string) => Promise<Response>} Answer */

/** @type {Answer} */
let answer = (path) => fetch(path);

/** @type {Answer} */
export const ask = (path) => answer(path);

/** From now on this one is asked. @param {Answer} other */
export function askOf(other) {
  answer = other;
}
