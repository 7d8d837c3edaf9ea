/** What sizes type may have: a figure's is read on paper, and from the last row. */

/** A size, or the least of the figure. @param {Record<string, string>} look @param {number} px */
export const legible = ({ floor = "0" }, px) => Math.max(px, Number(floor));

/** The next lower size in steps of half a pixel: what fits an area has other sizes in each view, and
 * the engine keeps font and forms for every size that it ever drew. @param {number} px */
export const stepped = (px) => Math.floor(2 * px) / 2;
