/**
 * Points in their thousands: those of one look are one feature to whatever draws, counts or names,
 * and their dots are set into one picture.
 */
import { Shape } from "./shape.js";

/** @typedef {import("./atlas.js").Feature} Feature */
/** @typedef {import("../features/features.js").Seen} Seen */
/** @typedef {import("../types.js").Certainty} Certainty */
/** @typedef {{features: Feature[], uv: Float64Array, members: Map<Certainty, number[]>}} Group
 * points of the same kind, powers and layer; `uv` their places in the unit square */

const MANY = 400; // points of one look that are drawn as a crowd

/** The great groups among features, each in the order of its points.
 * @param {Feature[]} features @returns {Group[]} */
function greatGroups(features) {
  /** @type {Map<string, Feature[]>} */
  const alike = new Map();
  for (const one of features) {
    if (one.type !== "point" || one.frames || one.drawn) continue;
    const key = [one.kind, one.layer, ...one.powers].join();
    const list = alike.get(key);
    if (list) list.push(one);
    else alike.set(key, [one]);
  }
  return [...alike.values()].filter((list) => list.length > MANY).map((list) => ({
    features: list, members: new Map(),
    uv: Float64Array.from(list.flatMap(({ shape: { geometry, ranges: [[[start]]] } }) =>
      [geometry[2 * start], geometry[2 * start + 1]])),
  }));
}

export class Crowds {
  /** @param {Feature[]} features */
  constructor(features) {
    this.groups = greatGroups(features);
    const places = new Map(this.groups.flatMap((group, n) => group.features.map((one, i) =>
      /** @type {[Feature, [number, number]]} */ ([one, [n, i]]))));
    /** Each feature's group, -1 for what is no crowd, and its place in it. */
    this.group = Int16Array.from(features, (one) => places.get(one)?.[0] ?? -1);
    this.place = Int32Array.from(features, (one) => places.get(one)?.[1] ?? -1);
    /** @type {Set<Group>} */
    this.met = new Set();
  }

  /** Whether a feature went into its crowd. @param {number} i its place among the features
   * @param {Certainty} sure @param {Set<string>} apart ids that are drawn for themselves */
  takes(i, sure, apart) {
    if (this.group[i] < 0) return false;
    const group = this.groups[this.group[i]];
    const place = this.place[i];
    if (apart.size && apart.has(group.features[place].id)) return false;
    this.met.add(group);
    const list = group.members.get(sure);
    if (list) list.push(place);
    else group.members.set(sure, [place]);
    return true;
  }

  /** Each crowd as one feature; the groups are empty again. @returns {Seen[]} */
  seen() {
    const made = [...this.met].flatMap((group) => {
      const found = [...group.members].map(([sure, members]) =>
        ({ feature: crowd(group, members), sure }));
      group.members.clear();
      return found;
    });
    this.met.clear();
    return made;
  }
}

/** @param {Group} group @param {number[]} members @returns {Feature} */
function crowd(group, members) {
  const first = group.features[members[0]];
  const hash = members.reduce((sum, n) => (Math.imul(sum, 31) + n) | 0, 0);
  const shape = new CrowdShape(group, members);
  return { ...first, look: `${first.look}+${members.length}#${hash}`, shape, crowd: shape };
}

export class CrowdShape extends Shape {
  /** @param {Group} group @param {number[]} members */
  constructor(group, members) {
    super(new Float32Array(), []);
    this.group = group;
    this.members = members;
    this.drawn = { key: "", pixels: /** @type {Float32Array[]} */ ([]) };
  }

  /** All points as one part, the copy nearest the view's middle.
   * @param {import("./view.js").View} view */
  project({ u, v, k, w, h, key }) {
    if (this.drawn.key === key) return this.drawn.pixels;
    const { group: { uv }, members } = this;
    const pixels = new Float32Array(2 * members.length);
    for (let i = 0; i < members.length; i++) {
      const x = uv[2 * members[i]] - u;
      pixels[2 * i] = (x - Math.round(x)) * k + w / 2;
      pixels[2 * i + 1] = (uv[2 * members[i] + 1] - v) * k + h / 2;
    }
    this.drawn = { key, pixels: [pixels] };
    return this.drawn.pixels;
  }

  /** The point under a pixel, or null. @param {import("./view.js").View} view @param {number} x
   * @param {number} y @param {number} reach px @returns {Feature|null} */
  at(view, x, y, reach) {
    const [p] = this.project(view);
    for (let i = p.length - 2; i >= 0; i -= 2) {
      if (Math.hypot(p[i] - x, p[i + 1] - y) < reach) return this.group.features[this.members[i / 2]];
    }
    return null;
  }
}
