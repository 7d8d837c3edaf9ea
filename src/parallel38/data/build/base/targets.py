"""What can be built: one row for each, in the order of the builds that need one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parallel38.data.build.base import (
    borders,
    countries,
    geojson,
    inputs,
    lakes,
    land,
    relief,
    rivers,
    world,
)
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


def _land_world(cache: Path, out: Path) -> dict[str, bytes]:
    return {"land_world.geojson": geojson.dump(world.build(cache, out), world.PLACES)}


def _lakes(cache: Path, _out: Path) -> dict[str, bytes]:
    return {"lakes.geojson": geojson.dump(lakes.build(cache), lakes.PLACES)}


def _rivers(cache: Path, out: Path) -> dict[str, bytes]:
    return {"rivers.geojson": geojson.dump(rivers.build(cache, out), rivers.PLACES)}


def _borders(cache: Path, _out: Path) -> dict[str, bytes]:
    return {"borders_today.geojson": geojson.dump(borders.build(cache), borders.PLACES)}


def _relief(cache: Path, _out: Path) -> dict[str, bytes]:
    return relief.build(cache)


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
            "that has most of it, but U-do, Porum-do and Mal-do to South Korea, Matsu and Pratas "
            "to Taiwan and the Habomai islets to Russia, who hold them, and the ground of six "
            "towns on frontier rivers to the bank they stand on. One coverage: limits shared "
            "point for point, no gap or overlap. Land borders of 1:10,000,000, quantised to "
            "about 0.3 km by the package.",
            2.0,
        ),
    ),
    Target(
        "land_world",
        _land_world,
        Origin(
            "land_world.geojson",
            [inputs.NATURAL_EARTH, inputs.WVS],
            "Outside 90-180 E 15-60 N Natural Earth's land, Douglas-Peucker 0.015 degrees; inside "
            "that box land_region.geojson, Douglas-Peucker 0.03 degrees. Islands below 0.003 "
            "square degrees left out, coordinates rounded to 1e-3 degrees.",
            5.0,
        ),
    ),
    Target(
        "lakes",
        _lakes,
        Origin(
            "lakes.geojson",
            [inputs.NATURAL_EARTH],
            "Lakes that touch 90-180 E 15-60 N (Douglas-Peucker 0.002 degrees), and elsewhere "
            "those above 0.3 square degrees (0.03 degrees). The smallest zoom follows from the "
            "area.",
            2.0,
            "Names and years of filling of the reservoirs Supung and Fengman.",
        ),
    ),
    Target(
        "rivers",
        _rivers,
        Origin(
            "rivers.geojson",
            [inputs.RIVERS, inputs.WVS],
            "The package cuts rivers at country limits and closes every piece into a ring: the "
            "closing point is taken away, leaps over lakes are cut, the pieces joined by name on "
            "a grid of 1e-4 degrees, gaps up to 0.07 degrees bridged, all clipped to the land.",
            2.0,
            "Taedong, Imjin, Kum and Chongchon, drawn through the towns they pass, +/- 5 km; the "
            "zoom from which each named river is shown.",
        ),
    ),
    Target(
        "borders_today",
        _borders,
        Origin(
            "borders_today.geojson",
            [inputs.NATURAL_EARTH],
            "Admin-0 boundary lines on land, as drawn in 90-180 E 15-60 N, Douglas-Peucker 0.04 "
            "degrees elsewhere. The package has no attributes: the demarcation line of Korea and "
            "the two edges of its zone were told apart by latitude, the line off Hokkaido by "
            "place.",
            2.0,
        ),
    ),
    Target(
        "relief",
        _relief,
        Origin(
            "relief",
            [inputs.RELIEF, inputs.NATURAL_EARTH],
            "Land by a mask of Natural Earth's land one pixel in from the coast; its colours "
            "carried some 24 pixels (48 arc minutes) out to sea; light and shadow taken as "
            "brightness over the local mean; a quarter of the colours, drawn half-way to grey, "
            "on paper; warped to Web Mercator; WebP tiles of 256 pixels, zooms 0-4 of the world, "
            "5-6 of 90-180 E 15-60 N, 7 of 115-150 E 28-52 N.",
            4.0,
        ),
    ),
]
