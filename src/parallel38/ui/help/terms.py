"""The terms of the glossary, and the links that lead to them from other texts."""

import re
import tomllib
from functools import cache
from html import escape

from msgspec import Struct, convert

from parallel38 import paths

_PIECES = re.compile(r"(<a\b.*?</a>|<p class=\"(?:head|kind|source)\">.*?</p>|<[^>]*>)", re.DOTALL)


class Term(Struct, frozen=True):
    """One of resources/glossary.toml."""

    id: str
    title: str
    words: tuple[str, ...]
    text: str
    see: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def terms() -> dict[str, Term]:
    """All of them by id, in order."""
    text = (paths.resources() / "glossary.toml").read_text("utf-8")
    return {term.id: term for term in convert(tomllib.loads(text)["term"], list[Term])}


def linked(html: str) -> str:
    """`html` with the first word of each term leading to the glossary: not within a link, a
    heading or a citation.
    """
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        term = _term_of()[found[0].lower()]
        if term in seen or (found[0].islower() and found[0].upper() in _capitals()):
            return found[0]
        seen.add(term)
        return f'<a class="term" href="p38:term/{term}">{found[0]}</a>'

    pieces = _PIECES.split(html)
    return "".join(
        piece if place % 2 else _words().sub(link, piece) for place, piece in enumerate(pieces)
    )


@cache
def _term_of() -> dict[str, str]:
    return {word.lower(): term.id for term in terms().values() for word in term.words}


@cache
def _capitals() -> frozenset[str]:
    return frozenset(word for term in terms().values() for word in term.words if word.isupper())


@cache
def _words() -> re.Pattern[str]:
    longest = sorted((escape(word) for word in _term_of()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
