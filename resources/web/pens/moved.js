/** Marks put elsewhere. */

/** @typedef {import("../types.js").Mark} Mark */

/** @param {Mark[]} marks @param {number} dx px @param {number} dy @returns {Mark[]} */
export function moved(marks, dx, dy) {
  /** @type {Map<Float32Array[], Float32Array[]>} shapes that clip others stay one and the same */
  const known = new Map();
  const shifted = (/** @type {Float32Array[]} */ parts) => {
    const found = known.get(parts) ?? parts.map((p) => p.map((n, i) => n + (i % 2 ? dy : dx)));
    known.set(parts, found);
    return found;
  };
  return marks.map((mark) => {
    if (mark.k !== "path") return { ...mark, x: mark.x + dx, y: mark.y + dy };
    const inside = Array.isArray(mark.inside) ? shifted(mark.inside) : mark.inside;
    return { ...mark, parts: shifted(mark.parts), ...(inside && { inside }) };
  });
}
