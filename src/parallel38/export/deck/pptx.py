"""PPTX: a scene a slide, its map as a picture, all words as words that may be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from parallel38 import words
from parallel38.export.deck import master
from parallel38.export.deck.beside import put_beside
from parallel38.export.deck.code import qr_png, scene_link
from parallel38.export.deck.measure import LEADING, fitting, lines, wide
from parallel38.export.deck.places import CAPTION, COVER, LEAD, SIDE, SMALL, Box, Places, places
from parallel38.export.deck.told import Deck, Progress, Slide, Wishes, picture
from parallel38.export.deck.tongue import tongue
from parallel38.export.deck.typed import printable, said, write
from parallel38.export.framed import framed
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.export.surface import Surface

_BODY = (CAPTION + 2, CAPTION, CAPTION - 2, 12.0, 11.0, 10.0)  # points of questions and asides
_LIST = (12.0, 11.0, 10.0, 9.0)  # of sources in full
_APART = 3.5  # points before each of them
_BREAK = "  ·  "
_CODE = 110.0  # points of a QR code's side


def write_pptx(
    deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress
) -> None:
    """A first slide with the story's title, its scenes, and a last one with questions and all
    sources, which go on as long as they are; notes lie in the notes.
    """
    if wishes.link:
        hosted = [replace(one, link=scene_link(wishes.link, deck, one)) for one in deck.slides]
        deck = replace(deck, slides=tuple(hosted))
    at = places(wishes.shape, [one.scene for one in deck.slides])
    made = master.blank(at)
    maps = _Maps(surface, progress, len(deck.slides) + 1)
    with words.of_map(deck.language):
        _cover(made, deck, at, maps)
        for slide in deck.slides:
            _scene(made, deck, slide, at, maps)
        _last(made, deck, at, wishes.link)
        _properties(made, deck)
    out = io.BytesIO()
    made.save(out)
    path.write_bytes(out.getbuffer())


class _Maps:
    """Draws the maps, and says how many are there."""

    def __init__(self, surface: Surface, progress: Progress, count: int) -> None:
        self._surface, self._progress, self._count = surface, progress, count
        self._done = 0

    def draw(self, slide: Slide, box: Box, bare: bool = False, narrow: bool = False) -> bytes:
        """A scene's map as PNG, its Scene within."""
        from PIL import Image

        from parallel38.export.raster import save_png

        figure = picture(box.width, box.height, bare, narrow)
        scene = replace(slide.scene, view=framed(slide.scene, *figure.room))
        self._surface.lay_out(scene, figure, pixels=True)
        out = io.BytesIO()
        image = Image.frombytes("RGB", figure.pixels, self._surface.rgb(*figure.pixels))
        save_png(image, replace(scene, figure=figure), figure.dpi, out)
        self._done += 1
        self._progress(self._done, self._count)
        return out.getvalue()


def _cover(made: Any, deck: Deck, at: Places, maps: _Maps) -> None:
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(master.COVER_))
    left = at.width * COVER
    box = Box(left, 0, at.width - left, at.height)
    _put(slide, maps.draw(deck.slides[0], box, bare=True), box, "", deck.slides[0].alt)
    title, lead = (said(slide, idx) for idx in (0, 1))
    room = left - 2 * SIDE
    size = fitting(deck.story.title, (38.0, 34.0, 30.0, 26.0, 22.0), room, at.height * 0.34)
    write(title, deck.story.title, size)
    size = fitting(deck.story.description, (LEAD, *_BODY[1:]), room, at.height * 0.36)
    write(lead, deck.story.description, size)
    version = _("Atlas {version}").format(version=deck.version)
    _footed(slide, {master.FOOT_: f"Parallel 38 · {version}"})
    _notes(slide, deck.story.description)


def _scene(made: Any, deck: Deck, told: Slide, at: Places, maps: _Maps) -> None:
    scene = told.scene
    aside = scene.aside
    layout = master.ASIDE if aside else master.SCENE
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(layout))
    box = at.narrow if aside else at.map
    _put(slide, maps.draw(told, box, narrow=bool(aside)), box, _("Map"), told.alt)
    write(said(slide, 0), scene.title)
    write(said(slide, 1), scene.caption)
    notes = told.notes
    if aside and not put_beside(slide, aside, at.aside, deck.images):
        notes = "\n\n".join(part for part in (notes.strip(), aside.title, aside.text) if part)
    _footed(slide, {master.DATE_: told.date, master.NUMBER_: ""})
    _sourced(slide, told, at)
    _notes(slide, notes, told.works)


def _sourced(slide: Any, told: Slide, at: Places) -> None:
    """In the foot: sources in short as far as they have room, and the way to the live map."""
    way = _("Open on the map") if told.link else ""
    room = at.foot.width - wide(_BREAK + way, SMALL)
    cites = list(told.cites)
    more = ""
    while cites and wide((text := _BREAK.join(cites)) + more, SMALL) > room:
        cites.pop()
        more = f"{_BREAK}…"
    text = _BREAK.join(cites) + more
    _footed(slide, {master.FOOT_: text + _BREAK if text and way else text})
    if way:
        run = said(slide, master.FOOT_).text_frame.paragraphs[0].add_run()
        run.text = way
        run.hyperlink.address = told.link
        run._r.get_or_add_rPr().set("lang", tongue(way))


