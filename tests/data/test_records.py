"""What the atlas says, held against dates and facts that were looked up by hand."""

import csv
from datetime import date
from itertools import pairwise

import msgspec
import pytest

from parallel38 import paths
from parallel38.data.atlasfile import open_atlas
from parallel38.data.check import check
from parallel38.data.load import load
from parallel38.domain.atlas import Atlas
from parallel38.domain.control import Ground
from parallel38.domain.view import FIRST_DAY, LAST_DAY


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load(paths.geodata())


@pytest.fixture(scope="module")
def ground() -> Ground:
    """The compiled atlas, ready to be asked."""
    file = open_atlas()
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    return Ground(file.atlas, areas)


def test_no_fault() -> None:
    assert [str(fault) for fault in check(paths.geodata())] == []


# First and last day held, the eve of the handing over.
@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("conc-russian-lease-1898", "1898-03-27", "1905-01-01"),
        ("conc-kwantung-occupation-1905", "1905-01-02", "1905-12-21"),
        ("conc-kwantung-1905", "1905-12-22", "1945-08-21"),
        ("conc-port-arthur-base-1945", "1945-08-22", "1955-05-23"),
        ("state-joseon", None, "1897-10-11"),
        ("state-korean-empire", "1897-10-12", "1905-11-16"),
        ("state-korea-protectorate", "1905-11-17", "1910-08-28"),
        ("state-chosen", "1910-08-29", "1945-09-07"),
        ("zone-korea-us", "1945-09-08", "1948-08-14"),
        ("state-rok-1948", "1948-08-15", "1953-07-26"),
        ("state-dprk-1948", "1948-09-09", "1953-07-26"),
        ("line-38th-parallel", "1945-09-02", "1950-06-24"),
        ("mdl", "1953-07-27", None),
        ("dmz", "1953-07-27", None),
        ("state-manchukuo-1932", "1932-03-01", "1933-03-03"),
        ("state-ussr-1922", "1922-12-30", "1944-10-10"),
        ("state-russia", "1991-12-26", None),
        ("state-prc", "1949-10-01", None),
        ("state-taiwan-japan", "1895-06-02", "1945-10-24"),
        ("zone-japan-scap", "1945-09-02", "1952-04-27"),
        ("zone-ryukyu-proc27", "1953-12-25", "1972-05-14"),
        ("rail-cer-main", "1903-07-14", "1917-11-06"),
    ],
)
def test_first_and_last_day(atlas: Atlas, name: str, first: str | None, last: str | None) -> None:
    held = atlas.features[name].interval
    if first:
        assert date.fromordinal(held.certain_from).isoformat() == first
    if last:
        assert date.fromordinal(held.certain_to - 1).isoformat() == last
    else:
        assert held.certain_to > LAST_DAY.toordinal()


@pytest.mark.parametrize(
    ("name", "announced"),
    [
        ("line-38th-parallel", "1945-08-11"),
        ("zone-korea-us", "1945-08-11"),
        ("state-chosen", "1910-08-22"),
        ("conc-kwantung-1905", "1905-09-05"),
        ("zone-kurils-ussr", "1945-02-11"),
    ],
)
def test_ordered_or_signed_before_it_held(atlas: Atlas, name: str, announced: str) -> None:
    assert atlas.features[name].announced == date.fromisoformat(announced).toordinal()


