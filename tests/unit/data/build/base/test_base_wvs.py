"""The shoreline reader, on files packed here record by record."""

from __future__ import annotations

import pytest

from parallel38.data.build.base import wvs

HERE = wvs.cell_number(37, 126)
X, Y = 126 * 3600, 37 * 3600


def start(count: int, x: int, y: int) -> bytes:
    """Head of a line at offsets in arc seconds from the cell's corner."""
    first = bytes([(count - 1) >> 2, ((count - 1) & 3) << 6])
    return first + y.to_bytes(2, "big") + x.to_bytes(2, "big")


def leap(count: int, dx: int, dy: int) -> bytes:
    """Head of a part that goes on from the last point."""
    x, y = dx + wvs.BIAS, dy + wvs.BIAS
    middle = ((count - 1) & 3) << 6 | (y >> 16) << 3 | x >> 16
    return (
        bytes([128 | (count - 1) >> 2, middle])
        + (y & 65535).to_bytes(2, "big")
        + (x & 65535).to_bytes(2, "big")
    )


def steps(*pairs: tuple[int, int]) -> bytes:
    """Short steps (dx, dy) after a head."""
    return bytes(value + 128 for dx, dy in pairs for value in (dy, dx))


def pack(cell: int, data: bytes, spare: int = 5) -> bytes:
    """A file with one cell; what does not fit its record goes on in a spare one."""
    file = bytearray((wvs.FIRST_CELL + 64800) * wvs.RECORD)
    file[wvs.RECORD + cell // 8] |= 128 >> cell % 8
    record = cell + wvs.FIRST_CELL
    while True:
        part, data = data[: wvs.DATA], data[wvs.DATA :]
        last = b"\0" + (spare + 1).to_bytes(3, "big") if data else bytes([len(part) + 1, 0, 0, 0])
        file[record * 64 : record * 64 + 64] = part.ljust(wvs.DATA, b"\0") + last
        if not data:
            return bytes(file)
        record, spare = spare, spare + 1


def test_a_line_is_read_in_arc_seconds() -> None:
    file = pack(HERE, start(3, 100, 200) + steps((5, -3), (-128, 127)))
    assert wvs.read(file, wvs.Box(126, 37, 127, 38)) == {
        (37, 126): [[(X + 100, Y + 200), (X + 105, Y + 197), (X - 23, Y + 324)]]
    }


def test_a_leap_goes_on_from_the_last_point_and_a_new_head_begins_a_line() -> None:
    data = start(2, 10, 10) + steps((1, 1)) + leap(2, -900, 70000) + steps((2, 3)) + start(2, 7, 7)
    lines = list(wvs.segments(data + steps((1, 0)), 37, 126))
    assert lines == [
        [(X + 10, Y + 10), (X + 11, Y + 11), (X - 889, Y + 70011), (X - 887, Y + 70014)],
        [(X + 7, Y + 7), (X + 8, Y + 7)],
    ]


def test_a_long_cell_goes_on_in_other_records() -> None:
    walk = [(1, 1)] * 199
    file = pack(HERE, start(200, 0, 0) + steps(*walk))
    (line,) = wvs.read(file, wvs.Box(126, 37, 127, 38))[37, 126]
    assert len(line) == 200
    assert line[-1] == (X + 199, Y + 199)


def test_cells_without_coast_are_left_out() -> None:
    file = pack(HERE, start(2, 0, 0) + steps((1, 1)))
    assert list(wvs.read(file, wvs.Box(125, 36, 128, 39))) == [(37, 126)]


def test_a_cut_file_is_named() -> None:
    file = pack(HERE, start(2, 0, 0) + steps((1, 1)))
    with pytest.raises(ValueError, match="record 46154 lies beyond the file"):
        wvs.read(file[: 40000 * 64], wvs.Box(126, 37, 127, 38))


def test_a_box_grows_to_the_edge_of_the_world_only() -> None:
    assert wvs.Box(90, 15, 179, 60).wider(2) == wvs.Box(88, 13, 180, 62)
