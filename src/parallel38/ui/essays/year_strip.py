"""A strip over the timeline's years: the atlas's events upwards, the essays' claims downwards."""

from datetime import date
from math import sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.ui.clock import Clock
from parallel38.ui.essays.badge import ORDER, ink
from parallel38.ui.essays.coverage import Coverage, Year
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.panel import TimelinePanel
from parallel38.words import _, ngettext

HIGH, MIDDLE = 78, 44.0  # pixels: of the strip, and of its axis from above
_UP, _DOWN = 3.5, 8.0  # pixels of a bar for one event, for one claim; they grow by the root
_HATCH = 5  # pixels between the lines of a silence


class YearStrip(QWidget):
    """Follows the ruler's axis; a click goes to a day, on a silence to all its years."""

    def __init__(self, timeline: TimelinePanel, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self._ruler, self._scope = timeline.ruler, timeline.scope
        self._clock, self._theme = clock, theme
        self._found = Coverage((), (), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Events and claims, year by year"))
        self._ruler.zoomed.connect(self.update)
        theme.changed.connect(self.update)
        leave = clock.store.subscribe(self._follow)
        self.destroyed.connect(lambda: leave())

    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    @property
    def axis(self) -> Axis:
        """The ruler's."""
        return self._ruler.axis

    def show_coverage(self, found: Coverage) -> None:
        """Another essay's."""
        self._found = found
        self.update()

    def year_at(self, x: float) -> Year | None:
        """The year under a pixel."""
        at = date.fromordinal(self.axis.day(x)).year - FIRST_DAY.year
        return self._found.years[at] if at < len(self._found.years) else None

    def told(self, year: Year) -> str:
        """A year in words: its events, those named, its share of the claims."""
        events = ngettext("{count} event", "{count} events", year.events).format(count=year.events)
        named = _("{count} named by a claim").format(count=year.spoken)
        claims = _("{share} claims, each shared out over its years").format(
            share=f"{sum(year.claims.values()):.1f}"
        )
        parts = [events, named, _("silent") if year.silent and year.events else claims]
        return f"{year.year}: {' · '.join(parts)}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To the silent stretch under the pointer, else to the day."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        year = self.year_at(x)
        for one in self._found.stretches:
            if year and one.first <= year.year <= one.last:
                self._scope.name(date(one.first, 1, 1), date(one.last + 1, 1, 1))
                return
        self._clock.jump(date.fromordinal(self.axis.day(x)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            year = self.year_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self.told(year) if year else "", self)
            return True
        return super().event(event)

    def _follow(self, new: View, old: View) -> None:
        """Only where the playhead was and is."""
        if new.pane.date != old.pane.date:
            for pane in (new.pane, old.pane):
                self.update(int(self.axis.x(pane.date.toordinal())) - 2, 0, 5, HIGH)

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, axis = self._theme.tokens, self.axis
        area = QRectF(axis.left, 0, axis.width, HIGH) & QRectF(event.rect())
        painter.setClipRect(area)
        for stretch in self._found.stretches:
            self._silence(painter, self._box(stretch.first, stretch.last))
        for year in self._found.years:
            box = self._box(year.year, year.year)
            if box.right() > area.left() and box.left() < area.right():
                self._year(painter, box, year)
        painter.setPen(QPen(QColor(tokens.faint), 1))
        painter.drawLine(
            QPointF(axis.left, MIDDLE + 0.5), QPointF(axis.left + axis.width, MIDDLE + 0.5)
        )
        self._words(painter)
        x = axis.x(self._clock.today.toordinal())
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, HIGH))

    def _box(self, first: int, last: int) -> QRectF:
        axis = self.axis
        left = axis.x(date(first, 1, 1).toordinal())
        right = axis.x(min(date(last, 12, 31), LAST_DAY).toordinal() + 1)
        return QRectF(left, 0, right - left, HIGH)

    def _silence(self, painter: QPainter, box: QRectF) -> None:
        """A tint and, below, a hatch, so that it is not told by colour alone."""
        tokens = self._theme.tokens
        painter.fillRect(box, QColor(tokens.pressed))
        painter.save()
        painter.setClipRect(box.adjusted(0, MIDDLE + 1, 0, 0), Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(QColor(tokens.faint), 1))
        x = box.left() - HIGH
        while x < box.right():
            painter.drawLine(QPointF(x, HIGH), QPointF(x + HIGH, 0))
            x += _HATCH
        painter.restore()

    def _year(self, painter: QPainter, box: QRectF, year: Year) -> None:
        tokens = self._theme.tokens
        gap = 1.0 if box.width() > 4 else 0.0
        left, wide = box.left(), max(box.width() - gap, 1.0)
        whole = _UP * sqrt(year.events)
        spoken = whole * year.spoken / year.events if year.events else 0.0
        painter.fillRect(QRectF(left, MIDDLE - whole, wide, whole), QColor(tokens.faint))
        painter.fillRect(QRectF(left, MIDDLE - spoken, wide, spoken), QColor(tokens.accent))
        top, share = MIDDLE + 1, sum(year.claims.values())
        for verdict in ORDER:
            high = _DOWN * year.claims.get(verdict, 0.0) / sqrt(share) if share else 0.0
            painter.fillRect(QRectF(left, top, wide, high), QColor(ink(verdict, tokens)))
            top += high

    def _words(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        tokens, metrics = self._theme.tokens, QFontMetricsF(font)
        for text, top in (
            (_("Events a year; in colour those that a claim names"), 1.0),
            (_("Claims a year, by verdict; hatched: silent"), HIGH - 17.0),
        ):
            box = QRectF(self.axis.left + 2, top, metrics.horizontalAdvance(text) + 8, 16)
            painter.fillRect(box, QColor(tokens.paper))
            painter.setPen(QColor(tokens.ink2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
