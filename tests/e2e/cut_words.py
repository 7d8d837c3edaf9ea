"""What of a window's words has less room than it needs, and can be read whole in no tip.

Widgets of Qt are asked for their sizes; what is painted by hand is watched while it is painted.
"""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

SLACK = 1  # px that widths rounded up and down may differ
WORDED = QLabel | QAbstractButton | QComboBox | QLineEdit
TAG = re.compile(r"<[^>]+>")


def plain(text: str) -> str:
    """Words alone, to be compared."""
    return " ".join(html.unescape(TAG.sub(" ", text)).split()).strip(" …")


def said_by(widget: QWidget) -> str:
    """The words that a widget of Qt shows."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QAbstractButton):
        bare = widget.property("toolButtonStyle") == Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if bare and not widget.icon().isNull() else widget.text().replace("&", "")
    return widget.text() if isinstance(widget, QLabel) else ""


def lack(widget: QWidget) -> float:
    """The px that a widget's words need beyond what it has."""
    wide = widget.fontMetrics().horizontalAdvance
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) - widget.height()
        return widget.sizeHint().width() - widget.width()
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        room = widget.contentsRect().width() - margins.left() - margins.right() - 4
        return wide(said_by(widget)) - room
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = widget.style().subControlRect(kind, option, part, widget).width()
        return wide(widget.currentText()) - room
    return widget.sizeHint().width() - widget.width()


def outside(widget: QWidget) -> int:
    """The px by which a widget stands out of what it lies in; what scrolls does so downwards."""
    worst, parent, scrolled = 0, widget.parentWidget(), False
    while parent and not widget.isWindow():
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        over = [-box.left(), box.right() - parent.rect().right()]
        scrolled = scrolled or isinstance(parent.parentWidget(), QScrollArea)
        if not scrolled:
            over += [-box.top(), box.bottom() - parent.rect().bottom()]
        worst = max(worst, *over)
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return worst


def of_widgets(top: QWidget) -> Iterator[str]:
    """The words of Qt's own widgets that are cut."""
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible() or not widget.isVisibleTo(top):
            continue
        kind = type(widget).__name__
        if isinstance(widget, QTextEdit) and (over := widget.horizontalScrollBar().maximum()) > 0:
            yield f"{kind} {plain(widget.toPlainText())[:40]!r}: {over} px wider than its place"
        if not isinstance(widget, WORDED) or not (text := said_by(widget)).strip():
            continue
        missing = max(lack(widget), outside(widget))
        if missing > SLACK and plain(text) not in plain(widget.toolTip()):
            yield f"{kind} {plain(text)!r}: {missing:.0f} px"


@dataclass(frozen=True)
class Painted:
    """Words that did not fit where they were painted."""

    device: QWidget
    box: QRectF  # in the device's px
    words: str


@dataclass
class Brush:
    """Watches what is painted."""

    whole: dict[str, str] = field(default_factory=dict)  # what was cut short, by what is left of it
    found: list[Painted] = field(default_factory=list)

    def shortened(self, text: str, short: str) -> None:
        """A text was fitted into its room."""
        if short != text:
            self.whole[short] = text

    def draws(self, painter: QPainter, given: tuple[Any, ...]) -> None:
        """A text is painted."""
        device = painter.device()
        text = next((one for one in given if isinstance(one, str)), "")
        if not isinstance(device, QWidget) or not text.strip():
            return
        room, needed = _boxes(painter, given, text)
        if text in self.whole:
            self.found.append(Painted(device, room, self.whole[text]))
        elif _beyond(needed, room) or _beyond_sides(needed, QRectF(device.rect())):
            self.found.append(Painted(device, room, text))


