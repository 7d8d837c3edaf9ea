"""What stands on the leaves of a handout: scenes, questions and sources."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import count

from parallel38.domain.story import Aside
from parallel38.export.deck.code import qr_svg, scene_link
from parallel38.export.deck.leaves import POINT_MM, Box, Leaf, put, room, ruled
from parallel38.export.deck.measure import fitting, lines
from parallel38.export.deck.told import Deck, Paper, Slide
from parallel38.words import _

_MAP = 0.63  # of the width
_BESIDE, _BETWEEN = 5.0, 6.0  # mm between map and words, and between two scenes
_APART = 2.5  # mm between map and aside
_BODY = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # points of caption and plain sentence
_WRITTEN = 8.0  # mm from one line to the next
_SMALL = 8.0  # points of an aside and of sources
_ASK = 10.0
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}

_CODE = 17.0  # mm of a scene's QR

Cell = Callable[[Deck, Slide, Box], Leaf]


def scene_leaves(deck: Deck, paper: Paper, head: list[str], cell: Cell) -> Iterator[Leaf]:
    """Two scenes a leaf, the first under the story's head."""
    slides = deck.slides
    for first in range(0, len(slides), 2):
        whole = room(paper, first == 0)
        high = (whole.height - _BETWEEN) / 2
        words = list(head) if first == 0 else []
        maps: list[tuple[int, Box]] = []
        for place, top in enumerate((whole.top, whole.top + high + _BETWEEN)):
            box = Box(whole.left, top, whole.width, high)
            if first + place == len(slides):
                words += ruled(box, _WRITTEN)
                break
            made = cell(deck, slides[first + place], box)
            words += made.words
            maps += made.maps
        yield Leaf(tuple(words), tuple(maps))


def linked(link: str) -> Cell:
    """A scene with the way to the live map, where that is hosted."""
    return lambda deck, slide, box: told(deck, slide, box, link)


def told(deck: Deck, slide: Slide, box: Box, link: str = "") -> Leaf:
    """A scene: map, words beside it over lines to write on, and below what stands beside the map
    on the stage.
    """
    wide = box.width * _MAP
    aside = slide.scene.aside
    below = _aside_height(aside, box.width) if aside else 0.0
    high = box.height - (below + _APART if below else 0.0)
    side = Box(box.left + wide + _BESIDE, box.top, box.width - wide - _BESIDE, high)
    said, tall = _beside(slide, side.width, high)
    words = [put(Box(side.left, side.top, side.width, min(tall + 4, high)), said)]
    if aside:
        at = Box(box.left, box.top + high + _APART, box.width, below)
        words.append(put(at, _aside(deck, aside), "aside"))
    left = high - tall - 4
    rest = left // _WRITTEN * _WRITTEN  # the last line stands on the map's lower edge
    lined = ruled(Box(side.left, box.top + high - rest, side.width, rest), _WRITTEN)
    if link and rest >= _CODE:
        corner = side.left + side.width - _CODE, box.top + high - _CODE
        lined.append(put(Box(*corner, _CODE, _CODE), qr_svg(scene_link(link, deck, slide)), "code"))
    return Leaf((*words, *lined), ((slide.number, Box(box.left, box.top, wide, high)),))


def blank(_deck: Deck, slide: Slide, box: Box) -> Leaf:
    """A scene's blank map with its task, which the map's page says itself; and its number."""
    number = put(Box(box.left, box.top + 1.5, 9, 6), _number(slide), style="font-size:11pt")
    return Leaf((number,), ((slide.number, Box(box.left + 9, box.top, box.width - 9, box.height)),))


def last_leaves(deck: Deck, paper: Paper) -> Iterator[Leaf]:
    """Questions with room for answers, then all sources in full."""
    whole = room(paper, first=False)
    if deck.story.questions:
        yield Leaf(tuple(_questions(deck.story.questions, whole)))
    left = list(deck.works)
    for leaf in count():
        if not left:
            return
        high, taken = whole.height - 10, []
        while left and (need := _works_height(left[0], whole.width)) <= high:
            high -= need
            taken.append(left.pop(0))
        taken = taken or [left.pop(0)]
        rows = "".join(f"<p>{escape(work)}</p>" for work in taken)
        head = _("Sources") if leaf == 0 else _("Sources, continued")
        yield Leaf((_headed(whole, head),
                    put(Box(whole.left, whole.top + 10, whole.width, whole.height - 10), rows,
                        "works")))  # fmt: skip


