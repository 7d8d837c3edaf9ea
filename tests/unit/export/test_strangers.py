"""Files that somebody else made, or tampered with: a sentence, and no more read than need be."""

import os
import xml.etree.ElementTree as ElementTree
import zlib
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from parallel38.domain.story import MOST_BYTES, Scene, scene_to_json
from parallel38.domain.view import View
from parallel38.export import scenes
from parallel38.export.figure import ExportError, sized
from parallel38.export.scenes import read_scene
from parallel38.export.write import write_figures

SCENE = Scene(title="Zones", view=View().with_pane(date=date(1945, 9, 8)))


def picture(path: Path, text: str = "") -> bytes:
    info = PngInfo()
    info.add_itxt(scenes.KEY, text or scene_to_json(SCENE), zip=True)
    Image.effect_noise((64, 64), 40).save(path, pnginfo=info)
    return path.read_bytes()


def pdf_with(path: Path, attached: bytes, **packing: pikepdf.Object) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[f"{scenes.KEY}.json"] = pikepdf.AttachedFileSpec(pdf, b"")
        stream = pdf.attachments[f"{scenes.KEY}.json"].get_file().obj
        stream.write(attached, **packing)
        pdf.save(path, compress_streams=False)


def test_a_text_bomb_in_a_png_is_no_scene(tmp_path):
    bomb = tmp_path / "bomb.png"
    picture(bomb, "x" * 4_000_000)
    assert bomb.stat().st_size < 20_000
    with pytest.raises(ExportError, match="holds no scene"):
        read_scene(bomb)


@pytest.mark.parametrize("kept", [10, 30, 60, 200])
def test_a_cut_png_is_no_scene(tmp_path, kept):
    cut = tmp_path / "cut.png"
    cut.write_bytes(picture(cut)[:kept])
    with pytest.raises(ExportError, match=r"cut\.png holds no scene"):
        read_scene(cut)


def test_what_cannot_be_read_is_told_by_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_scene(tmp_path / "none.png")
    with pytest.raises(IsADirectoryError):
        read_scene(tmp_path)


@pytest.mark.parametrize(("suffix", "most"), [(".json", MOST_BYTES), (".svg", 64 * 1024 * 1024)])
def test_a_huge_text_is_refused_without_reading_it(tmp_path, suffix, most):
    huge = tmp_path / f"huge{suffix}"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 8 * 1024**3)  # sparse: it takes no room
    with pytest.raises(ExportError, match=f"is larger than {most // 1024} KB"):
        read_scene(huge)


def test_a_packed_bomb_in_a_pdf_is_not_unpacked(tmp_path):
    bomb, flate = tmp_path / "bomb.pdf", pikepdf.Name.FlateDecode
    pdf_with(bomb, zlib.compress(b"x" * 50_000_000), filter=flate)
    with pytest.raises(ExportError, match="at most 256 KB"):
        read_scene(bomb)


def test_attachments_packed_otherwise(tmp_path):
    out, flate, text = tmp_path / "f.pdf", pikepdf.Name.FlateDecode, scene_to_json(SCENE).encode()
    pdf_with(out, text)
    assert read_scene(out) == SCENE
    pdf_with(out, zlib.compress(text), filter=pikepdf.Array([flate]))
    assert read_scene(out) == SCENE
    for packed, packing in ((text.hex().encode(), pikepdf.Name.ASCIIHexDecode), (b"torn", flate)):
        pdf_with(out, packed, filter=packing)
        with pytest.raises(ExportError, match="holds no scene"):
            read_scene(out)


def test_an_attachment_without_its_file_is_no_scene(tmp_path):
    out = tmp_path / "f.pdf"
    pdf_with(out, b"{}")
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        del pdf.Root.Names.EmbeddedFiles.Names[1].EF
        pdf.save()
    with pytest.raises(ExportError, match="holds no scene"):
        read_scene(out)


def test_control_characters_are_kept_out_of_every_format(surface, tmp_path):
    odd = Scene(title="Zones\x01 of\x0b\ufffe 1945", caption="\x02", view=SCENE.view)
    outs = [tmp_path / f"f{suffix}" for suffix in (".svg", ".pdf", ".png")]
    write_figures(odd, sized("300x200"), surface, outs)
    root = ElementTree.fromstring(outs[0].read_text("utf-8"))
    assert root[0].text == "Zones of 1945"
    for out in outs:
        assert read_scene(out).view == SCENE.view


def box(kind: bytes, held: bytes) -> bytes:
    return (8 + len(held)).to_bytes(4) + kind + held


def film(comment: bytes) -> bytes:
    data = box(b"data", bytes(8) + comment)
    told = box(b"meta", bytes(4) + box(b"ilst", box(b"\xa9cmt", data)))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"udta", told))


def test_a_film_is_read_for_its_comment_alone(tmp_path):
    """No decoder sees it, and what is no box of a comment is passed over."""
    out = tmp_path / "f.mp4"
    whole = film(scene_to_json(SCENE).encode())
    ftyp, moov = whole[:12], whole[12:]
    far = (1).to_bytes(4) + b"mdat" + (8 * 1024**3).to_bytes(8)
    out.write_bytes(ftyp + far)
    os.truncate(out, 12 + 8 * 1024**3)  # sparse: it takes no room
    with out.open("ab") as file:
        file.write(moov)
    assert read_scene(out) == SCENE


@pytest.mark.parametrize(
    "data",
    [
        film(b"x" * 3),
        film(b"")[:-4],
        box(b"ftyp", b"") * 600 + film(scene_to_json(SCENE).encode()),
        bytes.fromhex("00000001") + b"moov" + b"\xff" * 8,
        bytes.fromhex("00000004") + b"moov",
    ],
    ids=["of others", "cut", "of many boxes", "beyond its end", "shorter than its head"],
)
def test_a_film_of_others_is_no_scene(tmp_path, data):
    out = tmp_path / "f.mp4"
    out.write_bytes(data)
    with pytest.raises(ExportError, match="holds no scene"):
        read_scene(out)


def test_a_huge_comment_is_not_read(tmp_path):
    out = tmp_path / "f.mp4"
    out.write_bytes(film(b"{" + b"x" * 10_000_000))
    with pytest.raises(ExportError, match="at most 256 KB"):
        read_scene(out)
