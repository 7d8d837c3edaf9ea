/** Takes the address of what is shown along. */
import { el } from "./dom.js";

/** @param {string} text @returns {Promise<boolean>} whether it is on the clipboard */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return asSelected(text); // a frame in another page may not, nor an old browser
  }
}

/** @param {string} text */
function asSelected(text) {
  const field = el("textarea", { class: "p38-told", "aria-hidden": "true" }, text);
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}
