"""Reader of the World Vector Shoreline in the packed form the xtide tide program uses.

The file is a row of 64-byte records. A bit map after the first record says which one-degree
cells hold coast; each cell owns a record, long cells go on in others. A record is 60 bytes of
data and a trailer: a byte (0 means that the chain goes on, else one more than the number of
bytes used) and the number of the next record in three bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RECORD = 64
DATA = 60
FIRST_CELL = 128  # header, bit map and padding come before the record of cell 0
BIAS = 1 << 18
UNITS = 3600  # arc seconds in a degree

Point = tuple[int, int]
"""Longitude and latitude in whole arc seconds."""


@dataclass(frozen=True)
class Box:
    """A rectangle of whole degrees: west, south, east, north."""

    west: int
    south: int
    east: int
    north: int

    def wider(self, degrees: int) -> Box:
        """The box grown on every side, never past the edges of the world."""
        return Box(
            max(self.west - degrees, -180),
            max(self.south - degrees, -90),
            min(self.east + degrees, 180),
            min(self.north + degrees, 90),
        )


def cell_number(lat: int, lon: int) -> int:
    """The running number of the cell whose south-west corner is given in degrees."""
    return (lat + 90) * 360 + lon + 180


def cell_bytes(file: bytes, cell: int) -> bytes:
    """All data bytes of a cell, its records joined; empty where the bit map says no coast."""
    if not file[RECORD + cell // 8] & (128 >> cell % 8):
        return b""
    parts: list[bytes] = []
    record = cell + FIRST_CELL
    while True:
        raw = file[record * RECORD : (record + 1) * RECORD]
        if len(raw) < RECORD:
            raise ValueError(f"World Vector Shoreline: record {record} lies beyond the file")
        used = raw[DATA]
        if used:
            return b"".join([*parts, raw[: used - 1]])
        parts.append(raw[:DATA])
        record = int.from_bytes(raw[DATA + 1 :], "big") - 1  # the file counts from one


def segments(data: bytes, lat: int, lon: int) -> Iterator[list[Point]]:
    """The lines of one cell, in arc seconds."""
    line: list[Point] = []
    at = 0
    while at + 6 <= len(data):
        b0, b1 = data[at], data[at + 1]
        count = (b0 & 127) * 4 + (b1 >> 6) + 1
        dy = int.from_bytes(data[at + 2 : at + 4], "big")
        dx = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6
        if b0 & 128:
            x = line[-1][0] + ((b1 & 7) << 16) + dx - BIAS
            y = line[-1][1] + ((b1 >> 3 & 7) << 16) + dy - BIAS
        else:
            if len(line) > 1:
                yield line
            line = []
            x, y = lon * UNITS + dx, lat * UNITS + dy
        line.append((x, y))
        for _ in range(count - 1):
            y += data[at] - 128
            x += data[at + 1] - 128
            line.append((x, y))
            at += 2
    if len(line) > 1:
        yield line


def read(file: bytes, box: Box) -> dict[tuple[int, int], list[list[Point]]]:
    """Lines by cell (latitude, longitude of its corner) for all cells of a box."""
    cells = {}
    for lat in range(box.south, box.north):
        for lon in range(box.west, box.east):
            lines = list(segments(cell_bytes(file, cell_number(lat, lon)), lat, lon))
            if lines:
                cells[lat, lon] = lines
    return cells
