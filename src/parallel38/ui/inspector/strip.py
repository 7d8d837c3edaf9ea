"""The strip of who held a point: one coloured piece for each power, 1866 to 2024."""

from datetime import date
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.view import Store, View
from parallel38.map import inks
from parallel38.map.style import HATCHES
from parallel38.ui.inspector.held import Held, at
from parallel38.ui.layers.swatch import Swatches, hatch
from parallel38.ui.theme import Theme
from parallel38.ui.trail import Trail
from parallel38.words import _

BAR, AXIS = 34.0, 24.0  # px
LEAST = 1.5  # px of the shortest stretch
YEARS = (1866, 1900, 1945, 1990, 2024)
# How a title is hatched, so that it is not told by colour alone.
HATCH_OF = {
    "military occupation": "occupation", "lease": "lease", "concession": "concession",
    "railway zone": "concession", "protectorate": "protectorate", "colony": "colony",
    "puppet state": "puppet", "administration": "presence", "naval base": "lease",
    "joint operation": "presence",
}  # fmt: skip


class Strip(QWidget):
    """Asks the Store for the day that is clicked; Left and Right go from hand-over to hand-over."""

    def __init__(
        self, atlas: Atlas, store: Store, theme: Theme, trail: Trail | None = None
    ) -> None:
        super().__init__()
        self._atlas, self._store, self._theme = atlas, store, theme
        self._trail = trail or Trail(store)
        self._swatches = Swatches(atlas)
        self._history: tuple[Held, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Who held it, 1866 to 2024"))
        theme.changed.connect(self.update)
        leave = store.subscribe(self._announced)
        self.destroyed.connect(lambda: leave())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, int(BAR + AXIS))

    @property
    def history(self) -> tuple[Held, ...]:
        """What is shown."""
        return self._history

    def show_history(self, history: tuple[Held, ...]) -> None:
        """Show another point's."""
        if history != self._history:
            self._history = history
            self._describe()
            self.update()

    def box(self, one: Held) -> QRectF:
        """Where a stretch stands, in pixels."""
        left, right = self._x(one.start), self._x(one.end)
        return QRectF(left, 0.5, max(LEAST, right - left), BAR)

    def day_at(self, x: float) -> int:
        """The day (ordinal) under a pixel."""
        first, after = ATLAS_DAYS
        share = min(max(x / max(1, self.width()), 0.0), 1.0)
        return min(first + int(share * (after - first)), after - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To the day under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._trail.leave()
            self._go(self.day_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging goes along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(self.day_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home, End: from hand-over to hand-over."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self._step(step)
        elif event.key() == Qt.Key.Key_Home:
            self._trail.leave()
            self._go(ATLAS_DAYS[0])
        elif event.key() == Qt.Key.Key_End:
            self._trail.leave()
            self._go(ATLAS_DAYS[1] - 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep these keys from the window's commands; tell who held it under the pointer."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            one = at(self._history, self.day_at(event.pos().x()))
            QToolTip.showText(event.globalPos(), tip(one) if one else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pieces, the years below, and the clock's day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._history:
            self._piece(painter, one)
        self._axis(painter)
        self._clock(painter)

    def _x(self, day: int) -> float:
        first, after = ATLAS_DAYS
        return (day - first) / (after - first) * self.width()

    def _go(self, day: int) -> None:
        self._store.change(date=date.fromordinal(day))

    def _step(self, step: int) -> None:
        today = self._store.view.pane.date.toordinal()
        starts = [one.start for one in self._history]
        ahead = [day for day in starts if (day > today if step > 0 else day < today)]
        if ahead:
            self._go(ahead[0] if step > 0 else ahead[-1])

    def _announced(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date and self.isVisible():
            self._describe()
            self.update()

    def _describe(self) -> None:
        one = at(self._history, self._store.view.pane.date.toordinal())
        self.setAccessibleDescription(_told(one) if one else "")

    def _piece(self, painter: QPainter, one: Held) -> None:
        tokens, box = self._theme.tokens, self.box(one)
        if one.power:
            ink = self._ink(one.power)
            painter.fillRect(box, ink)
            self._hatch(painter, box, one)
            self._label(painter, box, one, ink)
        else:
            painter.fillRect(box, QColor(tokens.paper))
            if one.reason:
                hatch(painter, box, HATCHES["dmz"], 45.0, QColor(tokens.ink2))
        painter.setPen(QPen(QColor(tokens.sheet), 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())

    def _ink(self, power: str) -> QColor:
        dark = self._theme.tokens.name == "dark"
        return self._swatches.ink(power, "dark" if dark else "screen")

    def _hatch(self, painter: QPainter, box: QRectF, one: Held) -> None:
        name = HATCH_OF.get(one.title or "")
        if name:
            light = QColor(self._theme.tokens.sheet)
            hatch(painter, box, HATCHES[name], inks.angle(one.power), light)
        if one.certainty not in (None, "certain"):
            pale = QColor(self._theme.tokens.sheet)
            pale.setAlphaF(0.45)
            painter.fillRect(box, pale)

    def _label(self, painter: QPainter, box: QRectF, one: Held, ink: QColor) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        short = next((self._atlas.features[key].label for key in one.features), "")
        for name in (one.name, short):
            plate = QRectF(0, 0, metrics.horizontalAdvance(name) + 8, 17)
            if name and plate.width() + 4 <= box.width():
                plate.moveCenter(box.center())
                _plate(painter, plate, name, ink)
                return

    def _axis(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        for year in YEARS:
            x = self._x(date(year, 1, 1).toordinal()) if year < YEARS[-1] else self.width() - 1
            painter.setPen(QColor(tokens.faint))
            painter.drawLine(QPointF(x, BAR + 1), QPointF(x, BAR + 4))
            painter.setPen(QColor(tokens.ink2))
            width = painter.fontMetrics().horizontalAdvance(str(year))
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(left, BAR + AXIS - 6), str(year))

    def _clock(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        x = self._x(self._store.view.pane.date.toordinal())
        x = min(max(x, 1.5), self.width() - 1.5)
        painter.setPen(QPen(QColor(tokens.sheet), 4))
        painter.drawLine(QPointF(x, 0), QPointF(x, BAR + 2))
        painter.setPen(QPen(QColor(tokens.ink), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, BAR + 4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(QRectF(1, 1, self.width() - 2, BAR - 1))


def _plate(painter: QPainter, plate: QRectF, name: str, ink: QColor) -> None:
    """A name on a plain ground of its own, so that no hatch runs through it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(QColor("#ffffff" if ink.lightnessF() < 0.55 else "#17191b"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, name)


def tip(one: Held) -> str:
    """What a piece says to the pointer, as rich text."""
    lines = "<br>".join(escape(_told(one)).splitlines())
    return f"<p>{lines}</p>"


def _told(one: Held) -> str:
    return "\n".join(part for part in (one.name, one.how, one.dates) if part)


_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
