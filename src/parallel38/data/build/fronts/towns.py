"""The towns of the table of hand-overs, and on which side each surely was on each day."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
import shapely
from msgspec import Struct

from parallel38.data.build.fronts.field import Array, to_km
from parallel38.data.handovers import FIRST, LAST, Table
from parallel38.domain.atlas import Place

DAYS = range(FIRST, LAST)  # the armistice of the last day ends the moving front
_SIGN = {"south": 1, "north": -1, None: 0}


class Towns(Struct, frozen=True):
    """Ids; positions in degrees, and x, y in km on the grid's plane; `sides` by day and town: 1
    south, -1 north, 0 where the table leaves it open.
    """

    ids: list[str]
    lon: Array
    lat: Array
    x: Array
    y: Array
    sides: npt.NDArray[np.int8]


def towns(table: Table, places: Mapping[str, Place], without: Iterable[str] = ()) -> Towns:
    """The places of a table that are known and no islands."""
    left_out = set(without)
    ids = [
        name
        for name in table.places()
        if name in places and name not in left_out and places[name].kind != "island"
    ]
    lon = np.array([places[name].lon for name in ids], dtype=float)
    lat = np.array([places[name].lat for name in ids], dtype=float)
    x, y = shapely.get_coordinates(to_km(shapely.multipoints(np.c_[lon, lat]))).T
    sides = [[_SIGN[table.side(name, places[name].lat, day)] for name in ids] for day in DAYS]
    return Towns(ids, lon, lat, x, y, np.array(sides, dtype=np.int8).reshape(len(DAYS), len(ids)))
