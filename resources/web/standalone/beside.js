/** What stands beside a scene's map: a text, or a picture with its credit. */
import { el } from "./dom.js";

const KINDS = [["png", "image/png"], ["jpg", "image/jpeg"], ["jpeg", "image/jpeg"], ["webp", "image/webp"]];

/** @typedef {{title: string, text: string, alt: string, credit: string, image: string}} Aside */

/** @param {Aside} aside @param {import("./archive.js").Archive} archive @param {() => void} sized the picture
 * has its size @returns {Node[]} */
export function besides({ title, text, alt, credit, image }, archive, sized) {
  const picture = image ? shown(image, alt, archive, sized) : null;
  return [title && el("h3", {}, title), picture,
    ...text.split("\n").filter((row) => row.trim()).map((row) => el("p", {}, row)),
    credit && el("small", {}, credit)].filter(Boolean);
}

/** @param {string} path @param {string} alt @param {import("./archive.js").Archive} archive
 * @param {() => void} sized */
function shown(path, alt, archive, sized) {
  const body = archive.get(path);
  const [, type] = KINDS.find(([ending]) => path.toLowerCase().endsWith(`.${ending}`)) ?? [];
  if (!body || !type) return null;
  const src = URL.createObjectURL(new Blob([body], { type }));
  const loaded = () => {
    URL.revokeObjectURL(src);
    sized();
  };
  return el("img", { src, alt, onload: loaded, onerror: (/** @type {Event} */ e) =>
    /** @type {Element} */ (e.target).remove() });
}
