"""The geometry of a KML placemark."""

import xml.etree.ElementTree as ET
from typing import Any

KINDS = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack")


def tag(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def shape_of(placemark: ET.Element) -> tuple[Any, str]:
    """A placemark's geometry, or None with what is wrong with it ('' where it has none)."""
    from shapely.errors import ShapelyError

    try:
        parts = [_shape(one) for one in placemark if tag(one) in KINDS]
        return (_together(parts) if parts else None), ""
    except (ShapelyError, ValueError, IndexError) as error:
        return None, " ".join(str(error).split())[:100]


def _shape(element: ET.Element) -> Any:
    import shapely

    kind = tag(element)
    if kind in ("MultiGeometry", "MultiTrack"):
        return _together([_shape(one) for one in element if tag(one) in KINDS])
    if kind == "Polygon":
        rings = [_positions(one) for one in element.iter() if tag(one) == "LinearRing"]
        return shapely.Polygon(rings[0], rings[1:])
    if kind == "Track":
        lines = [(one.text or "").split() for one in element if tag(one) == "coord"]
        points = [(float(words[0]), float(words[1])) for words in lines]
    else:
        points = _positions(element)
    return shapely.Point(points[0]) if kind == "Point" else shapely.LineString(points)


def _positions(element: ET.Element) -> list[tuple[float, float]]:
    for one in element.iter():
        if tag(one) == "coordinates":
            triples = [triple.split(",") for triple in (one.text or "").split()]
            return [(float(x), float(y)) for x, y, *_ in triples]
    raise ValueError("no coordinates")


def _together(parts: list[Any]) -> Any:
    """Parts of one kind as one shape of many parts, of several kinds as a collection."""
    import shapely

    if len(parts) == 1:
        return parts[0]
    makers = {"Point": shapely.multipoints, "LineString": shapely.multilinestrings,
              "Polygon": shapely.multipolygons}  # fmt: skip
    kinds = {one.geom_type for one in parts}
    maker = makers.get(kinds.pop()) if len(kinds) == 1 else None
    return maker(parts) if maker else shapely.geometrycollections(parts)
