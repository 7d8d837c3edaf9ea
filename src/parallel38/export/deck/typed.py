"""Words in a slide's placeholders, each with the tag of its language for spelling and voices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from parallel38.export.deck.tongue import tongue

_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")  # not in XML


def said(slide: Any, idx: int) -> Any:
    """The placeholder of a number."""
    return next(one for one in slide.placeholders if one.placeholder_format.idx == idx)


def write(
    shape: Any, text: str | Sequence[str], size: float = 0.0, *, numbered: bool = False
) -> None:
    """A paragraph for each row; in type of a `size` where it is not the layout's own."""
    frame = shape.text_frame
    rows = [text] if isinstance(text, str) else list(text)
    for number, row in enumerate(rows or [""]):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        for old in list(paragraph._p):
            paragraph._p.remove(old)
        if numbered:
            _number(paragraph, size)
        run = paragraph.add_run()
        run.text = printable(row)
        run._r.get_or_add_rPr().set("lang", tongue(row))
        if size:
            run.font.size = Pt(size)


def printable(text: str) -> str:
    """Without what XML cannot hold."""
    return _NEVER.sub("", text)


def _number(paragraph: Any, size: float) -> None:
    hang = round(size * 1.7 * 12700)
    about = paragraph._p.get_or_add_pPr()
    about.set("marL", str(hang))
    about.set("indent", str(-hang))
    for inner in (
        f'spcBef {nsdecls("a")}><a:spcPts val="{round(size * 60)}"/></a:spcBef>',
        f'buFont {nsdecls("a")} typeface="+mj-lt"/>',
        f'buAutoNum {nsdecls("a")} type="arabicPeriod"/>',
    ):
        about.append(parse_xml(f"<a:{inner}"))
