/** The payload made ready for drawing: records with their shapes. */
import { Shape } from "./shape.js";

/** @typedef {import("./types.js").FeatureRecord & {shape: Shape, edge: Shape|null,
 *   order: number}} Feature */
/** @typedef {import("./types.js").EventRecord} Event_ */
/** @typedef {import("./types.js").PlaceRecord} Place */

export class Atlas {
  /** @param {any} payload @param {ArrayBuffer} geometry */
  constructor(payload, geometry) {
    const points = new Float32Array(geometry);
    this.styles = payload.styles;
    /** @type {Record<string, {name: string, inks: Record<string, string>, angle: number}>} */
    this.powers = payload.powers;
    /** @type {Map<string, {id: string, title: string, order: number, on: boolean}>} */
    this.layers = new Map(payload.layers.map((/** @type {any} */ l) => [l.id, l]));
    /** @type {Event_[]} */
    this.events = payload.events;
    /** @type {Place[]} */
    this.places = [...payload.places].sort((a, b) => b.importance - a.importance);
    /** @type {Record<string, string[]>} ids of what each claim stands on */
    this.claims = payload.claims;
    this.seas = payload.seas;
    /** @type {Record<string, [number, number, number, number]>} */
    this.relief = payload.relief;
    /** @type {Record<string, Shape>} */
    this.base = {};
    for (const [name, levels] of Object.entries(payload.base)) {
      this.base[name] = new Shape(points, /** @type {any} */ (levels));
    }
    /** @type {Feature[]} in drawing order */
    this.features = payload.features.map((/** @type {any} */ f) => ({
      ...f, shape: new Shape(points, f.g), edge: f.e ? new Shape(points, f.e) : null,
      order: this.orderOf(f),
    }));
    this.features.sort((a, b) => a.order - b.order);
  }

  /** Areas lie below lines, lines below points; then by kind, then by layer.
   * @param {import("./types.js").FeatureRecord} f */
  orderOf(f) {
    const rank = { area: 0, line: 1, point: 2 }[f.type];
    const kind = this.styles.kinds[f.kind].order;
    return rank * 1e6 + kind * 1e3 + (this.layers.get(f.layer)?.order ?? 0);
  }

  /** What a pane brings out: the selected and the highlighted; with a claim, what it stands on.
   * @param {import("./types.js").Pane} pane @returns {Set<string>} */
  marked({ selected, highlights }) {
    const all = [selected, ...(this.claims[selected] ?? []), ...highlights];
    return new Set(all.filter(Boolean));
  }

  /** A power's colour in a style. @param {string} power @param {string} style */
  ink(power, style) {
    return this.powers[power]?.inks[style] ?? (style === "dark" ? "#b9b3a5" : "#5f5b54");
  }
}

/** Fetch everything the page needs once. @returns {Promise<Atlas>} */
export async function loadAtlas() {
  const [payload, geometry] = await Promise.all([
    fetch("/payload.json").then((r) => r.json()),
    fetch("/geometry.bin").then((r) => r.arrayBuffer()),
  ]);
  return new Atlas(payload, geometry);
}
