/** The outlines of letters, read from the page's own TrueType faces: halos in a figure are shapes. */

/** @typedef {[number, number, boolean]} Point  x, y, on the curve */

/** One face: where its tables lie, and the outlines that were asked for. */
export class Face {
  /** @param {ArrayBuffer} file */
  constructor(file) {
    this.data = new DataView(file);
    /** @type {Map<string, number>} */
    this.tables = new Map();
    for (let i = 0, at = 12; i < this.data.getUint16(4); i++, at += 16) {
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => this.data.getUint8(at + n)));
      this.tables.set(tag, this.data.getUint32(at + 8));
    }
    this.units = this.data.getUint16(this.table("head") + 18);
    this.long = this.data.getInt16(this.table("head") + 50) === 1;
    this.codes = codesOf(this.data, this.table("cmap"));
    /** @type {Map<number, Point[][]>} */
    this.known = new Map();
  }

  /** @param {string} tag */
  table(tag) {
    return this.tables.get(tag) ?? 0;
  }

  /** @param {string} letter */
  has(letter) {
    return Boolean(this.codes.get(letter.codePointAt(0) ?? 0));
  }

  /** The closed contours of a letter; none for one that the face lacks.
   * @param {string} letter @returns {Point[][]} */
  contours(letter) {
    return this.glyph(this.codes.get(letter.codePointAt(0) ?? 0) ?? 0);
  }

  /** @param {number} number @returns {Point[][]} */
  glyph(number) {
    const found = this.known.get(number);
    if (found) return found;
    const [start, end] = [number, number + 1].map((n) => this.table("glyf") + (this.long
      ? this.data.getUint32(this.table("loca") + 4 * n)
      : 2 * this.data.getUint16(this.table("loca") + 2 * n)));
    const made = end <= start || !number ? []
      : this.data.getInt16(start) >= 0 ? simple(this.data, start) : this.composite(start + 10);
    this.known.set(number, made);
    return made;
  }

  /** A glyph made of others. @param {number} at @returns {Point[][]} */
  composite(at) {
    /** @type {Point[][]} */
    const made = [];
    for (let more = true; more;) {
      const flags = this.data.getUint16(at);
      const part = this.glyph(this.data.getUint16(at + 2));
      const words = flags & 1;
      const [dx, dy] = words ? [this.data.getInt16(at + 4), this.data.getInt16(at + 6)]
        : [this.data.getInt8(at + 4), this.data.getInt8(at + 5)];
      at += words ? 8 : 6;
      const [a, b, c, d, size] = scaleOf(this.data, at, flags);
      at += size;
      made.push(...part.map((points) => points.map(([x, y, on]) => /** @type {Point} */ (
        [a * x + c * y + dx, b * x + d * y + dy, on]))));
      more = Boolean(flags & 0x20);
    }
    return made;
  }
}

/** How a part is scaled or turned: four numbers, and how many bytes say so.
 * @param {DataView} data @param {number} at @param {number} flags */
function scaleOf(data, at, flags) {
  const two = (/** @type {number} */ i) => data.getInt16(at + 2 * i) / 16384;
  if (flags & 0x8) return [two(0), 0, 0, two(0), 2];
  if (flags & 0x40) return [two(0), 0, 0, two(1), 4];
  if (flags & 0x80) return [two(0), two(1), two(2), two(3), 8];
  return [1, 0, 0, 1, 0];
}

/** Character codes to glyphs, from the widest of the tables there are.
 * @param {DataView} data @param {number} start @returns {Map<number, number>} */
function codesOf(data, start) {
  /** @type {Map<number, number>} */
  const codes = new Map();
  for (let i = 0; i < data.getUint16(start + 2); i++) {
    const at = start + data.getUint32(start + 4 + 8 * i + 4);
    const format = data.getUint16(at);
    if (format === 4) segments(data, at, codes);
    if (format === 12) groups(data, at, codes);
  }
  return codes;
}

/** @param {DataView} data @param {number} at @param {Map<number, number>} codes */
function segments(data, at, codes) {
  const double = data.getUint16(at + 6);
  for (let i = 0; i < double; i += 2) {
    const [last, first] = [data.getUint16(at + 14 + i), data.getUint16(at + 16 + double + i)];
    const delta = data.getUint16(at + 16 + 2 * double + i);
    const here = at + 16 + 3 * double + i;
    const offset = data.getUint16(here);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset ? data.getUint16(here + offset + 2 * (code - first)) : code;
      if (glyph || !offset) codes.set(code, (glyph + delta) & 0xffff);
    }
  }
}

/** @param {DataView} data @param {number} at @param {Map<number, number>} codes */
function groups(data, at, codes) {
  for (let i = 0; i < data.getUint32(at + 12); i++) {
    const [first, last, glyph] = [0, 4, 8].map((n) => data.getUint32(at + 16 + 12 * i + n));
    for (let code = first; code <= last; code++) codes.set(code, glyph + code - first);
  }
}

/** The contours of a glyph that is no composite. @param {DataView} data @param {number} at
 * @returns {Point[][]} */
function simple(data, at) {
  const count = data.getInt16(at);
  const ends = Array.from({ length: count }, (_, i) => data.getUint16(at + 10 + 2 * i));
  const total = (ends[count - 1] ?? -1) + 1;
  let from = at + 12 + 2 * count + data.getUint16(at + 10 + 2 * count);
  /** @type {number[]} */
  const flags = [];
  while (flags.length < total) {
    const flag = data.getUint8(from++);
    const times = flag & 8 ? data.getUint8(from++) : 0;
    for (let i = 0; i <= times; i++) flags.push(flag);
  }
  const [xs, middle] = axis(data, from, flags, 2, 16);
  const [ys] = axis(data, middle, flags, 4, 32);
  return ends.map((end, i) => flags.slice(i ? ends[i - 1] + 1 : 0, end + 1)
    .map((flag, j) => /** @type {Point} */ ([xs[(i ? ends[i - 1] + 1 : 0) + j],
      ys[(i ? ends[i - 1] + 1 : 0) + j], Boolean(flag & 1)])));
}

/** The numbers of one axis, and where they end. @param {DataView} data @param {number} from
 * @param {number[]} flags @param {number} short bit of a number of one byte
 * @param {number} same bit of its sign, or of one that stays @returns {[number[], number]} */
function axis(data, from, flags, short, same) {
  let value = 0;
  const values = flags.map((flag) => {
    if (flag & short) {
      value += data.getUint8(from++) * (flag & same ? 1 : -1);
    } else if (!(flag & same)) {
      value += data.getInt16(from);
      from += 2;
    }
    return value;
  });
  return [values, from];
}
