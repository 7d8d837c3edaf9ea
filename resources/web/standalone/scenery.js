/** Paints the timeline: density of events, a tick for each, eras, years, and the playhead. */
import { from } from "./clock.js";
import { marks } from "./ruler.js";

// Rows from the top, px: the playhead's date, the events, the eras, the years.
const [FLAG, EVENTS, ERAS, YEARS] = [24, 34, 20, 20];
export const HEIGHT = FLAG + EVENTS + ERAS + YEARS;
const BASE = FLAG + EVENTS;
const TALL = [7, 7, 10, 14, 20, 28]; // px by importance
const INK = [0.28, 0.28, 0.36, 0.5, 0.8, 1]; // opacity by importance
const BAR = 6; // px of a bar of the histogram
const FEW = 4; // events of a full bar, at least
const LETTERS = 10; // of a name that is cut short, at least
const FACE = '"P38 Sans", sans-serif';

/** @typedef {object} Scene_
 * @property {CanvasRenderingContext2D} c
 * @property {import("./axis.js").Axis} axis
 * @property {(name: string) => string} tone   a colour of the window by its name
 * @property {[string, number, number, number, number][]} eras
 * @property {import("./clock.js").Tick[]} ticks
 * @property {import("./say.js").Forms} forms */

/** What does not change with the date. @param {Scene_} scene */
export function paintStill(scene) {
  density(scene);
  stems(scene);
  scene.eras.forEach((era, i) => band(scene, era, i));
  years(scene);
}

/** @param {Scene_} scene */
function density({ c, axis, tone, ticks }) {
  const bars = Math.max(1, Math.floor(axis.width / BAR));
  const step = axis.span / bars;
  const counts = Array.from({ length: bars }, (_, i) =>
    from(ticks, axis.start + (i + 1) * step) - from(ticks, axis.start + i * step));
  const most = Math.max(FEW, ...counts);
  c.fillStyle = tone("density");
  counts.forEach((count, i) => {
    const high = Math.round((EVENTS - 2) * Math.sqrt(count / most));
    c.fillRect(Math.round(axis.x(axis.start + i * step)), BASE - high, BAR - 1, high);
  });
}

/** The least important first, and none beside a more important one where they crowd. @param {Scene_} scene */
function stems({ c, axis, tone, ticks }) {
  const seen = ticks.slice(from(ticks, axis.start - 1), from(ticks, axis.end))
    .sort((a, b) => b[1] - a[1]);
  const taken = new Set();
  c.fillStyle = tone("ink");
  for (const [day, importance] of seen) {
    const x = Math.floor(axis.x(day + 0.5));
    if (taken.has(x - 1) || taken.has(x) || taken.has(x + 1)) continue;
    taken.add(x);
    const tall = TALL[importance] ?? TALL[3];
    c.globalAlpha = INK[importance] ?? INK[3];
    c.fillRect(x, BASE - tall, 1, tall);
    if (importance < 4) continue;
    c.beginPath();
    c.arc(x + 0.5, BASE - tall, importance > 4 ? 2.6 : 1.7, 0, 7);
    c.fill();
  }
  c.globalAlpha = 1;
}

/** An era's band with its name, where there is room for it. @param {Scene_} scene
 * @param {[string, number, number, number, number]} era @param {number} number */
function band({ c, axis, tone }, [title, start, end], number) {
  const left = Math.round(Math.max(axis.x(start), axis.left));
  const right = Math.round(Math.min(axis.x(end), axis.left + axis.width));
  if (right - left < 1) return;
  c.fillStyle = tone(number % 2 ? "band-b" : "band-a");
  c.fillRect(left, BASE, right - left, ERAS);
  c.font = `11px ${FACE}`;
  const text = cut(c, title, right - left - 6);
  c.fillStyle = tone("ink2");
  c.textAlign = "center";
  c.fillText(text, (left + right) / 2, BASE + 14);
}

/** A title that fits, cut where it is long; or nothing. @param {CanvasRenderingContext2D} c
 * @param {string} title @param {number} room px */
function cut(c, title, room) {
  let text = title;
  while (text && c.measureText(text === title ? text : `${text}…`).width > room) text = text.slice(0, -1);
  if (text === title) return text;
  return text.length >= LETTERS ? `${text.trimEnd()}…` : "";
}

/** @param {Scene_} scene */
function years({ c, axis, tone, forms }) {
  const top = BASE + ERAS;
  for (const { day, label, major } of marks(axis, forms)) {
    const x = Math.floor(axis.x(day));
    c.fillStyle = tone("faint");
    c.fillRect(x, top, 1, major ? 6 : 4);
    c.font = `11px ${FACE}`;
    const half = c.measureText(label).width / 2;
    if (x - half < 0 || x + half > axis.left + axis.width + axis.left) continue;
    c.fillStyle = tone(major ? "ink" : "ink2");
    c.textAlign = "center";
    c.fillText(label, x, top + 16);
  }
}

/** The days of a window, or all until the day. @param {Scene_} scene @param {number} first
 * @param {number} after */
export function paintSpan({ c, axis, tone }, first, after) {
  const left = Math.max(axis.x(first), axis.left);
  const right = Math.min(axis.x(after), axis.left + axis.width);
  c.fillStyle = tone("accent");
  c.globalAlpha = 0.14;
  c.fillRect(left, FLAG, Math.max(right - left, 1), EVENTS + ERAS);
  c.globalAlpha = 1;
}

/** The line through the day and the flag with the date. @param {Scene_} scene @param {number} day
 * @param {string} text @param {number} wide px of the whole */
export function paintHead({ c, axis, tone }, day, text, wide) {
  const x = axis.x(day + 0.5);
  c.font = `700 12px ${FACE}`;
  const width = c.measureText(text).width + 18;
  const left = Math.min(Math.max(x - width / 2, 1), wide - width - 1);
  const here = x >= axis.left - 1 && x <= axis.left + axis.width + 1;
  c.fillStyle = c.strokeStyle = tone("accent");
  if (here) c.fillRect(Math.round(x - 0.8), FLAG - 4, 1.6, EVENTS + ERAS + 10);
  c.beginPath();
  c.roundRect(left, 1, width, FLAG - 5, 9.5);
  if (here && x > left + 8 && x < left + width - 8) {
    c.moveTo(x - 5, FLAG - 4.5);
    c.lineTo(x + 5, FLAG - 4.5);
    c.lineTo(x, FLAG + 1);
    c.closePath();
  }
  if (here) c.fill();
  else c.stroke();
  c.fillStyle = here ? tone("on-accent") : tone("accent");
  c.textAlign = "center";
  c.fillText(text, left + width / 2, 15);
}
