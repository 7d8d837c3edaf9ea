"""Relief as tiles: a quiet shade on paper, finer round Korea, with land tones past the coast.

The tiles are opaque and know no coast: near land the sea carries the land's tones on, further
out it is flat paper. Whoever draws them paints the sea over them, so the coast stays crisp.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from parallel38.data.build.base import faces, inputs, mercator, shapes

Picture = NDArray[np.floating]
"""Rows from north to south, 0 to 1; (height, width) or (height, width, 3), equirectangular."""

PAPER = np.array([0.941, 0.914, 0.859], dtype=np.float32)
"""Flat ground, sRGB: what a tile shows far out at sea and, about, on a plain."""
TINT = 0.25
"""Share of the source's colours in the ground; the rest is paper."""
GREY = 0.45
"""How far these colours are first drawn towards grey: its greens are loud under tinted areas."""
STRENGTH = 0.85
"""How much of the source's light and shadow is kept."""
LOCAL = 14
"""Radius of the mean that shade is measured against, source pixels of 2 arc minutes."""
CARRY = 24
"""How far land tones are carried out to sea, source pixels."""
LEVELS = {
    0: (-180.0, -85.0, 180.0, 85.0), 1: (-180.0, -85.0, 180.0, 85.0),
    2: (-180.0, -85.0, 180.0, 85.0), 3: (-180.0, -85.0, 180.0, 85.0),
    4: (-180.0, -85.0, 180.0, 85.0), 5: (90.0, 15.0, 180.0, 60.0),
    6: (90.0, 15.0, 180.0, 60.0), 7: (115.0, 28.0, 150.0, 52.0),
}  # fmt: skip
"""Zoom to west, south, east, north of the part that has tiles, degrees."""
QUALITY = {7: 82, 6: 76}
QUALITY_ELSE = 72


def build(cache: Path) -> dict[str, bytes]:
    """Tiles by name 'relief/Z/X/Y.webp', and 'relief/relief.json' that says which there are."""
    raw = inputs.read_member(inputs.RELIEF, cache)
    Image.MAX_IMAGE_PIXELS = None
    source = np.asarray(Image.open(io.BytesIO(raw)).convert("RGB"), dtype=np.float32) / 255
    ground = paint(source, land_mask(cache, source.shape[1], source.shape[0]))
    made = {"relief/relief.json": _index()}
    for zoom, edges in LEVELS.items():
        quality = QUALITY.get(zoom, QUALITY_ELSE)
        for x, y, tile in mercator.tiles(ground, zoom, edges):
            made[f"relief/{zoom}/{x}/{y}.webp"] = encode(tile, quality)
    return made


def _index() -> bytes:
    levels = {str(zoom): mercator.span(zoom, edges) for zoom, edges in LEVELS.items()}
    ground = "#" + "".join(f"{round(255 * float(c)):02x}" for c in PAPER)
    about = {"tile": mercator.TILE, "ground": ground, "levels": levels}
    return (json.dumps(about, indent=1) + "\n").encode()


def land_mask(cache: Path, width: int, height: int) -> Picture:
    """1 on land, 0 at sea, from Natural Earth; colours alone would take ice for water."""
    mask = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(mask)
    for polygon in faces.polygons(shapely.union_all(shapes.natural_earth("land", cache))):
        for ring, value in [(polygon.exterior, 1), *((hole, 0) for hole in polygon.interiors)]:
            lon, lat = np.asarray(ring.coords).T
            xy = np.column_stack([(lon + 180) / 360 * width, (90 - lat) / 180 * height])
            draw.polygon([(float(x), float(y)) for x, y in xy], fill=value)
    inner = mask.filter(ImageFilter.MinFilter(3))  # the source's coast has a pale rim
    return np.asarray(inner, dtype=np.float32)


def paint(source: Picture, mask: Picture) -> NDArray[np.uint8]:
    """Source colours made quiet: paper, a tint of height and climate, light and shadow."""
    carried, reach = carry(source, mask)
    light = carried @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    mean = blur(light, LOCAL)
    shade = 1 + STRENGTH * (light / np.maximum(mean, 0.05) - 1)
    tone = np.stack([blur(carried[..., band], 3) for band in range(3)], axis=-1)
    tone += GREY * (tone.mean(axis=-1, keepdims=True) - tone)
    tone *= (PAPER.mean() / np.maximum(tone.mean(axis=-1), 0.05))[..., None] ** 0.8
    ground = PAPER * (1 - TINT) + np.clip(tone, 0, 1) * TINT
    quiet = np.clip(ground * np.clip(shade, 0.55, 1.06)[..., None], 0, 1)
    mixed = PAPER * (1 - reach[..., None]) + quiet * reach[..., None]
    return np.rint(mixed * 255).astype(np.uint8)


def carry(source: Picture, mask: Picture) -> tuple[Picture, Picture]:
    """Land colours spread over the sea near land, and how far they reach (1 land to 0)."""
    weight = blur(mask, CARRY // 2)
    spread = np.stack([blur(source[..., b] * mask, CARRY // 2) for b in range(3)], axis=-1)
    spread /= np.maximum(weight, 1e-4)[..., None]
    land = mask[..., None] > 0
    reach = np.where(mask > 0, 1, np.clip(weight * 8, 0, 1)).astype(np.float32)
    return np.where(land, source, spread).astype(np.float32), reach


def blur(picture: Picture, radius: int) -> Picture:
    """Two box means of a radius in pixels, one after the other; west and east edges meet."""
    for _ in range(2):
        for axis in (0, 1):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (radius + 1, radius)
            padded = np.pad(picture, pad, mode="wrap" if axis else "edge")
            sums = np.cumsum(padded, axis=axis, dtype=np.float64)
            size, step = picture.shape[axis], 2 * radius + 1
            high = np.take(sums, range(step, step + size), axis=axis)
            low = np.take(sums, range(size), axis=axis)
            picture = ((high - low) / step).astype(np.float32)
    return picture


def encode(tile: NDArray[np.uint8], quality: int) -> bytes:
    """A tile as WebP."""
    buffer = io.BytesIO()
    Image.fromarray(tile).save(buffer, "WEBP", quality=quality, method=6)
    return buffer.getvalue()
