"""The contact sheet, read by poppler."""

import random
import re
import subprocess

import pytest
from PySide6.QtGui import QFont

from parallel38.engine.contact import PIXELS, ContactSheet, broken
from parallel38.fonts import FILES, fonts_dir
from unit.small_disk import Disk


def run(*words: object) -> str:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def sheet(qapp, tmp_path_factory):
    out = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    made = ContactSheet(out, "Twenty figures", 0.7, [fonts_dir() / name for name in FILES])
    wide, high = made.size
    for number in range(1, 21):
        title = (
            "전쟁이 일어나다" if number == 2 else f"What happened in the place number {number} " * 4
        )
        made.add(number, f"{number} June 1950", title, bytes([number * 10, 80, 90]) * (wide * high))
    made.close()
    return out


def test_each_figure_has_its_number_date_and_title(sheet):
    text = run("pdftotext", "-layout", sheet, "-")
    for number in range(1, 21):
        assert len(re.findall(rf"(?<!\d){number}\s+{number} June 1950", text)) == 1
    assert "전쟁이 일어나다" in text
    assert text.count("Twenty figures") == 2
    assert "…" in text  # a long title ends after two lines


def test_the_sheet_is_a4_with_small_pictures_and_type(sheet):
    about = run("pdfinfo", sheet)
    assert "Pages:           2" in about
    assert "A4" in about
    images = [line.split() for line in run("pdfimages", "-list", sheet).splitlines()[2:]]
    assert len(images) == 20
    assert {(one[3], one[4]) for one in images} == {(str(PIXELS), str(round(PIXELS * 0.7)))}
    assert "Type 3" not in run("pdffonts", sheet)


def test_lines_are_broken_between_words_and_the_last_says_that_there_is_more(qapp):
    font = QFont()
    font.setPixelSize(20)
    assert broken("short", font, 500, 2) == ["short"]
    lines = broken("one two three four five six seven eight nine ten", font, 120, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_disk_without_room_is_told(qapp, tmp_path):
    disk = Disk(tmp_path / "disk")
    try:
        sheet = ContactSheet(disk.folder / "sheet.pdf", "Noise", 0.7, [])
        wide, high = sheet.size
        sheet.add(1, "1 June 1950", "Noise", random.Random(1).randbytes(3 * wide * high))
        with pytest.raises(OSError, match=r"No space|too large"):
            sheet.close()
    finally:
        disk.close()
