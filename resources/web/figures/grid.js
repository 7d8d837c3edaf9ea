/** Where the maps of a page stand: alike frames in rows, each with words above it. */

/** @typedef {import("../types.js").Box} Box */
/** @typedef {{frames: Box[], w: number, h: number, free: Box|null}} Grid  `free`: what the last row
 * leaves empty */

/** @param {number} count of maps @param {number} columns @param {Box} room px that they have
 * @param {number} head px above each frame @param {number} gap px between them @returns {Grid} */
export function gridOf(count, columns, [left, top, right, bottom], head, gap) {
  const rows = Math.ceil(count / columns);
  const w = (right - left - (columns - 1) * gap) / columns;
  const h = (bottom - top - (rows - 1) * gap) / rows - head;
  const at = (/** @type {number} */ i) => [left + (i % columns) * (w + gap),
    top + Math.floor(i / columns) * (head + h + gap) + head];
  const frames = Array.from({ length: count }, (_, i) => {
    const [x, y] = at(i);
    return /** @type {Box} */ ([x, y, x + w, y + h]);
  });
  const [x, y] = at(count);
  return { frames, w, h, free: count % columns ? [x, y - head, right, y + h] : null };
}

/** The zoom at which a frame shows all of a ground, or all that its map would show on a screen that
 * they share evenly.
 * @param {{zoom: number, width: number, height: number, columns: number, ground?: [number, number]|null}} message
 * @param {number} count @param {{w: number, h: number}} frame */
export function zoomIn({ zoom, width, height, columns, ground }, count, { w, h }) {
  if (ground) return Math.log2(Math.min(w / ground[0], h / ground[1]));
  return zoom + Math.log2(Math.min((w * columns) / width, (h * Math.ceil(count / columns)) / height));
}

/** (a), (b), … @param {number} i */
export const letter = (i) => `(${String.fromCharCode(97 + i)})`;
