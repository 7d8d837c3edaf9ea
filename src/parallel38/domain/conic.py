"""Conic projections for figures: degrees to the plane and back, by PROJ.

pyproj comes with the first point that is asked for.
"""

from functools import lru_cache
from math import sqrt
from typing import Any, Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Kind = Literal["lambert", "albers"]
Numbers = NDArray[np.float64]

EQUATOR = 40_075_016.686  # metres round it, on WGS84
UNIT = 4 * EQUATOR  # metres of the plane's unit: whatever is projected lies well within one
_PROJ = {"lambert": "lcc", "albers": "aea"}
_BEYOND = 60.0  # degrees on the other side of the equator: farther off a cone opens without end


class Conic(Struct, frozen=True):
    """A conic projection of WGS84 in whole degrees: the central meridian, the latitude of origin,
    the standard parallels. Its plane is measured in UNIT from the origin, y down.
    """

    kind: Kind
    lon: int
    lat: int
    south: int
    north: int

    @property
    def crs(self) -> str:
        """It as PROJ writes it; longitudes go on beyond 180."""
        return (
            f"+proj={_PROJ[self.kind]} +lon_0={self.lon} +lat_0={self.lat} +lat_1={self.south} "
            f"+lat_2={self.north} +ellps=WGS84 +over"
        )

    @property
    def name(self) -> str:
        """What tells it from others."""
        return f"{self.kind}-{self.lon}-{self.lat}-{self.south}-{self.north}"

    def forward(self, lon: Numbers, lat: Numbers) -> Numbers:
        """Degrees to points (n, 2) of the plane."""
        low, high = (-_BEYOND, 90.0) if self.lat > 0 else (-90.0, _BEYOND)
        x, y = _proj(self.crs)(lon, np.clip(lat, low, high))
        return np.column_stack([x, np.negative(y)]) / UNIT

    def inverse(self, points: Numbers) -> tuple[Numbers, Numbers]:
        """Points (n, 2) of the plane to degrees; infinite where there is no ground."""
        lon, lat = _proj(self.crs)(points[:, 0] * UNIT, points[:, 1] * -UNIT, inverse=True)
        return np.asarray(lon), np.asarray(lat)

    def scale(self, lon: float, lat: float) -> float:
        """Metres of the plane to a metre of ground, the mean of all directions."""
        return sqrt(_proj(self.crs).get_factors(lon, lat).areal_scale)


@lru_cache(maxsize=16)
def _proj(crs: str) -> Any:
    from pyproj import Proj

    return Proj(crs)
