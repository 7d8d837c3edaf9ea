"""Who held a point, on squares drawn by hand round the 38th parallel."""

import itertools
import json
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import box, to_wkb

from parallel38.domain.atlas import BELOW, Atlas, Control, Feature
from parallel38.domain.control import Ground, strip, who_held
from parallel38.domain.holders import ATLAS_DAYS, choose, spans
from parallel38.domain.nearest import distance_km
from unit.domain.small_atlas import feature, small_atlas

WHOLE = box(125, 34, 129, 42)
SOUTH, NORTH = box(125, 34, 129, 38), box(125, 38, 129, 42)
RAIL = box(126.9, 39, 127.1, 41)
AREAS = {
    "zone-us": SOUTH, "zone-soviet": NORTH, "rok": SOUTH, "dprk": NORTH, "rail": RAIL,
    "japan": WHOLE,
}  # fmt: skip


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def control(holder: str, **fields: object) -> Control:
    return Control(holder=holder, **{"title": "sovereignty", **fields})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    made = small_atlas()
    extra = [
        feature("japan", "1910-08-29", "1945-09-07", control=control("japan", title="colony")),
        feature("rail", "1945-10-01", "1947-10~", sources=("go1",),
                control=control("prc", title="railway zone", rank=20)),
    ]  # fmt: skip
    features = {one.id: one for one in (*made.features.values(), *extra)}
    for ident, area in AREAS.items():
        features[ident] = msgspec.structs.replace(features[ident], extent=area.bounds)
    return msgspec.structs.replace(made, features=features)


@pytest.fixture(scope="module")
def areas() -> dict[str, bytes]:
    return {ident: to_wkb(area) for ident, area in AREAS.items()}


@pytest.fixture(scope="module")
def ground(atlas: Atlas, areas: dict[str, bytes]) -> Ground:
    return Ground(atlas, areas)


def test_kaesong_in_1946(atlas: Atlas, areas: dict[str, bytes]) -> None:
    told = who_held(atlas, areas, 37.97, 126.55, day("1946-01-01"))
    assert json.loads(msgspec.json.encode(told)) == {
        "lat": 37.97, "lon": 126.55, "date": "1946-01-01", "holder": "usa", "state": None,
        "title": "military occupation", "side": "south", "features": ["zone-us"],
        "certainty": "certain", "distance_to_line_km": 3.3, "sources": ["go1"],
    }  # fmt: skip


def test_north_of_the_line(ground: Ground) -> None:
    told = ground.who_held(38.70, 125.30, day("1946-01-01"))
    assert (told.holder, told.side, told.distance_to_line_km) == ("ussr", "north", 77.7)
    assert told.sources == ("go1", "cumings")


def test_the_last_day_and_the_day_after(ground: Ground) -> None:
    assert ground.who_held(37, 127, day("1948-08-14")).holder == "usa"
    after = ground.who_held(37, 127, day("1948-08-15"))
    assert (after.holder, after.state, after.title) == ("rok", "rok", "sovereignty")


def test_a_higher_rank_answers_and_the_rest_is_named(ground: Ground) -> None:
    told = ground.who_held(40, 127, day("1946-01-01"))
    assert (told.holder, told.title) == ("prc", "railway zone")
    assert told.features == ("rail", "zone-soviet")
    assert told.distance_to_line_km == pytest.approx(8.5, abs=0.1)
    outside = ground.who_held(40, 127.5, day("1946-01-01"))
    assert outside.distance_to_line_km == pytest.approx(34.2, abs=0.1)


def test_outside_the_atlas(ground: Ground) -> None:
    told = json.loads(msgspec.json.encode(ground.who_held(10, -150, day("1946-01-01"))))
    assert told["holder"] is None
    assert told["reason"] == "outside the atlas"
    assert told["features"] == []
    assert ground.who_held(37, 127, day("1900-01-01")).reason == "outside the atlas"


