"""The faces: static, complete, built once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from parallel38 import fonts
from parallel38.map.rivers import RIVERS
from parallel38.map.seas import SEAS


@pytest.fixture(scope="module")
def folder() -> Path:
    return fonts.fonts_dir()


@pytest.mark.parametrize("name", fonts.FILES)
def test_each_face_is_static_truetype_of_its_weight(folder: Path, name: str) -> None:
    font = TTFont(folder / name)
    assert {"glyf", "cmap", "name"} <= set(font.keys())
    assert not {"fvar", "gvar", "CFF ", "CFF2"} & set(font.keys())
    assert font["OS/2"].usWeightClass == int(name.partition("-")[2][:3])
    family = "Noto Sans" if name.startswith("latin") else "Noto Sans KR"
    assert font["name"].getDebugName(1) == family
    assert "Open Font License" in font["name"].getDebugName(13)


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_a_pair_has_every_character_that_the_atlas_says(folder: Path, weight: int) -> None:
    latin = set(TTFont(folder / f"latin-{weight}.ttf").getBestCmap())
    korean = set(TTFont(folder / f"kr-{weight}.ttf").getBestCmap())
    text = {c for c in fonts._text() if c.isalnum()}
    named = [*(sea.names for sea in SEAS), *(names for _, names in RIVERS.values())]
    text |= {c for names in named for name in names.values() for c in name if c.isalnum()}
    assert [c for c in sorted(text) if ord(c) not in latin | korean] == []
    assert set(range(0xAC00, 0xD7A4)) <= korean
    assert {ord(c) for c in "ŏŭŎŬāѢѣѲѳѴѵІі°′–·"} <= latin


def test_what_the_korean_face_lacks_comes_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_text", lambda: "漢広鸭A")
    monkeypatch.setattr(fonts, "_KOREAN_BLOCKS", ((0xAC00, 0xAC01),))
    fonts._build_weight(400, tmp_path)
    font = TTFont(tmp_path / "kr-400.ttf")
    assert {ord(c) for c in "漢広鸭가각"} <= set(font.getBestCmap())
    glyphs = font["glyf"]
    assert all(glyphs[font.getBestCmap()[ord(c)]].numberOfContours > 0 for c in "漢広鸭")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kr-400.ttf", "latin-400.ttf"]


def quick(weight: int, folder: Path) -> None:
    (folder / f"latin-{weight}.ttf").write_bytes(b"face")


def test_whoever_is_second_keeps_the_first_faces(tmp_path: Path) -> None:
    first = tmp_path / "fonts-1"
    first.mkdir()
    (first / "latin-400.ttf").write_bytes(b"first")
    fonts.build(first, quick)
    assert (first / "latin-400.ttf").read_bytes() == b"first"
    assert [p.name for p in tmp_path.iterdir()] == ["fonts-1"]


def broken(weight: int, folder: Path) -> None:
    raise OSError("disk full")


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk full"):
        fonts.build(tmp_path / "fonts-1", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_child_is_told_in_one_sentence(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "Traceback\nOSError: disk full\n")
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: failed)
    with pytest.raises(RuntimeError, match=r"could not be built in .*: OSError: disk full$"):
        fonts.fonts_dir()


def test_old_faces_go(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age, name in enumerate(("fonts-new", "fonts-old", "fonts-older")):
        (own_cache / name).mkdir(parents=True)
        (own_cache / name / "latin-400.ttf").touch()
        os.utime(own_cache / name, (100 - age, 100 - age))

    def made(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        Path(command[-1]).mkdir()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", made)
    folder = fonts.fonts_dir()
    left = sorted(path.name for path in own_cache.glob("fonts-*/"))
    assert left == sorted([folder.name, "fonts-new"])


def test_the_key_follows_the_words(
    own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "a.toml").write_text("title = 'a'", "utf-8")
    monkeypatch.setattr("parallel38.paths.geodata", lambda: words)
    first = fonts._key()
    assert fonts._key() == first
    (words / "a.toml").write_text("title = '\\u9f98'  # written as an escape", "utf-8")
    assert fonts._key() != first
    assert "\u9f98" in fonts._text()


def test_asking_for_the_faces_imports_no_font_tools(folder: Path) -> None:
    code = (
        "import sys; from parallel38.fonts import fonts_dir; fonts_dir();"
        "assert not [m for m in sys.modules if m.startswith('fontTools')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