def _last(made: Any, deck: Deck, at: Places, link: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(master.LAST))
    questions, works = list(deck.story.questions), list(deck.works)
    heads = ((_("Questions"), questions), (_("Sources"), works))
    write(said(slide, 0), " · ".join(head for head, rows in heads if rows))
    place, beside = said(slide, 1), said(slide, 2)
    if link:
        _coded(slide, link, place)
    room, high = place.width.pt - SIDE, place.height.pt
    size = fitting("\n".join(works), _LIST, beside.width.pt, high, _APART)
    if questions:
        asked = fitting("\n".join(questions), _BODY, room, high * 0.86)
        write(place, questions, asked, numbered=True)
    else:
        _listed(place, works, size)
    _listed(beside, works, size)
    _closed(slide, deck, deck.works)
    while works:
        slide = made.slides.add_slide(made.slide_layouts.get_by_name(master.LAST))
        write(said(slide, 0), _("Sources, continued"))
        listed = [work for idx in (1, 2) for work in _listed(said(slide, idx), works, size)]
        _closed(slide, deck, listed)


def _listed(place: Any, works: list[str], size: float) -> list[str]:
    """As many of the works as a column holds, which they leave; no column without any."""
    taken: list[str] = []
    free = place.height.pt
    while works:
        free -= lines(works[0], size, place.width.pt) * size * LEADING + _APART
        if taken and free < 0:
            break
        taken.append(works.pop(0))
    if taken:
        write(place, taken, size)
    else:
        place._element.getparent().remove(place._element)
    return taken


def _closed(slide: Any, deck: Deck, works: Sequence[str]) -> None:
    _footed(slide, {master.FOOT_: deck.credit, master.NUMBER_: ""})
    _notes(slide, "", works)


def _coded(slide: Any, link: str, place: Any) -> None:
    """Below the questions, which give up the room, the page's address for telephones and eyes."""
    box = Box(place.left.pt, place.top.pt, place.width.pt, place.height.pt - _CODE)
    master.put(place, box)
    left, top = master.emu(box.left), master.emu(box.top + box.height)
    side = master.emu(_CODE)
    shape = slide.shapes.add_picture(io.BytesIO(qr_png(link)), left, top, side, side)
    shape.name = "QR"
    shape._element.nvPicPr.cNvPr.set("descr", link)
    told = Box(box.left + _CODE, box.top + box.height, box.width - _CODE, _CODE)
    _addressed(slide.shapes.add_textbox(*map(master.emu, told)), link)


def _addressed(shape: Any, link: str) -> None:
    """What the code beside is for, and where it leads."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(shape, [_("Open on the map"), link], SMALL)
    run = frame.paragraphs[1].runs[0]
    run.hyperlink.address = link
    shape.name = _("Open on the map")


def _put(slide: Any, png: bytes, box: Box, name: str, alt: str) -> None:
    """A picture behind all words, with what it shows in words."""
    sides = (master.emu(side) for side in box)
    shape = slide.shapes.add_picture(io.BytesIO(png), *sides)
    shape.name = name or _("Map")
    shape._element.nvPicPr.cNvPr.set("descr", printable(alt))
    tree = slide.shapes._spTree
    tree.remove(shape._element)
    tree.insert(2, shape._element)


def _footed(slide: Any, texts: dict[int, str]) -> None:
    """The placeholders of the foot, which python-pptx leaves to the layout."""
    for idx, text in texts.items():
        place = next(
            one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == idx
        )
        element = deepcopy(place._element)
        slide.shapes._spTree.append(element)
        shape = said(slide, idx)
        shape._element.nvSpPr.cNvPr.set("id", str(100 + idx))
        _bare(shape)
        if idx == master.NUMBER_:
            _number(shape)
        else:
            write(shape, text)


def _bare(shape: Any) -> None:
    """Place and look are the layout's."""
    element = shape._element
    for child in list(element.spPr):
        element.spPr.remove(child)
    style = element.txBody.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)


def _number(shape: Any) -> None:
    body = shape._element.txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    body.append(parse_xml(
        f'<a:p {nsdecls("a")}><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
    ))  # fmt: skip


def _notes(slide: Any, text: str, works: Sequence[str] = ()) -> None:
    """All that is said, and below it the sources in full."""
    parts = [text.strip()] if text.strip() else []
    if works:
        parts.append("\n".join([_("Sources"), *works]))
    write(slide.notes_slide.notes_placeholder, "\n\n".join(parts).split("\n"))


def _properties(made: Any, deck: Deck) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    about = made.core_properties
    about.title = printable(deck.story.title)[:255]
    about.subject = printable(deck.story.description)[:255]
    about.author = about.last_modified_by = "Parallel 38"
    about.category, about.keywords = _("Lecture"), _("history, map, Korea")
    about.comments = printable(f"{deck.credit} {deck.licence}")[:255]
    about.version = deck.version
    about.language = tongue(deck.story.title)
    about.created = about.modified = now
    about.revision = 1
