/** Unpacks what the file holds: src/parallel38/standalone/pack.py says how it is packed. */

const BITS = 22; // of a side of the unit square, as in pack.py
const ROWS = 4; // bytes of a number

/** @typedef {Map<string, Uint8Array<ArrayBuffer>>} Archive  bodies by path */

/** @param {string} text base64 of one raw deflate stream @returns {Promise<Archive>} */
export async function unpack(text) {
  const packed = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  const length = new DataView(whole.buffer).getUint32(0, true);
  /** @type {[string, number, number?][]} */
  const index = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length)));
  /** @type {Archive} */
  const found = new Map();
  let at = 4 + length;
  for (const [path, size, points] of index) {
    const body = whole.slice(at, at + size);
    found.set(path, points === undefined ? body : unstepped(body, points));
    at += size;
  }
  return found;
}

/** Steps from point to point as Float32 pairs. @param {Uint8Array} rows @param {number} count
 * @returns {Uint8Array<ArrayBuffer>} */
function unstepped(rows, count) {
  const out = new Float32Array(2 * count);
  for (const side of [0, 1]) {
    const first = side * ROWS * count;
    let whole = 0;
    for (let i = 0; i < count; i++) {
      const step = (rows[first + i] | (rows[first + count + i] << 8) |
        (rows[first + 2 * count + i] << 16) | (rows[first + 3 * count + i] << 24)) >>> 0;
      whole += step & 1 ? -((step >>> 1) + 1) : step >>> 1;
      out[2 * i + side] = whole / 2 ** BITS;
    }
  }
  return new Uint8Array(out.buffer);
}

/** Answers as a site would. @param {Archive} archive
 * @returns {import("../site.js").Answer} */
export const answering = (archive) => async (path) => {
  const body = archive.get(path);
  if (!body) throw new Error(path);
  return new Response(body);
};

/** @param {Archive} archive @param {string} path */
export const floats = (archive, path) => new Float32Array(archive.get(path)?.buffer ?? new ArrayBuffer(0));

/** @param {Archive} archive @param {string} path @returns {any} */
export const json = (archive, path) => JSON.parse(new TextDecoder().decode(archive.get(path)));
