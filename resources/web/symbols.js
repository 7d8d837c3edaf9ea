/** A small sign for each kind of event. Who met is told by the colours of a medallion. */

/** Path data about 0, 0 within -5 to 5. */
const SIGNS = {
  treaty: "M-3.2-4.5h5l1.8 1.8v7.2h-6.8zM-1.4-1h3.2M-1.4 1h3.2M-1.4 3h2",
  battle: "M-4-4L4 4M4-4L-4 4M-4.6 2.2L-2.2 4.6M4.6 2.2L2.2 4.6",
  landing: "M-4.5 1.5h9l-2 3h-5zM0 1.5V-4.5M0-4.5L3.4-1H0",
  proclamation: "M-4-1v2h2l5 3v-8l-5 3z",
  incident: "M0-4.8L1.4-1.4 4.8 0 1.4 1.4 0 4.8-1.4 1.4-4.8 0-1.4-1.4z",
  founding: "M-3 4.8v-9.6M-3-4.6L4-2.4-3 0",
  withdrawal: "M4.5 0h-8M-.5-3.5L-4 0l3.5 3.5",
  speech: "M-4.5-3.5h9v5.5h-5l-2.5 2.5v-2.5h-1.5z",
  negotiation: "M-4.5-2.5h7M.5-4.5l2 2-2 2M4.5 2.5h-7M-.5.5l-2 2 2 2",
};
const OPEN = new Set(["battle", "withdrawal", "negotiation"]);
const MEETINGS = new Set(["summit", "conference"]);

/** @param {import("./features.js").Scene} scene
 * @param {{event: import("./atlas.js").Event_, x: number, y: number, light: number}} spot
 * @returns {import("./types.js").Mark[]} */
export function glyphMarks(scene, spot) {
  const { event, x, y } = spot;
  const { look } = scene;
  const size = Number(look.type);
  const seen = 0.35 + 0.65 * spot.light;
  const rough = event.precision !== "building";
  /** @type {import("./types.js").Mark[]} */
  const marks = [];
  if (rough) {
    const r = (event.precision === "area" ? 13.5 : 11.8) * size;
    marks.push({ k: "circle", x, y, r, stroke: look.ink, width: 0.8, alpha: 0.55 * seen,
      dash: event.precision === "area" ? [2, 2.5] : [] });
  }
  if (MEETINGS.has(event.kind)) return [...marks, ...medallion(scene, spot, seen, size)];
  const ink = event.powers.length ? scene.atlas.ink(event.powers[0], scene.style) : look.ink;
  const d = SIGNS[/** @type {keyof typeof SIGNS} */ (event.kind)] ?? SIGNS.incident;
  marks.push({ k: "circle", x, y, r: 8.6 * size, fill: look.panel, fillAlpha: 0.94 * seen,
    stroke: ink, width: 1.3, alpha: seen });
  marks.push({ k: "glyph", x, y, scale: 1.02 * size, d, stroke: look.ink, width: 1.25 * size,
    alpha: seen, fill: OPEN.has(event.kind) || event.kind === "treaty" ? undefined : look.ink,
    fillAlpha: seen });
  return marks;
}

/** A disc cut into the colours of the powers who met.
 * @param {import("./features.js").Scene} scene
 * @param {{event: import("./atlas.js").Event_, x: number, y: number}} spot @param {number} seen
 * @param {number} size @returns {import("./types.js").Mark[]} */
function medallion(scene, { event, x, y }, seen, size) {
  const { look } = scene;
  const r = 7.2 * size;
  const powers = event.powers.slice(0, 4);
  /** @type {import("./types.js").Mark[]} */
  const marks = [{ k: "circle", x, y, r: r + 2.4, fill: look.panel, fillAlpha: 0.96 * seen,
    stroke: look.ink, width: 1.3, alpha: seen }];
  if (powers.length < 2) {
    const fill = powers.length ? scene.atlas.ink(powers[0], scene.style) : look.muted;
    return [...marks, { k: "circle", x, y, r, fill, fillAlpha: seen }];
  }
  powers.forEach((power, i) => {
    const [a, b] = [i, i + 1].map((n) => (2 * Math.PI * n) / powers.length - Math.PI / 2);
    const at = (/** @type {number} */ t) => `${(r * Math.cos(t)).toFixed(2)} ${(r * Math.sin(t)).toFixed(2)}`;
    const large = b - a > Math.PI ? 1 : 0;
    marks.push({ k: "glyph", x, y, scale: 1, d: `M0 0L${at(a)}A${r} ${r} 0 ${large} 1 ${at(b)}Z`,
      fill: scene.atlas.ink(power, scene.style), fillAlpha: seen, stroke: look.panel,
      width: 1, alpha: seen });
  });
  return marks;
}
