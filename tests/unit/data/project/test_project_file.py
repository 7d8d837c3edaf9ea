"""What is written comes back, wholly or not at all, and any GIS reads it."""

import datetime
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from parallel38.data.project.geometry import from_blob, to_blob
from parallel38.data.project.guarded import ProjectError
from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.project import Drawing, OwnLayer, Project, check_drawing
from parallel38.domain.story import Scene, scene_from_json
from parallel38.domain.view import View
from unit.data.project.made import BOOKMARKS, DRAWINGS, LAYER, PROJECT, STORIES

ONE = Path(__file__).with_name("project-1.gpkg")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lesson.gpkg"


def saved(path: Path, project: Project = PROJECT) -> ProjectFile:
    file = ProjectFile(path)
    file.save(project)
    return file


def layer_file(path: Path, rows: int = 3) -> Path:
    """A GeoPackage of towns, as an import writes it."""
    import geopandas
    from shapely import Point

    spots = [Point(127 + n, 37) for n in range(rows)]
    frame = geopandas.GeoDataFrame(
        {"name": ["Seoul"] * rows, "from": 1394}, geometry=spots, crs=4326
    )
    frame.to_file(path, layer="towns", driver="GPKG")
    return path


def test_what_is_saved_comes_back(path):
    saved(path)
    opened = open_project(path)
    assert opened.project == PROJECT
    assert opened.fault == ""
    assert list(path.parent.iterdir()) == [path]


def test_changes_reach_the_file_in_any_order(path):
    file = saved(path)
    states = [
        replace(PROJECT, bookmarks=BOOKMARKS[::-1]),
        replace(PROJECT, bookmarks=(), drawings=DRAWINGS[1:]),
        replace(PROJECT, bookmarks=(replace(BOOKMARKS[2], title="New"),), view=View()),
        replace(PROJECT, stories=(replace(STORIES[0], scenes=STORIES[0].scenes[::-1]),)),
        Project(),
        PROJECT,
    ]
    for state in states:
        file.save(state)
        assert open_project(path).project == state


def test_a_file_that_was_opened_is_saved_by_what_changed(path):
    saved(path)
    opened = open_project(path)
    project = replace(opened.project, bookmarks=opened.project.bookmarks[1:])
    opened.file.save(project)
    assert open_project(path).project == project


def test_what_a_scene_has_beyond_our_knowledge_is_kept(path):
    text = '{"schema":"parallel38/scene-1","id":"x","mood":"grave","view":{"tilt":3}}'
    saved(path, Project(bookmarks=(scene_from_json(text),)))
    assert open_project(path).project.bookmarks[0].extra == {"mood": "grave", "view": {"tilt": 3}}


def test_a_project_of_version_1_opens_for_ever():
    opened = open_project(ONE)
    assert opened.fault == ""
    assert [scene.title for scene in opened.project.bookmarks] == [b.title for b in BOOKMARKS]
    assert opened.project.view.pane.date == datetime.date(1950, 6, 25)
    assert [story.title for story in opened.project.stories] == ["서울", "Empty"]
    assert [scene.id for scene in opened.project.stories[0].scenes] == ["one", "two"]
    assert [one.kind for one in opened.project.drawings] == ["text", "arrow", "area"]
    assert opened.project.drawings[0].end == "1950-09?"
    assert [layer.title for layer in opened.project.layers] == ["Towns"]


def test_another_program_s_state_is_never_written_over(path):
    file = saved(path)
    open_project(path).file.save(Project())
    with pytest.raises(ProjectError, match="changed by another program meanwhile"):
        file.save(replace(PROJECT, drawings=()))
    assert open_project(path).project == Project()


def test_a_file_that_went_away_is_not_made_anew(path):
    file = saved(path)
    path.unlink()
    with pytest.raises(ProjectError, match=r"lesson\.gpkg is no longer where it was opened"):
        file.save(Project())
    assert not path.exists()


def test_a_save_that_fails_changes_nothing(path, monkeypatch):
    file = saved(path)
    before = path.read_bytes()
    real = sqlite3.connect

    def full(*args, **kwargs):
        db = real(*args, **kwargs)
        db.execute(f"PRAGMA max_page_count={len(before) // 4096 + 2}")
        return db

    monkeypatch.setattr(sqlite3, "connect", full)
    many = tuple(Scene(id=f"m{n}", notes="x" * 20_000) for n in range(50))
    with pytest.raises(ProjectError, match="could not be saved: database or disk is full"):
        file.save(replace(PROJECT, bookmarks=many))
    monkeypatch.undo()
    assert open_project(path).project == PROJECT
    file.save(Project())
    assert open_project(path).project == Project()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ProjectError, match=r"x\.gpkg could not be saved: No such file"):
        ProjectFile(tmp_path / "none" / "x.gpkg").save(PROJECT)


