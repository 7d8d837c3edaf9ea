/** The payload made ready for drawing: records with their shapes. */
import { idOf } from "../features/changes.js";
import { lasting } from "../features/fresh.js";
import { learn } from "../furniture/tongue.js";
import { ask } from "../site.js";
import { Alive } from "./alive.js";
import { Crowds } from "./crowds.js";
import { Mask } from "./mask.js";
import { Shape } from "./shape.js";

/** @typedef {import("../types.js").FeatureRecord & {shape: Shape, edge: Shape|null,
 *   order: number, look: string, dress?: string, symbol?: import("../types.js").Symbol_,
 *   drawn?: import("./drawn.js").Drawn, crowd?: import("./crowds.js").CrowdShape, was?: Feature}} Feature
 * was: as it is in Web Mercator, in a figure that is not; look: what tells it from others and its other frames; dress: sign and colour of an own one */
/** @typedef {import("../types.js").EventRecord} Event_ */
/** @typedef {import("../types.js").PlaceRecord} Place */
/** @typedef {{curve: [number, number][], size: number, from: number, to: number,
 *   names: Record<string, string>, land?: boolean, since: number}} Sea  from, to: zooms; a land of
 * which there is no area is named likewise; since: the first day of its name */
/** @typedef {{from: number, names: Record<string, string>, shape: Shape}} River */

/** @typedef {{features: Feature[], powers: Record<string, any>, layers: Map<string, any>}} Guests */

const FRAMES = 24; // of all moving features together, in all panes

/** @type {Record<string, string>} of lines that are no power's, by style */
const NOBODY = { screen: "#4f4b45", dark: "#cfc9bd", grey: "#4b4b4b" };

export class Atlas {
  /** @param {any} payload @param {ArrayBuffer} geometry @param {any} look kinds, hatches, palettes */
  constructor(payload, geometry, look) {
    const points = new Float32Array(geometry);
    this.styles = look;
    /** @type {Atlas} as it is in Web Mercator */
    this.home = this;
    /** @type {Record<string, {name: string, names: Record<string, string>, angle: number,
     *   inks: Record<string, string>, lines: Record<string, string>}>} */
    this.powers = payload.powers;
    /** @type {Map<string, {id: string, title: string, order: number, on: boolean,
     *   kinds?: Record<string, string>}>} */
    this.layers = new Map(payload.layers.map((/** @type {any} */ l) => [l.id, l]));
    /** @type {Event_[]} */
    this.events = payload.events;
    this.eventMasks = new Mask(this.events.length);
    /** @type {string[]} ids; records name them by number */
    this.sources = payload.sources;
    /** @type {Place[]} */
    this.places = [...payload.places].sort((a, b) => b.importance - a.importance);
    /** @type {Record<string, string[]>} ids of what each claim stands on */
    this.claims = payload.claims;
    /** @type {Sea[]} */
    this.seas = payload.seas;
    /** @type {River[]} */
    this.rivers = payload.rivers.map((/** @type {any} */ r) => ({ ...r, shape: new Shape(points, r.g) }));
    /** @type {Record<string, [number, number, number, number]>} */
    this.relief = payload.relief;
    /** @type {Record<string, Shape>} */
    this.base = {};
    for (const [name, levels] of Object.entries(payload.base)) {
      this.base[name] = new Shape(points, /** @type {any} */ (levels));
    }
    /** @type {import("../base/scans.js").Scan[]} a person's own */
    this.scans = [];
    this.points = points;
    /** What a person brought in and what they drew, by which of the two. @type {Record<string, Guests>} */
    this.guests = {};
    this.given = { features: this.shaped(payload.features, points), powers: this.powers,
      layers: this.layers };
    /** @type {Feature[]} in drawing order */
    this.features = [];
    this.alive = new Alive(this.features);
    this.crowds = new Crowds(this.features);
    this.arrange(this.given.features);
    /** @type {Map<string, Feature>} frames of late, the least lately used first */
    this.frames = new Map();
  }

