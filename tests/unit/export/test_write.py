import io
import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.export.figure import ExportError, on_paper, sized
from parallel38.export.scenes import read_scene
from parallel38.export.svg import subset, used_characters
from parallel38.export.write import check_outs, write_figures
from unit.pictures import differing, svg_to_png

SCENE = Scene(
    id="zones",
    title="Zones — 점령 지역 · Зоны · 佔領區",
    caption="The line & the <map>",
    view=View().with_pane(date=date(1945, 9, 8), layers_off=("railways",), language="ko"),
)
SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg", ".pdf")


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_every_format_holds_the_scene(surface, tmp_path):
    outs = [tmp_path / f"f{suffix}" for suffix in SUFFIXES]
    figure = sized("600x400", 150)
    write_figures(SCENE, figure, surface, outs)
    assert len(surface.laid_out) == 1
    for out in outs:
        assert read_scene(out) == replace(SCENE, figure=figure), out
    assert leftovers(tmp_path) == []
    assert oct(outs[0].stat().st_mode & 0o777) == oct(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_png_says_size_dpi_and_colours(surface, tmp_path):
    out = tmp_path / "f.png"
    write_figures(SCENE, on_paper("A4", 150), surface, [out])
    with Image.open(out) as image:
        assert image.size == (1754, 1240)
        assert image.info["dpi"] == pytest.approx((150, 150), abs=0.02)
        assert image.info["srgb"] == 0
        assert image.getpixel((20, 20)) == (0xEE, 0xEE, 0xFF)


@pytest.mark.parametrize(("suffix", "packing"), [(".jpg", "JPEG"), (".tif", "LZW")])
def test_print_formats_say_size_dpi_and_colours(surface, tmp_path, suffix, packing):
    """Read by another program."""
    out = tmp_path / f"f{suffix}"
    write_figures(SCENE, on_paper("A4", 150), surface, [out])
    form = "%w %h %x %y %[units] %[channels] %C %[profile:icc]"
    run = subprocess.run(
        ["identify", "-format", form, out], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"1754 1240 150 150 PixelsPerInch srgb {packing} sRGB built-in"


def test_three_formats_show_the_same_picture(surface, tmp_path):
    outs = [tmp_path / "f.png", tmp_path / "f.pdf", tmp_path / "f.svg"]
    write_figures(SCENE, sized("640x480"), surface, outs)
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-r", "96", outs[1], tmp_path / "from-pdf"], check=True
    )
    svg_to_png(outs[2], tmp_path / "from-svg.png", 640, 480)
    for other in ("from-pdf.png", "from-svg.png"):
        assert differing(outs[0], tmp_path / other) < 0.01


def test_pdf_is_vector_with_metadata(surface, tmp_path):
    out = tmp_path / "f.pdf"
    write_figures(SCENE, on_paper("A4-portrait"), surface, [out])
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        width, height = _size(pdf)
        assert (width, height) == pytest.approx((595.276, 841.89), abs=0.01)
        assert pdf.open_metadata()["dc:title"] == SCENE.title
        assert pdf.Root.Lang == "ko"
        assert json.loads(pdf.attachments["parallel38-scene.json"].get_file().read_bytes())
    images = subprocess.run(["pdfimages", "-list", out], check=True, capture_output=True, text=True)
    assert len(images.stdout.splitlines()) == 2  # the heading alone


def _size(pdf: pikepdf.Pdf) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
    return right - left, top - bottom


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("f.gif", "its suffix must be one of png, jpg"),
        ("f", "its suffix must be one of"),
        ("there.png", "exists already; --force replaces it"),
        ("nowhere/f.png", "there is no folder"),
        ("folder.png", "is a folder"),
    ],
)
def test_bad_outs_are_refused_before_drawing(tmp_path, name, words):
    (tmp_path / "there.png").write_bytes(b"mine")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(ExportError, match=words):
        check_outs([tmp_path / name], sized("600x400"))
    assert (tmp_path / "there.png").read_bytes() == b"mine"


def test_other_refusals(tmp_path):
    out = tmp_path / "f.png"
    with pytest.raises(ExportError, match="named twice"):
        check_outs([out, out], sized("600x400"))
    with pytest.raises(ExportError, match="megapixels"):
        check_outs([out], on_paper("A3", 2400))
    check_outs([tmp_path / "f.pdf"], on_paper("A3", 2400))
    out.write_bytes(b"old")
    check_outs([out], sized("600x400"), force=True)


def test_nothing_is_left_of_a_figure_that_fails(surface, tmp_path):
    first, second = tmp_path / "a.svg", tmp_path / "b.png"
    first.write_text("old")
    surface.broken = True
    with pytest.raises(RuntimeError, match="could not print"):
        write_figures(SCENE, sized("600x400"), surface, [first, second], force=True)
    assert first.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.svg"]


def test_a_full_disk_is_one_sentence(surface, tmp_path, monkeypatch):
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ExportError, match=r"f\.svg: could not be written: No space left"):
        write_figures(SCENE, sized("600x400"), surface, [tmp_path / "f.svg"])
    assert list(tmp_path.iterdir()) == []


def test_svg_carries_just_the_glyphs_it_uses(tmp_path):
    from fontTools.ttLib import TTFont

    from parallel38.fonts import fonts_dir

    svg = (
        '<svg><text font-weight="700">Seoul</text><text>서울 &amp; <tspan>京城</tspan></text></svg>'
    )
    assert used_characters(svg) == {700: set("Seoul"), 400: set("서울 & 京城")}
    data, covered = subset(fonts_dir() / "latin-400.ttf", {ord(c) for c in "Se서"})
    assert covered == {ord("S"), ord("e")}
    assert set(TTFont(io.BytesIO(data)).getBestCmap()) == covered
    assert subset(fonts_dir() / "latin-400.ttf", {0xAC00}) == (b"", set())


def test_svg_stands_alone(surface, tmp_path):
    out = tmp_path / "f.svg"
    write_figures(SCENE, sized("600x400"), surface, [out])
    text = out.read_text("utf-8")
    assert text.startswith("<?xml")
    assert "<title>Zones — 점령 지역" in text
    outside = re.findall(r'(?:href="|url\()(?!data:|#)([^")]*)', text)
    assert outside == []


def test_scenes_that_cannot_be_read(surface, tmp_path):
    huge = Scene(notes="x" * 300_000)
    with pytest.raises(ExportError, match="at most 256 KB"):
        write_figures(huge, sized("600x400"), surface, [tmp_path / "f.png"])
    assert surface.laid_out == []
    for name, content in {
        "a.png": b"no picture",
        "a.pdf": b"no pdf",
        "a.svg": b"<svg/>",
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ExportError, match="holds no scene"):
            read_scene(tmp_path / name)
    Image.new("RGB", (4, 4)).save(tmp_path / "b.png")
    with pytest.raises(ExportError, match="holds no scene"):
        read_scene(tmp_path / "b.png")
    (tmp_path / "c.svg").write_text('<svg><metadata id="parallel38-scene">{"a":1}</metadata></svg>')
    with pytest.raises(ExportError, match=r"c\.svg: schema: missing"):
        read_scene(tmp_path / "c.svg")