def test_a_harbour_off_the_shore_is_its_land_s(ground: Ground) -> None:
    assert ground.who_held(37.0, 124.99, day("1946-01-01")).holder == "usa"
    assert ground.who_held(37.99, 124.99, day("1946-01-01")).holder == "usa"
    assert ground.who_held(38.01, 124.99, day("1946-01-01")).holder == "ussr"
    assert ground.who_held(37.0, 124.97, day("1946-01-01")).holder is None


def test_no_line_where_no_other_power_is_near(ground: Ground) -> None:
    assert ground.who_held(37, 127, day("1930-01-01")).distance_to_line_km is None


def test_a_zone_inside_a_state_draws_no_line_along_the_coast() -> None:
    inside = [
        feature("state", "1950-01-01", "..", control=control("rok")),
        feature("held", "1950-06-25", "1950-09-01", control=control("kpa", rank=30)),
    ]
    areas = {"state": to_wkb(SOUTH), "held": to_wkb(box(125, 37, 129, 38))}
    made = msgspec.structs.replace(small_atlas(), features={one.id: one for one in inside})
    ground = Ground(made, areas)
    told = ground.who_held(37.2, 125.05, day("1950-07-01"))
    assert told.holder == "kpa"
    assert told.distance_to_line_km == pytest.approx(22.2, abs=0.1)
    assert ground.who_held(36.9, 127, day("1950-07-01")).distance_to_line_km == 11.1


def test_doubt_is_told_apart(ground: Ground) -> None:
    assert ground.who_held(40, 127, day("1947-10-05")).certainty == "approximate"
    assert ground.who_held(40, 127, day("1947-10-05")).holder == "prc"
    late = ground.who_held(40, 127, day("1947-11-25"))
    assert (late.holder, late.certainty) == ("ussr", "approximate")
    assert ground.who_held(40, 127, day("1947-12-01")).certainty == "certain"


def test_a_year_is_answered_by_most_of_its_days(ground: Ground) -> None:
    told = ground.who_held(37, 127, day("1948-01-01"), day("1948-12-31"), "1948")
    assert (told.holder, told.certainty, told.date) == ("usa", "possible", "1948")
    told = ground.who_held(37, 127, day("1946-01-01"), day("1946-12-31"), "1946")
    assert (told.holder, told.certainty) == ("usa", "certain")


def test_through_time(atlas: Atlas, areas: dict[str, bytes]) -> None:
    told = strip(atlas, areas, 37, 127)
    assert [(span.holder, span.title) for span in told] == [
        (None, None), ("japan", "colony"), ("usa", "military occupation"), ("rok", "sovereignty"),
    ]  # fmt: skip
    assert (told[0].start, told[-1].end) == ATLAS_DAYS
    assert told[2].start == day("1945-09-08")
    assert told[2].features == ("zone-us",)


@pytest.mark.parametrize(("lat", "lon"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181)])
def test_no_place_on_earth(ground: Ground, lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match=r"lies outside -(90|180) to (90|180)"):
        ground.who_held(lat, lon, day("1946-01-01"))
    with pytest.raises(ValueError, match="latitude nan"):
        ground.strip(float("nan"), 0)


def test_overlaps_of_one_rank_go_to_the_surer_then_to_the_first() -> None:
    sure = feature("b", "1945-01-01", "1945-12-31", control=control("rok"))
    doubtful = feature("a", "1945-01-01", "1945-12", control=control("dprk"))
    same = feature("c", "1945-01-01", "1945-12-31", control=control("rok"))
    told = choose([doubtful, same, sure], day("1945-12-10"))
    assert told is not None
    assert (told.feature.id, told.certainty) == ("b", "possible")
    assert choose([sure, same], day("1946-01-01")) is None
    assert choose([feature("plain", "1945", "1946")], day("1945-12-31")) is None


