"""What can be built: one row for each, in the order of the builds that need one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parallel38.data.build.base import countries, geojson, inputs, land
from parallel38.data.build.base.origin import Origin

Build = Callable[[Path, Path], dict[str, bytes]]
"""(folder of the inputs, geodata/base) -> file name -> content."""


@dataclass(frozen=True)
class Target:
    """A part of the base map: its name, how it is made, and its origin record."""

    name: str
    build: Build
    origin: Origin


def _land_region(cache: Path, _out: Path) -> dict[str, bytes]:
    return {"land_region.geojson": geojson.dump(land.build(cache), land.PLACES)}


def _countries(cache: Path, out: Path) -> dict[str, bytes]:
    return {"countries.geojson": geojson.dump(countries.build(cache, out), land.PLACES)}


TARGETS = [
    Target(
        "land_region",
        _land_region,
        Origin(
            "land_region.geojson",
            [inputs.WVS],
            "Cells of one degree read from the packed file, coast lines joined (every end meets "
            "another exactly), closed to faces, land told from sea by crossing lines from the "
            "open Pacific, clipped to 90-180 E 15-60 N. Full detail in 115-150 E 28-52 N, "
            "elsewhere Douglas-Peucker 0.006 degrees. Islets that the source gives only as a "
            "stroke there and back are drawn in 115-157 E 24-52 N as diamonds half as wide as "
            "long, elsewhere dropped. Coordinates rounded to 1e-5 degrees.",
            0.5,
        ),
    ),
    Target(
        "countries",
        _countries,
        Origin(
            "countries.geojson",
            [inputs.COUNTRIES, inputs.WVS],
            "Natural Earth's countries grown over the sea to wherever they are nearest (Voronoi "
            "cells of coast points at most 0.05 degrees apart); the continent of "
            "land_region.geojson cut by their limits, every island given whole to the country "
            "that has most of it, but Matsu and Pratas to Taiwan and the Habomai islets to Russia, "
            "who hold them. One coverage: limits shared point for point, no gap or "
            "overlap. Land borders of 1:10,000,000, quantised to about 0.3 km by the package.",
            2.0,
        ),
    ),
]