def _boxes(painter: QPainter, given: tuple[Any, ...], text: str) -> tuple[QRectF, QRectF]:
    """The room of a painted text, and what it takes, in the device's px."""
    metrics, to = QFontMetricsF(painter.font(), painter.device()), painter.worldTransform()
    if isinstance(given[0], QRect | QRectF) or len(given) == 6:
        room = QRectF(given[0]) if len(given) < 6 else QRectF(*given[:4])
        flags = given[-2] if len(given) in (3, 6) else 0
        taken = metrics.boundingRect(room, int(getattr(flags, "value", flags)), text)
        if "\n" not in text and not int(getattr(flags, "value", flags)) & Qt.TextFlag.TextWordWrap:
            taken.setHeight(0)  # a line may be lower than its type is high
            taken.moveTop(room.center().y())
            taken.setWidth(metrics.horizontalAdvance(text))
            taken.moveLeft(max(room.left(), taken.left()) if taken.width() < room.width() else
                           taken.left())  # fmt: skip
        return to.mapRect(room), to.mapRect(taken)
    at = QPointF(given[0]) if len(given) == 2 else QPointF(given[0], given[1])
    taken = QRectF(at.x(), at.y(), metrics.horizontalAdvance(text), 0)
    return to.mapRect(taken), to.mapRect(taken)


def _beyond(needed: QRectF, room: QRectF) -> bool:
    return needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK


def _beyond_sides(needed: QRectF, device: QRectF) -> bool:
    return needed.left() < -SLACK or needed.right() > device.right() + SLACK


@contextmanager
def watched() -> Iterator[Brush]:
    """Whatever Python paints within it is looked at."""
    brush = Brush()
    kept = QPainter.drawText, QFontMetrics.elidedText, QFontMetricsF.elidedText

    def draw(painter: QPainter, *given: Any) -> Any:
        brush.draws(painter, given)
        return kept[0](painter, *given)

    def shorten(own: Any) -> Any:
        def shortened(metrics: Any, text: str, *given: Any) -> str:
            short: str = own(metrics, text, *given)
            brush.shortened(text, short)
            return short

        return shortened

    QPainter.drawText = draw  # type: ignore[method-assign, assignment]
    QFontMetrics.elidedText = shorten(kept[1])  # type: ignore[method-assign]
    QFontMetricsF.elidedText = shorten(kept[2])  # type: ignore[method-assign]
    try:
        yield brush
    finally:
        QPainter.drawText, QFontMetrics.elidedText, QFontMetricsF.elidedText = kept  # type: ignore[method-assign]


def _tip(device: QWidget, at: QPointF) -> str:
    """What is told over a point of a widget."""
    QToolTip.hideText()
    place, globally = at.toPoint(), device.mapToGlobal(at.toPoint())
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(globally), none, none,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(device, move)
    QApplication.sendEvent(device, QHelpEvent(QEvent.Type.ToolTip, place, globally))
    told = QToolTip.text()
    QToolTip.hideText()
    view = device.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is device:
        told += " " + str(view.indexAt(place).data(Qt.ItemDataRole.ToolTipRole) or "")
    return plain(told)


def _in_sight(one: Painted) -> bool:
    """A row that is scrolled half out of a list is no fault."""
    return 0 <= one.box.center().y() <= one.device.height()


def _told(one: Painted) -> bool:
    """Whether a tip at its middle or its beginning says it whole."""
    box = one.box.intersected(QRectF(one.device.rect()))
    middle = box.center().y()
    places = (box.center().x(), box.left() + 2, box.left() - 5)
    return any(plain(one.words) in _tip(one.device, QPointF(x, middle)) for x in places)


def of_brushes(top: QWidget) -> Iterator[str]:
    """The words painted by hand, and the rows of lists, that are cut."""
    with watched() as brush:
        top.grab()
    shown = [one for one in brush.found if one.device.isVisible() and _in_sight(one)]
    for one in shown:
        if not _told(one):
            yield f"{_name(one.device)} {one.words!r}: painted in {one.box.width():.0f} px"


def _name(device: QWidget) -> str:
    parent = device.parentWidget()
    owner = parent if isinstance(parent, QAbstractScrollArea) else device
    return type(owner).__name__


def cut(top: QWidget) -> list[str]:
    """All that is cut of a window or a panel as it stands."""
    return list(dict.fromkeys((*of_widgets(top), *of_brushes(top))))
