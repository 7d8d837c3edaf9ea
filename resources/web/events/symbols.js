/** A sign for each kind of event: a disc in the colour of its power with a small drawing. Who met
 * is told by a medallion, a round table in the colours of those who sat at it. */
import { SIGN, STEPS } from "./standing.js";

/** @typedef {import("../features/features.js").Scene} Scene */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {{event: import("../atlas/atlas.js").Event_, x: number, y: number, r: number, step: number,
 *   sure: import("../types.js").Certainty}} Sign */

/** Path data about 0, 0 within -5 to 5. What is cut out of a form turns the other way. */
const FILLED = {
  treaty: "M-3.6-4.9h4.7l2.5 2.5v7.3h-7.2zM-2-1.5v1.2h4v-1.2zM-2 .7v1.2h4v-1.2zM-2 2.8v1.2h2.2v-1.2z",
  landing: "M-4.9 1.7h9.8l-2 3.1h-5.8zM-.5-5v5.7h-3.9zM.8-3.4l3.2 4.1h-3.2z",
  proclamation: "M-4.8-1.5h2.1l5-3v9l-5-3h-2.1zM3.3-2v4l1.5-1v-2zM-2.9 2.2l.9 2.7h1.7l-.9-2.2z",
  incident: "M0-5.4L1.4-1.4 5.4 0 1.4 1.4 0 5.4-1.4 1.4-5.4 0-1.4-1.4z",
  founding: "M-3.9-5.1h1.3v.6h6.9l-2 2.3 2 2.3h-6.9v5h-1.3z",
  speech: "M-4.7-4.2h9.4v6h-4.3l-2.8 2.9v-2.9h-2.3z",
};
const DRAWN = {
  battle: "M-4.3-4.3L3.3 3.3M4.3-4.3L-3.3 3.3M-4.4 1.3L-1.3 4.4M4.4 1.3L1.3 4.4",
  withdrawal: "M4.4-4v8M2.2 0h-6.2M-1-3.2L-4.2 0-1 3.2",
  negotiation: "M-4.2-2.2h8M1.4-4.6L3.8-2.2 1.4.2M4.2 2.4h-8M-1.4 0-3.8 2.4-1.4 4.8",
};
const MEETINGS = new Set(["summit", "conference"]);

const FULL = [0, 6.6, 7.3, 8.2, 9.3, 10.4]; // px: half of a fresh sign, by importance
const LEAST = 6.4; // px: half of the smallest sign that can be read
const MEDALLION = 1.22; // how much larger it is
const HUB = 9; // px: half of the least medallion with a hole in its middle

/** @param {import("../atlas/atlas.js").Event_} event */
export const isMeeting = (event) => MEETINGS.has(event.kind);

/** Half of a sign's width in px at type size 1. @param {import("../atlas/atlas.js").Event_} event
 * @param {number} step */
export function radiusOf(event, step) {
  const met = isMeeting(event) ? MEDALLION : 1;
  if (step < SIGN) return (2.3 + 0.25 * step) * (met > 1 ? 1.6 : 1);
  const grown = 0.72 + (0.28 * (step - SIGN)) / (STEPS - SIGN);
  return Math.max(LEAST, FULL[event.importance] * grown) * met;
}

/** @param {Scene} scene @param {Sign} sign @returns {Mark[]} */
export function glyphMarks(scene, sign) {
  const { event, x, y, r, step } = sign;
  const halo = /** @type {Mark} */ ({ k: "circle", x, y, r: r + (step < SIGN ? 1.1 : 1.5),
    fill: scene.look.halo, fillAlpha: 0.9 });
  if (isMeeting(event)) return [halo, ...medallion(scene, sign)];
  if (step < SIGN) return [halo, dot(scene, sign)];
  const soft = event.precision === "area" && scene.style !== "copy" ? [soften(scene, sign)] : [];
  return [...soft, halo, ...disc(scene, sign)];
}

/** The colour of the first power. @param {Scene} scene @param {string|undefined} power */
const inkOf = (scene, power) => (power ? scene.atlas.ink(power, scene.style) : scene.look.muted);