# Town, latitude, longitude, day: holder, state, title.
@pytest.mark.parametrize(
    ("lat", "lon", "day", "answer"),
    [
        (37.97, 126.55, "1946-01-01", ("usa", None, "military occupation")),  # Kaesong
        (38.70, 125.30, "1946-01-01", ("ussr", None, "military occupation")),  # Chinnampo
        (38.81, 121.24, "1900-01-01", ("russian-empire", "qing", "lease")),  # Port Arthur
        (38.81, 121.24, "1898-03-26", ("qing", "qing", "sovereignty")),
        (38.81, 121.24, "1905-03-01", ("japan", "qing", "military occupation")),
        (38.81, 121.24, "1910-01-01", ("japan", "qing", "lease")),
        (38.81, 121.24, "1930-01-01", ("japan", "roc", "lease")),
        (38.81, 121.24, "1947-01-01", ("ussr", "roc", "naval base")),
        (38.81, 121.24, "1954-01-01", ("ussr", "prc", "naval base")),
        (38.81, 121.24, "1955-05-24", ("prc", "prc", "sovereignty")),
        (37.57, 126.98, "1905-11-16", ("korean-empire", "korean-empire", "sovereignty")),  # Seoul
        (37.57, 126.98, "1905-11-17", ("japan", "korean-empire", "protectorate")),
        (37.57, 126.98, "1910-08-29", ("japan", "japan", "colony")),
        (37.57, 126.98, "1945-09-07", ("japan", "japan", "colony")),
        (37.57, 126.98, "1945-09-08", ("usa", None, "military occupation")),
        (37.57, 126.98, "1948-08-15", ("rok", "rok", "sovereignty")),
        (39.03, 125.75, "1948-09-08", ("ussr", None, "military occupation")),  # Pyongyang
        (39.03, 125.75, "1948-09-09", ("dprk", "dprk", "sovereignty")),
        (37.97, 126.55, "1950-06-24", ("rok", "rok", "sovereignty")),  # Kaesong
        (37.97, 126.55, "1953-07-27", ("dprk", "dprk", "sovereignty")),
        (38.21, 128.59, "1949-01-01", ("dprk", "dprk", "sovereignty")),  # Sokcho
        (38.21, 128.59, "1954-01-01", ("rok", "rok", "sovereignty")),
        (45.757, 126.642, "1900-06-01", ("russian-empire", "qing", "railway zone")),  # Harbin
        (43.88, 125.32, "1938-01-01", ("japan", "manchukuo", "puppet state")),  # Hsinking
        (41.80, 123.43, "1945-10-01", ("ussr", "roc", "military occupation")),  # Mukden
        (46.95, 142.73, "1900-01-01", ("russian-empire", "russian-empire", "sovereignty")),
        (46.95, 142.73, "1930-01-01", ("japan", "japan", "sovereignty")),  # Toyohara
        (46.95, 142.73, "1960-01-01", ("ussr", "ussr", "sovereignty")),
        (26.21, 127.68, "1960-01-01", ("usa", "japan", "administration")),  # Naha
        (35.69, 139.69, "1866-01-01", ("japan", "japan", "sovereignty")),  # Edo
        (35.69, 139.69, "1946-01-01", ("usa", "japan", "military occupation")),
    ],
)
def test_who_held(
    ground: Ground, lat: float, lon: float, day: str, answer: tuple[str, str | None, str]
) -> None:
    found = ground.who_held(lat, lon, date.fromisoformat(day).toordinal())
    assert (found.holder, found.state, found.title) == answer


# Summits and conferences: day of opening, day of closing, and who met.
MEETINGS = {
    "cairo-conference": ("1943-11-22", "1943-11-26", {"usa", "uk", "roc"}),
    "tehran-conference": ("1943-11-28", "1943-12-01", {"usa", "uk", "ussr"}),
    "yalta-conference": ("1945-02-04", "1945-02-11", {"usa", "uk", "ussr"}),
    "potsdam-conference": ("1945-07-17", "1945-08-02", {"usa", "uk", "ussr"}),
    "moscow-conference": ("1945-12-16", "1945-12-27", {"usa", "uk", "ussr"}),
    "geneva-1954": ("1954-04-26", "1954-06-15", {"usa", "uk", "ussr", "prc", "rok", "dprk"}),
    "san-francisco-1951": ("1951-09-04", "1951-09-08", {"usa", "uk", "ussr", "japan"}),
    "san-francisco-1990": ("1990-06-04", "1990-06-04", {"ussr", "rok"}),
    "inter-korean-2000": ("2000-06-13", "2000-06-15", {"rok", "dprk"}),
    "putin-pyongyang-2000": ("2000-07-19", "2000-07-20", {"russia", "dprk"}),
    "six-party-talks": (
        "2003-08-27", "2003-08-29", {"usa", "russia", "prc", "japan", "rok", "dprk"},
    ),
    "singapore-2018": ("2018-06-12", "2018-06-12", {"usa", "dprk"}),
    "hanoi-2019": ("2019-02-27", "2019-02-28", {"usa", "dprk"}),
    "vladivostok-2019": ("2019-04-25", "2019-04-25", {"russia", "dprk"}),
    "panmunjom-2019": ("2019-06-30", "2019-06-30", {"usa", "dprk", "rok"}),
    "vostochny-2023": ("2023-09-13", "2023-09-13", {"russia", "dprk"}),
    "camp-david": ("2023-08-18", "2023-08-18", {"usa", "japan", "rok"}),
    "pyongyang-2024": ("2024-06-19", "2024-06-19", {"russia", "dprk"}),
}  # fmt: skip


