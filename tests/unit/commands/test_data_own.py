"""`parallel38 data --project`: own layers beside the atlas's, with dates and their own columns."""

import csv
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from parallel38.data import shapes
from unit.commands.conftest import AREAS
from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]
TABLE = """name,start,end,lat,lon,id,Title,remark
Inchon,1950-09-15,1950-09-19,37.5,126.6,7,x,<b>a</b>
Pusan,1950-08,1950-09,35.1,129,8,y,
Nowhere,1950,1950,,,9,z,no place
Undated,,,36,127,10,w,no date
"""


@pytest.fixture(autouse=True)
def drawn(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "geometries", lambda geodata: dict(AREAS))


@pytest.fixture
def project(tmp_path: Path, capsys: Caps) -> Path:
    table, path = tmp_path / "landings.csv", tmp_path / "class.gpkg"
    table.write_text(TABLE, "utf-8")
    assert run(capsys, "import", str(table), "--into", str(path)).code == 0
    return path


def rows(path: Path, layer: str | None = None) -> list[dict[str, Any]]:
    layer = layer or str(pyogrio.list_layers(path)[0][0])
    table = pyogrio.read_dataframe(path, layer=layer, datetime_as_string=True)
    found: list[dict[str, Any]] = table.to_dict("records")
    return found


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".csv"])
def test_an_own_layer_alone(capsys: Caps, project: Path, suffix: str) -> None:
    out = project.with_name(f"out{suffix}")
    ran = run(capsys, "data", str(out), "--project", str(project), "--layers", "landings")
    assert (ran.code, ran.err.startswith(f"wrote {out} (3 rows")) == (0, True)
    if suffix == ".csv":
        with out.open(encoding="utf-8", newline="") as file:
            found: list[dict[str, Any]] = list(csv.DictReader(file))
    else:
        found = rows(out)
        assert found[0]["geometry"].wkt == "POINT (126.6 37.5)"
    assert [one["title"] for one in found] == ["Inchon", "Pusan", "Undated"]
    assert (found[1]["start"], found[1]["start_day"][:10]) == ("1950-08", "1950-08-01")
    assert str(found[2]["start"]) in ("", "None", "nan")
    assert [one["id 2"] for one in found] == ["7", "8", "10"]
    assert (found[0]["remark"], found[0]["sources"]) == ("<b>a</b>", "landings.csv")
    assert "holder" not in found[0]


def test_kml_has_time_spans_and_no_links_of_strangers(capsys: Caps, tmp_path: Path) -> None:
    table, project = tmp_path / "icons.csv", tmp_path / "class.gpkg"
    table.write_text("name,start,lat,lon,icon\nA & B,1950-08,35,129,http://x/y.png\n", "utf-8")
    assert run(capsys, "import", str(table), "--into", str(project)).code == 0
    out = tmp_path / "out.kml"
    args = ["--project", str(project), "--layers", "icons"]
    assert run(capsys, "data", str(out), *args).code == 0
    text = out.read_text("utf-8")
    assert "<begin>1950-08-01</begin>" in text
    assert "<name><![CDATA[A & B]]></name>" in text
    assert "<href>" not in text
    assert '<SimpleData name="icon_">http://x/y.png</SimpleData>' in text


def test_with_the_atlas_and_on_a_day(capsys: Caps, project: Path) -> None:
    out = project.with_name("all.gpkg")
    args = ["--project", str(project), "--on", "1950-09-16"]
    assert run(capsys, "data", str(out), *args).code == 0
    layers = {str(name) for name, _ in pyogrio.list_layers(out)}
    assert {"landings", "places"} <= layers
    assert [one["title"] for one in rows(out, "landings")] == ["Inchon", "Pusan", "Undated"]
    out = project.with_name("none.csv")
    assert run(capsys, "data", str(out), *args, "--layers=-landings").code == 0
    assert "Inchon" not in out.read_text("utf-8")


def test_a_project_that_is_none_is_one_sentence(capsys: Caps, project: Path) -> None:
    out = str(project.with_name("o.csv"))
    ran = run(capsys, "data", out, "--project", str(project.with_name("landings.csv")))
    wrong(ran, 1, "it is no GeoPackage at all")
    wrong(run(capsys, "data", out, "--project", "no.gpkg"), 1, "no.gpkg: No such file")
    ran = run(capsys, "data", out, "--project", str(project), "--layers", "nothing")
    wrong(ran, 2, "--layers")


@pytest.mark.parametrize(
    ("link", "titles"),
    [
        ("parallel38:?date=1950-09-16&select=&layers=-places", {"Inchon", "Pusan", "Undated"}),
        ("parallel38:?date=1960-09-16&layers=-places", {"Undated"}),
    ],
)
def test_a_view_shows_own_layers_too(capsys: Caps, project: Path, link: str, titles: set[str]):
    out = project.with_name("out.csv")
    ran = run(capsys, "data", str(out), "--project", str(project), "--scene", link)
    assert ran.code == 0, ran.err
    with out.open(encoding="utf-8", newline="") as file:
        mine = {one["title"] for one in csv.DictReader(file) if one["layer"] == "landings"}
    assert mine == titles


def test_a_view_that_shows_nothing_writes_nothing(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    link = "parallel38:?date=1866-01-01&importance=5&layers=-places"
    wrong(run(capsys, "data", str(out), "--scene", link), 1, "this view shows nothing")
    assert not out.exists()
