"""Sources in short, as the foot of a figure names them: 'Appleman 1961', 'FRUS 1944, vol. V'."""

import re
from typing import Any

from parallel38.domain.atlas import Atlas, Source

_FRUS = re.compile(r"Foreign Relations of the United States")
_YEARS = re.compile(r"\b(1[89]\d\d(?:[-–]\d{2,4})?)\b")
_VOLUME = re.compile(r"\b[Vv]ol(?:ume|s?\.)? ?([IVXLC]+|\d+)\b")
_ENDS = re.compile(r"[:;,(\[.]| – | — ")
_LETTERS = 44


def short_cites(atlas: Atlas) -> dict[str, str]:
    """What each source is called in short, by id."""
    return {id_: short_cite(source) for id_, source in atlas.sources.items()}


def short_cite(source: Source) -> str:
    """Its author or title, and its year."""
    csl: dict[str, Any] = source.csl
    whole = str(csl.get("container-title") or csl.get("title") or "")
    if _FRUS.search(whole):
        return _frus(whole)
    names = [_name(one) for one in csl.get("author") or csl.get("editor") or []]
    if not names:
        return _dated(short_title(str(csl.get("title") or source.id)), csl)
    if len(names) == 2:
        return _dated(" and ".join(names), csl)
    return _dated(f"{names[0]} et al." if len(names) > 2 else names[0], csl)


def _frus(title: str) -> str:
    year, volume = _YEARS.search(title), _VOLUME.search(title)
    return f"FRUS{f' {year[1]}' if year else ''}{f', vol. {volume[1]}' if volume else ''}"


def _name(author: dict[str, str]) -> str:
    return author.get("family") or short_title(author.get("literal", ""))


def short_title(title: str) -> str:
    """Its beginning, where it is long."""
    if len(title) <= _LETTERS:
        return title
    head = _ENDS.split(title)[0].strip()
    if 6 <= len(head) <= _LETTERS:
        return head
    return f"{title[:_LETTERS].rsplit(' ', 1)[0]}…"


def _dated(name: str, csl: dict[str, Any]) -> str:
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    year = str(parts[0][0]) if parts[0] else ""
    return name if not year or year in name else f"{name} {year}"
