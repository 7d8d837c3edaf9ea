"""The bench's own reckoning: sets, paths of the clock, figures."""

import json
import re
from datetime import date
from itertools import islice, pairwise

import pytest

from parallel38 import paths
from parallel38.map.script import script
from tests.bench import sets
from tests.bench.motions import there_and_back
from tests.bench.profile import places, shares
from tests.bench.report import Row
from tests.bench.stats import BOUNDS, histogram, spread


@pytest.mark.parametrize("make", [sets.polygons, sets.spots])
def test_a_made_up_set_is_the_same_each_time_and_as_full_on_every_day(make):
    found = make(2_000)
    assert found.features == make(2_000).features
    assert len(found.features) == 2_000
    first, last = found.days
    alive = [found.alive(day) for day in range(first, last, 3_000)]
    assert all(140 <= count <= 220 for count in alive), alive


def test_a_polygon_has_thirty_points_and_closes():
    ring = sets.polygons(3).features[0]["geometry"]["coordinates"][0]
    assert len(ring) == 31 and ring[0] == ring[-1]


@pytest.mark.parametrize(
    ("said", "first", "after"),
    [
        ({"start": "1910-08-29", "end": "1945-08-15"}, date(1910, 8, 29), date(1945, 8, 16)),
        ({"start": "1886-01-01T00:00:00", "end": "1959"}, date(1886, 1, 1), date(1960, 1, 1)),
        ({"FromYear": 1392, "ToYear": 1897}, date(1392, 1, 1), date(1898, 1, 1)),
        ({"start": "1948-08-15", "end": None}, date(1948, 8, 15), date(2025, 1, 1)),
    ],
)
def test_dates_of_others_are_read_with_their_last_day(tmp_path, said, first, after):
    found = foreign(tmp_path, said).features[0]["properties"]
    assert (found["from"], found["after"]) == (first.toordinal(), after.toordinal())


def test_years_before_the_first_have_days_too(tmp_path):
    found = foreign(tmp_path, {"FromYear": -3400, "ToYear": -1}).features[0]["properties"]
    assert found["after"] <= 1 - 366
    assert (found["after"] - found["from"]) / 365.2425 == pytest.approx(3400, abs=0.01)
    assert "start" not in found


def foreign(folder, said: dict[str, object]) -> sets.DatedSet:
    point = {"type": "Point", "coordinates": [127, 38]}
    given = [{"type": "Feature", "properties": said, "geometry": point}]
    file = folder / "given.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": given}))
    return sets.foreign(file)


def test_the_clock_goes_back_and_forth_and_never_stands():
    days = list(islice(there_and_back(0, 100, 25), 12))
    assert days == [75, 50, 25, 0, 25, 50, 75, 100, 75, 50, 25, 0]
    assert all(a != b for a, b in pairwise(islice(there_and_back(7, 9, 60), 9)))


def test_a_histogram_counts_every_gap_once():
    found = histogram([*BOUNDS, 1000.0])
    assert found["shares"] == pytest.approx([100 / 7] * 7)
    assert found["longest"] == 1000


def test_no_picture_is_no_figure():
    with pytest.raises(ValueError, match="no picture"):
        spread([])


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (Row("drag", "empty page", 16.7, 17.5, 1.05), True),
        (Row("drag", "empty page", 16.7, 17.6, 1.05), False),
        (Row("at", "", None, 2.9, limit=3), True),
        (Row("flood", "empty page", 28, 38), None),
    ],
)
def test_a_row_says_whether_it_is_reached(row, met):
    assert row.met is met
    assert ("MISSED" in str(row)) is (met is False)


def test_a_profile_leaves_out_idle_time_and_sums_by_function():
    def node(number, name, url=""):
        return {"id": number, "callFrame": {"functionName": name, "url": url}}

    nodes = [node(1, "(idle)"), node(2, "draw", "p38://atlas/web/page.js"), node(3, "(program)")]
    nodes.append(node(4, "draw", "p38://atlas/web/page.js"))
    told = {"nodes": nodes, "samples": [1, 2, 3, 4], "timeDeltas": [900, 50, 25, 25]}
    assert shares(told) == {"draw page.js": 75, "(program)": 25}


def test_a_profile_tells_the_modules_of_the_one_script():
    text = script(paths.resources() / "web")
    modules = places(text)
    assert len(modules) == len(re.findall(r"^const \$\w+ = \(\(\) => \{$", text, re.M)) > 50

    def line(words: str) -> int:
        return text[: text.index(words)].count("\n")

    def node(number: int, name: str, at: int) -> dict[str, object]:
        frame = {"functionName": name, "url": "p38://atlas/script.js", "lineNumber": at}
        return {"id": number, "callFrame": frame}

    nodes = [
        node(1, "compose", line("function compose(")), node(2, "evenly", line("function evenly(")),
        node(3, "start", line("async function start(")), node(4, "", modules[0][0] + 1),
    ]  # fmt: skip
    told = {"nodes": nodes, "samples": [1, 2, 3, 4], "timeDeltas": [40, 30, 20, 10]}
    assert shares(told, modules) == {
        "compose compose.js": 40, "evenly atlas/line.js": 30, "start start.js": 20,
        f"(nameless) {modules[0][1]}": 10,
    }  # fmt: skip