def test_what_a_killed_writer_left_does_not_spoil_a_new_file(path):
    saved(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA cache_size=1")
        db.execute("PRAGMA cache_spill=1")
        db.execute("BEGIN")
        db.execute("CREATE TABLE big AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
                   "FROM n WHERE x < 5000) SELECT x, hex(randomblob(100)) y FROM n")  # fmt: skip
        journal = path.with_name(path.name + "-journal")
        assert journal.stat().st_size
        left = path.read_bytes(), journal.read_bytes()
    path.write_bytes(left[0])
    journal.write_bytes(left[1])
    saved(path, replace(PROJECT, bookmarks=()))
    assert not journal.exists()
    assert open_project(path).project == replace(PROJECT, bookmarks=())


def test_a_gis_reads_bookmarks_and_drawings(path):
    import pyogrio

    saved(path)
    kinds = dict(pyogrio.list_layers(path).tolist())
    assert kinds["bookmarks"] == "Point"
    assert {"drawings", "stories", "scenes", "layers", "parallel38"} <= kinds.keys()
    marks = pyogrio.read_dataframe(path, layer="bookmarks")
    assert (marks.geometry.x[0], marks.geometry.y[0]) == (127, 38)
    assert marks.title.tolist() == [scene.title for scene in BOOKMARKS]
    drawn = pyogrio.read_dataframe(path, layer="drawings")
    assert drawn.crs.to_epsg() == 4326
    assert drawn.geometry.geom_type.tolist() == ["Point", "LineString", "Polygon"]
    assert drawn.geometry[2].is_valid


# -- own layers ---------------------------------------------------------------------------------


def test_a_layer_is_copied_in_and_goes_along_under_another_name(path, tmp_path):
    import pyogrio

    source = layer_file(tmp_path / "towns.gpkg")
    file = saved(path)
    file.add_layer(source, "towns", LAYER.table)
    project = replace(PROJECT, layers=(LAYER,))
    file.save(project)
    source.unlink()
    other = tmp_path / "other.gpkg"
    ProjectFile(other).save(project, path)
    for one in (path, other):
        assert open_project(one).project == project
        towns = pyogrio.read_dataframe(one, layer=LAYER.table)
        assert towns.name.tolist() == ["Seoul"] * 3
        assert towns.geometry.x.tolist() == [127, 128, 129]


def test_a_layer_that_was_undone_goes_at_the_end(path, tmp_path):
    file = saved(path)
    file.add_layer(layer_file(tmp_path / "towns.gpkg", 500), "towns", LAYER.table)
    full = path.stat().st_size
    file.tidy(replace(PROJECT, layers=(LAYER,)))
    assert path.stat().st_size == full
    file.tidy(PROJECT)
    assert path.stat().st_size < full
    assert open_project(path).fault == ""


def test_a_layer_that_is_not_there_leaves_the_file_as_it_was(path, tmp_path):
    file = saved(path)
    source = layer_file(tmp_path / "towns.gpkg")
    for table, new in (("villages", "layer_x"), ("towns", "bookmarks"), ("gpkg_contents", "y")):
        with pytest.raises(ProjectError, match="has no layer"):
            file.add_layer(source, table, new)
    assert open_project(path).project == PROJECT


def test_what_is_a_view_is_not_copied(path, tmp_path):
    source = layer_file(tmp_path / "towns.gpkg")
    with closing(sqlite3.connect(source)) as db:
        db.execute("CREATE VIEW trap AS SELECT * FROM towns")
    with pytest.raises(ProjectError, match="has no layer trap"):
        saved(path).add_layer(source, "trap", "layer_trap")


# -- drawings -----------------------------------------------------------------------------------

degrees = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(st.lists(degrees, min_size=3, max_size=30, unique=True))
def test_shapes_come_back(points):
    for kind in ("arrow", "area"):
        assert from_blob(kind, to_blob(kind, points)) == tuple(points)
    assert from_blob("text", to_blob("text", points[:1])) == (points[0],)


@given(st.binary(max_size=80), st.sampled_from(["text", "arrow", "area"]))
def test_no_blob_breaks_the_reader(blob, kind):
    for given_ in (blob, to_blob(kind, [(1, 2), (3, 4), (5, 6)])[: len(blob)]):
        with suppress(ValueError):
            assert from_blob(kind, given_)


@pytest.mark.parametrize(
    ("drawing", "rule"),
    [
        (Drawing("x", "arrow", ((1.0, 2.0),)), "at least 2"),
        (Drawing("x", "text", ((float("nan"), 2.0),)), "no longitude"),
        (Drawing("x", "text", ((1.0, 200.0),)), "no longitude"),
        (Drawing("x", "text", ((1.0, 2.0),), start="1950", end="1945"), "lies before"),
        (Drawing("x", "text", ((1.0, 2.0),), start="soon"), "is not a date"),
    ],
)
def test_a_drawing_that_cannot_be_is_told(drawing, rule):
    with pytest.raises(ValueError, match=rule):
        check_drawing(drawing)


def test_days_of_a_drawing():
    drawn = Drawing("x", "text", ((1.0, 2.0),), start="1950-06", end="1950-06-25")
    assert drawn.days == (
        datetime.date(1950, 6, 1).toordinal(), datetime.date(1950, 6, 26).toordinal(),
    )  # fmt: skip


def test_a_layer_s_table_is_one_of_ours():
    import msgspec

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "x", "title": "x", "table": "sqlite_master"}, OwnLayer)
