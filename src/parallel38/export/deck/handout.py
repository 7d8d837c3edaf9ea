"""PDF: a story's scenes on paper with lines to write on; for pupils with blank maps and a key."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38 import words
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.story import Scene
from parallel38.export.class_sheet import for_class
from parallel38.export.deck.leaves import PAPERS, Box, Leaf, document, named, pixels, points
from parallel38.export.deck.told import Deck, Progress, Slide, Wishes
from parallel38.export.deck.told_leaves import blank, last_leaves, linked, scene_leaves
from parallel38.export.deck.tongue import tongue
from parallel38.export.framed import framed
from parallel38.words import _

if TYPE_CHECKING:
    import pikepdf

    from parallel38.export.deck.tags import Drawn
    from parallel38.export.surface import Surface

_GAPS = 8  # names that are asked for on half a leaf
_TYPE = 1.35  # a figure as low as this has smaller type than a pupil likes
_OFF = ("date", "title", "caption", "north", "neat", "degrees", "sources", "credit")


def write_handout(
    deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress, key: bool = False
) -> None:
    """One PDF; of a handout for pupils the `key` is another. It speaks as its maps do."""
    with words.of_map(deck.language):
        path.write_bytes(_written(deck, wishes, surface, progress, key))


def _written(deck: Deck, wishes: Wishes, surface: Surface, progress: Progress, key: bool) -> bytes:
    blanks = wishes.students
    what = _("Answer key") if key else _("Maps to fill in") if blanks else _("Handout")
    head = named(deck, wishes.paper, what, _code(wishes.link), wishes.link, asked=not key)
    cell = blank if blanks else linked(wishes.link, wishes.paper)
    leaves = list(scene_leaves(deck, wishes.paper, head, cell, lined=not key))
    if not key:
        leaves += last_leaves(deck, wishes.paper)
    figures = _figures(deck, leaves, wishes, surface, progress, key)
    html = document(deck, wishes.paper, leaves, what, wishes.copy or blanks)
    sheet = PAPERS[wishes.paper]
    width, height = (side / 25.4 * 72 for side in sheet)
    pages = surface.paper(html, width, height)
    alts = {} if blanks else {one.number: f"{_('Map')}: {one.alt}" for one in deck.slides}
    with _joined(pages, leaves, figures, (width, height), alts, html) as pdf:
        return _saved(pdf, leaves, deck, what)


def _code(link: str) -> str:
    from parallel38.export.deck.code import qr_svg

    return qr_svg(link) if link else ""


def _figures(
    deck: Deck, leaves: list[Leaf], wishes: Wishes, surface: Surface, progress: Progress, key: bool
) -> dict[int, bytes]:
    """Each scene's map as a page of its own."""
    found = {}
    slides = {slide.number: slide for slide in deck.slides}
    places = [place for leaf in leaves for place in leaf.maps]
    for done, (number, box) in enumerate(places, 1):
        drawn = _blank if wishes.students else _full
        scene, figure = drawn(slides[number], box, wishes.copy, key)
        surface.lay_out(scene, figure)
        found[number] = surface.pdf()
        progress(done, len(places))
    return found


def _full(slide: Slide, box: Box, copy: bool, _key: bool) -> tuple[Scene, Figure]:
    width, height = pixels(box)
    figure = Figure(
        width=width, height=height, dpi=300.0, type_least=6.0, type_scale=0.8, line_weight=0.8,
        density=0.7, off=_OFF, legend="below",
    )  # fmt: skip
    view = framed(slide.scene, *figure.room).with_pane(style="copy" if copy else "print")
    return replace(slide.scene, view=view), figure


def _blank(slide: Slide, box: Box, _copy: bool, key: bool) -> tuple[Scene, Figure]:
    width, height = pixels(box)
    figure = Figure(
        width=width, height=height, dpi=300.0, type_scale=_TYPE,
        off=("name", "north", "neat", "degrees", "sources", "credit", "scale"),
    )  # fmt: skip
    scene = replace(slide.scene, caption=slide.scene.plain)
    view, figure = for_class(framed(scene, width, height), figure, Gaps(count=_GAPS, key=key))
    return replace(scene, view=view), figure


def _joined(
    pages: bytes, leaves: list[Leaf], figures: Mapping[int, bytes], sheet: tuple[float, float],
    alts: Mapping[int, str], html: str,
) -> pikepdf.Pdf:  # fmt: skip
    """The maps at their places on the leaves, and all of it told to screen readers."""
    import pikepdf

    from parallel38.export.deck.tags import elements, tag

    pdf = pikepdf.open(io.BytesIO(pages))
    if len(pdf.pages) != len(leaves):
        raise RuntimeError(f"The handout takes {len(pdf.pages)} pages, not {len(leaves)}.")
    width, height = sheet
    drawn = []
    for page, leaf in zip(pdf.pages, leaves, strict=True):
        up = float(page.mediabox[3])
        page.mediabox = pikepdf.Array([0, up - height, width, up])
        drawn.append([
            _drawn(pdf, page, figures[number], box, up, alts.get(number, ""))
            for number, box in leaf.maps
        ])  # fmt: skip
    tag(pdf, elements(html), drawn)
    return pdf


def _drawn(
    pdf: pikepdf.Pdf, page: pikepdf.Page, figure: bytes, box: Box, up: float, alt: str
) -> Drawn:
    """A map as what a page may draw."""
    import pikepdf

    from parallel38.export.deck.tags import Drawn

    left, top, wide, high = points(box)
    with pikepdf.open(io.BytesIO(figure)) as there:
        form = pdf.copy_foreign(there.pages[0].as_form_xobject())
    name = page.add_resource(form, pikepdf.Name.XObject)
    at = pikepdf.Rectangle(left, up - top - high, left + wide, up - top)
    content = page.calc_form_xobject_placement(
        form, name, at, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    return Drawn(content, alt)


def _saved(pdf: pikepdf.Pdf, leaves: list[Leaf], deck: Deck, what: str) -> bytes:
    """With what it is, and where a reader finds what."""
    import pikepdf

    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"] = f"{deck.story.title}: {what}"
        meta["dc:description"] = deck.story.description
        meta["dc:rights"] = deck.licence
        meta["xmp:CreatorTool"] = "Parallel 38"
    with pdf.open_outline() as outline:
        for number, leaf in enumerate(leaves):
            outline.root += [pikepdf.OutlineItem(head, number) for head in leaf.heads]
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Lang = pikepdf.String(tongue(f"{deck.story.title} {deck.story.description}"))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
