/** Scanned maps in a figure: each one image of what is in view, as fine as print needs it. */
import { arrived, want } from "./tiles.js";
import { isSeen, paintScan, partOf, shownScans } from "./scans.js";

const SHARP = 3; // pixels a CSS pixel: 288 dpi where a figure is printed at its size
const MOST = 32e6; // pixels of an image

/** Attributes of `<image>`, the lowest first. @param {import("../atlas/atlas.js").Atlas} atlas
 * @param {import("../types.js").Pane} pane @param {import("../atlas/view.js").View} view
 * @param {boolean} grey @returns {Promise<Record<string, string|number>[]>} */
export async function scanImages(atlas, pane, view, grey) {
  const images = [];
  for (const scan of shownScans(atlas, pane).filter((one) => isSeen(one, view))) {
    images.push(await imageOf(scan, view, grey));
  }
  return images;
}

/** @param {import("./scans.js").Scan} scan @param {import("../atlas/view.js").View} view
 * @param {boolean} grey */
async function imageOf(scan, view, grey) {
  const [x, y, right, bottom] = partOf(scan, view);
  const [width, height] = [right - x, bottom - y];
  const sharp = Math.min(SHARP, Math.sqrt(MOST / (width * height)));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.ceil(width * sharp), height: Math.ceil(height * sharp) });
  const c = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  const draw = () => {
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, canvas.width, canvas.height);
    c.setTransform(sharp, 0, 0, sharp, -x * sharp, -y * sharp);
    /** @type {string[]} */
    const lacking = [];
    paintScan(c, scan, view, grey, 1, lacking);
    want(canvas, lacking, () => {});
  };
  draw();
  await arrived(canvas);
  draw();
  want(canvas, [], () => {});
  const opaque = isOpaque(c.getImageData(0, 0, canvas.width, canvas.height).data);
  const href = opaque ? canvas.toDataURL("image/jpeg", 0.9) : canvas.toDataURL("image/png");
  return { class: "p38-scan", href, x, y, width: canvas.width / sharp, height: canvas.height / sharp,
    opacity: scan.opacity, preserveAspectRatio: "none" };
}

/** @param {Uint8ClampedArray} data */
function isOpaque(data) {
  for (let i = 3; i < data.length; i += 4) if (data[i] < 255) return false;
  return true;
}
