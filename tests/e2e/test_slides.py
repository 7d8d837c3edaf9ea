"""Slides as LibreOffice shows them: each page as many points, and the words where they are."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from parallel38.__main__ import main

STORY = "what-stalin-asked-back"
SHAPES = {"16:9": (960, 540), "4:3": (720, 540)}


def read(*command: object) -> str:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.office) for name in SHAPES]
)
def pages(request, tmp_path_factory) -> tuple[str, Path]:
    """The core of a story, its slides printed by LibreOffice into a PDF."""
    folder = tmp_path_factory.mktemp("slides")
    out = folder / "deck.pptx"
    assert main(["deck", STORY, str(out), "--size", request.param, "--core"]) == 0
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    read("soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, out)
    return request.param, folder / "deck.pdf"


def test_every_slide_is_a_page_of_its_shape(pages):
    shape, pdf = pages
    told = dict(line.split(":", 1) for line in read("pdfinfo", pdf).splitlines() if ":" in line)
    wide, high = SHAPES[shape]
    size = [float(one) for one in told["Page size"].split("pts")[0].split("x")]
    assert size == pytest.approx([wide, high], abs=0.2)
    slides = Presentation(str(pdf.with_suffix(".pptx"))).slides
    assert int(told["Pages"]) == len(slides)
    assert [one.shapes.title.text for one in list(slides)[6:8]] == [
        "Questions · Sources",
        "Sources, continued",
    ]
    assert told["Title"].strip().startswith("What Stalin asked back")


def test_no_word_leaves_its_slide_or_lies_on_a_map(pages):
    """Titles and captions lie below the map, which is as wide as the page."""
    shape, pdf = pages
    wide, high = SHAPES[shape]
    words = read("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    for number, page in enumerate(words, 1):
        boxes = [
            [float(part.split('"')[1]) for part in line.split()[1:5]]
            for line in page.splitlines() if line.strip().startswith("<word ")
        ]  # fmt: skip
        assert boxes, number
        assert all(x0 >= 0 and y0 >= 0 and x1 <= wide and y1 <= high for x0, y0, x1, y1 in boxes)
        if number == 1 or number > 5 + 1:
            continue
        above = [box for box in boxes if box[3] < 0.6 * high]
        assert all(box[0] > 0.6 * wide for box in above), "only a text beside stands as high"


def test_the_map_is_seen_to_the_edges(pages):
    shape, pdf = pages
    read("pdftoppm", "-r", 36, "-png", "-f", 3, "-l", 3, "-singlefile", pdf, pdf.with_suffix(""))
    with Image.open(pdf.with_suffix(".png")) as image:
        paper = image.getpixel((image.width - 4, image.height - 4))
        row = [image.getpixel((x, image.height // 3)) for x in range(image.width)]
        assert image.size == pytest.approx([side / 2 for side in SHAPES[shape]], abs=1)
    assert row[0] != paper
    assert len(set(row)) > 20
