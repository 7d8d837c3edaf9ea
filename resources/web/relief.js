/**
 * Relief tiles, drawn by us: each tile from one rounded edge to the next, so no seam at any zoom.
 * To zoom 7 in full, then faded into the paper by zoom 9 (nothing finer exists).
 */
const TILE = 256;
/** @type {Map<string, HTMLImageElement>} */
const images = new Map();

/** @param {Record<string, number[]>} ranges @param {number} z @param {number} x @param {number} y */
function exists(ranges, z, x, y) {
  const box = ranges[z];
  return Boolean(box) && x >= box[0] && x <= box[1] && y >= box[2] && y <= box[3];
}

/** @param {number} z @param {number} x @param {number} y @param {() => void} again */
function imageOf(z, x, y, again) {
  const path = `/relief/${z}/${x}/${y}.webp`;
  let image = images.get(path);
  if (!image) {
    image = new Image();
    image.onload = again;
    image.src = path;
    images.set(path, image);
  }
  return image.complete && image.naturalWidth ? image : null;
}

/** Opacity of the relief at a zoom. @param {number} zoom @param {Record<string, string>} look */
export function reliefAlpha(zoom, look) {
  return Number(look.relief) * Math.max(0, Math.min(1, (9 - zoom) / 2));
}

/** @param {CanvasRenderingContext2D} c @param {import("./atlas.js").Atlas} atlas
 * @param {import("./view.js").View} view @param {Record<string, string>} look
 * @param {() => void} again */
export function paintRelief(c, atlas, view, look, again) {
  const alpha = reliefAlpha(view.zoom, look);
  if (alpha <= 0.005) return;
  const z = Math.max(0, Math.min(7, Math.round(view.zoom + 0.2)));
  const count = 2 ** z;
  const size = view.k / count;
  const left = view.w / 2 - view.u * view.k;
  const top = view.h / 2 - view.v * view.k;
  c.imageSmoothingQuality = "high";
  for (let x = Math.floor(-left / size); x * size + left < view.w; x++) {
    for (let y = Math.max(0, Math.floor(-top / size)); y < count && y * size + top < view.h; y++) {
      const [x0, y0] = [Math.round(left + x * size), Math.round(top + y * size)];
      const [x1, y1] = [Math.round(left + (x + 1) * size), Math.round(top + (y + 1) * size)];
      c.globalAlpha = alpha;
      tile(c, atlas.relief, z, ((x % count) + count) % count, y, [x0, y0, x1, y1], again);
    }
  }
  c.globalAlpha = 1;
  if (look.tint !== "0") return;
  c.globalCompositeOperation = "saturation"; // greys only
  c.fillStyle = "#808080";
  c.fillRect(0, 0, view.w, view.h);
  c.globalCompositeOperation = "source-over";
}

/** One tile, or the part of the nearest coarser one that is there.
 * @param {CanvasRenderingContext2D} c @param {Record<string, number[]>} ranges @param {number} z
 * @param {number} x @param {number} y @param {number[]} box @param {() => void} again */
function tile(c, ranges, z, x, y, box, again) {
  for (let up = 0; up <= z; up++) {
    const [zz, xx, yy] = [z - up, x >> up, y >> up];
    if (!exists(ranges, zz, xx, yy)) continue;
    const image = imageOf(zz, xx, yy, again);
    if (!image) continue;
    const side = TILE / 2 ** up;
    const sx = (x - (xx << up)) * side;
    const sy = (y - (yy << up)) * side;
    c.drawImage(image, sx, sy, side, side, box[0], box[1], box[2] - box[0], box[3] - box[1]);
    return;
  }
}

/** Whether no tile is still on its way. */
export function reliefSettled() {
  return [...images.values()].every((image) => image.complete);
}
