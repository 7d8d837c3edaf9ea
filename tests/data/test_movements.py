"""Arrows, perimeters and further lines, held against wars, towns and the table of hand-overs."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from parallel38 import paths
from parallel38.data.build.layers.lines import GEOD
from parallel38.data.build.layers.recipes import Way
from parallel38.data.load import load
from parallel38.domain.atlas import Atlas, Feature
from tests.data.drawn import recipes, shapes

# The year in an arrow's id: first and last day of the war that it belongs to.
WARS = {
    ("1894", "1895"): ("1894-07-23", "1895-04-17"),
    ("1900",): ("1900-06-10", "1900-10-16"),
    ("1904", "1905"): ("1904-02-06", "1905-09-05"),
    ("1931", "1932", "1933"): ("1931-09-18", "1933-05-31"),
    ("1937",): ("1937-08-21", "1937-12-31"),
    ("1939",): ("1939-05-11", "1939-09-16"),
    ("1945",): ("1945-08-09", "1945-12-31"),
    ("1950", "1951", "1953", "1954"): ("1950-06-25", "1954-01-31"),
}

# Thrusts that were stopped before the town that they aimed at.
SHORT = {
    "mv-1950-kpa-3rd-waegwan",
    "mv-1950-kpa-tabu-dong",
    "mv-1951-fourth-offensive",
    "mv-1951-kpa-wonju",
}

# An exchange of prisoners takes nothing, and a ship's way is no thrust.
NO_THRUST = {
    "mv-1950-hungnam-evacuation",
    "mv-1950-hungnam-refugees",
    "mv-1953-big-switch",
    "mv-1953-little-switch",
    "mv-1954-non-repatriates",
}


@cache
def atlas() -> Atlas:
    return load(paths.geodata())


def of_layer(*names: str) -> list[Feature]:
    return [feature for feature in atlas().features.values() if feature.layer in names]


def ways() -> dict[str, Way]:
    return {name: recipe for name, recipe in recipes().items() if isinstance(recipe, Way)}


def day(text: str) -> int:
    return date.fromisoformat(text.rstrip("~?")).toordinal()


def test_every_arrow_lies_in_the_days_of_its_war() -> None:
    wars = {year: span for years, span in WARS.items() for year in years}
    for arrow in of_layer("movements"):
        assert arrow.kind == "movement", arrow.id
        first, last = wars[arrow.id.split("-")[1]]
        assert day(first) <= day(arrow.start) <= day(arrow.end) <= day(last), arrow.id


def test_no_force_is_in_two_places_at_once() -> None:
    forces = defaultdict(list)
    for arrow in of_layer("movements"):
        forces[arrow.powers[0], arrow.label].append((day(arrow.start), day(arrow.end), arrow.id))
    for arrows in forces.values():
        for (_, end, one), (start, _, other) in pairwise(sorted(arrows)):
            assert end < start, (one, other)


def test_an_arrow_points_the_way_its_recipe_goes() -> None:
    for name, way in ways().items():
        drawn = shapes()[name]
        parts = [list(part.coords) for part in getattr(drawn, "geoms", [drawn])]
        assert [(p[0], p[-1]) for p in parts] == [(p[0][1:], p[-1][1:]) for p in way.parts], name


def test_named_towns_lie_where_the_atlas_has_them() -> None:
    towns = defaultdict(list)
    for place in atlas().places.values():
        for name in {place.name, *(one.name for one in place.names)}:
            towns[name].append((place.lon, place.lat))
    for name, way in ways().items():
        allowed = 1000 * max(20.0, atlas().features[name].precision_km)
        for town, lon, lat in (station for part in way.parts for station in part):
            if town in towns:
                off = min(GEOD.inv(lon, lat, *at)[2] for at in towns[town])
                assert off < allowed, (name, town, off / 1000)


@cache
def hands() -> dict[str, list[tuple[str, str]]]:
    """Place -> (earliest day, side), in order, of the hand-over table."""
    found = defaultdict(list)
    for path in sorted((paths.geodata() / "handovers").glob("*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if "latest" in row:
                found[row["place"]].append((row["earliest"], row["side"]))
    return {place: sorted(rows) for place, rows in found.items()}


def town_at(lon: float, lat: float) -> str | None:
    """The place of the hand-over table within 2 km."""
    for place in hands():
        one = atlas().places[place]
        if GEOD.inv(lon, lat, one.lon, one.lat)[2] < 2000:
            return place
    return None


def test_a_thrust_of_the_korean_war_took_the_town_that_it_ends_at() -> None:
    asked = 0
    for name, way in ways().items():
        arrow = atlas().features[name]
        if not name.startswith(("mv-1950", "mv-1951", "mv-1953")) or name in SHORT | NO_THRUST:
            continue
        side = "north" if arrow.powers[0] in ("kpa", "cpv") else "south"
        for part in way.parts:
            town = town_at(*part[-1][1:])
            if town is None:
                continue
            start = "north" if atlas().places[town].lat > 38.0 else "south"
            held = [start, *(to for when, to in hands()[town] if when <= arrow.end.rstrip("~"))]
            assert held[-1] == side, (name, town)
            asked += 1
    assert asked >= 50


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("mv-1904-1st-army", "1904-02-08", "1904-05-01"),
        ("mv-1904-3rd-army-siege", "1904-07-31", "1905-01-01"),
        ("mv-1945-2rba", "1945-08-11", "1945-08-20"),
        ("mv-1945-kurils", "1945-08-17", "1945-09-05"),
        ("mv-1950-rok-yalu", "1950-10-06", "1950-10-26"),  # cut off from the 27th
        ("mv-1950-marines-yudam", "1950-11-02", "1950-11-27"),  # cut off that night
        ("mv-1950-chonggo-dong", "1950-10-22", "1950-11-01"),
        ("mv-1950-hungnam-evacuation", "1950-12-11", "1950-12-24"),
        ("perimeter-acheson", "1950-01-12", "1950-06-26"),
        ("perimeter-rhee-line", "1952-01-18", "1965-12-17"),
        ("line-restraint-1950-10-02", "1950-10-02", "1950-10-16"),
        ("line-restraint-1950-10-17", "1950-10-17", "1950-10-23"),
    ],
)
def test_first_and_last_day(name: str, first: str, last: str) -> None:
    held = atlas().features[name].interval
    days = (held.certain_from, held.certain_to - 1)
    assert [date.fromordinal(one).isoformat() for one in days] == [first, last]


def test_every_line_says_by_what_right_and_in_what_steps() -> None:
    for line in of_layer("lines", "perimeters", "limits"):
        assert line.legal_basis and line.phases, line.id
        steps = [step.start for step in line.phases]
        assert [day_of(step) for step in steps] == sorted(day_of(step) for step in steps), line.id


def day_of(text: str) -> str:
    return text.rstrip("~?")


def test_a_proposed_line_ends_with_its_proposal() -> None:
    for line in of_layer("lines"):
        if line.kind == "proposal-line":
            assert {"proposed", "ended"} <= {step.status for step in line.phases}, line.id