/** @param {Scene} scene @param {Sign} sign @returns {Mark} */
function dot(scene, { event, x, y, r, step, sure }) {
  const ink = inkOf(scene, event.powers[0]);
  const alpha = scene.style === "copy" ? 1 : 0.62 + 0.06 * step;
  return sure === "certain" ? { k: "circle", x, y, r, fill: ink, fillAlpha: alpha }
    : { k: "circle", x, y, r, fill: scene.look.panel, stroke: ink, width: 1, alpha };
}

/** A wide faint rim: the place is known as an area only. @param {Scene} scene @param {Sign} sign
 * @returns {Mark} */
function soften(scene, { event, x, y, r }) {
  return { k: "circle", x, y, r: r + 3.4, stroke: inkOf(scene, event.powers[0]), width: 3.8,
    alpha: 0.26 };
}

/** @param {Scene} scene @param {Sign} sign @returns {Mark[]} */
function disc(scene, { event, x, y, r, sure }) {
  const ink = inkOf(scene, event.powers[0]);
  const [filled, drawn] = [/** @type {Record<string, string>} */ (FILLED)[event.kind],
    /** @type {Record<string, string>} */ (DRAWN)[event.kind]];
  const certain = sure === "certain";
  const pale = certain ? contrast(ink, scene.look) : ink;
  const scale = r / 8.9;
  /** @type {Mark} */
  const plate = certain ? { k: "circle", x, y, r, fill: ink, stroke: scene.look.ink, width: 0.7,
    alpha: scene.style === "copy" ? 1 : 0.55 } : { k: "circle", x, y, r, fill: scene.look.panel, fillAlpha: 0.9, stroke: ink,
    width: 1.2, dash: [2.6, 2.2] };
  const glyph = { k: /** @type {"glyph"} */ ("glyph"), x, y, scale };
  return [plate, drawn ? { ...glyph, d: drawn, stroke: pale, width: 1.5 * scale }
    : { ...glyph, d: filled ?? FILLED.incident, fill: pale }];
}

/** A disc cut into the colours of the powers who met, the first at the left or at the top.
 * @param {Scene} scene @param {Sign} sign @returns {Mark[]} */
function medallion(scene, { event, x, y, r, step, sure }) {
  const { look } = scene;
  const certain = sure === "certain";
  const rim = step < SIGN ? 0.8 : 1.2;
  const inner = Math.max(2, r - (step < SIGN ? 0.9 : 2.2));
  const bare = !certain && scene.style === "copy"; // no tints
  const fillAlpha = certain ? 1 : bare ? 0 : 0.4;
  /** @type {Mark[]} */
  const marks = [{ k: "circle", x, y, r, fill: look.panel, stroke: look.ink, width: rim,
    dash: certain ? [] : [2.6, 2.2] }];
  const powers = event.powers.length ? event.powers : [undefined];
  powers.forEach((power, i) => marks.push({ k: "glyph", x, y, scale: inner / 10,
    d: sector(i, powers.length), fill: inkOf(scene, power), fillAlpha,
    stroke: bare ? look.ink : look.panel, width: step < SIGN ? 0.6 : 1.1 }));
  if (r >= HUB) {
    marks.push({ k: "circle", x, y, r: 0.25 * r, fill: look.panel });
  }
  return marks;
}

/** The nth part of a disc of radius 10. @param {number} i @param {number} count */
function sector(i, count) {
  if (count === 1) return "M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0Z";
  const start = count === 2 ? Math.PI / 2 : -Math.PI / 2 - Math.PI / count;
  const at = (/** @type {number} */ n) => {
    const turn = start + (2 * Math.PI * n) / count;
    return `${(10 * Math.cos(turn)).toFixed(2)} ${(10 * Math.sin(turn)).toFixed(2)}`;
  };
  return `M0 0L${at(i)}A10 10 0 0 1 ${at(i + 1)}Z`;
}

/** What stands out from a colour: paper or ink. @param {string} ink #rrggbb
 * @param {Record<string, string>} look */
function contrast(ink, look) {
  const lit = light(ink);
  return Math.abs(light(look.panel) - lit) >= Math.abs(light(look.ink) - lit) ? look.panel
    : look.ink;
}

/** Lightness of #rrggbb, 0 to 1, as the eye weighs it. @param {string} colour */
function light(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255);
  return Math.sqrt(0.2126 * r * r + 0.7152 * g * g + 0.0722 * b * b);
}