  /** Features with their shapes. @param {any[]} records @param {Float32Array} points
   * @returns {Feature[]} */
  shaped(records, points) {
    return records.map((f) => Object.assign(f, {
      shape: new Shape(points, f.g), edge: f.e ? new Shape(points, f.e) : null,
      order: this.orderOf(f), look: f.look ?? f.id,
    }));
  }

  /** @param {Feature[]} features */
  arrange(features) {
    this.features = features.sort((a, b) => a.order - b.order);
    this.alive = new Alive(this.features);
    this.crowds = new Crowds(this.features);
  }

  /** A person's own layers or drawings, in place of those before; each part of them has its points
   * from `first` on, and a layer says by what kind its points, lines and areas are drawn.
   * @param {string} which @param {any} payload @param {Float32Array} points */
  put(which, payload, points) {
    const layers = new Map(payload.layers.map((/** @type {any} */ l) => [l.id, l]));
    this.layers = new Map([...this.layers, ...layers]); // drawing order hangs on them
    const parts = [{ first: 0, features: payload.features }, ...(payload.parts ?? [])];
    const features = parts.flatMap((part) => {
      for (const f of part.features) {
        f.kind = layers.get(f.layer)?.kinds?.[f.type] ?? f.kind;
        f.dress = f.kind + Object.values(payload.powers[f.powers[0]]?.inks ?? {})[0];
      }
      return this.shaped(part.features, points.subarray(2 * part.first));
    });
    this.guests[which] = { layers, powers: payload.powers, features };
    const all = [this.given, ...Object.values(this.guests)];
    this.powers = Object.assign({}, ...all.map((one) => one.powers));
    this.layers = new Map(all.flatMap((one) => [...one.layers]));
    this.arrange(all.flatMap((one) => one.features));
  }

  /** A moving feature as it is in one of its frames; only a few are kept.
   * @param {Feature} feature @param {number} number @returns {Feature} */
  frame(feature, number) {
    const look = `${feature.id}@${number}`;
    const parts = /** @type {number[][][]} */ (feature.frames?.[number][3]);
    const made = this.frames.get(look) ?? { ...feature, look,
      shape: new Shape(this.points, parts),
      edge: feature.type === "area" ? new Shape(this.points, parts.map(() => [])) : null };
    this.frames.delete(look);
    this.frames.set(look, made);
    if (this.frames.size > FRAMES) this.frames.delete(this.frames.keys().next().value ?? "");
    return made;
  }

  /** Areas lie below lines, lines below points; then by kind, then by layer.
   * @param {import("../types.js").FeatureRecord} f */
  orderOf(f) {
    const rank = { area: 0, line: 1, point: 2 }[f.type];
    const kind = this.styles.kinds[f.kind].order;
    return rank * 1e6 + kind * 1e3 + (this.layers.get(f.layer)?.order ?? 0);
  }

  /** What a pane brings out: the selected and the highlighted; with a claim, what it stands on.
   * @param {import("../types.js").Pane} pane @returns {Set<string>} */
  marked(pane) {
    const { selected } = pane;
    const all = [selected, ...(this.claims[selected] ?? []), ...lasting(pane).map(idOf)];
    return new Set(all.filter(Boolean));
  }

  /** A power's colour for lines in a style. @param {string} power @param {string} style */
  lineInk(power, style) {
    return this.powers[power]?.lines[style] ?? NOBODY[style] ?? NOBODY.screen;
  }

  /** A power's colour in a style. @param {string} power @param {string} style */
  ink(power, style) {
    return this.powers[power]?.inks[style] ?? (style === "dark" ? "#b9b3a5" : "#5f5b54");
  }
}

/** Fetch everything the page needs once. @returns {Promise<Atlas>} */
export async function loadAtlas() {
  const [payload, geometry, look] = await Promise.all([
    ask("/payload.json").then((r) => r.json()),
    ask("/geometry.bin").then((r) => r.arrayBuffer()),
    ask("/look.json").then((r) => r.json()),
  ]);
  learn(look.words);
  return new Atlas(payload, geometry, look);
}
