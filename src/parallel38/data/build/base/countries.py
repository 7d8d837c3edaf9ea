"""Today's countries on the region's land as one coverage, to cut historical areas from.

Natural Earth says where the countries are, the World Vector Shoreline where land ends. Each
country first grows over the sea to wherever it is nearest, then the land is cut by the limits.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import faces, geojson, inputs, land, topology

CODES = {
    "050": "BGD", "064": "BTN", "104": "MMR", "116": "KHM", "156": "CHN", "158": "TWN",
    "344": "HKG", "356": "IND", "392": "JPN", "408": "PRK", "410": "KOR", "418": "LAO",
    "446": "MAC", "496": "MNG", "524": "NPL", "580": "MNP", "581": "UMI", "584": "MHL",
    "608": "PHL", "643": "RUS", "704": "VNM", "764": "THA", "840": "USA",
}  # fmt: skip
"""ISO 3166-1 numeric to alpha-3 for the countries that reach into the region."""
MARGIN = 2.0
STEP = 0.05
"""Coast points no further apart than this (degrees) stand for a country when growing."""
GRID = land.GRID
CONTINENT = 100.0
"""Land parts above this area (square degrees) are cut; smaller ones go to one country whole."""
HELD = [
    ("KOR", (125.95, 37.58, 126.00, 37.63)),  # U-do, west of Kanghwa
    ("KOR", (126.10, 37.64, 126.22, 37.70)),  # Porum-do and Mal-do, west of Kanghwa
    ("TWN", (119.88, 26.10, 120.06, 26.30)),  # Matsu: Nangan and Beigan
    ("TWN", (119.90, 25.93, 120.00, 26.00)),  # Matsu: Chukuang
    ("TWN", (120.45, 26.34, 120.52, 26.40)),  # Matsu: Tungyin
    ("TWN", (116.60, 20.60, 116.95, 20.80)),  # Pratas
    ("RUS", (145.84, 43.38, 146.50, 43.75)),  # Habomai islets off Cape Nosappu
]
"""Islands within these boxes are held by another country than the nearest one."""
BANKS = [
    ("PRK", (128.178, 41.402), 0.008),  # Hyesan, on the Yalu
    ("CHN", (128.200, 41.420), 0.008),  # Changbai, across the Yalu
    ("PRK", (126.874, 41.777), 0.012),  # Chunggangjin, on the Yalu
    ("PRK", (129.208, 42.226), 0.012),  # Musan, on the Tumen
    ("PRK", (124.962, 40.462), 0.010),  # Supung, the Korean end of the dam
    ("CHN", (127.493, 50.248), 0.020),  # Heihe (Aigun's port), on the Amur
]
"""Towns on a frontier river that the limits of 1:10,000,000 leave on the wrong bank: the land
within so many degrees of the point is the country's."""

Areas = dict[str, BaseGeometry]
"""Alpha-3 code to area, degrees."""


def build(cache: Path, out: Path) -> list[geojson.Row]:
    """One row per country, by code: its share of the region's land."""
    outlines = topology.areas(inputs.read_member(inputs.COUNTRIES, cache), "countries")
    names = {CODES[number]: name for number, name, _ in outlines if number in CODES}
    parts = [shape for shape, _ in geojson.read(out / "land_region.geojson")]
    shares = share_out(parts, banks(grow(today(outlines))))
    return [(share, {"a3": code, "name": names[code]}) for code, share in sorted(shares.items())]


def today(outlines: list[topology.Outline]) -> Areas:
    """Countries as drawn by Natural Earth, clipped a little wider than the region."""
    west, south, east, north = land.edges_of(land.REGION)
    window = box(west - MARGIN, south - MARGIN, east, north + MARGIN)
    found: Areas = {}
    for number, _, shape in outlines:
        if number in CODES:
            inside = MultiPolygon(faces.polygons(shapely.intersection(shape, window)))
            if not inside.is_empty:
                found[CODES[number]] = shapely.set_precision(inside, GRID)
    return found


def grow(countries: Areas) -> Areas:
    """Each country with the sea that is nearer to it than to any other; nothing left over."""
    points, owners = shore_points(countries)
    window = shapely.box(*shapely.total_bounds(list(countries.values())))
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=window, ordered=True)
    nearest: dict[str, list[BaseGeometry]] = defaultdict(list)
    for cell, owner in zip(cells.geoms, owners, strict=True):
        nearest[owner].append(cell)
    taken = shapely.union_all(list(countries.values()), grid_size=GRID)
    grown = {}
    for code, shape in countries.items():
        sea = shapely.union_all(nearest[code])
        near = shapely.intersection(shapely.set_precision(sea, GRID), window, grid_size=GRID)
        free = shapely.difference(near, taken, grid_size=GRID)
        grown[code] = shapely.union(shape, free, grid_size=GRID)
    return grown


def banks(countries: Areas) -> Areas:
    """The countries with the ground of the towns of BANKS on their own side."""
    for code, (lon, lat), degrees in BANKS:
        town = shapely.Point(lon, lat).buffer(degrees, quad_segs=2)
        for other, shape in countries.items():
            change = shapely.union if other == code else shapely.difference
            countries[other] = change(shape, town, grid_size=GRID)
    return countries


def shore_points(countries: Areas) -> tuple[np.ndarray, list[str]]:
    """Coast points of all countries, (n, 2) in degrees, and whose they are.

    A point that two countries share lies on a land border and is left out.
    """
    owners: dict[tuple[float, float], set[str]] = defaultdict(set)
    for code, shape in countries.items():
        for x, y in shapely.get_coordinates(shapely.segmentize(shape, STEP)):
            owners[round(x, 5), round(y, 5)].add(code)
    alone = sorted((point, min(codes)) for point, codes in owners.items() if len(codes) == 1)
    return np.array([point for point, _ in alone]), [code for _, code in alone]


def share_out(parts: list[BaseGeometry], grown: Areas) -> Areas:
    """Cut the continent by the limits, give every island to the country that has most of it."""
    tree = shapely.STRtree(list(grown.values()))
    codes = list(grown)
    shares: dict[str, list[BaseGeometry]] = defaultdict(list)
    for part in parts:
        if holder := held(part):
            shares[holder].append(part)
            continue
        pieces = cut(part, list(grown.values())) if part.area > CONTINENT else [part]
        for piece in pieces:
            near = tree.query(piece, predicate="intersects")
            areas = [shapely.intersection(piece, tree.geometries[i]).area for i in near]
            shares[codes[near[int(np.argmax(areas))]]].append(piece)
    return {code: shapely.coverage_union_all(pieces) for code, pieces in shares.items()}


def held(part: BaseGeometry) -> str:
    """The code that HELD gives an island, '' where the nearest country holds it."""
    return next((code for code, edges in HELD if box(*edges).covers(part)), "")


def cut(part: BaseGeometry, areas: list[BaseGeometry]) -> list[Polygon]:
    """The pieces of a land part between the limits of the areas, noded on the grid."""
    limits = [shapely.boundary(area) for area in areas if area.intersects(part)]
    lines = shapely.union_all([part.boundary, *limits], grid_size=GRID)
    inside = shapely.buffer(part, 2 * GRID)
    shapely.prepare(inside)
    return [piece for piece in shapely.polygonize([lines]).geoms
            if isinstance(piece, Polygon) and inside.covers(piece)]  # fmt: skip
