"""Coordinate systems: named by an authority or written out, and what leads from them to WGS84."""

import re
from typing import Any

from msgspec import Struct

from parallel38.data.importing.understood import ReadError

WGS84 = "OGC:CRS84"
_CODE = re.compile(r"(EPSG|ESRI|OGC|IAU_\d{4}|IGNF)\s*:{1,2}\s*(?:[\d.]*\s*:\s*)?(\w{1,20})", re.I)
_WKT = re.compile(
    r"\s*(?:PROJ|GEOG|COMPOUND|BOUND|GEODETIC|PROJECTED|VERT|LOCAL|GEODCRS)\w*\s*\[", re.I
)


class Frame(Struct):
    """From a file's coordinates to degrees of WGS84; `to_degrees` is None where they are that."""

    name: str
    to_degrees: Any = None
    in_degrees: bool = True


def frame(said: str) -> Frame:
    """The frame of a coordinate system's name or text. Only codes and WKT are read: PROJ's own
    strings could name files. Raises ReadError.
    """
    import pyproj
    from pyproj.exceptions import CRSError

    try:
        if _WKT.match(said):
            crs = pyproj.CRS.from_wkt(said)
        elif match := _CODE.search(said.removeprefix("urn:ogc:def:crs:")):
            crs = pyproj.CRS.from_authority(match[1].upper(), match[2])
        else:
            raise CRSError("neither a code nor WKT")
        if crs.is_geographic and crs.equals(pyproj.CRS("OGC:CRS84"), ignore_axis_order=True):
            return Frame("WGS84")
        to_degrees = pyproj.Transformer.from_crs(crs, WGS84, always_xy=True)
    except (CRSError, pyproj.exceptions.ProjError):
        short = " ".join(said.split())[:60]
        raise ReadError(f"has a coordinate system that is not known: '{short}'") from None
    code = crs.to_authority(min_confidence=70)
    name = f"{crs.name} ({code[0]}:{code[1]})" if code else crs.name
    return Frame(name, to_degrees, bool(crs.is_geographic))


def are_degrees(points: Any) -> bool:
    """Whether most of some x, y can be longitude and latitude."""
    return _within(points[:, 0], points[:, 1])


def are_swapped(points: Any) -> bool:
    """Whether some x, y can only be latitude and longitude."""
    return not are_degrees(points) and _within(points[:, 1], points[:, 0])


def _within(lon: Any, lat: Any) -> bool:
    import numpy as np

    return bool(np.mean((np.abs(lon) <= 360) & (np.abs(lat) <= 90)) >= 0.5) if len(lon) else True
