"""geodata/ -> what the atlas file holds: records, page, payload, geometry, control, relief.

Run in a child process by data/atlasfile.py when geodata has changed; folium, geopandas and numpy
are met only here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parallel38.data.coasts import REGION, Coast, off_coast

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from parallel38.data.moving import Moved
    from parallel38.domain.atlas import Atlas
    from parallel38.map.geometry import Levels, Part
    from parallel38.map.payload import Frame

LAND, WORLD = "land_region", "land_world"
LINES = {"lakes": "lakes", "rivers": "rivers", "borders": "borders_today"}
COARSE, MIDDLING = 0.04, 0.01  # degrees, for the rest of the world below zooms 5 and 7.5
SMOOTH = 0.004  # degrees: rivers as names run along them
THINNING = (0.02, 0.005, 0.0)  # degrees, by level of detail


def compile_atlas(geodata: Path) -> dict[str, bytes]:
    """All blobs of the atlas file by name.

    Raises what data.load.load raises when the geodata is at fault.
    """
    import msgspec

    from parallel38.data import moving, shapes
    from parallel38.data.base import base_shapes
    from parallel38.data.build.layers.lod import Pyramid
    from parallel38.data.covers import covered
    from parallel38.data.load import load
    from parallel38.map import document, payload

    atlas = load(geodata)
    found = shapes.geometries(geodata)
    base = {name: base_shapes(geodata, name) for name in (LAND, WORLD, *LINES.values())}
    pyramid = Pyramid(found, _union(base[LAND]))
    features = {name: to_levels(levels) for name, levels in pyramid.features.items()}
    kinds = {name: kind_of(shape) for name, shape in found.items()}
    series, _ = moving.read(geodata, atlas.places)
    relief = relief_tiles(geodata)
    drawn = payload.Drawn(
        features,
        kinds,
        _edges(features, kinds, to_levels(pyramid.land)),
        _frames(atlas, series, pyramid.features),
        covered(atlas, found),
    )
    text, geometry = payload.build(
        atlas, drawn, _base(base, pyramid.land), relief_ranges(relief), _rivers(geodata)
    )
    return {
        "atlas.msgpack": msgspec.msgpack.encode(atlas),
        "control.msgpack": msgspec.msgpack.encode(control(atlas, found, series)),
        "payload.json": text,
        "geometry.bin": geometry,
        "page.html": document.page().encode(),
    } | {f"relief/{name}": path.read_bytes() for name, path in relief.items()}


def _edges(
    features: Mapping[str, Levels], kinds: Mapping[str, str], land: Levels
) -> dict[str, Levels]:
    """What of each area's edge is no coast, level by level."""
    coasts = [Coast(level) for level in land]
    return {
        name: [off_coast(level, coast) for level, coast in zip(levels, coasts, strict=True)]
        for name, levels in features.items()
        if kinds[name] == "area"
    }


def _base(drawn: Mapping[str, list[BaseGeometry]], land: list[BaseGeometry]) -> dict[str, Levels]:
    """Land and the lines on it by name."""
    return {"land": _with_world(drawn[WORLD], land)} | {
        name: _thinned(drawn[file]) for name, file in LINES.items()
    }


def _frames(
    atlas: Atlas, series: Moved, drawn: Mapping[str, list[BaseGeometry]]
) -> dict[str, list[Frame]]:
    """The shapes of each moving feature through its days."""
    from parallel38.data import moved

    return {
        feature.id: [
            (cut.first, cut.after, cut.dated, to_levels(cut.levels))
            for cut in moved.cuts(feature, series, drawn)
        ]
        for feature in atlas.features.values()
        if feature.moving and feature.drawn
    }


def _rivers(geodata: Path) -> dict[str, Levels]:
    """The rivers that bear their name, as lines for it to run along."""
    from parallel38.data.base import named_shapes
    from parallel38.map.rivers import RIVERS

    return {
        name: [list(parts(_joined_line(shape)))] * len(THINNING)
        for name, shape in named_shapes(geodata, LINES["rivers"]).items()
        if name in RIVERS
    }


def control(atlas: Atlas, found: Mapping[str, BaseGeometry], series: Moved) -> dict[str, bytes]:
    """WKB of what a Ground is asked from: areas, the edges between them, ground that moves."""
    from parallel38.data import moved
    from parallel38.domain.edges import all_edges

    areas = {
        feature.id: found[feature.id].wkb
        for feature in atlas.features.values()
        if feature.control is not None and feature.id in found
    }
    return areas | all_edges(atlas, areas) | moved.keyed(series, moved.lands(atlas, found))


