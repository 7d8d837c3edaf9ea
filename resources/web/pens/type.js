/** How small type may be: a figure's is read on paper, and from the last row. */

/** A size, or the least of the figure. @param {Record<string, string>} look @param {number} px */
export const legible = ({ floor = "0" }, px) => Math.max(px, Number(floor));
