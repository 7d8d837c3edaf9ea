"""Own layers: a stranger's file becomes records beside the atlas's and an answer for the page."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import shapely
from msgspec.structs import replace

from parallel38.data.importing import layer_file
from parallel38.data.importing.formats import READERS
from parallel38.data.importing.understood import SUFFIXES
from parallel38.data.own_table import records
from parallel38.data.project.guarded import is_project
from parallel38.data.project.writing import ProjectFile
from parallel38.domain import own
from parallel38.domain.atlas import Atlas, Layer
from parallel38.domain.dates import FIRST, FOREVER
from parallel38.domain.own import COLOURS, guest_book, kinds_of, next_colour, put_in
from parallel38.domain.project import DrawingStyle, OwnLayer, Project, Signs, Taken
from parallel38.map.style import KINDS
from parallel38.own import asked, command, gather, read, written
from parallel38.ui.own.own_panel import told

LAYER = OwnLayer(id="one", title="Landings", table="layer_one", source="landings.csv")
DAY = 712115  # 15 September 1950
EVIL = "<script>alert(1)</script>"


def project(tmp_path: Path, rows: list[tuple], columns: tuple[str, ...] = ("remark",)) -> Path:
    """A project with one own layer of these rows, as an import writes them."""
    draft = tmp_path / "draft.gpkg"
    out = layer_file.LayerFile(draft, "rows", list(columns))
    shapes = layer_file.blobs([row[0] for row in rows])
    out.add((None, blob, *row[1:]) for blob, row in zip(shapes, rows, strict=True))
    out.close("rows", "GEOMETRY", (120, 30, 130, 40))
    file = ProjectFile(tmp_path / "p.gpkg")
    file.save(Project())
    file.add_layer(draft, "rows", "layer_one")
    return file.path


def row(shape: object, name: str, *said: str, days: tuple = (DAY, DAY + 5, DAY, DAY + 5)) -> tuple:
    return (shape, name, "1950-09-15", "1950-09-19", None, None, *days, *said)


def test_rows_become_dated_features_and_the_pages_answer(tmp_path):
    area = shapely.box(126, 36, 128, 38)
    line = shapely.LineString([(126, 36), (127, 38)])
    path = project(tmp_path, [
        row(shapely.Point(126.6, 37.5), "Inchon", EVIL), row(area, EVIL, "x"), row(line, "", "y"),
        row(None, "nowhere", "z"),
    ])  # fmt: skip
    own = gather(path, (LAYER,))
    features = sorted(own.records.features.values(), key=lambda one: one.id)
    assert [one.kind for one in features] == ["own-point", "own-area", "own-line"]
    assert all(one.kind in KINDS for one in features)
    assert features[0].interval.possible_from == DAY
    assert features[0].interval.possible_to == DAY + 5  # half-open
    assert features[1].title == EVIL  # as it stands: whoever shows it escapes it
    assert features[2].title == "Landings, 3"
    assert features[0].notes == f"remark: {EVIL}"
    page = json.loads(own.payload)
    drawn = sorted(page["parts"][0]["features"], key=lambda one: one["id"])
    assert [one["type"] for one in drawn] == ["point", "area", "line"]
    assert drawn[0]["interval"] == [DAY, DAY + 5, DAY, DAY + 5]
    assert page["powers"]["own-one"]["name"] == "Landings"
    assert len(own.geometry) % 8 == 0


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ((DAY, DAY, DAY, DAY), DAY),  # empty: as it is written
        ((None, None, None, None), DAY),
        (("a", "b", "c", "d"), DAY),
        ((2**40, 2**41, 1, 2), DAY),
        ((FIRST, FOREVER, FIRST, FOREVER), FIRST),
    ],
)
def test_days_that_cannot_be_are_read_from_the_written_dates(tmp_path, days, wanted):
    path = project(tmp_path, [row(shapely.Point(1, 2), "a", "b", days=days)])
    (feature,) = gather(path, (LAYER,)).records.features.values()
    assert feature.interval.possible_from == wanted


def test_what_is_off_the_globe_or_broken_is_left_out(tmp_path):
    path = project(tmp_path, [
        row(shapely.Point(9999, 37.5), "far", ""), row(shapely.Point(126, 37), "here", ""),
    ])  # fmt: skip
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO layer_one (geom, name) VALUES (X'47500001', 'short')")
        db.execute("INSERT INTO layer_one (geom, name) VALUES ('text', 'no shape')")
        db.execute("INSERT INTO layer_one (geom, name) VALUES (zeroblob(60), 'no shape')")
        db.commit()
    assert [one.title for one in gather(path, (LAYER,)).records.features.values()] == ["here"]


def test_a_layer_that_is_not_there_or_a_view_gives_nothing(tmp_path):
    path = project(tmp_path, [row(shapely.Point(126, 37), "here", "")])
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE VIEW layer_two AS SELECT * FROM layer_one")
    for table in ("layer_two", "layer_none"):
        other = OwnLayer(id="two", title="", table=table)
        assert not gather(path, (other,)).records.features
    assert not gather(tmp_path / "none.gpkg", (LAYER,)).records.features


def test_a_layer_is_drawn_up_to_a_bound(tmp_path, monkeypatch):
    monkeypatch.setattr("parallel38.data.own_rows.MOST", 3)
    path = project(tmp_path, [row(shapely.Point(n, 1), str(n), "") for n in range(5)])
    assert len(gather(path, (LAYER,)).records.features) == 3
    table = read(path, LAYER)
    assert (table.rows, table.placed, table.drawn) == (5, 5, 3)
    assert told(table)[1] == "Only the first 3 are drawn; exports of data have all."


def test_what_has_no_date_is_a_part_that_can_be_hidden(tmp_path):
    always = (FIRST, FOREVER, FIRST, FOREVER)
    undated = (shapely.Point(2, 1), "when", "", "", None, None, *always, "")
    path = project(tmp_path, [row(shapely.Point(1, 1), "then", ""), undated])
    shown = gather(path, (LAYER,))
    assert [one.title for one in shown.records.features.values()] == ["then", "when"]
    assert "1 without a date." in told(read(path, LAYER))
    hidden = gather(path, (replace(LAYER, undated=False),))
    assert [one.title for one in hidden.records.features.values()] == ["then"]
    assert b"when" in shown.payload
    assert b"when" not in hidden.payload
    first = [part["first"] for part in json.loads(shown.payload)["parts"]]
    assert first == [0, 1]  # each of its own points


def test_the_window_may_save_while_a_table_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("parallel38.data.own_table.AT_ONCE", 2)
    path = project(tmp_path, [row(shapely.Point(n, 1), str(n), "") for n in range(5)])
    reading = records(path, "layer_one")
    next(reading)
    with closing(sqlite3.connect(path, timeout=0)) as db:
        db.execute("UPDATE parallel38 SET value = value")
        db.commit()  # nobody holds the file
    assert len(list(reading)) == 4


def test_the_child_process_reads_the_same(tmp_path):
    path = project(tmp_path, [row(shapely.Point(1, 1), "then", "x")])
    wide = replace(LAYER, taken=Taken({f"column {n} " + 60 * "x": "" for n in range(3000)}))
    layers = LAYER, wide
    assert len(asked(layers)) > 128 * 1024  # more than Linux hands over as an argument
    subprocess.run(command(path, tmp_path), input=asked(layers), check=True)
    assert [written(tmp_path, number) for number in (0, 1)] == 2 * [read(path, LAYER)]


def test_signs_are_kinds_of_their_own():
    signs = Signs(point="square", line="dotted", area="hatched")
    said = kinds_of(replace(LAYER, signs=signs))
    assert said == {"point": "own-point-square", "line": "own-line-dotted",
                    "area": "own-area-hatched"}  # fmt: skip
    assert kinds_of(LAYER) == own.KINDS


def test_own_records_come_and_go_and_the_atlas_stays(tmp_path):
    layer = Layer(id="zones", title="Zones", description="", order=1)
    bare = {name: {} for name in ("powers", "events", "places", "sources", "eras", "stories")}
    atlas = Atlas(version="1", layers={"zones": layer}, features={}, **bare)
    book = guest_book(atlas)
    path = project(tmp_path, [row(shapely.Point(126, 37), "here", "")])
    put_in(book, gather(path, (LAYER,)).records)
    assert list(book.layers) == ["zones", "own-one"]
    assert list(book.features) == ["own-one/1"]
    put_in(book, gather(path, ()).records)
    assert (list(book.layers), list(book.features)) == (["zones"], [])
    assert list(atlas.layers) == ["zones"]


def test_each_of_a_few_layers_has_a_colour_of_its_own():
    layers: tuple[OwnLayer, ...] = ()
    for _ in COLOURS:
        style = DrawingStyle(colour=next_colour(layers))
        layers = (*layers, OwnLayer(id="x", title="", table="layer_x", style=style))
    assert {one.style.colour for one in layers} == set(COLOURS)


def test_a_project_is_told_from_a_geopackage_of_layers(tmp_path):
    path = project(tmp_path, [row(shapely.Point(126, 37), "here", "")])
    assert is_project(path)
    assert not is_project(tmp_path / "draft.gpkg")


def test_there_is_a_reader_for_each_suffix():
    assert set(SUFFIXES) == set(READERS)
