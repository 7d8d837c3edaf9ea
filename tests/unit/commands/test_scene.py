"""`parallel38 scene FILE`: what others read with a script."""

import json
from pathlib import Path

import pytest

from parallel38 import paths
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.project import Project
from parallel38.domain.story import Scene, scene_from_document, scene_to_json
from unit.commands.running import run, wrong

STORY = paths.geodata() / "stories" / "cairo-to-the-38th-parallel.toml"


def test_a_scene_as_json_is_printed_as_it_is(capsys, tmp_path: Path) -> None:
    scene = Scene(id="a", title="서울 · Сеул", notes="n")
    (tmp_path / "a.json").write_text(scene_to_json(scene), encoding="utf-8")
    ran = run(capsys, "scene", str(tmp_path / "a.json"))
    assert ran.code == 0
    assert scene_from_document(ran.json) == scene


def test_a_story_gives_all_its_scenes(capsys) -> None:
    ran = run(capsys, "scene", str(STORY), "--json")
    scenes = [scene_from_document(one) for one in ran.json]
    assert len(scenes) >= 8
    assert scenes[0].id == "cairo" and scenes[0].view.pane.selected == "cairo-conference"


def test_a_broken_scene_is_told_beside_the_others(capsys, tmp_path: Path) -> None:
    text = STORY.read_text("utf-8").replace('"1943-11-26"', '"1943-11-31"')
    (tmp_path / "s.toml").write_text(text, "utf-8")
    ran = run(capsys, "scene", str(tmp_path / "s.toml"))
    assert ran.code == 0 and len(ran.json) == 9
    assert ran.err == (
        "Scene 1 'Cairo: a promise without a date': "
        "Its date cannot be read and is left out (there is no such day).\n"
    )


def test_a_project_gives_its_bookmarks(capsys, tmp_path: Path) -> None:
    marks = tuple(Scene(id=f"b{n}", title=f"Number {n}") for n in range(3))
    ProjectFile(tmp_path / "p.gpkg").save(Project(bookmarks=marks))
    ran = run(capsys, "scene", str(tmp_path / "p.gpkg"))
    assert [one["title"] for one in ran.json] == ["Number 0", "Number 1", "Number 2"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("no.png", None, "No such file"),
        ("no.gpkg", None, "No such file"),
        ("x.gpkg", "no project", "is no project"),
        ("x.toml", "title = ", "x.toml"),
        ("x.json", json.dumps({"schema": "other"}), "schema"),
        ("x.svg", "<svg/>", "holds no scene"),
    ],
)
def test_what_holds_none_gives_one_sentence(capsys, tmp_path: Path, name, text, said) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    wrong(run(capsys, "scene", str(tmp_path / name)), 2, said)
