"""Sheets for a class, written by one call and read by others."""

import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from parallel38.commands.sheet import ready_made
from parallel38.commands.view_options import Asked
from parallel38.domain.compare import offers
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.export.class_sheet import for_class, turned, write_sheet
from parallel38.export.figure import ExportError
from parallel38.export.scenes import read_scene
from parallel38.export.write import write_figures
from unit.commands.running import run, wrong

DAY = ("--date", "1945-12-27")


def poppler(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def sheets(tmp_path_factory) -> Path:
    """A blank map in two formats."""
    from parallel38.__main__ import main

    folder = tmp_path_factory.mktemp("sheets")
    outs = [str(folder / name) for name in ("map.pdf", "map.png")]
    assert main(["sheet", *outs, *DAY, "--lang", "ko"]) == 0
    return folder


def test_the_key_is_a_second_page_or_a_second_file(sheets):
    assert sorted(one.name for one in sheets.iterdir()) == ["map-key.png", "map.pdf", "map.png"]
    assert "Pages:           2" in poppler("pdfinfo", sheets / "map.pdf")
    blank, key = (
        poppler("pdftotext", "-f", page, "-l", page, sheets / "map.pdf", "-") for page in (1, 2)
    )
    assert blank.count("부산") == 1  # in the word bank alone
    assert key.count("부산") == 2
    assert "1945년 12월 27일" in blank
    assert "Type 3" not in poppler("pdffonts", sheets / "map.pdf")


def test_ink_and_paper_at_300_dpi(sheets):
    for name in ("map.png", "map-key.png"):
        with Image.open(sheets / name) as image:
            assert image.mode == "1"
            assert image.size == (2480, 3508)
            assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    for page in (1, 2):
        out = sheets / f"page{page}"
        poppler("pdftoppm", "-r", 300, "-f", page, "-l", page, "-singlefile", "-gray",
                "-aa", "no", "-aaVector", "no", sheets / "map.pdf", out)  # fmt: skip
        with Image.open(out.with_suffix(".pgm")) as image:
            greys = {light: count for count, light in image.convert("L").getcolors()}
        assert set(greys) <= {0, 255}, "a tint that a copier would lose"
        out.with_suffix(".pgm").unlink()


def test_a_sheet_can_be_opened_again(sheets):
    for name in ("map.pdf", "map.png"):
        scene = read_scene(sheets / name)
        assert scene.view.pane.style == "copy"
        assert scene.figure is not None and scene.figure.gaps is not None
        assert not scene.figure.gaps.key


@pytest.mark.parametrize(("name", "count"), [("war", 4), ("nine", 9), ("ten", 10)])
def test_sets_that_are_ready_made(name, count):
    asked = ready_made(name, Asked(style="grey"))
    assert (asked.dates or "").count(",") == count - 1
    assert asked.view == "peninsula"
    assert asked.style == "grey"
    assert asked.title == next(one.title for one in offers().dates if one.id == name)


def test_several_days_stand_on_one_page(tmp_path):
    from parallel38.__main__ import main

    out = tmp_path / "war.pdf"
    assert main(["sheet", str(out), "--ready", "war"]) == 0
    assert list(tmp_path.iterdir()) == [out]
    with pikepdf.open(out) as pdf:
        (page,) = pdf.pages
        assert float(page.mediabox[2]) > float(page.mediabox[3])  # four tall maps lie
    text = poppler("pdftotext", out, "-")
    for letter, day in zip("abcd", ("25 June 1950", "14 September 1950", "24 November 1950",
                                    "27 July 1953"), strict=True):  # fmt: skip
        assert text.count(f"({letter}) {day}") == 1
    assert text.count("Natural Earth") == 1
    assert len(read_scene(out).view.panes) == 4


def test_a_sheet_is_turned_as_its_ground_wants_it():
    standing = Figure(width=794, height=1123)
    assert turned(standing, 1, (6, 10)) == standing
    assert turned(standing, 1, (20, 10)).width == 1123
    assert turned(standing, 4, (6, 10)).width == 1123
    assert turned(standing, 4, (30, 10)) == standing


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--ready", "peace"), "--ready peace: there is no such set of dates"),
        (("--ready", "war", "--date", "1945"), "--ready war: it says the dates already"),
        (("--gaps", "0"), "--gaps"),
        (("--paper", "A7"), "--paper A7-portrait: it takes A4"),
        (("--dates", "1945"), "write 2 to 10 dates"),
    ],
)
def test_wrong_calls_are_one_sentence(tmp_path, capsys, more, told):
    wrong(run(capsys, "sheet", str(tmp_path / "f.pdf"), *more), 2, told)
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_exists_is_not_replaced(tmp_path, capsys):
    (tmp_path / "f-key.png").write_text("mine")
    wrong(run(capsys, "sheet", str(tmp_path / "f.png"), *DAY), 2, "f-key.png exists already")
    assert [one.name for one in tmp_path.iterdir()] == ["f-key.png"]


class Broken:
    """A surface that fails on the second page."""

    def __init__(self) -> None:
        self.pages = 0

    def lay_out(self, _scene, _figure) -> None:
        self.pages += 1
        if self.pages > 1:
            raise RuntimeError("The map's page ended while it drew.")

    def svg(self, outlines: bool = False) -> str:
        return "<svg></svg>"


def test_nothing_is_left_of_half_a_sheet(tmp_path):
    figure = Figure(gaps=Gaps())
    with pytest.raises(RuntimeError):
        write_sheet(Scene(), figure, Broken(), [tmp_path / "f.svg"])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ExportError, match="suffix"):
        write_sheet(Scene(), figure, Broken(), [tmp_path / "f.txt"])


def test_what_is_seen_becomes_a_sheet():
    standing = Figure(width=794, height=1123)
    view, figure = for_class(View(), standing)
    assert figure.gaps == Gaps()
    assert (view.pane.style, view.pane.layers_off) == ("copy", ("events",))
    _view, wide = for_class(View(), standing, Gaps(count=8), (20, 10))
    assert (wide.width, wide.ground) == (1123, (20, 10))
    assert wide.gaps == Gaps(count=8)
    pair, page = for_class(View(layout="side", panes=(Pane(), Pane())), standing)
    assert len(pair.panes) == 2
    assert (page.gaps, page.width) == (None, 1123)


def test_a_figure_with_gaps_is_written_with_its_key(tmp_path):
    class Both(Broken):
        def lay_out(self, _scene, _figure) -> None:
            self.pages += 1

    surface = Both()
    write_figures(Scene(), Figure(gaps=Gaps()), surface, [tmp_path / "f.svg"])
    assert surface.pages == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["f-key.svg", "f.svg"]
    with pytest.raises(ExportError, match="is drawn, as pdf"):
        write_figures(Scene(), Figure(gaps=Gaps()), surface, [tmp_path / "f.html"])


def test_a_sheet_without_its_key_is_one_page(tmp_path):
    class Both(Broken):
        def lay_out(self, _scene, _figure) -> None:
            self.pages += 1

    surface, figure = Both(), Figure(gaps=Gaps(keyed=False))
    assert write_sheet(Scene(), figure, surface, [tmp_path / "f.svg"]) == [tmp_path / "f.svg"]
    assert surface.pages == 1
