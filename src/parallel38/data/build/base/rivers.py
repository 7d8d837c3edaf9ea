"""Rivers: Natural Earth's pieces of each country joined again, and four drawn by hand."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import geojson, inputs, land
from parallel38.data.build.base.rivers_drawn import DRAWN, DRAWN_KM

PLACES = 4
SOURCE_KM = 2.0
GAP = 0.07
"""Ends of one river no further apart than this are joined, degrees."""
BESIDE = 0.02
"""Lines of one river nearer than this are the same bank, drawn twice, degrees."""
LONG_STEP, LONG_RATIO = 0.25, 8.0
"""A step longer than this (degrees) and than so many median steps is no river: it is cut."""
SHORTEST = 0.3
"""Loose pieces shorter than this are left out, unless they are all there is, degrees."""
ZOOMS = {
    3: ("Amur", "Yangtze", "Yellow", "Mekong", "Lena", "Yenisey"),
    4: ("Songhua", "Yalu", "Tumen", "Ussuri", "Argun", "Liao", "Brahmaputra", "Irrawaddy",
        "Salween", "Huang", "Tongtian", "Jinsha", "Shilka", "Aldan", "Angara"),
    5: ("Han", "Namhan", "Nakdong", "Taedong", "Nen", "Zeya", "Selenga", "Onon", "Kherlen",
        "Huai", "Red", "Xi", "Hai", "Wei"),
    6: ("Imjin", "Kum", "Chongchon", "Ishikari", "Tone", "Mogami", "Poronay"),
}  # fmt: skip
"""Zoom from which a river is drawn, for those named; others from 7, or 6 when long."""
LONG_RIVER = 3.0
RENAMED = {("CN", "Han"): "Han Shui"}
"""Country and name in the source, where two rivers share a name."""


def build(cache: Path, out: Path) -> list[geojson.Row]:
    """Rows of (multi)lines clipped to the land: `name`, `min_zoom`, `precision_km`, `drawn`."""
    window = box(*land.edges_of(land.REGION))
    ground = shapely.union_all([s for s, _ in geojson.read(out / "land_region.geojson")])
    shapely.prepare(ground)
    found = {name: join(pieces) for name, pieces in source_pieces(cache).items()}
    rows = [(shape, _about(name, shape, SOURCE_KM)) for name, shape in found.items()]
    rows += [(LineString(points), _about(name, LineString(points), DRAWN_KM) | {"drawn": True})
             for name, points in DRAWN.items()]  # fmt: skip
    clipped = []
    for shape, about in rows:
        inside = shapely.intersection(shapely.intersection(shape, window), ground)
        line = shapely.set_precision(_only_lines(inside), 10**-PLACES)
        if not line.is_empty:
            clipped.append((line, about))
    return sorted(clipped, key=lambda row: (row[1]["min_zoom"], row[1]["name"], row[0].bounds))


def _about(name: str, shape: BaseGeometry, km: float) -> dict[str, str | int | float]:
    zoom = next((zoom for zoom, names in ZOOMS.items() if name in names), 0)
    default = 6 if shape.length > LONG_RIVER else 7
    return {"name": name, "min_zoom": zoom or default, "precision_km": km}


def source_pieces(cache: Path) -> dict[str, list[LineString]]:
    """All pieces near the region by the river's name ('River' stands for none and goes)."""
    window = box(*land.edges_of(land.REGION))
    pieces: dict[str, list[LineString]] = defaultdict(list)
    for country in _countries(cache):
        for river in country["rivers"]:
            name = RENAMED.get((country["alpha2"], river["name"]), river["name"])
            for line in open_line(river["points"]):
                if line.intersects(window) and name != "River":
                    pieces[name].append(line)
    return dict(sorted(pieces.items()))


def _countries(cache: Path) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "maps.sqlite3"
        path.write_bytes(inputs.read_member(inputs.RIVERS, cache))
        connection = sqlite3.connect(path)
        try:
            query = "select payload from country_map order by alpha2"
            return [json.loads(zlib.decompress(row[0])) for row in connection.execute(query)]
        finally:
            connection.close()


def open_line(points: list[list[float]]) -> list[LineString]:
    """A piece as true lines: the package closes each into a ring, and some leap over lakes."""
    line = np.array(points[:-1] if points[0] == points[-1] else points)
    if len(line) < 2:
        return []
    steps = np.abs(np.diff(line, axis=0)).max(axis=1)
    limit = max(LONG_STEP, LONG_RATIO * float(np.median(steps)))
    runs = np.split(line, np.flatnonzero(steps > limit) + 1)
    return [LineString(run) for run in runs if len(run) > 1]


def join(pieces: list[LineString]) -> BaseGeometry:
    """One river from its pieces: doubles left out, the rest merged, small gaps bridged."""
    merged = shapely.line_merge(shapely.union_all(single(pieces), grid_size=10**-PLACES))
    lines = [line for line in shapely.get_parts(merged) if line.length > BESIDE / 4]
    bridges = [bridge for n, line in enumerate(lines) for bridge in _bridges(n, line, lines)]
    joined = shapely.get_parts(shapely.line_merge(shapely.union_all([*lines, *bridges])))
    longest = max(line.length for line in joined)
    return shapely.multilinestrings(
        [line for line in joined if line.length >= min(SHORTEST, longest)]
    )


def single(pieces: list[LineString]) -> list[BaseGeometry]:
    """Pieces without the stretches that a longer piece of a neighbour country runs beside."""
    kept: list[BaseGeometry] = []
    for piece in sorted(pieces, key=lambda line: (-line.length, line.bounds)):
        beside = shapely.union_all([shapely.buffer(line, BESIDE) for line in kept])
        doubled = piece.intersection(beside).length > 3 * BESIDE  # more than two touching ends
        kept.append(piece.difference(beside) if doubled else piece)
    return kept


def _bridges(number: int, line: LineString, lines: list[LineString]) -> list[LineString]:
    others = [other for n, other in enumerate(lines) if n != number]
    if not others:
        return []
    ends = shapely.points([p for other in others for p in (other.coords[0], other.coords[-1])])
    found = []
    for end in (shapely.Point(line.coords[0]), shapely.Point(line.coords[-1])):
        gaps = shapely.distance(ends, end)
        if 0 < gaps.min() <= GAP:
            found.append(LineString([end, ends[int(gaps.argmin())]]))
    return found


def _only_lines(shape: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    lines = [part for part in parts if isinstance(part, LineString)]
    return shapely.line_merge(shapely.multilinestrings(lines))
