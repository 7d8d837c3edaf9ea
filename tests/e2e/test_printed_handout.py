"""A story on paper as the engine prints it: read back, and looked at, by Poppler."""

import datetime
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from parallel38.__main__ import main
from parallel38.data.story_toml import save
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Camera, Pane, View

LINK = "https://school.example/korea/index.html"
SIDE = 16 / 25.4 * 72  # points of bare paper
COLUMN = 0.63  # of the width, where the words beside a map begin


def scene(number: int, date: datetime.date, **more: object) -> Scene:
    pane = Pane(date=date, camera=Camera(lat=38.2, lon=127.3, zoom=6.2))
    values = {
        "id": f"s{number}", "title": f"Scene the {number}th", "view": View(panes=(pane,)),
        "caption": f"Caption {number}.", "plain": f"Plainly {number}.",
        "sources": ("cumings-1981",), **more,
    }  # fmt: skip
    return Scene(**values)  # type: ignore[arg-type]


STORY = Story(
    id="zones", title="Two zones", description="Of a line.", questions=("Who drew it?",),
    scenes=(
        scene(1, datetime.date(1945, 10, 14)),
        scene(2, datetime.date(1954, 11, 17), caption="Caption 2. " + "So it was, 1895-1955. " * 22,
              aside=Aside("Article 1", "Of the constitution.")),
    ),
)  # fmt: skip


