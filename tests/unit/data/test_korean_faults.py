"""What is wrong with a story is told in the language of the window, the reason too."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parallel38 import words
from parallel38.data.load import load
from parallel38.data.story_file import StoryError, open_story
from parallel38.data.story_images import StoryImages
from parallel38.data.story_mended import mended
from parallel38.domain.atlas import Atlas
from unit.data import small_folder
from unit.data.test_broken_stories import BROKEN, SOUND

# Names of fields, files and records stay as they stand in the file.
NAMES = "sones|lending|one|two|book|gone|png|jpg|webp|spin|fly|cut|fade|parallel|story|view|title"
LATIN = re.compile(rf"(?<![a-z])(?!(?:{NAMES}|image|date|camera|dwell|transition)(?![a-z]))[a-z]+")


@pytest.fixture
def korean() -> Iterator[None]:
    words.use("ko")
    yield
    words.use("en")


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return load(small_folder.write(tmp_path_factory.mktemp("atlas")))


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(("old", "new"), [one[:2] for one in BROKEN if one[3]])
def test_no_word_is_left_in_english(tmp_path: Path, atlas: Atlas, old: str, new: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace(old, new), "utf-8")
    opened = open_story(path)
    _story, lacks = mended(opened.story, atlas, StoryImages(tmp_path))
    told = [one.text for one in (*opened.told, *lacks)]
    assert told
    assert [one for one in told if LATIN.search(one) or not re.search("[가-힣]", one)] == []


@pytest.mark.usefixtures("korean")
def test_a_file_of_no_story_is_refused_in_korean(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    for text in ('title = "T"', SOUND.replace('title = "Sound"', 'schema = "other-1"')):
        path.write_text(text, "utf-8")
        with pytest.raises(StoryError, match=r"[가-힣]"):
            open_story(path)


@pytest.mark.usefixtures("korean")
def test_an_image_is_refused_in_korean(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("none")
    (tmp_path / "b.png").write_bytes(bytes(9 * 2**20))
    images = StoryImages(tmp_path)
    for name in ("a.png", "b.png", "gone.png", "no name"):
        assert re.search("[가-힣]", images.fault("s", name)), name