def test_a_doubtful_answer_is_sure_where_the_ground_beneath_says_the_same() -> None:
    above = feature("above", "1945", "1946", control=control("usa", rank=20))
    beneath = feature("beneath", "1940-01-01", "1950-01-01", control=control("usa"))
    between = feature("between", "1940-01-01", "1950-01-01", control=control("ussr", rank=15))
    for there, sure in (([above, beneath], "certain"), ([above, beneath, between], "possible")):
        told = choose(there, day("1945-12-01"))
        assert told is not None
        assert (told.feature.id, told.certainty) == ("above", sure)


def test_a_lease_lies_on_whatever_state_is_below() -> None:
    lease = feature("lease", "1910-01-01", "1914-12-31",
                    control=control("japan", title="lease", state=BELOW, rank=30))  # fmt: skip
    base = feature("base", "1914-06-01", "1914-12-31",
                   control=control("ussr", title="naval base", state=BELOW, rank=20))  # fmt: skip
    empire = feature("empire", "1900-01-01", "1912-02-11", control=control("qing", state="qing"))
    republic = feature("republic", "1912-02-12", "1913-12-31", control=control("roc", state="roc"))
    told = [span for span in spans([lease, base, empire, republic]) if span.holder == "japan"]
    assert [(span.start, span.state) for span in told] == [
        (day("1910-01-01"), "qing"), (day("1912-02-12"), "roc"), (day("1914-01-01"), None),
    ]  # fmt: skip


def test_spans_of_one_holder_are_one() -> None:
    parts = [
        feature("one", "1951-01-01", "1951-01-31", control=control("kpa")),
        feature("two", "1951-02-01", "1951-02-28", control=control("kpa")),
    ]
    told = [span for span in spans(parts) if span.holder]
    assert [(span.start, span.end, span.features) for span in told] == [
        (day("1951-01-01"), day("1951-03-01"), ("one", "two"))
    ]


PRECISION = st.sampled_from([4, 7, 10])
DATES = st.dates(date(1866, 1, 1), date(2024, 12, 31))


@st.composite
def held(draw: st.DrawFn) -> Feature:
    start, end = sorted((draw(DATES), draw(DATES)))
    cut, mark = draw(PRECISION), draw(st.sampled_from(["", "~"]))
    rank, holder = draw(st.integers(1, 2)) * 10, draw(st.sampled_from(["usa", "ussr"]))
    ident = str(draw(st.integers(0, 999)))
    return feature(
        ident, start.isoformat()[:cut] + mark, end.isoformat()[:cut] + mark,
        control=control(holder, rank=rank),
    )  # fmt: skip


@given(st.lists(held(), max_size=4, unique_by=lambda one: one.id), DATES)
def test_spans_tell_what_each_day_tells(features: list[Feature], when: date) -> None:
    told = spans(features)
    assert (told[0].start, told[-1].end) == ATLAS_DAYS
    assert all(a.end == b.start for a, b in itertools.pairwise(told))
    of_the_day = choose(features, when.toordinal())
    span = next(one for one in told if one.start <= when.toordinal() < one.end)
    assert span.holder == (of_the_day.control.holder if of_the_day else None)
    assert span.certainty == (of_the_day.certainty if of_the_day else None)
    if of_the_day and of_the_day.certainty == "certain":
        certain = [f for f in features if f.interval.certain_from <= when.toordinal()
                   < f.interval.certain_to]  # fmt: skip
        top = max(f.control.rank for f in certain if f.control)
        best = {f.control.holder for f in certain if f.control and f.control.rank == top}
        assert of_the_day.control.holder in best


@given(
    st.floats(30, 55), st.floats(115, 150), st.floats(-4, 4), st.floats(-4, 4)
)  # fmt: skip
def test_distances_are_those_of_the_ellipsoid(
    lat: float, lon: float, north: float, east: float
) -> None:
    true = Geod(ellps="WGS84").inv(lon, lat, lon + east, lat + north)[2] / 1000
    assert distance_km(lat, lon, lat + north, lon + east) == pytest.approx(true, rel=3e-3, abs=1e-6)
