"""What stands on the leaves of a handout: scenes, questions and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from parallel38.export.deck.code import qr_svg, scene_link
from parallel38.export.deck.leaves import POINT_MM, Box, Leaf, inked, put, room, ruled
from parallel38.export.deck.measure import fitting, lines
from parallel38.export.deck.told import Deck, Paper, Slide
from parallel38.export.deck.told_asides import below, pages
from parallel38.words import _

_MAP = 0.63  # of the width
_BESIDE, _BETWEEN = 5.0, 6.0  # mm between map and words, and between two scenes
_APART = 2.5  # mm between map and aside
_BODY = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # points of caption and plain sentence
_WRITTEN = 8.0  # mm from one line to the next
_WORKS = (8.0, 7.5, 7.0)  # points of sources; the first that takes the fewest leaves
_ASK = 10.0
_CODE = 17.0  # mm of a scene's QR

Cell = Callable[[Deck, Slide, Box], Leaf]


def scene_leaves(
    deck: Deck, paper: Paper, head: list[str], cell: Cell, lined: bool = True
) -> Iterator[Leaf]:
    """Two scenes a leaf, the first under the story's head; the rest of the last is `lined`."""
    slides = deck.slides
    for first in range(0, len(slides), 2):
        whole = room(paper, first == 0)
        high = (whole.height - _BETWEEN) / 2
        words = list(head) if first == 0 else []
        maps: list[tuple[int, Box]] = []
        then: list[Leaf] = []
        for place, top in enumerate((whole.top, whole.top + high + _BETWEEN)):
            box = Box(whole.left, top, whole.width, high)
            if first + place == len(slides):
                words += ruled(box, _WRITTEN) if lined else []
                break
            made = cell(deck, slides[first + place], box)
            words += made.words
            maps += made.maps
            then += made.then
        heads = (f"{one.number}. {one.scene.title}" for one in slides[first : first + 2])
        yield Leaf(tuple(words), tuple(maps), tuple(heads))
        yield from then


def linked(link: str, paper: Paper) -> Cell:
    """A scene with the way to the live map, where that is hosted."""
    return lambda deck, slide, box: told(deck, slide, box, paper, link)


def told(deck: Deck, slide: Slide, box: Box, paper: Paper, link: str = "") -> Leaf:
    """A scene: map, words beside it over lines to write on, and below what stands beside the map
    on the stage.
    """
    wide = box.width * _MAP
    aside = slide.scene.aside
    broad = box.width - (_CODE + _APART if link else 0.0)  # the code stands beside what is below
    text, low = below(deck.images, aside, broad) if aside else ("", 0.0)
    low = max(low, _CODE) if aside and link else low
    high = box.height - (low + _APART if low else 0.0)
    side = Box(box.left + wide + _BESIDE, box.top, box.width - wide - _BESIDE, high)
    said, tall = _beside(slide, side.width, high)
    words = [put(Box(side.left, side.top, side.width, min(tall + 4, high)), said)]
    if aside:
        at = Box(box.left, box.top + high + _APART, broad, low)
        words.append(put(at, text, "aside"))
    left = high - tall - 4
    rest = left // _WRITTEN * _WRITTEN  # the last line stands on the map's lower edge
    lined = ruled(Box(side.left, box.top + high - rest, side.width, rest), _WRITTEN)
    if link and (aside or left >= _CODE):
        foot = box.top + (high + _APART + _CODE if aside else high)
        corner = side.left + side.width - _CODE, foot - _CODE
        lined.append(put(Box(*corner, _CODE, _CODE), qr_svg(scene_link(link, deck, slide)), "code"))
    place = Box(box.left, box.top, wide, high)
    then = tuple(pages(slide, paper, broad))
    return Leaf((*words, *lined), ((slide.number, place),), then=then)


def blank(_deck: Deck, slide: Slide, box: Box) -> Leaf:
    """A scene's blank map with its task, which the map's page says itself; and its number."""
    number = put(Box(box.left, box.top + 1.5, 9, 6), _number(slide), style="font-size:11pt")
    return Leaf((number,), ((slide.number, Box(box.left + 9, box.top, box.width - 9, box.height)),))


def last_leaves(deck: Deck, paper: Paper) -> Iterator[Leaf]:
    """Questions with room for answers, then all sources in full."""
    whole = room(paper, first=False)
    if deck.story.questions:
        yield Leaf(tuple(_questions(deck.story.questions, whole)), heads=(_("Questions"),))
    place = Box(whole.left, whole.top + 10, whole.width, whole.height - 10)
    shared = [(size, _shared(deck.works, place, size)) for size in _WORKS]
    size, leaves = min(shared, key=lambda one: len(one[1]))
    for number, taken in enumerate(leaves):
        rows = "".join(f"<p>{inked(work)}</p>" for work in taken)
        head = _("Sources, continued") if number else _("Sources")
        words = _headed(whole, head), put(place, rows, "works", f"font-size:{size}pt")
        yield Leaf(words, heads=() if number else (head,))


def _shared(works: Sequence[str], place: Box, size: float) -> list[list[str]]:
    """The works of each leaf in type of a size."""
    leaves: list[list[str]] = []
    left = 0.0
    for work in works:
        need = _works_height(work, place.width, size)
        if need > left:
            leaves.append([])
            left = place.height
        leaves[-1].append(work)
        left -= need
    return leaves


def _questions(questions: Iterable[str], whole: Box) -> Iterator[str]:
    questions = list(questions)
    yield _headed(whole, _("Questions"))
    share = (whole.height - 10) / len(questions)
    for number, text in enumerate(questions):
        top = whole.top + 10 + number * share
        asked = 1 + lines(f"0. {text}", _ASK, whole.width / POINT_MM, bold=True) * _ASK * 0.48
        yield put(Box(whole.left, top, whole.width, asked), inked(f"{number + 1}. {text}"), "ask")
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
        f'<h3 style="font-size:{title}pt;margin-top:3pt">{inked(scene.title)}</h3>',
        f'<p class="caption" style="font-size:{size}pt">{inked(scene.caption)}</p>',
    ]
    if scene.plain:
        parts.append(f'<p class="plain" style="font-size:{size}pt">{inked(scene.plain)}</p>')
    if cites:
        parts.append(f'<p class="cites">{inked(cites)}</p>')
    return "".join(parts), (above + body * size * 1.32 + below) * POINT_MM


def _number(slide: Slide) -> str:
    return f'<span class="number">{slide.number}</span>'


def _works_height(work: str, width: float, size: float) -> float:
    rows = lines(work, size, width / POINT_MM - 14)
    return (rows * size * 1.32 + 3) * POINT_MM
