"""Data for other programs: read back whole, with licence, sources and QGIS's settings inside."""

import json
import sqlite3
import string
import xml.etree.ElementTree as ElementTree
from contextlib import closing
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pyogrio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, box

from parallel38.data.out.about import About
from parallel38.data.out.files import FORMATS
from parallel38.data.out.rows import LICENCE, Row
from parallel38.map.qml import Colour, style
from tests.long.data_files import differences

POWERS = {"usa": Colour("United States", "#2f62a3"), "ussr": Colour("Soviet Union", "#b3261e")}
ABOUT = About(
    title="Parallel 38, atlas 1.0",
    licence=LICENCE,
    layers={"zones": "Occupation zones"},
    works={"go1": "General Order No. 1.", "x": "“Ä” & <b>"},
    style=partial(style, powers=POWERS),
)
SHAPES = {
    "areas": box(125, 34, 129, 38),
    "lines": LineString([(124, 38), (130.123456, 38.1)]),
    "points": Point(126.97, 37.56),
}
# No letter that XML cannot hold, and none of the marks that it folds.
TEXT = st.text(string.ascii_letters + "–“é'\"<>&;,=-조 38선Пор", min_size=1, max_size=30).map(
    str.strip
)
DATES = st.none() | st.dates(date(1392, 1, 1), date(9998, 1, 1))


def row(ident: str, layer: str = "zones", shape: str = "areas", **cells: object) -> Row:
    held = {"start_day": date(1945, 9, 8), "end_day": date(1948, 8, 14)}
    told = {"id": ident, "layer": layer, "title": ident, "kind": "occupation", "powers": "usa",
            **held, "after_day": date(1948, 8, 15), "certainty": "certain", **cells}  # fmt: skip
    return Row(layer, told, SHAPES[shape])  # type: ignore[arg-type]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    return [
        row(
            f"feature-{number}", draw(st.sampled_from(["zones", "events"])),
            draw(st.sampled_from(sorted(SHAPES))), title=draw(TEXT), citations=draw(TEXT),
            start_day=draw(DATES), end_day=draw(DATES), after_day=draw(DATES),
            importance=draw(st.none() | st.integers(1, 5)),
            precision_km=draw(st.none() | st.integers(1, 5000).map(lambda tenths: tenths / 10)),
        )
        for number in range(draw(st.integers(1, 4)))
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", FORMATS)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=rows())
def test_what_is_written_is_read_back(tmp_path: Path, suffix: str, made: list[Row]) -> None:
    out = tmp_path / f"out{suffix}"
    out.unlink(missing_ok=True)
    assert list(differences(made, out, ABOUT)) == []


def test_a_lost_cell_or_point_is_a_difference(tmp_path, monkeypatch):
    made = [row("a", title="A")]
    write = FORMATS[".geojson"]
    changed = [Row("zones", {**made[0].cells, "title": "B"}, box(125, 34, 129, 38.5))]
    monkeypatch.setitem(FORMATS, ".geojson", lambda _rows, *how: write(changed, *how))
    assert list(differences(made, tmp_path / "o.geojson", ABOUT)) == [
        "a.title: 'A', 'B'", "a: another shape",
    ]  # fmt: skip


def test_each_format_tells_licence_and_works(tmp_path):
    made = [row("a", licence=LICENCE, sources="go1", citations="General Order No. 1.")]
    for suffix, write in FORMATS.items():
        out = tmp_path / f"out{suffix}"
        write(made, out, ABOUT)
        if suffix == ".gpkg":
            assert pyogrio.read_dataframe(out, layer="works")["note"].tolist() == [
                *ABOUT.works.values()
            ]
            assert LICENCE in pyogrio.read_info(out, layer="zones")["dataset_metadata"]["LICENCE"]
            assert pyogrio.read_dataframe(out, layer="zones")["licence"].tolist() == [LICENCE]
        else:
            text = out.read_text("utf-8")
            assert text.count(LICENCE) >= (1 if suffix == ".csv" else 2)
            assert "General Order No. 1." in text
    members = json.loads((tmp_path / "out.geojson").read_text("utf-8"))
    assert (members["licence"], members["works"]) == (LICENCE, ABOUT.works)


def test_geojson_keeps_to_the_standard(tmp_path):
    """Outer rings run against the clock, holes with it, and lines are cut at 180 degrees."""
    holed = box(125, 34, 129, 38, ccw=False).difference(box(126, 35, 127, 36))
    crossing = LineString([(170, 40), (190, 42)])
    made = [Row("zones", row("a").cells, MultiPolygon([holed])),
            Row("zones", row("b").cells, crossing)]  # fmt: skip
    FORMATS[".geojson"](made, tmp_path / "o.geojson", ABOUT)
    one, two = json.loads((tmp_path / "o.geojson").read_text("utf-8"))["features"]
    turns = [
        sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring))
        for ring in one["geometry"]["coordinates"][0]
    ]
    assert (turns[0] < 0, turns[1] > 0) == (True, True)
    assert two["geometry"]["type"] == "MultiLineString"
    assert all(abs(x) <= 180 for part in two["geometry"]["coordinates"] for x, _y in part)


def test_qgis_finds_a_look_and_a_clock_for_each_layer(tmp_path):
    """Opened in QGIS itself by tests/long/data_files.py."""
    made = [row("a"), row("b", powers="ussr;usa"), row("c", "lines", "lines", kind="railway"),
            row("d", "events", "points", kind="conference", powers=""),
            row("e", "theirs", "points", powers="a name that XML \x0b cannot hold")]  # fmt: skip
    out = tmp_path / "o.gpkg"
    FORMATS[".gpkg"](made, out, ABOUT)
    with closing(sqlite3.connect(out)) as db:
        found = dict(db.execute("SELECT f_table_name, styleQML FROM layer_styles"))
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {one for (one,) in db.execute("SELECT useAsDefault FROM layer_styles")} == {1}
    assert set(found) == {"zones", "lines", "events", "theirs"}
    looks = {name: ElementTree.fromstring(text) for name, text in found.items()}
    for look in looks.values():
        clock = look.find("temporal")
        assert clock is not None
        assert (clock.get("enabled"), clock.get("limitMode")) == ("1", "0")
        assert '"start_day"' in str(clock.get("startExpression"))
        assert '"after_day"' in str(clock.get("endExpression"))
        drawn = [one.get("name") for one in look.findall("renderer-v2/symbols/symbol")]
        assert drawn == [one.get("symbol") for one in look.iter("category")]
    assert [(one.get("value"), one.get("label")) for one in looks["zones"].iter("category")] == [
        ("occupation usa", "Occupation: United States"),
        ("occupation ussr", "Occupation: Soviet Union"),
    ]
    assert [one.get("value") for one in looks["events"].iter("category")] == [""]


def test_tables_of_a_person_s_own_stay_their_own(tmp_path):
    """Whatever they are called: as a layer of the atlas, or as a table of the format's."""
    made = [row("a")] + [
        row(f"own-{number}/1", title) for number, title in
        enumerate(["zones", "Zones", "layer_styles", "gpkg_contents", "works"])
    ]  # fmt: skip
    out = tmp_path / "o.gpkg"
    FORMATS[".gpkg"](made, out, ABOUT)
    shaped = [str(name) for name, kind in pyogrio.list_layers(out) if kind]
    assert shaped == ["zones", "zones 2", "Zones 3", "layer_styles 2", "_gpkg_contents", "works 2"]
    assert all(len(pyogrio.read_dataframe(out, layer=name)) == 1 for name in shaped)