@pytest.mark.parametrize("name", MEETINGS)
def test_meetings(atlas: Atlas, name: str) -> None:
    event = atlas.events[name]
    assert (event.start, event.end, set(event.powers)) == MEETINGS[name]


def test_who_met_at_every_summit(atlas: Atlas) -> None:
    for event in atlas.events.values():
        if event.kind == "summit":
            assert event.participants, event.id
            one_side = event.id == "wake-island"  # a president and his general
            assert len(event.powers) >= (1 if one_side else 2), event.id
        named = {one.power for one in event.participants} - {""}
        assert named <= set(event.powers), event.id


# `parallel38 at` calls all that the South's side held theirs, from the first day of the war.
FORERUNNERS = {"un-command"}


def test_nobody_meets_before_or_after_their_time(atlas: Atlas) -> None:
    """A power at an event existed then, or began or ended by it; armies and exiles included."""
    for event in atlas.events.values():
        for name in event.powers:
            power = atlas.powers[name]
            assert power.interval.possible_from <= event.interval.possible_to, (event.id, name)
            assert event.interval.possible_from <= power.interval.possible_to, (event.id, name)


def test_features_belong_to_powers_of_their_time(atlas: Atlas) -> None:
    for feature in atlas.features.values():
        for name in set(feature.powers) - FORERUNNERS:
            power = atlas.powers[name]
            assert power.interval.possible_from < feature.interval.possible_to, (feature.id, name)
            assert feature.interval.possible_from < power.interval.possible_to, (feature.id, name)


def test_successors_follow(atlas: Atlas) -> None:
    """What a feature came from began no later; what it became did not end sooner."""
    for feature in atlas.features.values():
        for name in feature.came_from:
            before = atlas.features[name]
            assert before.interval.possible_from <= feature.interval.possible_from, feature.id
        for name in feature.became:
            after = atlas.features[name]
            assert after.interval.possible_to >= feature.interval.possible_to, feature.id


def test_eras_meet_without_gap(atlas: Atlas) -> None:
    eras = list(atlas.eras.values())
    assert eras[0].interval.certain_from == FIRST_DAY.toordinal()
    assert eras[-1].interval.certain_to == LAST_DAY.toordinal() + 1
    assert all(a.interval.certain_to == b.interval.certain_from for a, b in pairwise(eras))


def test_every_record_is_sourced_and_every_note_ends(atlas: Atlas) -> None:
    for record in (*atlas.features.values(), *atlas.events.values()):
        assert record.sources, record.id
    for source in atlas.sources.values():
        assert source.note.rstrip().endswith((".", "”", ")")) or "http" in source.note, source.id


def test_corrections_name_what_there_is(atlas: Atlas) -> None:
    tables = {
        "features": atlas.features, "events": atlas.events, "places": atlas.places,
        "claims": atlas.claims, "fronts": atlas.features,
    }  # fmt: skip
    with (paths.geodata() / "corrections.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert row["why"] and row["is"], row
        assert row["table"] == "sources" or row["id"] in tables[row["table"]], row
        assert all(name in atlas.sources for name in row["source"].replace(";", " ").split()), row
