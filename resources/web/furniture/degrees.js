/** Figures of the graticule where its lines leave the picture: along the top and the right edge, or
 * at a line's other end where furniture stands in the way. */
import { crossing, linesOf, showsGraticule } from "../base/graticule.js";
import { widthOf } from "../pens/metrics.js";
import { legible } from "../pens/type.js";
import { degreeWords } from "./words.js";

/** @typedef {import("../types.js").Text} Text */

const SIZE = 9.4; // px
const [IN, HIGH] = [6, 13]; // px from the edge to the words, and to the foot of those at the top

/** @param {import("../features/features.js").Scene} scene @param {import("../types.js").Pane} pane
 * @param {import("../labels/boxes.js").Room} room @returns {Text[]} */
export function degrees({ atlas, look, style, view }, pane, room) {
  if (style === "stage" || !showsGraticule(atlas, pane)) return [];
  const { meridians, parallels } = linesOf(atlas, view);
  const size = legible(look, SIZE);
  const put = (/** @type {string} */ text, /** @type {[number, number][]} */ ends,
    /** @type {number} */ share) => {
    const wide = widthOf({ text, size });
    const at = ends.find(([x, y]) =>
      room.claim([x - share * wide - 3, y - size, x + (1 - share) * wide + 3, y + 3]));
    return at ? [{ k: /** @type {"text"} */ ("text"), x: at[0] - share * wide, y: at[1], text,
      size, fill: look.seaText, halo: look.halo, haloWidth: 3 }] : [];
  };
  const { w, h } = view;
  const at = (/** @type {Float32Array} */ points, /** @type {number[]} */ ...edge) =>
    crossing(points, Float32Array.of(...edge));
  const across = meridians.flatMap(({ minutes, points }) => {
    const [top, foot] = [at(points, 0, 0, w, 0), at(points, 0, h, w, h)];
    return put(degreeWords(minutes, false), [...(top ? [/** @type {[number, number]} */ ([top.x, HIGH])] : []),
      ...(foot ? [/** @type {[number, number]} */ ([foot.x, h - IN])] : [])], 0.5);
  });
  const along = parallels.flatMap(({ minutes, points }) => {
    const [right, left] = [at(points, w, 0, w, h), at(points, 0, 0, 0, h)];
    const text = degreeWords(minutes, true);
    const first = right ? put(text, [[w - IN, right.y + 3.2]], 1) : [];
    return first.length || !left ? first : put(text, [[IN, left.y + 3.2]], 0);
  });
  return [...across, ...along];
}
