"""The open project: every change can be undone and reaches its file by itself."""

import datetime
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.project import Drawing, OwnLayer, Project
from parallel38.domain.story import Scene
from parallel38.domain.view import Store
from parallel38.ui.project import autosave
from parallel38.ui.project.keeper import Keeper
from parallel38.ui.project.sessions import Sessions
from parallel38.ui.project.undo import Undo

ONE, TWO = Scene(id="one", title="One"), Scene(id="two", title="Two")
NOTE = Drawing("n", "text", ((127.0, 38.0),), "Here")


class Bench:
    """A Keeper on a folder; `again` is the next start of the program."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.kept: list[Keeper] = []
        self.owners: list[QObject] = []
        self.again()

    def again(self) -> Keeper:
        owner = QObject()
        self.owners.append(owner)
        self.store = Store()
        self.keeper = Keeper(self.store, Undo(owner), owner, Sessions(self.folder))
        self.told: list[str] = []
        self.seen: list[object] = []
        self.keeper.told.connect(lambda text, _stays: self.told.append(text))
        self.keeper.opened.connect(lambda view, _path: self.seen.append(view))
        self.kept.append(self.keeper)
        return self.keeper

    def die(self) -> None:
        """As a kill leaves things: no farewell, and the lock of a process that is no more."""
        keeper = self.keeper
        self.wait_saved()
        keeper._autosave.end()
        keeper._worker.finish()
        keeper._end()
        for lock in keeper._sessions._locks.values():
            lock.unlock()
        self.kept.remove(keeper)

    def shut(self) -> None:
        """The window is closed."""
        self.kept.remove(self.keeper)
        self.keeper.shut()

    def add(self, *scenes: Scene) -> None:
        marks = self.keeper.project.bookmarks
        self.keeper.change("add bookmark", bookmarks=(*marks, *scenes))

    def files(self) -> list[Path]:
        """Projects without a name, when all is written."""
        self.keeper._worker._pool.submit(lambda: None).result()
        return list(self.folder.glob("[!.]*.gpkg"))

    def on_disk(self) -> Project:
        return open_project(self.keeper._file.path).project

    def wait_saved(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.keeper._file is not None and self.keeper._written == self.keeper._now()
        )

    def wait_open(self, path: Path) -> None:
        self.qtbot.waitUntil(lambda: getattr(self.keeper._file, "path", None) == path)


@pytest.fixture
def bench(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(autosave, "SOON", 20)
    monkeypatch.setattr(autosave, "REST", 40)
    made = Bench(qtbot, tmp_path / "data")
    yield made
    for keeper in made.kept:
        keeper.shut()


def test_nothing_made_is_nothing_on_disk(bench, tmp_path):
    bench.store.change(date=datetime.date(1950, 1, 1))
    bench.keeper.save_now()
    assert bench.keeper.name == ""
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_saved_by_itself_with_the_view(bench):
    bench.add(ONE)
    assert bench.keeper.name == "untitled project"
    bench.wait_saved()
    assert bench.on_disk().bookmarks == (ONE,)
    bench.store.change(date=datetime.date(1950, 6, 25))
    bench.wait_saved()
    assert bench.on_disk().view == bench.store.view


def test_changes_without_a_pause_are_saved_all_the_same(bench, monkeypatch):
    monkeypatch.setattr(autosave, "SOON", 60_000)
    monkeypatch.setattr(autosave, "LATEST", 50)
    bench.add(ONE)
    bench.qtbot.waitUntil(lambda: bench.keeper._file is not None)
    bench.add(TWO)
    bench.wait_saved()
    assert bench.on_disk().bookmarks == (ONE, TWO)


def test_every_change_can_be_undone_and_done_again(bench):
    keeper, states = bench.keeper, []
    for fields in (
        {"bookmarks": (ONE,)}, {"bookmarks": (ONE, TWO)}, {"drawings": (NOTE,)},
        {"bookmarks": (TWO,)},
    ):  # fmt: skip
        states.append(keeper.project)
        keeper.change("change", **fields)
    last = keeper.project
    for state in states[::-1]:
        assert keeper.undo.back() == "change"
        assert keeper.project == state
    assert keeper.undo.back() == ""
    while keeper.undo.again():
        pass
    assert keeper.project == last
    bench.wait_saved()
    assert replace(bench.on_disk(), view=last.view) == last


def test_deeds_of_others_share_the_stack_and_a_drag_is_one(bench):
    undo, store = bench.keeper.undo, bench.store
    bench.add(ONE)
    for power in ("usa", "ussr", "japan"):
        before = store.view.pane.powers
        undo.do(
            "filter", lambda p=power: store.change(powers=(p,)),
            lambda b=before: store.change(powers=b), merge="filter",
        )  # fmt: skip
    assert undo.back() == "filter"
    assert store.view.pane.powers == ()
    assert undo.back() == "add bookmark"
    assert bench.keeper.project.empty
    undo.again()
    undo.again()
    assert store.view.pane.powers == ("japan",)


def test_a_name_is_given_and_work_goes_on_there(bench, tmp_path):
    bench.add(ONE)
    bench.wait_saved()
    unnamed = bench.keeper._file.path
    named: list[Path] = []
    bench.keeper.named.connect(named.append)
    bench.keeper.save_as(tmp_path / "lesson.gpkg")
    bench.add(TWO)
    bench.wait_open(tmp_path / "lesson.gpkg")
    bench.wait_saved()
    assert bench.keeper.name == "lesson"
    assert not unnamed.exists()
    assert named == [tmp_path / "lesson.gpkg"]
    assert open_project(tmp_path / "lesson.gpkg").project.bookmarks == (ONE, TWO)


def test_another_project_takes_the_place_of_one_that_is_saved(bench, tmp_path):
    view = Store().view.with_pane(date=datetime.date(1904, 2, 8))
    ProjectFile(tmp_path / "other.gpkg").save(Project(view=view, bookmarks=(TWO,)))
    bench.add(ONE)
    bench.keeper.open(tmp_path / "other.gpkg")
    bench.wait_open(tmp_path / "other.gpkg")
    assert bench.keeper.project.bookmarks == (TWO,)
    assert bench.seen == [view]
    assert bench.keeper.undo.back() == ""
    assert [open_project(one).project.bookmarks for one in bench.files()] == [(ONE,)]


def test_what_cannot_be_opened_leaves_what_is_open(bench, tmp_path):
    (tmp_path / "bad.gpkg").write_text("no")
    bench.add(ONE)
    bench.keeper.open(tmp_path / "bad.gpkg")
    bench.qtbot.waitUntil(lambda: bool(bench.told))
    assert bench.told == ["bad.gpkg is no project: it is no GeoPackage at all."]
    assert bench.keeper.project.bookmarks == (ONE,)
    bench.keeper.open(tmp_path / "none.gpkg")
    bench.qtbot.waitUntil(lambda: len(bench.told) == 2)
    assert "No such file" in bench.told[1]


def test_a_damaged_file_goes_on_in_one_of_its_own(bench, tmp_path):
    import sqlite3
    from contextlib import closing

    path = tmp_path / "lesson.gpkg"
    ProjectFile(path).save(Project(bookmarks=(ONE, TWO)))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE bookmarks SET scene = '{' WHERE id = 'one'")
    before = path.read_bytes()
    bench.keeper.open(path)
    bench.qtbot.waitUntil(lambda: bench.keeper._file is not None)
    assert bench.keeper.project.bookmarks == (TWO,)
    assert bench.keeper.path is None
    assert bench.told[0].startswith("lesson.gpkg is damaged: 1 of 2 bookmarks cannot be read.")
    bench.add(ONE)
    bench.wait_saved()
    assert path.read_bytes() == before
    assert bench.on_disk().bookmarks == (TWO, ONE)


def elsewhere(bench: Bench, folder: Path) -> Path:
    """A project that another window has open."""
    path = folder / "lesson.gpkg"
    ProjectFile(path).save(Project(bookmarks=(ONE,)))
    bench.keeper.open(path)
    bench.wait_open(path)
    bench.again()
    return path


def test_one_window_at_a_time(bench, tmp_path):
    path = elsewhere(bench, tmp_path)
    bench.keeper.open(path)
    assert bench.told == ["lesson.gpkg is open in another window."]
    bench.keeper.resume(lambda: True)
    assert bench.keeper._file is None


def test_a_file_that_is_opened_twice_stays_this_window_s(bench, tmp_path):
    path = tmp_path / "lesson.gpkg"
    ProjectFile(path).save(Project(bookmarks=(ONE,)))
    bench.keeper.open(path)
    bench.keeper.open(path)
    bench.wait_open(path)
    bench.add(TWO)
    bench.wait_saved()
    assert len(bench.seen) == 1
    bench.again()
    bench.keeper.open(path)
    assert bench.told == ["lesson.gpkg is open in another window."]


def test_files_opened_in_quick_succession_leave_the_last_one_this_window_s(bench, tmp_path):
    paths = [tmp_path / f"{name}.gpkg" for name in "ab"]
    for path in paths:
        ProjectFile(path).save(Project(bookmarks=(ONE,)))
    for path in (*paths, paths[0]):
        bench.keeper.open(path)
    bench.qtbot.waitUntil(lambda: len(bench.seen) == 3)
    assert bench.keeper.path == paths[0]
    bench.again()
    bench.keeper.open(paths[0])
    assert bench.told == ["a.gpkg is open in another window."]


def test_what_another_window_has_is_opened_as_a_copy_where_that_is_asked(bench, tmp_path):
    path = elsewhere(bench, tmp_path)
    first = bench.kept[0]
    asked = []
    bench.keeper.opened.connect(lambda _view, of: asked.append(of))
    bench.keeper.open(path, copy=True)
    bench.qtbot.waitUntil(lambda: bench.keeper.project.bookmarks == (ONE,))
    assert bench.told == ["lesson.gpkg is open in another window. This is a copy of it."]
    assert asked == [path]
    assert bench.keeper.path is None
    before, copy = path.read_bytes(), bench.keeper.holds
    bench.add(TWO)
    bench.wait_saved()
    assert path.read_bytes() == before
    assert open_project(copy).project.bookmarks == (ONE, TWO)
    assert first.project.bookmarks == (ONE,)


def test_a_copy_in_which_nothing_was_made_goes_when_the_window_closes(bench, tmp_path):
    path = elsewhere(bench, tmp_path)
    bench.keeper.open(path, copy=True)
    bench.qtbot.waitUntil(lambda: bench.keeper.holds is not None)
    copy = bench.keeper.holds
    assert copy.exists()
    bench.store.change(date=datetime.date(1950, 6, 25))  # one looked about
    bench.shut()
    assert not copy.exists()
    assert path.exists()
    bench.again().resume(lambda: True)
    assert bench.keeper._file is None


def test_a_copy_in_which_something_was_made_is_here_again(bench, tmp_path):
    path = elsewhere(bench, tmp_path)
    bench.keeper.open(path, copy=True)
    bench.qtbot.waitUntil(lambda: bench.keeper.holds is not None)
    bench.add(TWO)
    bench.shut()
    bench.again().resume(lambda: True)
    bench.qtbot.waitUntil(lambda: bench.keeper.project.bookmarks == (ONE, TWO))


def test_a_window_that_died_moves_no_talk_that_began_meanwhile(bench, tmp_path):
    bench.keeper.save_as(tmp_path / "lesson.gpkg")
    bench.wait_open(tmp_path / "lesson.gpkg")
    bench.add(ONE)
    bench.die()
    talks = []
    bench.again().resume(lambda: not talks)
    talks.append("one began while the file was read")
    bench.wait_open(tmp_path / "lesson.gpkg")
    assert bench.seen == []


def test_after_a_crash_the_project_is_here_again(bench, tmp_path):
    bench.keeper.save_as(tmp_path / "lesson.gpkg")
    bench.wait_open(tmp_path / "lesson.gpkg")
    bench.add(ONE)
    bench.store.change(date=datetime.date(1950, 6, 25))
    bench.die()
    view = bench.store.view
    bench.again().resume(lambda: True)
    bench.wait_open(tmp_path / "lesson.gpkg")
    bench.qtbot.waitUntil(lambda: bool(bench.told))
    assert bench.told[0].startswith("The program did not end as it should. Here is lesson as it ")
    assert bench.told[0].endswith("parallel38.log")
    assert bench.keeper.project.bookmarks == (ONE,)
    assert bench.seen == [view]


def test_what_never_had_a_name_is_here_at_the_next_start(bench):
    bench.add(ONE)
    bench.shut()
    bench.again().resume(lambda: True)
    bench.qtbot.waitUntil(lambda: bench.keeper._file is not None)
    assert bench.keeper.project.bookmarks == (ONE,)
    assert (bench.told, bench.seen) == ([], [])


def test_a_late_answer_asks_a_closed_window_for_nothing(bench):
    bench.add(ONE)
    keeper = bench.keeper
    bench.shut()
    keeper.change("add bookmark", bookmarks=(ONE, ONE))
    with bench.qtbot.waitSignal(keeper._autosave._soon.timeout):
        keeper._autosave.ask()


def test_drafts_of_the_dead_are_swept_away_and_others_kept(bench, tmp_path):
    old, new = (tmp_path / "data" / f".parallel38-{name}.gpkg" for name in ("old", "new"))
    old.parent.mkdir()
    for draft in (old, new):
        draft.touch()
    os.utime(old, (0, 0))
    bench.keeper.resume(lambda: True)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_was_closed_stays_closed(bench, tmp_path):
    bench.add(ONE)
    bench.keeper.close()
    assert bench.keeper.name == ""
    assert bench.keeper.undo.back() == ""
    bench.shut()
    assert len(list((tmp_path / "data").glob("*.gpkg"))) == 1
    bench.again().resume(lambda: True)
    assert bench.keeper._file is None


def test_an_empty_project_without_a_name_is_removed(bench, tmp_path):
    bench.add(ONE)
    bench.wait_saved()
    bench.keeper.undo.back()
    bench.shut()
    assert list((tmp_path / "data").glob("*.gpkg")) == []


def test_a_save_that_fails_is_told_once_and_tried_again(bench, tmp_path):
    path = tmp_path / "lesson.gpkg"
    bench.keeper.save_as(path)
    bench.wait_open(path)
    bench.told.clear()
    away = path.rename(tmp_path / "away.gpkg")
    bench.add(ONE)
    bench.qtbot.waitUntil(lambda: bool(bench.told))
    bench.add(TWO)
    bench.keeper._autosave._now()
    away.rename(path)
    bench.add(Scene(id="three"))
    bench.wait_saved()
    assert bench.told == [
        "lesson.gpkg is no longer where it was opened. Save it under another name to keep it."
    ]
    assert len(open_project(path).project.bookmarks) == 3


def test_looking_into_a_file_that_can_only_be_read_is_no_fault(bench, tmp_path, monkeypatch):
    from parallel38.data.project import writing
    from parallel38.data.project.guarded import connect

    path = tmp_path / "lesson.gpkg"
    ProjectFile(path).save(Project(bookmarks=(ONE,)))
    monkeypatch.setattr(writing, "connect", lambda path, _mode: connect(path, "ro"))
    bench.keeper.open(path)
    bench.wait_open(path)
    bench.store.change(date=datetime.date(1950, 6, 25))
    bench.keeper.save_now()
    bench.add(TWO)
    bench.qtbot.waitUntil(lambda: bool(bench.told))
    assert bench.told == [
        "lesson.gpkg can be read, but not written to. Save it under another name to keep it."
    ]


def test_a_layer_comes_in_and_can_be_undone_and_done_again(bench, tmp_path):
    source = towns(tmp_path)
    layer = OwnLayer("towns", "Towns", "layer_towns")
    done: list[bool] = []
    bench.keeper.add_layer("add Towns", layer, source, "towns", lambda: done.append(True))
    bench.qtbot.waitUntil(lambda: bool(done))
    bench.keeper.undo.back()
    bench.wait_saved()
    assert bench.on_disk().layers == ()
    bench.keeper.undo.again()
    bench.wait_saved()
    assert bench.on_disk().layers == (layer,)
    bench.keeper.save_as(tmp_path / "named.gpkg")
    bench.wait_open(tmp_path / "named.gpkg")
    assert open_project(tmp_path / "named.gpkg").project.layers == (layer,)


def test_a_layer_undone_before_save_as_can_be_done_again_there(bench, tmp_path):
    source = towns(tmp_path)
    layer = OwnLayer("towns", "Towns", "layer_towns")
    done: list[bool] = []
    bench.add(ONE)
    bench.keeper.add_layer("add Towns", layer, source, "towns", lambda: done.append(True))
    bench.qtbot.waitUntil(lambda: bool(done))
    bench.keeper.undo.back()
    bench.keeper.save_as(tmp_path / "named.gpkg")
    bench.wait_open(tmp_path / "named.gpkg")
    bench.keeper.undo.again()
    bench.shut()
    opened = open_project(tmp_path / "named.gpkg")
    assert opened.project.layers == (layer,)
    assert not opened.fault


def test_what_is_made_while_the_first_name_is_given_goes_along(bench, tmp_path):
    bench.keeper.save_as(tmp_path / "lesson.gpkg")
    bench.add(ONE)
    bench.keeper.save_now()
    bench.wait_open(tmp_path / "lesson.gpkg")
    bench.wait_saved()
    assert open_project(tmp_path / "lesson.gpkg").project.bookmarks == (ONE,)
    assert bench.files() == []


@pytest.mark.parametrize("way", ["close", "shut"])
def test_what_cannot_be_saved_at_the_end_is_kept_elsewhere(bench, tmp_path, way):
    path = tmp_path / "lesson.gpkg"
    bench.keeper.save_as(path)
    bench.wait_open(path)
    bench.wait_saved()
    named: list[Path] = []
    bench.keeper.named.connect(named.append)
    path.unlink()
    bench.add(ONE)
    if way == "shut":
        bench.shut()
        bench.again().resume(lambda: True)
        bench.qtbot.waitUntil(lambda: bench.keeper._file is not None)
        assert bench.keeper.project.bookmarks == (ONE,)
    else:
        bench.keeper.close()
        bench.qtbot.waitUntil(lambda: bool(named))
        assert open_project(named[0]).project.bookmarks == (ONE,)
        assert bench.told[-1].startswith("lesson.gpkg could not be saved. What was made is kept")
    assert not path.exists()


def test_a_folder_that_cannot_be_written_to_is_told(bench, tmp_path):
    (tmp_path / "data").write_text("no folder")
    bench.add(ONE)
    bench.qtbot.waitUntil(lambda: bool(bench.told))
    assert "could not be saved" in bench.told[0]
    assert bench.keeper.project.bookmarks == (ONE,)
    (tmp_path / "data").unlink()
    bench.keeper.save_as(tmp_path / "lesson.gpkg")
    bench.wait_open(tmp_path / "lesson.gpkg")
    assert open_project(tmp_path / "lesson.gpkg").project.bookmarks == (ONE,)


def test_a_project_behind_a_link_is_the_same_project(bench, tmp_path):
    path = tmp_path / "lesson.gpkg"
    ProjectFile(path).save(Project(bookmarks=(ONE,)))
    (tmp_path / "link.gpkg").symlink_to(path)
    bench.keeper.open(tmp_path / "link.gpkg")
    bench.wait_open(path)
    bench.add(TWO)
    bench.wait_saved()
    assert (tmp_path / "link.gpkg").is_symlink()
    assert open_project(path).project.bookmarks == (ONE, TWO)


def towns(folder: Path) -> Path:
    import geopandas
    from shapely import Point

    frame = geopandas.GeoDataFrame({"name": ["Seoul"]}, geometry=[Point(127, 37)], crs=4326)
    frame.to_file(folder / "towns.gpkg", layer="towns", driver="GPKG")
    return folder / "towns.gpkg"
