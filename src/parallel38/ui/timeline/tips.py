"""What the ruler tells of the event or the era under the pointer."""

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from parallel38.domain.atlas import Atlas, Era
from parallel38.domain.say import say_range
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.words import _, ngettext

_LABEL = "qtooltip_label"  # as Qt calls the widget of its tips
_GAP = 4  # pixels between tip and widget
MOST = 7  # events of a day that are named


def event_tip(atlas: Atlas, ticks: Ticks, tick: Tick, near: int = 0) -> str:
    """The event with its date as it is known, what else began on that day, and that there are
    others `near` it.
    """
    others = [one for one in ticks.on(tick.day) if one.id != tick.id]
    lines = [_named(atlas, tick)]
    if others:
        lines += [_title(atlas, one) for one in others[: MOST - 1]]
        more = len(others) - (MOST - 1)
        if more > 0:
            said = ngettext("and {count} more", "and {count} more", more).format(count=more)
            lines.append(escape(said))
        lines.append(f"<i>{escape(_('Click again for the next of this day'))}</i>")
    if near:
        said = ngettext("{count} more close by", "{count} more close by", near).format(count=near)
        lines.append(f"<i>{escape(said)}: {escape(_('turn the wheel to part them'))}</i>")
    return "<br>".join(lines)


def era_tip(era: Era) -> str:
    """The era with its dates."""
    hint = escape(_("Double-click to see it closer"))
    when = escape(say_range(era.start, era.end))
    return f"<b>{escape(_(era.title))}</b><br>{when}<br><i>{hint}</i>"


def show_tip(widget: QWidget, x: int, text: str) -> None:
    """Above a widget, at its pixel `x`: under the pointer it would cover what it tells of."""
    corner = widget.mapToGlobal(QPoint(x, 0))
    QToolTip.showText(corner, text, widget)
    labels = (w for w in QApplication.topLevelWidgets() if w.objectName() == _LABEL)
    for label in labels:
        label.move(label.x(), corner.y() - label.height() - _GAP)


def _named(atlas: Atlas, tick: Tick) -> str:
    event = atlas.events[tick.id]
    when = escape(say_range(event.start, event.end))
    return f"<b>{escape(event.title)}</b><br>{when}"


def _title(atlas: Atlas, tick: Tick) -> str:
    return escape(atlas.events[tick.id].title)
