"""A figure that went through other programs is opened again, or refused in one sentence."""

import json
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.figure import ExportError, Figure
from parallel38.export.scenes import KEY, read_scene
from parallel38.export.write import write_figures
from tests.long.figure_kill import Printed

SUFFIXES = [".png", ".svg", ".pdf", ".tif", ".jpg"]
SCENE = Scene(title="38선, <Zones> & “lines”", caption="Порт-Артур")


def written(folder: Path, suffix: str) -> Path:
    out = folder / f"figure{suffix}"
    write_figures(SCENE, Figure(width=200, height=150), Printed(10), [out])
    return out


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_after_a_new_name_and_a_trip_by_mail(tmp_path, suffix):
    """In base64, with lines as mail has them, under a name of many scripts."""
    letter = EmailMessage(policy=policy.SMTP)
    letter.set_content("Here is the map.")
    kind = "text" if suffix == ".svg" else "application"
    letter.add_attachment(
        written(tmp_path, suffix).read_bytes(), maintype=kind, subtype="x", filename=f"지도{suffix}"
    )
    arrived = message_from_bytes(letter.as_bytes(), policy=policy.default)
    (part,) = arrived.iter_attachments()
    kept = tmp_path / f"re {part.get_filename()}"
    kept.write_bytes(part.get_payload(decode=True))
    assert (read_scene(kept).title, read_scene(kept).caption) == (SCENE.title, SCENE.caption)


def test_a_figure_whose_metadata_were_taken_out_holds_no_scene(tmp_path):
    """As a picture saved again, a drawing cleaned, a page printed anew."""
    for suffix in (".png", ".tif", ".jpg"):
        out = written(tmp_path, suffix)
        with Image.open(out) as image:
            Image.frombytes(image.mode, image.size, image.tobytes()).save(out)
    svg = written(tmp_path, ".svg")
    svg.write_text(re.sub(r"<metadata.*?</metadata>", "", svg.read_text("utf-8"), flags=re.S))
    with pikepdf.open(written(tmp_path, ".pdf"), allow_overwriting_input=True) as pdf:
        del pdf.attachments[f"{KEY}.json"]
        pdf.save()
    for suffix in SUFFIXES:
        with pytest.raises(ExportError, match=rf"figure\{suffix} holds no scene"):
            read_scene(tmp_path / f"figure{suffix}")


@pytest.mark.parametrize(
    "change",
    [
        {"title": 7}, {"schema": "foreign/1"}, {"figure": {"width": -5}}, {"view": {"panes": []}},
        {"view": {"panes": [{"date": "9999-99-99"}]}}, {"sources": "<script>"},
    ],
)  # fmt: skip
def test_an_altered_scene_is_refused_in_one_sentence(tmp_path, change):
    out = written(tmp_path, ".svg")
    altered = json.dumps({**json.loads(scene_to_json(SCENE)), **change})
    text = re.sub(
        r"(<metadata[^>]*>).*?(</metadata>)", lambda found: found[1] + escape(altered) + found[2],
        out.read_text("utf-8"), flags=re.S,
    )  # fmt: skip
    out.write_text(text, "utf-8")
    with pytest.raises(ExportError) as told:
        read_scene(out)
    assert str(told.value).startswith(f"{out}: ")
    assert "\n" not in str(told.value)
