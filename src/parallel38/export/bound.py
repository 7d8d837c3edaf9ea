"""The fallback of a talk: a PDF with a page for each scene, for when nothing else works."""

import io
from collections.abc import Sequence
from pathlib import Path

from parallel38.export.figure import ExportError
from parallel38.paths import write_whole

MAKER = "Parallel 38: fallback of a talk"


def check_fallback(out: Path, force: bool = False) -> None:
    """Refuse to write over what is no fallback of ours, or where nothing can be written."""
    if out.is_dir():
        raise ExportError(f"{out} is a folder.")
    if not out.parent.is_dir():
        raise ExportError(f"{out}: there is no folder {out.parent}.")
    if out.exists() and not force and not _ours(out):
        raise ExportError(f"{out} exists already, and is no fallback; --force replaces it.")


def bind(pages: Sequence[tuple[str, Path]], title: str, out: Path) -> None:
    """Pages with their titles as one PDF, whole or not at all. Raises OSError."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.new() as pdf:
        for _title, page in pages:
            with pikepdf.open(page) as one:
                pdf.pages.extend(one.pages)
        with pdf.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(name, number) for number, (name, _page) in enumerate(pages)
            )
        with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["dc:title"] = title
            meta["xmp:CreatorTool"] = MAKER
        pdf.save(made)
    write_whole(out, made.getvalue())


def lay_on(sheet: bytes, room: tuple[float, float, float, float], page: Path) -> None:
    """Put a PDF's one page onto a sheet, into a room: left, top, width, height as shares of it; the
    sheet takes the PDF's place. Raises OSError.
    """
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet)) as whole, pikepdf.open(page) as one:
        left, low, right, top = map(float, whole.pages[0].mediabox)
        wide, high = right - left, top - low
        west, north = left + room[0] * wide, top - room[1] * high
        box = pikepdf.Rectangle(west, north - room[3] * high, west + room[2] * wide, north)
        whole.pages[0].add_overlay(one.pages[0], box)
        whole.save(made)
    write_whole(page, made.getvalue())


def _ours(path: Path) -> bool:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as meta:
            return meta.get("xmp:CreatorTool") == MAKER
    except (pikepdf.PdfError, OSError):
        return False
