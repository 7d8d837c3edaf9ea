"""Structure for screen readers: headings, paragraphs and pictures of what was printed.

The engine prints without (QtWebEngine leaves Chromium's ShouldGenerateTaggedPDF as it is, false).
But each element that has a clip of its own (handout.css) is text under one clip in the page's
content, in the document's order; so what is what is told by counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

import pikepdf
from msgspec import Struct
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from parallel38.export.deck.tongue import tongue

_ROLES = {"h1": "H1", "h2": "H2", "h3": "H2"}
_BLOCKS = {*_ROLES, "p", "div"}
_RUNNING = "again"  # the class of heads and feet, which nobody wants read on each page
_SCENE = "number"  # the class that begins a scene
_VOID = {"img", "br", "link", "meta"}


class Said(Struct, eq=False):
    """An element with its words. No `role` is what a reader passes over; `scene` begins one."""

    role: str
    text: str = ""
    scene: bool = False


class Drawn(Struct, frozen=True):
    """A picture at a place of its page: PDF operators, and what it shows; without, its words are
    read as they stand.
    """

    content: bytes
    alt: str = ""


def elements(html: str) -> list[list[Said]]:
    """The elements with words of each section of a document."""
    reader = _Reader()
    reader.feed(html)
    return reader.sections


def tag(pdf: pikepdf.Pdf, said: Sequence[Sequence[Said]], drawn: Sequence[Sequence[Drawn]]) -> bool:
    """Put pictures on the pages, a scene's with its words, and say what all is. Whether all could
    be told: else there are the pictures alone.
    """
    pages = [_Page(pdf, page, some) for page, some in zip(pdf.pages, said, strict=True)]
    whole = all(page.known for page in pages)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids, parents = Array(), list[Any]()
    for number, (page, pictures) in enumerate(zip(pages, drawn, strict=True)):
        found = page.written(top, pictures, whole)
        kids.extend(found)
        page.page.obj.StructParents = number
        parents += number, Array(page.parents)
    if not whole:
        return False
    top.K, root.K = kids, Array([top])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(parents)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return True


class _Reader(HTMLParser):
    """Gathers the elements of a document that is ours, well formed."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[list[Said]] = []
        self._open: list[tuple[str, str, Said]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self.sections.append([])
        if tag not in _VOID:
            classes = dict(attrs).get("class") or ""
            inner = "P" if _RUNNING not in classes.split() else ""
            self._open.append((tag, classes, Said(_ROLES.get(tag, inner))))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self.sections or not data.strip():
            return
        said = next(said for tag, _classes, said in reversed(self._open) if tag in _BLOCKS)
        if said not in self.sections[-1]:
            self.sections[-1].append(said)
        said.text += data
        said.scene |= self._open[-1][1] == _SCENE


class _Page:
    """One whose texts are counted, then marked."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page, said: Sequence[Said]) -> None:
        self.page, self._pdf, self._said = page, pdf, said
        self._content = list(pikepdf.parse_content_stream(page))
        self._belongs = list(_belongs(self._content))
        self.known = max(self._belongs, default=-1) + 1 == len(said)
        self.parents: list[Any] = []

    def written(self, top: Any, pictures: Sequence[Drawn], known: bool) -> list[Any]:
        """Its elements in the order in which they are read."""
        made = [self._element(top, one) if one.role and known else None for one in self._said]
        content = list(self._marked(made)) if known else self._content
        text = b"q\n" + pikepdf.unparse_content_stream(content) + b"\nQ\n"
        shown = [self._element(top, one) if known else None for one in pictures]
        for picture, element in zip(pictures, shown, strict=True):
            text += self._enclosed(picture, element)
        self.page.Contents = self._pdf.make_stream(text)
        return _in_order(self._said, made, shown)

    def _marked(self, made: Sequence[Any]) -> Iterator[Any]:
        """The content, each text between marks."""
        texts = iter(self._belongs)
        for one in self._content:
            if one.operator == Operator("BT"):
                element = made[next(texts)]
                yield self._begun(element)
            yield one
            if one.operator == Operator("ET"):
                yield ContentStreamInstruction([], Operator("EMC"))

    def _begun(self, element: Any) -> ContentStreamInstruction:
        if element is None:
            return ContentStreamInstruction([Name.Artifact], Operator("BMC"))
        number = Dictionary(MCID=self._next(element))
        return ContentStreamInstruction([element.S, number], Operator("BDC"))

    def _next(self, element: Any) -> int:
        """The number of another part of an element."""
        self.parents.append(element)
        element.K.append(len(self.parents) - 1)
        return len(self.parents) - 1

    def _enclosed(self, picture: Drawn, element: Any) -> bytes:
        if element is None:
            return picture.content
        kind = str(element.S).encode()
        return b"%s <</MCID %d>> BDC\n%s\nEMC\n" % (kind, self._next(element), picture.content)

    def _element(self, top: Any, one: Said | Drawn) -> Any:
        made = Dictionary(Type=Name.StructElem, P=top, Pg=self.page.obj, K=Array())
        if isinstance(one, Said):
            made.S, made.Lang = Name(f"/{one.role}"), String(tongue(one.text))
        else:
            made.S = Name.Figure if one.alt else Name.Div
            if one.alt:
                made.Alt, made.Lang = String(one.alt), String(tongue(one.alt))
        return self._pdf.make_indirect(made)


def _belongs(content: Iterable[Any]) -> Iterator[int]:
    """To which element each text belongs: another clip, another element."""
    clip, clips, outer = 0, 0, list[int]()
    last, element = -1, -1
    for one in content:
        operator = str(one.operator)
        if operator == "q":
            outer.append(clip)
        elif operator == "Q":
            clip = outer.pop()
        elif operator in ("W", "W*"):
            clips += 1
            clip = clips
        elif operator == "BT":
            element += clip != last
            last = clip
            yield element


def _in_order(said: Sequence[Said], made: Sequence[Any], shown: Sequence[Any]) -> list[Any]:
    """Words with each scene's picture after its number, and its heading where it has one."""
    left, found, due = list(shown), list[Any](), False
    for one, element in zip(said, made, strict=True):
        if due and one.role not in _ROLES.values():
            found += left[:1]
            del left[:1]
            due = False
        found.append(element)
        due |= one.scene
    return [one for one in [*found, *left] if one is not None]
