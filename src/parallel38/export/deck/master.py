"""The look of slides: theme, master and four layouts, in the stage's colours, with placeholders
that anyone may edit. Arial and Malgun Gothic, since a borrowed computer has those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pptx
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import serialize_for_reading
from pptx.util import Pt

from parallel38.export.deck.places import (
    ABOVE,
    CAPTION,
    COVER,
    FOOT,
    HEAD,
    LEAD,
    SIDE,
    SMALL,
    TITLE,
    Box,
    Places,
)  # fmt: skip
from parallel38.map.style import PALETTES

if TYPE_CHECKING:
    from pptx.presentation import Presentation

LOOK = PALETTES["stage"]
LATIN, KOREAN = "Arial", "Malgun Gothic"
COVER_, SCENE, ASIDE, LAST = "Story", "Scene", "Scene with a text", "Questions and sources"
# Layouts of python-pptx's own template by place, and what becomes of them.
_KEPT = {0: COVER_, 1: SCENE, 3: ASIDE, 7: LAST}
_THEME = {
    "dk1": "ink", "lt1": "panel", "dk2": "muted", "lt2": "paper", "accent1": "accent",
    "accent2": "coast", "accent3": "glow", "accent4": "seaText", "accent5": "river",
    "accent6": "muted", "hlink": "seaText", "folHlink": "muted",
}  # fmt: skip
DATE_, FOOT_, NUMBER_ = 10, 11, 12  # idx of the placeholders in the foot


def blank(at: Places) -> Presentation:
    """A presentation without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = emu(at.width), emu(at.height)
    layouts = list(made.slide_layouts)
    for number, layout in enumerate(layouts):
        if number in _KEPT:
            layout.name = _KEPT[number]
        else:
            made.slide_layouts.remove(layout)
    _theme(made)
    _master(made, at)
    cover, scene, aside, last = made.slide_layouts
    _cover(cover, at)
    for layout, map_ in ((scene, at.map), (aside, at.narrow)):
        _set(layout, 0, at.title, TITLE, bold=True)
        _set(layout, 1, at.caption, CAPTION)
        _foot(layout, at)
        _rule(layout, Box(0, at.map.height - 0.5, at.width, 1))
        if map_ is at.narrow:
            _set(layout, 2, at.aside, CAPTION)
    _last(last, at)
    return made


def emu(points: float) -> Any:
    """A length as PowerPoint counts it."""
    return Pt(points)


def _theme(made: Presentation) -> None:
    """Our colours and faces in the theme, so that what others add looks alike."""
    part = next(
        one for one in made.part.package.iter_parts() if one.partname.startswith("/ppt/theme/")
    )
    root = parse_xml(part.blob)
    root.set("name", "Parallel 38")
    for name, tone in _THEME.items():
        old = root.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
        for child in list(old):
            old.remove(child)
        old.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{LOOK[tone].lstrip("#")}"/>'))
    for face in root.iterfind(f".//{qn('a:fontScheme')}/*"):
        face.find(qn("a:latin")).set("typeface", LATIN)
        face.find(qn("a:ea")).set("typeface", KOREAN)
    part._blob = serialize_for_reading(root).encode()


def _master(made: Presentation, at: Places) -> None:
    """Bodies without bullets and without a size of Office's own; everything at the left."""
    master = made.slide_master
    for shape, box in zip(
        master.placeholders, (at.title, at.caption, at.date, at.foot, at.number), strict=True
    ):
        put(shape, box)
    for idx in (2, 3, 4):  # the master's own numbers of date, foot and number
        _style(_of(master, idx), SMALL, "tx2")
    for style in master._element.iterfind(f".//{qn('p:txStyles')}/*"):
        for level in style:
            level.set("marL", "0")
            level.set("indent", "0")
            level.set("algn", "l")
            for name in ("buFont", "buChar", "spcBef"):
                for old in level.findall(qn(f"a:{name}")):
                    level.remove(old)