def _questions(questions: Iterable[str], whole: Box) -> Iterator[str]:
    questions = list(questions)
    yield _headed(whole, _("Questions"))
    share = (whole.height - 10) / len(questions)
    for number, text in enumerate(questions):
        top = whole.top + 10 + number * share
        asked = 1 + lines(f"0. {text}", _ASK, whole.width / POINT_MM, bold=True) * _ASK * 0.48
        yield put(Box(whole.left, top, whole.width, asked), escape(f"{number + 1}. {text}"), "ask")
        yield from ruled(Box(whole.left, top + asked, whole.width, share - asked - 4), _WRITTEN)


def _headed(whole: Box, text: str) -> str:
    return put(Box(whole.left, whole.top, whole.width, 9), f"<h2>{escape(text)}</h2>")


def _beside(slide: Slide, width: float, height: float) -> tuple[str, float]:
    """Number, date, title, caption, the plain sentence and the sources in short; and about how many
    mm that takes.
    """
    scene, wide = slide.scene, width / POINT_MM
    title = 12.0 if lines(scene.title, 12.0, wide, bold=True) <= 3 else 10.5
    cites = " · ".join(slide.cites)
    dated = lines(slide.date, 9.0, wide - 26, bold=True) * 12
    above = dated + lines(scene.title, title, wide, bold=True) * title * 1.2 + 16
    below = lines(cites, 7.0, wide) * 9.3 + 5
    rest = height / POINT_MM - above - below
    size = fitting(f"{scene.caption}\n{scene.plain}", _BODY, wide - 10, rest)
    body = lines(scene.caption, size, wide) + lines(scene.plain, size, wide - 10)
    parts = [
        f'<div style="font-size:9pt">{_number(slide)}<span class="date">{escape(slide.date)}</span>'
        "</div>",
        f'<h3 style="font-size:{title}pt;margin-top:3pt">{escape(scene.title)}</h3>',
        f'<p class="caption" style="font-size:{size}pt">{escape(scene.caption)}</p>',
    ]
    if scene.plain:
        parts.append(f'<p class="plain" style="font-size:{size}pt">{escape(scene.plain)}</p>')
    if cites:
        parts.append(f'<p class="cites">{escape(cites)}</p>')
    return "".join(parts), (above + body * size * 1.32 + below) * POINT_MM


def _number(slide: Slide) -> str:
    return f'<span class="number">{slide.number}</span>'


def _aside(deck: Deck, aside: Aside) -> str:
    image = deck.images.get(aside.image)
    shown = ""
    if image:
        kind = _KINDS.get(aside.image[aside.image.rfind(".") :].lower(), "png")
        data = base64.b64encode(image).decode()
        shown = f'<img alt="{escape(aside.alt)}" src="data:image/{kind};base64,{data}">'
    said = escape(aside.text.strip()).replace("\n\n", "<br>").replace("\n", " ")
    credit = f' <span class="run">{escape(aside.credit)}</span>' if aside.credit else ""
    return f"{shown}<b>{escape(aside.title)}</b>{said}{credit}"


def _aside_height(aside: Aside, width: float) -> float:
    """Mm that it takes below the map."""
    wide = width / POINT_MM * (0.55 if aside.image else 1.0) - 16
    rows = lines(aside.title, _SMALL, wide, bold=True) + lines(aside.text.strip(), _SMALL, wide)
    rows += 1 if aside.credit else 0
    least = 32.0 if aside.image else 0.0
    return min(max(rows * _SMALL * 1.36 * POINT_MM + 5.5, least), 45.0)


def _works_height(work: str, width: float) -> float:
    rows = lines(work, _SMALL, width / POINT_MM - 14)
    return (rows * _SMALL * 1.32 + 3) * POINT_MM
