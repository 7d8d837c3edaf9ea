"""`parallel38 data`: read back by GDAL, by csv and by pandoc."""

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import msgspec
import pyogrio
import pypandoc
import pytest
from shapely import box

from parallel38.data import atlasfile, moving, shapes
from parallel38.domain.atlas import Feature, Source
from parallel38.domain.frames import Frame, Moving, Series
from unit.commands.conftest import AREAS
from unit.commands.running import run, wrong
from unit.domain.small_atlas import feature, small_atlas

Caps = pytest.CaptureFixture[str]
DAY = datetime.date


@pytest.fixture(autouse=True)
def drawn(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "geometries", lambda geodata: dict(AREAS))


def rows(path: Path, layer: str | None = None) -> list[dict[str, Any]]:
    layer = layer or str(pyogrio.list_layers(path)[0][0])
    table = pyogrio.read_dataframe(path, layer=layer, datetime_as_string=True)
    found: list[dict[str, Any]] = table.to_dict("records")
    return found


def test_geojson_of_a_day(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "zones.geojson"
    ran = run(capsys, "data", str(out), "--layers", "zones", "--on", "1946-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"wrote {out} (")
    found = {row["id"]: row for row in rows(out)}
    assert {"zone-us", "zone-soviet"} == set(found)
    zone, record = found["zone-us"], small_atlas().features["zone-us"]
    assert (zone["start"], zone["end"]) == (record.start, record.end)
    assert zone["start_day"][:10] == DAY.fromordinal(record.interval.possible_from).isoformat()
    assert zone["end_day"][:10] == DAY.fromordinal(record.interval.possible_to - 1).isoformat()
    assert zone["after_day"][:10] == DAY.fromordinal(record.interval.possible_to).isoformat()
    assert (zone["holder"], zone["state"], zone["held_by_title"]) == (
        "usa", None, "military occupation",
    )  # fmt: skip
    assert (zone["sources"], zone["citations"]) == ("go1", "General Order No. 1.")
    assert zone["geometry"].equals(AREAS["zone-us"])
    assert "crs" not in json.loads(out.read_text("utf-8"))  # RFC 7946


def test_a_geopackage_has_a_layer_for_each(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "atlas.gpkg"
    assert run(capsys, "data", str(out)).code == 0
    layers = dict(pyogrio.list_layers(out).tolist())
    assert layers["zones"] == "MultiPolygon"
    assert layers["events"] == layers["places"] == "Point"
    info = pyogrio.read_info(out, layer="zones")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert types["start_day"] == types["end_day"] == "OFTDate"
    assert info["crs"] == "EPSG:4326"
    assert {row["id"] for row in rows(out, "events")} == set(small_atlas().events)


def test_kml_has_time_spans(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "zones.kml"
    assert run(capsys, "data", str(out), "--layers", "zone-us").code == 0
    text = out.read_text("utf-8")
    record = small_atlas().features["zone-us"]
    first = DAY.fromordinal(record.interval.possible_from).isoformat()
    assert text.count("<Placemark") == 1
    assert f"<begin>{first}</begin>" in text
    assert f"<name>{record.title}</name>" in text


def test_csv(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert run(capsys, "data", str(out), "--layers", "events").code == 0
    with out.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["id"] for row in found] == list(small_atlas().events)
    assert float(found[0]["lat"]) == small_atlas().events[found[0]["id"]].lat


def test_all_but_a_layer(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "most.csv"
    assert run(capsys, "data", str(out), "--layers=-events,-zone-us").code == 0
    with out.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert "events" not in {row["layer"] for row in found}
    assert {row["id"] for row in found} >= {"zone-soviet", "rok"}
    assert "zone-us" not in {row["id"] for row in found}


def test_moving_ground_has_a_row_for_each_run_of_days(
    capsys: Caps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = DAY(1950, 7, 1).toordinal()
    series = Series("front", (Frame(first, first + 1), Frame(first + 1, first + 3, dated=False)))
    grounds = [box(124, 30, 130, 36), box(124, 30, 130, 37)]
    monkeypatch.setattr(moving, "read", lambda *_: ({"front": (series, grounds)}, []))
    moved: Feature = feature(
        "held", "1950-07-01", "1950-07-03", moving=Moving(of=("rok",), within=("front",))
    )
    made = small_atlas()
    _open(
        monkeypatch,
        tmp_path,
        msgspec.structs.replace(made, features={**made.features, "held": moved}),
    )
    out = tmp_path / "front.gpkg"
    assert run(capsys, "data", str(out), "--layers", "held").code == 0
    told = [(row["start_day"], row["end_day"], row["certainty"]) for row in rows(out)]
    assert told == [
        ("1950-07-01", "1950-07-01", "certain"), ("1950-07-02", "1950-07-03", "approximate"),
    ]  # fmt: skip
    assert [row["geometry"].bounds[3] for row in rows(out)] == [36, 37]
    assert (
        run(capsys, "data", str(out), "--layers", "held", "--on", "1950-07-03", "--force").code == 0
    )
    assert [row["start_day"] for row in rows(out)] == ["1950-07-03"]


@pytest.mark.parametrize("suffix", ["bib", "ris"])
def test_works_are_read_by_another_reader(
    capsys: Caps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    csl: dict[str, object] = {
        "type": "article-journal", "title": "An Élan of NATO & Co.", "volume": "7", "issue": "2",
        "author": [{"family": "Müller", "given": "Ute", "suffix": "Jr."}, {"literal": "The Staff"}],
        "container-title": "Journal", "page": "10-19", "issued": {"date-parts": [[1950, 6, 5]]},
        "URL": "https://example.org/a_b",
    }  # fmt: skip
    made = small_atlas()
    sources = {**made.sources, "go1": Source(id="go1", note="N.", vouched="seen", csl=csl)}
    _open(monkeypatch, tmp_path, msgspec.structs.replace(made, sources=sources))
    out = tmp_path / f"works.{suffix}"
    assert run(capsys, "data", str(out), "--layers", "zone-us").code == 0
    form = {"bib": "bibtex", "ris": "ris"}[suffix]
    (read,) = json.loads(pypandoc.convert_file(str(out), "csljson", format=form))
    assert (read["id"], read["type"], read["volume"]) == ("go1", "article-journal", "7")
    assert read["container-title"] == "Journal"
    assert read["author"][0]["family"] == "Müller"
    assert "Élan" in read["title"]
    assert "NATO" in read["title"]
    assert read["page"].replace("–", "-") == "10-19"
    assert str(read["issued"]["date-parts"][0][0]) == "1950"
    assert read["URL"] == "https://example.org/a_b"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["x.shp"], "its suffix must be one of geojson, gpkg, kml, csv, bib, ris"),
        (["x.gpkg", "--layers", "zone"], "there is no such layer, feature, event or place"),
        (["x.gpkg", "--on", "yesterday"], "--on: "),
        (["no/x.gpkg"], "there is no folder"),
        ([".csv"], "its suffix must be one of"),
    ],
)
def test_a_wrong_call(
    capsys: Caps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong(run(capsys, "data", *args), 2, said)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_replaced_unasked(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    out.write_text("mine")
    wrong(run(capsys, "data", str(out)), 2, "exists already; --force replaces it")
    assert out.read_text() == "mine"
    assert run(capsys, "data", str(out), "--force").code == 0
    assert out.read_text() != "mine"


def test_nothing_held_then(capsys: Caps, tmp_path: Path) -> None:
    out = tmp_path / "x.gpkg"
    wrong(run(capsys, "data", str(out), "--layers", "zones", "--on", "1990"), 1, "nothing")
    assert list(tmp_path.iterdir()) == []


def test_whole_or_not_at_all(capsys: Caps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(rows: object, out: Path, about: object) -> None:
        out.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(
        __import__("parallel38.data.out.files", fromlist=["x"]).FORMATS, ".csv", broken
    )
    wrong(run(capsys, "data", str(tmp_path / "x.csv")), 1, "could not be written: No space left")
    assert list(tmp_path.iterdir()) == []


def _open(monkeypatch: pytest.MonkeyPatch, folder: Path, atlas: Any) -> None:
    path = folder / "atlas.zip"
    atlasfile.write(path, {"atlas.msgpack": msgspec.msgpack.encode(atlas)})
    monkeypatch.setattr(atlasfile, "open_atlas", lambda: atlasfile.AtlasFile(path))
