/** Notes that Python has made of Markdown, once more as if a stranger had: made anew of the elements
 * that it makes (notes.py), without an attribute; anything else, a link too, is the text in it. */
import { el } from "./dom.js";

const KEPT = ["p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5",
  "h6"];
const GONE = ["script", "style", "template", "svg", "math", "iframe", "object"]; // with what is in them

/** @param {string} html @returns {(Node|string)[]} */
export const prose = (html) =>
  made(new DOMParser().parseFromString(html, "text/html").body); // which runs and fetches nothing

/** @param {Node} parent @returns {(Node|string)[]} */
function made(parent) {
  return [...parent.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ""];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const name = /** @type {Element} */ (node).localName;
    if (GONE.includes(name)) return [];
    return KEPT.includes(name) ? [el(name, {}, ...made(node))] : made(node);
  });
}
