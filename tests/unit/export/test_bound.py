"""The fallback of a talk: whose it is, and what it does not replace."""

import re
from pathlib import Path

import pikepdf
import pytest

from parallel38 import words
from parallel38.domain.story import Story
from parallel38.export.bound import SWITCH, bind, fallback_in
from parallel38.export.figure import ExportError

MINE, OTHER = Story("story-58d03b1c22aa", "My story"), Story("story-0123456789ab", "My story")


@pytest.fixture
def page(tmp_path) -> Path:
    made = tmp_path / "page"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made


def put(folder: Path, story: Story, page: Path, force: bool = False) -> str:
    out = fallback_in(folder, story, force)
    bind([("One", page)], story, out)
    return out.name


def test_a_story_s_own_is_replaced_and_no_other_s(tmp_path, page):
    assert put(tmp_path, MINE, page) == put(tmp_path, MINE, page) == "my-story-fallback.pdf"
    assert put(tmp_path, OTHER, page) == put(tmp_path, OTHER, page) == "my-story-fallback-2.pdf"
    assert put(tmp_path, MINE, page) == "my-story-fallback.pdf"
    assert put(tmp_path, OTHER, page, force=True) == "my-story-fallback.pdf"


def test_files_of_one_name_hold_stories_of_several_titles(tmp_path, page):
    assert put(tmp_path, Story("lesson", "1945"), page) == "lesson-fallback.pdf"
    assert put(tmp_path, Story("lesson", "1950"), page) == "lesson-fallback-2.pdf"
    assert put(tmp_path, Story("lesson", "1945"), page) == "lesson-fallback.pdf"


def test_what_nobody_marked_is_another_s(tmp_path, page):
    out = tmp_path / put(tmp_path, MINE, page)
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        with pdf.open_metadata() as meta:
            del meta["dc:identifier"]
        pdf.save()
    assert put(tmp_path, MINE, page) == "my-story-fallback-2.pdf"


def test_a_stranger_s_file_stays_and_a_folder_too(tmp_path):
    theirs = tmp_path / "my-story-fallback.pdf"
    theirs.write_bytes(b"theirs")
    with pytest.raises(ExportError, match="exists already, and is no fallback; --force"):
        fallback_in(tmp_path, MINE)
    assert fallback_in(tmp_path, MINE, force=True) == theirs
    theirs.unlink()
    theirs.mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        fallback_in(tmp_path, MINE)
    with pytest.raises(ExportError, match="there is no such folder"):
        fallback_in(tmp_path / "gone", MINE)


def test_a_korean_window_is_refused_in_korean(tmp_path):
    (tmp_path / "my-story-fallback.pdf").write_bytes(b"theirs")
    (tmp_path / "folder" / "my-story-fallback.pdf").mkdir(parents=True)
    words.use("ko")
    try:
        for folder in (tmp_path, tmp_path / "folder", tmp_path / "gone"):
            with pytest.raises(ExportError) as told:
                fallback_in(folder, MINE)
            said = str(told.value).replace(SWITCH, "").replace(str(tmp_path), "")
            assert re.search("[가-힣]", said) and not re.search(r"[a-z]{3,} [a-z]{2,}", said)
    finally:
        words.use("en")
