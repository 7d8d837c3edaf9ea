"""A project is a stranger's file: one sentence, what can be kept is kept, nothing is touched."""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from parallel38.data.project.guarded import ProjectError, look_into
from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.story import Scene
from unit.data.project.made import BOOKMARKS, DRAWINGS, LAYER, PROJECT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "lesson.gpkg"
    ProjectFile(found).save(PROJECT)
    return found


def spoil(path: Path, *sqls: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA writable_schema=ON")
        for sql in sqls:
            db.execute(sql)


def refused(path: Path) -> str:
    """The sentence; the file is as it was and nothing lies beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(ProjectError) as error:
        open_project(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert str(error.value).endswith(".")
    return str(error.value)


def test_a_newer_version_is_refused(path):
    spoil(path, "UPDATE parallel38 SET value = '2' WHERE key = 'version'")
    assert refused(path) == (
        "lesson.gpkg was made by a newer Parallel 38: its project is of version 2, and this "
        "program reads up to 1."
    )


@pytest.mark.parametrize("version", ["", "x", "-1", "1e9", "9" * 30])
def test_a_version_that_is_none_is_refused(path, version):
    spoil(path, f"UPDATE parallel38 SET value = '{version}' WHERE key = 'version'")
    assert "version" in refused(path)


def test_what_is_no_project_is_refused(tmp_path):
    for content in (b"", b"SQLite", b"PK\3\4" + bytes(100), b"<?xml?>" * 100):
        path = tmp_path / "lesson.gpkg"
        path.write_bytes(content)
        assert refused(path) == "lesson.gpkg is no project: it is no GeoPackage at all."
    path.write_bytes(b"SQLite format 3\0" + bytes(500))
    assert refused(path) == "lesson.gpkg is damaged: nothing in it can be read."


def test_another_geopackage_is_told_apart(tmp_path):
    path = tmp_path / "other.gpkg"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE towns (x)")
    assert refused(path) == "other.gpkg is a GeoPackage, but no project made here."


def test_a_pipe_is_no_project(tmp_path):
    os.mkfifo(tmp_path / "pipe.gpkg")
    with pytest.raises(ProjectError, match=r"pipe\.gpkg is no file"):
        open_project(tmp_path / "pipe.gpkg")


def test_rows_that_are_none_are_counted_and_the_rest_is_kept(path):
    spoil(
        path,
        "UPDATE bookmarks SET scene = '{' WHERE id = 'b1'",
        "UPDATE bookmarks SET scene = x'00ff' WHERE id = 'b2'",
        "UPDATE drawings SET geom = x'4750' WHERE id = 'd2'",
        "UPDATE drawings SET start = 'soon' WHERE id = 'd1'",
    )
    opened = open_project(path)
    assert opened.fault == (
        "lesson.gpkg is damaged: 2 of 5 bookmarks, 2 of 3 drawings cannot be read."
    )
    assert [scene.id for scene in opened.project.bookmarks] == ["b0", "b3", "b4"]
    assert opened.project.drawings == DRAWINGS[2:]
    assert opened.project.stories == open_project(path).project.stories


def test_a_giant_row_costs_itself_alone(path):
    spoil(path, "UPDATE bookmarks SET scene = hex(zeroblob(30000000)) WHERE id = 'b1'")
    opened = open_project(path)
    assert opened.fault == "lesson.gpkg is damaged: 1 of 5 bookmarks cannot be read."
    assert len(opened.project.bookmarks) == 4


def test_more_rows_than_are_read_are_told(path, monkeypatch):
    from parallel38.data.project import reading

    few = replace_most(reading.TABLES["bookmarks"], 3)
    monkeypatch.setitem(reading.TABLES, "bookmarks", few)
    opened = open_project(path)
    assert opened.fault
    assert len(opened.project.bookmarks) >= 3


def replace_most(table, most):
    import dataclasses

    return dataclasses.replace(table, most=most)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON bookmarks BEGIN DELETE FROM stories; END",
        "ALTER TABLE bookmarks ADD COLUMN mine TEXT",
        "CREATE INDEX i ON bookmarks (title)",
        "UPDATE parallel38 SET value = NULL WHERE key = 'revision'",
        "UPDATE scenes SET id = 's1/7' WHERE id = 's1/1'",
        "INSERT INTO scenes SELECT 99, 'none/0', 0, 'none', title, date, scene FROM scenes LIMIT 1",
    ],
)
def test_a_file_that_others_changed_is_read_but_not_written_to(path, sql):
    spoil(path, sql)
    opened = open_project(path)
    assert opened.project == PROJECT
    assert opened.fault == "lesson.gpkg was changed by another program."


@pytest.mark.parametrize(
    "trap",
    [
        "CREATE VIEW bookmarks AS SELECT 1 fid, 'a' id, 1 place, x'' geom, '' title, '' date, "
        "'' scene",
        "CREATE VIRTUAL TABLE bookmarks USING fts5(id, place, geom, title, date, scene)",
    ],
)
def test_a_view_or_a_module_s_table_in_our_name_is_not_asked(path, trap):
    spoil(path, "DROP TABLE bookmarks", trap)
    opened = open_project(path)
    assert opened.project.bookmarks == ()
    assert "some bookmarks" in opened.fault


def test_only_the_project_s_tables_can_be_read(path):
    spoil(path, "CREATE TABLE secret (x)")
    with closing(look_into(path)) as db:
        for sql in (
            "SELECT * FROM secret", "INSERT INTO bookmarks (id, place) VALUES ('x', 1)",
            f"ATTACH '{path}' AS other", "SELECT load_extension('x')", "DROP TABLE secret",
            "PRAGMA writable_schema=ON; DELETE FROM sqlite_master",
        ):  # fmt: skip
            with pytest.raises((sqlite3.DatabaseError, sqlite3.Warning, sqlite3.ProgrammingError)):
                db.execute(sql)
        assert db.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_a_journal_that_names_other_files_is_left_alone(path):
    victim = path.with_name("victim")
    victim.write_text("precious")
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(bytes(600) + bytes.fromhex("d9d505f920a163d7"))
    assert "it is left alone" in refused(path)
    assert victim.read_text() == "precious"


def test_a_layer_whose_table_is_gone_is_counted(tmp_path):
    path = tmp_path / "lesson.gpkg"
    file = ProjectFile(path)
    file.save(PROJECT)
    file.save(replace(PROJECT, layers=(LAYER,)))
    opened = open_project(path)
    assert opened.project == PROJECT
    assert opened.fault == "lesson.gpkg is damaged: 1 of 1 layers cannot be read."


def test_a_file_cut_anywhere_gives_a_sentence_or_what_is_left(tmp_path):
    path, cut = tmp_path / "lesson.gpkg", tmp_path / "cut.gpkg"
    many = tuple(Scene(id=f"m{n}", title=f"Number {n}", notes="n" * 900) for n in range(300))
    ProjectFile(path).save(replace(PROJECT, bookmarks=many))
    whole = path.read_bytes()
    kept = []
    for size in [*range(0, len(whole), len(whole) // 60), len(whole) - 1]:
        cut.write_bytes(whole[:size])
        try:
            opened = open_project(cut)
        except ProjectError as error:
            assert str(error).startswith("cut.gpkg")
        else:
            assert opened.fault
            assert all(scene in many for scene in opened.project.bookmarks)
            kept.append(len(opened.project.bookmarks))
        assert cut.read_bytes() == whole[:size]
        assert sorted(tmp_path.iterdir()) == [cut, path]
    assert max(kept, default=0) > 100, "nothing was ever kept"


@pytest.mark.parametrize("seed", range(25))
def test_a_file_with_flipped_bytes_gives_a_sentence_or_what_is_left(path, seed):
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 40, 400))):
        data[chance.randrange(100 if seed % 2 else 0, len(data))] = chance.randrange(256)
    path.write_bytes(data)
    try:
        opened = open_project(path)
    except ProjectError as error:
        assert str(error).startswith("lesson.gpkg")
    else:
        copy = ProjectFile(path.with_name("copy.gpkg"))
        kept = copy.rescue(opened.project, path)
        assert open_project(copy.path).project == kept
    assert path.read_bytes() == data


def test_what_could_be_read_goes_on_in_a_file_of_its_own(path, tmp_path):
    spoil(path, "UPDATE bookmarks SET scene = '{' WHERE id = 'b1'")
    opened = open_project(path)
    copy = ProjectFile(tmp_path / "copy.gpkg")
    with_layer = replace(opened.project, layers=(LAYER,))  # that cannot be copied
    assert copy.rescue(with_layer, path) == opened.project
    again = open_project(tmp_path / "copy.gpkg")
    assert again.project == opened.project
    assert again.fault == ""
    assert [scene.id for scene in again.project.bookmarks] == [
        scene.id for scene in BOOKMARKS if scene.id != "b1"
    ]