def kind_of(shape: BaseGeometry) -> str:
    """Whether a shape is an area, a line or a point."""
    name = shape.geom_type
    return "area" if "Polygon" in name else "line" if "Line" in name else "point"


def parts(shape: BaseGeometry) -> Iterator[Part]:
    """The rings, lines or points of a shape as (n, 2) arrays of lon, lat."""
    import numpy as np

    if shape.is_empty:
        return
    if hasattr(shape, "geoms"):
        for one in shape.geoms:
            yield from parts(one)
    elif shape.geom_type == "Polygon":
        polygon: Any = shape
        for ring in (polygon.exterior, *polygon.interiors):
            yield np.asarray(ring.coords)[:, :2]
    else:
        yield np.asarray(shape.coords)[:, :2]


def to_levels(levels: list[BaseGeometry]) -> Levels:
    """Shapes of three levels as lists of parts."""
    return [list(parts(level)) for level in levels]


def relief_tiles(geodata: Path) -> dict[str, Path]:
    """The relief tiles by z/x/y.webp."""
    root = geodata / "base" / "relief"
    return {path.relative_to(root).as_posix(): path for path in sorted(root.glob("*/*/*.webp"))}


def relief_ranges(tiles: Mapping[str, Path]) -> dict[int, list[int]]:
    """Zoom -> first x, last x, first y, last y. Each zoom's tiles fill their box."""
    ranges: dict[int, list[int]] = {}
    for name in tiles:
        zoom, x, y = (int(part) for part in name.removesuffix(".webp").split("/"))
        box = ranges.setdefault(zoom, [x, x, y, y])
        box[:] = [min(box[0], x), max(box[1], x), min(box[2], y), max(box[3], y)]
    return ranges


def _union(shapes: list[BaseGeometry]) -> BaseGeometry:
    from shapely import union_all

    return union_all(shapes)


def _with_world(world: list[BaseGeometry], region: list[BaseGeometry]) -> Levels:
    """The region's land, on each level joined without a seam to the rest of the world's."""
    from shapely import box

    frame = box(*REGION)
    whole = _union(_over_the_date_line(world)).difference(frame)
    rest = (whole.simplify(COARSE), whole.simplify(MIDDLING), whole)
    return [_joined(a, b, frame.boundary) for a, b in zip(rest, region, strict=True)]


def _over_the_date_line(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """What begins at 180 W put to 180 E, so that Chukotka is drawn in one piece."""
    from shapely.affinity import translate

    def far(shape: BaseGeometry) -> bool:
        west, _, east, _ = shape.bounds
        return bool(west <= -179.99 and east < -150)

    return [translate(shape, 360) if far(shape) else shape for shape in shapes]


def _joined(one: BaseGeometry, other: BaseGeometry, seam: BaseGeometry) -> list[Part]:
    """The parts of two areas that meet along a seam: only what touches it is united."""
    from shapely import get_parts, intersects

    pieces = [*get_parts(one), *get_parts(other)]
    touching = intersects(pieces, seam)
    met = _union([piece for piece, near in zip(pieces, touching, strict=True) if near])
    alone = [piece for piece, near in zip(pieces, touching, strict=True) if not near]
    return [part for shape in (met, *alone) for part in parts(shape)]


def _thinned(shapes: list[BaseGeometry]) -> Levels:
    return [
        [part for shape in shapes for part in parts(_thin(shape, tolerance))]
        for tolerance in THINNING
    ]


def _thin(shape: BaseGeometry, tolerance: float) -> BaseGeometry:
    return shape.simplify(tolerance) if tolerance else shape


def _joined_line(shape: BaseGeometry) -> BaseGeometry:
    """A river in as few pieces as can be, as smooth as a name along it needs."""
    from shapely import line_merge

    return line_merge(shape).simplify(SMOOTH)


def main(geodata: Path, target: Path) -> int:
    """Compile a geodata folder into an atlas file; what is wrong goes to stderr, one sentence,
    with the exit code TOLD.
    """
    from parallel38.data.atlasfile import TOLD, write
    from parallel38.data.faults import LoadError

    try:
        write(target, compile_atlas(geodata))
    except LoadError as error:
        print(error, file=sys.stderr)
        return TOLD
    except OSError as error:
        print(f"{error.filename or target}: {error.strerror or error}", file=sys.stderr)
        return TOLD
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
