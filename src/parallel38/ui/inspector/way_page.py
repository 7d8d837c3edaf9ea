"""The inspector's page of a measured way, and the same as rows of a table."""

from html import escape
from itertools import pairwise

from parallel38.domain.geodesic import Way
from parallel38.domain.position import position_words
from parallel38.ui.inspector.html import Page, facts, paragraph, section
from parallel38.ui.measure import words
from parallel38.words import _, ngettext

Rows = list[tuple[str, ...]]


def way_page(way: Way) -> Page:
    """Length and area in several measures, then each leg."""
    count = len(way.points)
    sub = ngettext("{count} point", "{count} points", count).format(count=count)
    kicker = _("Measured area") if way.closed else _("Measured distance")
    if not way.legs:
        hint = _("Click the next point, or move the map under the cross and press Enter.")
        return Page(kicker, position_words(*way.points[0][::-1]), sub, paragraph(hint, "lead"))
    title = words.area(way.area) if way.area is not None else words.length(way.km)
    return Page(kicker, title, sub, _facts(way) + section(_("Legs"), _legs(way)) + _how())


def way_rows(way: Way) -> Rows:
    """A row for each leg and one for the whole: degrees, km, degrees from true north."""
    head = (_("From"), _("To"), _("Length, km"), _("Bearing"))
    rows: Rows = [head]
    for leg, (one, other) in zip(way.legs, _pairs(way), strict=True):
        ends = (position_words(lat, lon) for lon, lat in (one, other))
        rows.append((*ends, f"{leg.km:.3f}", words.bearing(leg)))
    rows.append((_("Whole length"), "", f"{way.km:.3f}", ""))
    if way.area is not None:
        rows.append((_("Area, km²"), "", f"{way.area:.3f}", ""))
    return rows


def way_text(way: Way) -> str:
    """The whole, then a line for each leg."""
    whole = [words.length(way.km), words.other_lengths(way.km)]
    if way.area is not None:
        whole = [words.area(way.area), words.other_area(way.area), *whole]
    legs = (
        f"{position_words(one[1], one[0])} – {position_words(other[1], other[0])}: "
        f"{words.length(leg.km)}, {words.bearing(leg)}"
        for leg, (one, other) in zip(way.legs, _pairs(way), strict=True)
    )
    return "\n".join((" · ".join(whole), *legs))


def _facts(way: Way) -> str:
    area = way.area
    crossed = way.closed and len(way.points) > 2 and area is None
    told = _("The line crosses itself: it has no one area.") if crossed else ""
    first = way.legs[0]
    return paragraph(told, "warn") + facts([
        (_("Area"), "" if area is None else escape(words.other_area(area))),
        (_("Round it") if way.closed else _("Length"), f"<b>{escape(words.length(way.km))}</b>"),
        ("", escape(words.other_lengths(way.km))),
        (_("Bearing"), escape(words.bearing(first)) if len(way.legs) == 1 else ""),
    ])  # fmt: skip


def _legs(way: Way) -> str:
    if len(way.legs) == 1:
        return ""
    rows = "".join(
        f'<tr><td class="label">{number}</td><td>{escape(words.length(leg.km))}</td>'
        f"<td>{words.bearing(leg)}</td></tr>"
        for number, leg in enumerate(way.legs, 1)
    )
    head = (
        f'<tr><td></td><td class="label">{escape(_("Length"))}</td>'
        f'<td class="label">{escape(_("Bearing"))}</td></tr>'
    )
    return f'<table cellspacing="0" cellpadding="2" width="100%">{head}{rows}</table><br>'


def _how() -> str:
    how = paragraph(
        _("The shortest ways on the WGS84 ellipsoid; bearings at the start of each leg, clockwise "
          "from true north."),
        "quiet",
    )  # fmt: skip
    return how + paragraph(_("Ctrl+Shift+Y keeps it among your drawings."), "quiet")


def _pairs(way: Way) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """From where to where each leg leads."""
    return list(pairwise((*way.points, way.points[0])))[: len(way.legs)]
