"""Is a story ready for the lecture? In a process of its own, as the engine is started once."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from parallel38.commands.present_check import _gone_through
from parallel38.domain.finding import Finding
from parallel38.domain.framing import BESIDE
from parallel38.domain.story import Scene, Story
from parallel38.rehearsal import Drawn
from unit.commands.running import run, wrong

GOOD = """
title = "Two scenes"
questions = ["Why?"]
sources = ["frus-1943-cairo-tehran"]

[[scene]]
id = "one"
title = "One"
caption = "A caption."
notes = "Notes."
sources = ["frus-1943-cairo-tehran"]
[scene.view]
date = "1943-11-26"
camera = { lat = 31.0, lon = 80.0, zoom = 3.6 }
"""
BAD = """
[[scene]]
id = "two"
title = "Two \U0001f600"
caption = "A caption."
sources = ["nobody-1900"]
[scene.view]
date = "1950-09-14"
layers_on = ["sones"]
powers = ["nobody"]
highlights = ["zone-korea-soviet", "atlantis"]
[scene.aside]
text = "Beside the map."
image = "gone.png"
alt = "A"
credit = "C"
"""
PAPER = """
[scene.aside]
title = "A paper"
text = "Beside the map."
image = "sheet.png"
alt = "A"
credit = "Whose it is"
"""
NAMED = (
    "The atlas has no source 'nobody-1900'; it is left out.",
    "The atlas has no power 'nobody'; it is left out.",
    "The atlas has no feature, event, place or claim 'atlantis'; it is left out.",
    "The atlas has no layer or feature 'sones'; it is left out.",
    "The image gone.png is left out: it is not there.",
)


def check(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    blind = {key: text for key, text in os.environ.items() if "DISPLAY" not in key}
    return subprocess.run(
        [sys.executable, "-m", "parallel38", "present", *words, "--check"],
        capture_output=True, text=True, check=False, cwd=folder, env=blind, timeout=300,
    )  # fmt: skip


def text_of(pdf: Path, *how: str) -> str:
    command = ["pdftotext", *how, pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def picture_of(pdf: Path) -> Image.Image:
    command = ["pdftoppm", "-r", "30", "-png", "-singlefile", pdf]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(made)).convert("RGB")


def is_magenta(pixel: tuple[int, ...]) -> bool:
    red, green, blue = pixel
    return min(red, blue) > 230 and green < 25


def test_a_story_that_is_ready_is_one_line_and_has_a_fallback(tmp_path):
    story = tmp_path / "kept" / "two.toml"
    story.parent.mkdir()
    story.write_text(GOOD, "utf-8")
    done = check(tmp_path, str(story))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Ready: 1 scene; drawn in ")
    assert sorted(one.name for one in story.parent.iterdir()) == ["two-fallback.pdf", "two.toml"]
    with pikepdf.open(story.parent / "two-fallback.pdf") as pdf:
        (page,) = pdf.pages
        left, low, right, high = map(float, page.mediabox)
        assert (right - left) / (high - low) == pytest.approx(16 / 9, abs=0.01)
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root] == ["One"]
    text = text_of(story.parent / "two-fallback.pdf")
    assert "A caption." in text and "26 November 1943" in text


def test_a_page_of_the_fallback_is_what_the_room_sees(tmp_path):
    """The map, below it the words, and beside it the paper with its image."""
    story = tmp_path / "two.toml"
    story.write_text(GOOD + PAPER, "utf-8")
    Image.new("RGB", (60, 40), "magenta").save(tmp_path / "sheet.png")
    done = check(tmp_path, str(story))
    assert done.returncode == 0, done.stdout + done.stderr
    made = tmp_path / "two-fallback.pdf"
    text = text_of(made)
    assert "Beside the map." in text and "Whose it is" in text
    seen = picture_of(made)
    wide, high = seen.size
    paper, words = seen.getpixel((wide - 4, 4)), seen.getpixel((4, high - 4))
    assert paper == words and seen.getpixel((4, 4)) != paper
    columns = {x for x in range(wide) for y in range(high) if is_magenta(seen.getpixel((x, y)))}
    assert columns and min(columns) > wide * (1 - BESIDE) and max(columns) < wide
    boxes = text_of(made, "-bbox")
    caption, credit = (
        float(re.search(rf'yMin="([\d.]+)"[^>]*>{word}<', boxes)[1])
        for word in ("caption.", "GeoNames")
    )
    assert caption > credit  # which is at the map's lower edge


def test_what_is_to_be_mended_is_told_scene_by_scene(tmp_path):
    story = tmp_path / "two.toml"
    story.write_text(GOOD.replace('"Notes."', '"<b>Notes.</b>"') + BAD, "utf-8")
    done = check(tmp_path, str(story), "--json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert (told["ready"], len(told["seconds"])) == (False, 2)
    light = sum(not one["grave"] for one in told["findings"])
    assert told["said"].startswith(f"8 things to mend, {light} more to know; ")
    html = [one for one in told["findings"] if "Its notes have HTML" in one["text"]]
    assert [(one["scene"], one["grave"]) for one in html] == [(0, False)]
    grave = [one["text"] for one in told["findings"] if one["grave"]]
    assert all(one["scene"] == 1 for one in told["findings"] if one["grave"])
    assert set(NAMED) < set(grave)
    for text in ("It has no notes.", "is not on the map", "\U0001f600"):
        assert any(text in one for one in grave), text
    with pikepdf.open(told["fallback"]) as pdf:
        assert len(pdf.pages) == 2


def test_a_window_is_told_in_its_language(tmp_path, monkeypatch):
    story = tmp_path / "two.toml"
    story.write_text(GOOD.replace('notes = "Notes."', ""), "utf-8")
    monkeypatch.setenv("PARALLEL38_WORDS", "ko")
    done = check(tmp_path, str(story), "--json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    (grave,) = [one["text"] for one in told["findings"] if one["grave"]]
    assert grave == "강의 노트가 없습니다." and re.search("[가-힣]", told["said"])


def test_of_the_short_form_alone_scenes_keep_their_numbers(tmp_path):
    story = tmp_path / "two.toml"
    story.write_text(GOOD.replace('id = "one"', 'id = "one"\ncore = false') + BAD, "utf-8")
    done = check(tmp_path, str(story), "--core")
    assert done.returncode == 1, done.stderr
    found = [line for line in done.stdout.splitlines() if line.startswith("  Scene ")]
    assert len(found) >= 8 and all(one.startswith("  Scene 2 'Two \U0001f600': ") for one in found)


def test_without_a_page_there_is_no_fallback(tmp_path):
    """What is named could be opened."""
    scenes = tuple(Scene(id=name, title=name) for name in "abc")
    story, out = Story("s", "S", scenes=scenes), tmp_path / "s-fallback.pdf"
    lost = Finding("A"), Finding("B", 0), Finding("C", 2)

    def look(told):
        drawn = [Drawn(1.0, fault=f"No {scene.id}.") for scene in told.scenes]
        return [Finding("Small.", 0, grave=False)], drawn

    report = _gone_through(story, (1, 2), lost, look, out)
    assert report.fallback == "" and report.said.endswith("fallback: none")
    assert report.said.startswith("4 things to mend")
    assert report.seconds == (None, 1.0, 1.0)
    assert [(one.text, one.scene) for one in report.findings] == [
        ("A", None), ("C", 2), ("Small.", 1), ("No b.", 1), ("No c.", 2),
    ]  # fmt: skip
    kept = _gone_through(story, (0,), (), lambda _told: ([], [Drawn(1.0, out)]), out)
    assert (kept.ready, kept.fallback) == (True, str(out))
    assert kept.said.endswith("fallback: s-fallback.pdf")


def test_a_strangers_file_stays(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.toml").write_text(GOOD, "utf-8")
    theirs = tmp_path / "s-fallback.pdf"
    theirs.write_bytes(b"theirs")
    wrong(run(capsys, "present", "s.toml", "--check"), 2, "exists already, and is no fallback")
    assert theirs.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--check",), "name the STORY"),
        (("cairo-to-the-38th-parallel", "--json"), "with --check alone"),
        (("atlantis", "--check"), "there is no such story"),
        (("none.toml", "--check"), "none.toml: "),
    ],
)
def test_a_wrong_call_is_one_sentence(capsys, words, told):
    wrong(run(capsys, "present", *words), 2, told)
