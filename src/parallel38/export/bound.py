"""The fallback of a talk: a PDF with a page for each scene, for when nothing else works."""

import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from parallel38.domain.story import Story
from parallel38.export.figure import ExportError
from parallel38.export.named import story_name
from parallel38.paths import write_whole
from parallel38.words import _

SWITCH = "; --force replaces it"  # of the command line
MAKER = "Parallel 38: fallback of a talk"


def fallback_in(folder: Path, story: Story, force: bool = False) -> Path:
    """Where a story's fallback goes: over the one of before, beside that of another story of the
    same name. Raises ExportError for what is no fallback of ours, or where nothing can be written.
    """
    if not folder.is_dir():
        raise ExportError(_("{folder}: there is no such folder.").format(folder=folder))
    name = story_name(story)
    for number in count(1):
        out = folder / (f"{name}-fallback-{number}.pdf" if number > 1 else f"{name}-fallback.pdf")
        if out.is_dir():
            raise ExportError(_("{file} is a folder.").format(file=out))
        if force or not out.exists():
            break
        whose = _whose(out)
        if not whose:
            told = _("{file} exists already, and is no fallback{switch}.")
            raise ExportError(told.format(file=out, switch=SWITCH))
        if whose == _mark(story):
            break
    return out


def bind(pages: Sequence[tuple[str, Path]], story: Story, out: Path) -> None:
    """Pages with their titles as a story's one PDF, whole or not at all. Raises OSError."""
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
            meta["dc:title"] = story.title
            meta["dc:identifier"] = _mark(story)
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


def _mark(story: Story) -> str:
    """What tells it from others of its name. The id of a story's file is the file's name, which
    those of other folders have too.
    """
    return f"{story.id} {story.title}"


def _whose(path: Path) -> str:
    """The mark of the story whose fallback it is; nothing where it is none of ours."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as meta:
            ours = meta.get("xmp:CreatorTool") == MAKER
            return str(meta.get("dc:identifier", MAKER)) if ours else ""
    except (pikepdf.PdfError, OSError):
        return ""
