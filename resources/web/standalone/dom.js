/** Makes elements; what is said in them is text, never markup. */

/** @typedef {Node|string|null|undefined|false} Child */

/** @param {string} tag @param {Record<string, any>} [props] attributes; `onclick` and the like are
 * listened to, `class` may be given; false and null leave one out @param {Child[]} children
 * @returns {any} */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.filter(Boolean).map((one) => /** @type {Node|string} */ (one)));
  return made;
}

/** @type {Record<string, string>} */
let drawings = {};

/** The window's own icons, as SVG texts by name. @param {Record<string, string>} texts */
export function takeIcons(texts) {
  drawings = texts;
}

/** @param {string} name @returns {Node} */
export function icon(name) {
  const parsed = new DOMParser().parseFromString(drawings[name], "image/svg+xml").documentElement;
  parsed.setAttribute("aria-hidden", "true");
  parsed.setAttribute("class", "icon");
  return document.importNode(parsed, true);
}

/** A button with an icon, its name as tooltip. @param {string} drawing @param {string} name
 * @param {() => void} deed @param {Record<string, any>} [props] */
export const iconButton = (drawing, name, deed, props = {}) =>
  el("button", { type: "button", "aria-label": name, title: name, onclick: deed, ...props }, icon(drawing));