def read(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


def text(pdf: Path, page: int) -> str:
    """A page's words, with one blank between."""
    return " ".join(read("pdftotext", "-f", page, "-l", page, pdf, "-").split())


def words(pdf: Path, page: int) -> list[tuple[str, float, float]]:
    """A page's words, each with the points of its left and upper side."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<',
        read("pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-"),
    )
    return [(said, float(left), float(top)) for left, top, said in found]


def picture(pdf: Path, dpi: int) -> Image.Image:
    """The first page, in grey."""
    read("pdftoppm", "-r", dpi, "-gray", "-png", "-singlefile", pdf, pdf.with_suffix(""))
    with Image.open(pdf.with_suffix(".png")) as image:
        return image.convert("L")


def grouped(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each element's role with all its words."""
    found: list[tuple[str, str]] = []
    for role, words in rows:
        if role:
            found.append((role, ""))
        else:
            found[-1] = found[-1][0], f"{found[-1][1]} {words}".strip()
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The story as handout, and as sheets for pupils with their key."""
    made = tmp_path_factory.mktemp("printed")
    save(made / "zones.toml", STORY)
    told = str(made / "zones.toml")
    assert main(["deck", told, str(made / "handout.pdf"), "--link", LINK]) == 0
    assert main(["deck", told, str(made / "pupils.pdf"), "--students", "--lang", "ko"]) == 0
    return made


@pytest.mark.parametrize(("name", "count"), [("handout", 3), ("pupils", 3), ("pupils-key", 1)])
def test_it_is_a4_with_all_type_within(folder, name, count):
    pdf = folder / f"{name}.pdf"
    about = read("pdfinfo", pdf)
    assert re.search(rf"^Pages: +{count}$", about, re.MULTILINE)
    assert re.search(r"^Page size: +595[.\d]* x 841[.\d]* pts \(A4\)$", about, re.MULTILINE)
    assert re.search(r"^Title: +Two zones: ", about, re.MULTILINE)
    rows = read("pdffonts", pdf).splitlines()[2:]
    assert rows
    for row in rows:
        kind, embedded, cut = row[37:54].strip(), *row.split()[-5:-3]
        assert (kind, embedded, cut) == ("CID TrueType", "yes", "yes"), row


def test_it_has_scenes_questions_and_sources_and_says_nothing_twice(folder):
    pdf = folder / "handout.pdf"
    first = text(pdf, 1)
    for said in (
        "Two zones", "Of a line.", "Name", "14 October 1945", "Scene the 1th", "Caption 1.",
        "Plainly 1.", "17 November 1954", "Caption 2.", "Article 1", "Of the constitution.",
        "Cumings 1981", "Peiping", "1/3",
    ):  # fmt: skip
        assert said in first, said
    beyond = re.findall(r"Beyond this map: ([^(]+)", first)
    assert len(beyond) == len(set(beyond)) > 0
    assert "1. Who drew it?" in text(pdf, 2)
    assert "Cumings, The Origins of the Korean War" in text(pdf, 3)


def test_a_span_of_years_stays_on_one_line(folder):
    file = folder / "handout.pdf"
    found = [said for page in (1, 2, 3) for said, _x, _y in words(file, page)]
    assert found.count("1895-1955.") == 22
    assert not [said for said in found if re.fullmatch(r"\d+-", said)]


def test_there_are_lines_to_write_on(folder):
    page = picture(folder / "handout.pdf", 144)
    left, right = (SIDE + COLUMN * (595 - 2 * SIDE) + 20) * 2, (595 - SIDE - 60) * 2
    strip = page.crop((round(left), 400, round(right), page.height))
    rows = (strip.crop((0, y, strip.width, y + 1)) for y in range(strip.height))
    dark = [row.getextrema()[1] < 190 for row in rows]
    lines = sum(on and not before for before, on in pairwise(dark))
    assert lines >= 6


def test_a_telephone_reads_where_the_map_and_each_scene_are(folder):
    page = picture(folder / "handout.pdf", 200)
    found = {one.text for one in zxingcpp.read_barcodes(page)}
    assert found == {LINK, f"{LINK}#scene=zones/s1", f"{LINK}#scene=zones/s2"}


def test_a_screen_reader_is_told_headings_words_and_maps_in_their_order(folder):
    pdf = folder / "handout.pdf"
    assert re.search(r"^Tagged: +yes$", read("pdfinfo", pdf), re.MULTILINE)
    rows = read("pdfinfo", "-struct-text", pdf)
    shown = grouped(re.findall(r'^  (\w+)(?: \(\w+\))?$|^    "(.*)"$', rows, re.MULTILINE))
    first = shown.index(("H2", "Scene the 1th"))
    dated, _head, map_, *said = shown[first - 1 : first + 5]
    assert shown[1] == ("H1", "Two zones")
    assert dated == ("P", "1 14 October 1945")
    assert map_[0] == "Figure"
    assert said == [("P", "Caption 1."), ("P", "Plainly 1."), ("P", "Cumings 1981")]
    assert ("H2", "Questions") in shown
    assert not any("1/3" in words.replace(" ", "") for _role, words in shown), "feet are not read"
    with pikepdf.open(pdf) as opened:
        made = opened.Root.StructTreeRoot.K[0].K
        alts = [str(one.Alt) for one in made if "/Alt" in one]
        assert {str(one.Lang) for one in made} == {"en-GB"}
    assert [alt.startswith("Map: ") for alt in alts] == [True, True]
    assert all(len(alt) > 60 for alt in alts)


def test_a_key_s_answers_are_words_for_a_screen_reader(folder):
    told = read("pdfinfo", "-struct-text", folder / "pupils-key.pdf")
    assert [role for role in ("Figure", "Div") if f"  {role}\n" in told] == ["Div"]
    assert told.count("평양") == 4  # in two banks, on two lines
    assert told.index('"1"') < told.index("  Div") < told.index('"2"')


def test_pupils_find_numbers_where_names_stood_and_teachers_the_names(folder):
    banks, keyed = (words(folder / f"{name}.pdf", 1) for name in ("pupils", "pupils-key"))
    on_map = SIDE + 28, SIDE + 0.62 * (595 - 2 * SIDE)
    for name in ("평양", "도쿄"):
        stood = [left for said, left, _top in banks if said == name]
        assert stood, name
        assert not any(on_map[0] < left < on_map[1] for left in stood), name
        assert sum(said == name for said, *_at in keyed) == 2 * len(stood)
    heads = ("채워", "반"), ("정답",)  # 반: the class that a pupil writes down
    for there, other in (banks, heads[0]), (keyed, heads[1]):
        assert {*heads[0], *heads[1]} & {said for said, *_at in there} == set(other)