def _cover(layout: Any, at: Places) -> None:
    """Words at the left, the map at the right."""
    room = at.width * COVER - 2 * SIDE
    _set(layout, 0, Box(SIDE, at.height * 0.13, room, at.height * 0.34), HEAD, bold=True, low=True)
    _set(layout, 1, Box(SIDE, at.height * 0.54, room, at.height * 0.36), LEAD)
    _foot(layout, at)
    _set(layout, FOOT_, Box(SIDE, at.foot.top, room, FOOT), SMALL)
    _rule(layout, Box(SIDE, at.height * 0.505, 54, 3), "accent1")


def _last(layout: Any, at: Places) -> None:
    """Questions at the left, sources at the right."""
    top, high = SIDE + 44, at.height - 2 * SIDE - 56
    half = at.width * 0.56
    _set(layout, 0, Box(SIDE, SIDE, at.width - 2 * SIDE, 40), TITLE, bold=True)
    _set(layout, 1, Box(SIDE, top, half - SIDE * 2.4, high), CAPTION)
    _set(layout, 2, Box(half, top, at.width - half - SIDE, high), SMALL)
    _foot(layout, at)
    _rule(layout, Box(half - SIDE * 0.6, top, 0.75, high - ABOVE))


def _foot(layout: Any, at: Places) -> None:
    for idx, box, align in (
        (DATE_, at.date, "l"), (FOOT_, at.foot, "l"), (NUMBER_, at.number, "r")
    ):  # fmt: skip
        _set(layout, idx, box, SMALL, align=align, tone="tx2", bold=idx == DATE_)


def _set(
    layout: Any, idx: int, box: Box, size: float, *,
    bold: bool = False, low: bool = False, align: str = "l", tone: str = "tx1",
) -> None:  # fmt: skip
    """A placeholder where it stands, in type of a size and without margins."""
    shape = _of(layout, idx)
    put(shape, box)
    body = shape._element.txBody
    anchor = "b" if low else "ctr" if box.height <= FOOT else "t"
    inner = body.bodyPr
    for name, value in (("lIns", 0), ("tIns", 0), ("rIns", 0), ("bIns", 0), ("anchor", anchor)):
        inner.set(name, str(value))
    for child in list(inner):
        inner.remove(child)
    inner.append(parse_xml(f"<a:normAutofit {nsdecls('a')}/>"))
    _style(shape, size, tone, bold=bold, align=align, gap=0 if box.height <= FOOT else size * 0.3)


def _of(layout: Any, idx: int) -> Any:
    """Its placeholder of a number."""
    return next(one for one in layout.placeholders if one.placeholder_format.idx == idx)


def _style(
    shape: Any, size: float, tone: str, *, bold: bool = False, align: str = "l", gap: float = 0
) -> None:
    """Type of a size and colour of the theme, `gap` points before each paragraph."""
    body = shape._element.txBody
    style = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="{align}">'
        f'<a:spcBef><a:spcPts val="{round(gap * 100)}"/></a:spcBef>'
        f'<a:buNone/><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{tone}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr>"
        "</a:lstStyle>"
    )
    body.replace(body.find(qn("a:lstStyle")), style)


def put(shape: Any, box: Box) -> None:
    """At its place."""
    shape.left, shape.top = emu(box.left), emu(box.top)
    shape.width, shape.height = emu(box.width), emu(box.height)


def _rule(layout: Any, box: Box, tone: str = "") -> None:
    """A line of the layout, behind what stands on it."""
    left, top, width, height = (int(emu(side)) for side in box)
    fill = (
        f'<a:schemeClr val="{tone}"/>' if tone else f'<a:srgbClr val="{LOOK["rule"].lstrip("#")}"/>'
    )
    layout.shapes._spTree.insert(2, parse_xml(
        f'<p:sp {nsdecls("p")} {nsdecls("a")}><p:nvSpPr><p:cNvPr id="90" name="Rule"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom><a:solidFill>{fill}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    ))  # fmt: skip
