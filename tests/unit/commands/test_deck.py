"""`parallel38 deck`: what is refused, and a story of the small atlas."""

from pathlib import Path

import click
import pytest

from parallel38.commands.story_of import told_story
from parallel38.data.project.writing import ProjectFile
from parallel38.data.story_toml import save
from parallel38.domain.project import Project
from parallel38.domain.story import Aside, Scene, Story
from parallel38.ui.export.deck import deck_of
from unit.commands.running import run, wrong
from unit.domain.small_atlas import small_atlas


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tale", "tale.doc"), "tale.doc: its suffix must be one of pptx, pdf, html, zip"),
        (("nowhere", "a.pptx"), "nowhere: there is no such story; there are: "),
        (("nowhere.toml", "a.pptx"), "nowhere.toml: cannot be read (No such file or directory)."),
        (("bad.toml", "a.pptx"), "bad.toml"),
        (("tale", "there.pptx"), "there.pptx exists already; --force replaces it."),
        (("tale", "no/a.pptx"), "no/a.pptx: there is no folder no."),
        (("tale", "a.pptx", "--students"), "a.pptx: --students makes a pdf."),
        (("tale", "a.pdf", "--link", "x"), "--link x: it takes a web address"),
        (("tale", "a.pptx", "--size", "1:1"), "--size: '1:1' is not one of '16:9', '4:3'."),
        (("nowhere.gpkg", "a.pptx"), "nowhere.gpkg: No such file or directory."),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(capsys, small, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    Path("there.pptx").touch()
    Path("bad.toml").write_text("title = 3\n")
    ran = run(capsys, "deck", *words)
    wrong(ran, ran.code, said)
    assert ran.code in (1, 2)
    assert sorted(one.name for one in Path().iterdir()) == ["bad.toml", "there.pptx"]


def test_a_story_s_file_is_told_as_far_as_it_can_be(tmp_path):
    said: list[str] = []
    aside = Aside(title="Seen", image="gone.png", credit="Us")
    story = Story("mine", "Mine", scenes=(
        Scene("one", "One", sources=("nowhere",), core=False),
        Scene("two", "Two", notes="Some *words*.", aside=aside),
    ))  # fmt: skip
    save(tmp_path / "mine.toml", story)
    told, images = told_story(str(tmp_path / "mine.toml"), small_atlas(), None, said.append)
    assert [one.title for one in told.scenes] == ["One", "Two"]
    assert images == {}
    assert any("nowhere" in one for one in said)
    assert any("gone.png" in one for one in said)
    deck = deck_of(told, small_atlas(), "ko", core=True)
    assert [(one.number, one.scene.id, one.notes) for one in deck.slides] == [
        (1, "two", "Some words.")
    ]
    pane = deck.slides[0].scene.view.pane
    assert (pane.style, pane.language) == ("stage", "ko")
    assert deck.slides[0].date == "1945년 12월 27일"


def test_a_project_s_story_is_named_or_the_only_one(tmp_path):
    path = tmp_path / "lesson.gpkg"
    stories = Story("one", "One", scenes=(Scene("a", "A"),)), Story("two", "Two")
    ProjectFile(path).save(Project(stories=stories))
    found, _images = told_story("one", small_atlas(), path, print)
    assert found.title == "One"
    with pytest.raises(click.UsageError, match="several stories; write one of one, two"):
        told_story(str(path), small_atlas(), None, print)
    with pytest.raises(click.UsageError, match=r"there is no such story; .*one, two"):
        told_story("three", small_atlas(), path, print)
    path.unlink()
    ProjectFile(path).save(Project(stories=stories[:1]))
    found, _images = told_story(str(path), small_atlas(), None, print)
    assert found.id == "one"
