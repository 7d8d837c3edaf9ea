"""`parallel38 batch`: what is refused, what is written, and what an interruption leaves."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from parallel38.export.scenes import read_scene
from unit.commands.running import run, wrong

SMALL = ("--size", "400x300")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("events", "d", "--pattern", "{place}"), "--pattern {place}: it takes {number}"),
        (("events", "d", "--pattern", "a/{id}"), "it names files, not folders"),
        (("events", "d", "--format", "gif"), "--format gif: it takes png, jpg"),
        (("dates", "d"), "--dates: name the days"),
        (("dates", "d", "--dates", "1945-02-30"), "1945-02-30"),
        (("years", "d", "--from", "1950", "--to", "1945"), "--to lies before --from"),
        (("scenes", "d", "--story", "none"), "no such story"),
        (("years", "d", "--story", "none"), "--story: for scenes alone."),
        (("events", "d", "--from", "2024-12-31", "--least", "5"), "There is nothing to draw"),
        (("years", "d", "--contact-sheet", "s.png"), "its suffix must be pdf"),
        (("ways", "d"), "'ways' is not one of"),
    ],
)
def test_a_wrong_call_is_one_sentence(capsys, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    wrong(run(capsys, "batch", *words), 2, said)
    assert list(tmp_path.iterdir()) == []


def test_figures_that_exist_are_not_replaced_unasked(capsys, tmp_path):
    there = tmp_path / "1945-08-15.pdf"
    there.write_text("mine")
    words = ("batch", "dates", str(tmp_path), "--dates", "1945-08-15")
    wrong(run(capsys, *words), 2, "exists already; --force replaces it")
    assert there.read_text() == "mine"


def test_scenes_of_a_story_come_in_order_in_each_format(tmp_path):
    """In a process of its own, as the engine is started but once in one."""
    folder = tmp_path / "made" / "here"
    done = subprocess.run(
        [sys.executable, "-m", "parallel38", "batch", "scenes", str(folder), "--format", "pdf,svg",
         "--pattern", "{number} {title}", "--lang", "ko", "--json", *SMALL,
         "--contact-sheet", str(tmp_path / "sheet.pdf")],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert [one["number"] for one in told] == list(range(1, len(told) + 1))
    assert len(told) >= 8
    for one in told:
        pdf, svg = one["files"]
        assert one["date"] == read_scene(svg_path := Path(svg)).view.pane.date.isoformat()
        assert read_scene(svg_path).view.pane.language == "ko"
        with pikepdf.open(pdf) as document:
            assert len(document.pages) == 1
    assert len(list(folder.iterdir())) == 2 * len(told)
    assert f"wrote {len(told)} figures" in done.stderr
    sheet = subprocess.run(
        ["pdftotext", str(tmp_path / "sheet.pdf"), "-"], capture_output=True, text=True, check=True
    )
    assert all(one["title"].split()[0] in sheet.stdout for one in told)


@pytest.fixture
def heard() -> Iterator[None]:
    """What is started hears Ctrl-C: a shell lets what runs behind it ignore that, and all below."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_leaves_whole_figures_and_says_which(tmp_path):
    command = [
        sys.executable,
        "-m",
        "parallel38",
        "batch",
        "years",
        str(tmp_path),
        "--json",
        *SMALL,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        for line in child.stderr:
            if line.startswith("3/"):
                break
        os.kill(child.pid, signal.SIGINT)
        printed, _ = child.communicate(timeout=60)
    assert child.returncode == 130
    told = [Path(one) for row in json.loads(printed) for one in row["files"]]
    assert 2 <= len(told) <= 4
    assert sorted(tmp_path.iterdir()) == sorted(told)
    for one in told:
        with pikepdf.open(one) as document:
            assert len(document.pages) == 1
