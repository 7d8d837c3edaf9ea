"""`parallel38 FILE`: what opens, and the sentence where it does not."""

import datetime
from pathlib import Path

import click
import pytest

from parallel38.commands.open import _first_seen, _local, _opening, scene_of
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.link import SCHEME
from parallel38.domain.project import Project
from parallel38.domain.view import Pane, View

VIEW = View(panes=(Pane(date=datetime.date(1904, 2, 8)),))


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "my lesson.gpkg"
    ProjectFile(path).save(Project(view=VIEW))
    return path


def test_a_project_opens_where_one_was_and_then_whole(lesson):
    assert scene_of(str(lesson)).view == VIEW
    asked = []

    class Window:
        class projects:  # noqa: N801
            open = asked.append

    _opening(str(lesson))(Window)
    assert asked == [lesson]
    assert _opening("zones.png") is None
    assert _opening(f"{SCHEME}?date=1950&title=x.gpkg") is None


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", "x"), ("a.geojson", "{}"), ("a.json", '{"type": "Feature"}')]
)
def test_a_file_of_others_is_brought_once_the_map_is_there(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    brought = []

    class Window:
        class projects:  # noqa: N801
            class own:  # noqa: N801
                bring = brought.append

    assert _first_seen(str(path)) is None
    _opening(str(path))(Window)
    assert brought == [path]


STORY = 'title = "S"\n[[scene]]\nid = "a"\ntitle = "A"\n[scene.view]\ndate = "1904-02-08"\n'


def test_a_story_opens_at_its_first_scene_and_then_whole(tmp_path, monkeypatch):
    path = tmp_path / "s.toml"
    path.write_text(STORY)
    assert scene_of(str(path)).view.pane.date == datetime.date(1904, 2, 8)
    taken = []
    monkeypatch.setattr(
        "parallel38.ui.project.story_taker.take", lambda window, path: taken.append(path)
    )
    _opening(str(path))(None)
    assert taken == [path]
    path.write_text("title = 3")
    with pytest.raises(click.UsageError, match=r"s\.toml: no scene in it can be told\.$"):
        scene_of(str(path))


def test_a_desktop_s_address_of_a_file_is_a_file(lesson):
    assert Path(_local(lesson.as_uri())) == lesson
    assert _local("zones.png") == "zones.png"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("parallel38:?date=1945-13-01", "is not a date"),
        ("parallel38:?dtae=1945", "dtae is no key of a link"),
        ("parallel38:?date", "bad query field"),
        ("parallel38:date=1950", "behind a question mark"),
        ("parallel38:?zoom=big", "could not convert"),
        ("parallel38:?view=atlantis", "there is no such view"),
        ("parallel38:?powers=usaa", "there is no such power; perhaps usa"),
        ("parallel38:?window=1950/1945", "lies before the start"),
        ("parallel38:?dates=1945", "write 2 to 10 dates"),
        ("parallel38:?compare=1.2.1950", "is all numbers"),
        ("parallel38:?layout=swipe&map2=date:1950-06-25&split=2", "it is a share of the width"),
        ("parallel38:?title=" + "x" * 9000, "at most 8192 are read"),
    ],
)
def test_a_bad_link_gives_one_sentence(link, said):
    with pytest.raises(click.UsageError, match=said):
        scene_of(link)


def test_a_file_that_is_no_project_gives_one_sentence(tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_text("no")
    with pytest.raises(click.UsageError, match=r"x\.gpkg is no project"):
        scene_of(str(path))


def test_the_desktop_entry_opens_links_and_projects():
    from parallel38 import paths

    entry = (paths.resources() / "parallel38.desktop").read_text("utf-8")
    kinds = next(line for line in entry.splitlines() if line.startswith("MimeType="))
    assert "x-scheme-handler/parallel38;" in kinds
    assert "application/geopackage+sqlite3;" in kinds
    assert "Exec=parallel38 %u" in entry
    assert SCHEME == "parallel38:"
