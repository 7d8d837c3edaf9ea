"""Drawings' shapes as GeoPackage geometries: a point, a line, or a polygon of one ring, WGS84."""

import struct
from collections.abc import Sequence

from parallel38.domain.project import DrawingKind, Position

WGS84 = 4326
_HEAD = struct.Struct("<2sBBi")  # "GP", version, flags, srs
_PLAIN = 0b00000001  # little-endian, no envelope
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the flags' second to fourth bit
_TYPES: dict[DrawingKind, int] = {"text": 1, "point": 1, "line": 2, "arrow": 2, "area": 3}
_MOST = 10_001  # points of one shape


def to_blob(kind: DrawingKind, points: Sequence[Position]) -> bytes:
    """The geometry of a drawing; an area's ring is closed here."""
    head = _HEAD.pack(b"GP", 0, _PLAIN, WGS84) + struct.pack("<BI", 1, _TYPES[kind])
    if _TYPES[kind] == 1:
        return head + struct.pack("<2d", *points[0])
    ring = [*points, points[0]] if kind == "area" else list(points)
    count = struct.pack("<II", 1, len(ring)) if kind == "area" else struct.pack("<I", len(ring))
    return head + count + b"".join(struct.pack("<2d", lon, lat) for lon, lat in ring)


def from_blob(kind: DrawingKind, blob: bytes) -> tuple[Position, ...]:
    """The points of a drawing of this kind. Raises ValueError for any other geometry."""
    try:
        points = _points(kind, blob)
    except struct.error:
        raise ValueError("its geometry is cut short") from None
    return points[:-1] if kind == "area" and points[0] == points[-1] else points


def _points(kind: DrawingKind, blob: bytes) -> tuple[Position, ...]:
    magic, version, flags, _srs = _HEAD.unpack_from(blob)
    envelope = flags >> 1 & 7
    if magic != b"GP" or version != 0 or flags & 0b110000 or envelope >= len(_ENVELOPES):
        raise ValueError("its geometry is none of a GeoPackage")
    at = _HEAD.size + _ENVELOPES[envelope]
    order = "<" if blob[at : at + 1] == b"\x01" else ">"
    (what,) = struct.unpack_from(f"{order}I", blob, at + 1)
    if what != _TYPES[kind]:
        raise ValueError(f"its geometry is not that of a drawn {kind}")
    at += 5
    count = 1
    if kind == "area":
        (rings,) = struct.unpack_from(f"{order}I", blob, at)
        if rings != 1:
            raise ValueError("its area has not one ring")
        at += 4
    if _TYPES[kind] != 1:
        (count,) = struct.unpack_from(f"{order}I", blob, at)
        at += 4
    if not 1 <= count <= _MOST:
        raise ValueError(f"its geometry has {count} points; 1 to {_MOST} can be read")
    flat = struct.unpack_from(f"{order}{2 * count}d", blob, at)
    return tuple(zip(flat[::2], flat[1::2], strict=True))
