"""The first tour: five steps, each a card beside the part of the window that it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

WIDE, GAP, EDGE = 340, 14, 10  # pixels: the card, to what it tells of, to the window's edge
_OWN = Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right


@dataclass(frozen=True)
class Step:
    """What is told of which `part` of the window, by its attribute; `panel` is opened for it."""

    title: str
    text: str
    part: str
    panel: str = ""


STEPS = (
    Step(N_("Any day from 1866 to 2024"),
         N_("Drag the timeline, or type a date (Ctrl+D). Alt+Right goes to the next event, Space "
            "plays from event to event."), "timeline", "timeline"),
    Step(N_("Who held this place?"),
         N_("Click anywhere on the map, or a sign or a line on it. The wheel zooms; the legend "
            "shows what is in view and nothing else."), "map"),
    Step(N_("What the record says"),
         N_("The inspector tells of the day, or of what you clicked: dates, sources, what came "
            "before and after. Every name in it leads there; Backspace leads back."),
         "right", "inspector"),
    Step(N_("Find anything"),
         N_("Ctrl+K finds events, places in any spelling, and days. What you need not see, switch "
            "off in the layers on the left."), "search"),
    Step(N_("Take it along"),
         N_("Compare two days, present a story to a room, export a figure. F10 makes the window "
            "simple for a class, F1 lists the keys."), "top_bar.export_button"),
)  # fmt: skip


class Tour(QFrame):
    """The card and a ring round its subject. Arrows turn it, Esc ends it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self.place = window, 0
        self.setObjectName("tour")
        self.setFixedWidth(WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = named(QFrame(window), "ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._text = named(QLabel(), "heading"), QLabel()
        self._count = named(QLabel(), "quiet")
        for label in (self._title, self._text):
            label.setWordWrap(True)
        self.before, self.next = tool_button("plain", _("Back")), tool_button("plain")
        self.end = tool_button("icon")
        self.end.setIcon(icon("close", window.theme))
        self.end.setToolTip(_("End the tour (Esc)"))
        self.end.setAccessibleName(_("End the tour"))
        self.before.clicked.connect(lambda: self.go(self.place - 1))
        self.next.clicked.connect(lambda: self.go(self.place + 1))
        self.end.clicked.connect(self.leave)
        self._lay_out()
        for part in (window, self.before, self.next, self.end):
            part.installEventFilter(self)
        window.panels.changed.connect(self._rearranged)

    def go(self, place: int) -> None:
        """To a step from 0; after the last one the tour is over."""
        if place >= len(STEPS):
            self.leave()
            return
        self.place = max(place, 0)
        step = STEPS[self.place]
        if step.panel:
            self._window.panels.open(step.panel)
        self._title.setText(_(step.title))
        self._text.setText(_(step.text))
        self._count.setText(_("{n} of {count}").format(n=self.place + 1, count=len(STEPS)))
        self.setAccessibleName(f"{_(step.title)}. {_(step.text)}")
        self.before.setEnabled(self.place > 0)
        self.next.setText(_("Next") if self.place < len(STEPS) - 1 else _("Begin"))
        for part in (self._ring, self):
            part.show()
            part.raise_()
        self.next.setFocus()
        self._stand()

    def leave(self) -> None:
        """Over, and not offered again."""
        self._window.settings.change(welcomed=True)
        self._window.removeEventFilter(self)
        self._ring.deleteLater()
        self.deleteLater()
        self._window.map.setFocus()

    def _rearranged(self) -> None:
        """The simple window, or the map alone, is not what the tour tells of."""
        if self._window.top_bar.isHidden():
            self.leave()

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go(self.place + (1 if key == Qt.Key.Key_Right else -1))
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Arrows and Esc are the tour's while it has the keyboard, none of the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN)
            return event.isAccepted()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button's key may be the tour's; it stays beside its subject in a resized window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is not self._window and self._key(event.key())
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        window = self._window
        part = attrgetter(STEPS[self.place].part)(window)
        subject = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        if not part.isVisible():
            self.leave()
            return
        tall = self._column.totalHeightForWidth(WIDE)
        self.setFixedHeight(tall)
        self._ring.setGeometry(subject.adjusted(-3, -3, 3, 3).intersected(window.rect()))
        self.move(beside(subject, tall, window.rect()))

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._count, self.before, self.next):
            foot.addWidget(part)
        foot.insertStretch(1, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(foot)


def beside(subject: QRect, tall: int, within: QRect) -> QPoint:
    """Where a card of WIDE x `tall` pixels stands: above its subject where there is room, else
    below, else to the left, else on it in the middle.
    """
    middle = subject.center().x() - WIDE // 2
    left = min(max(middle, within.left() + EDGE), within.right() - WIDE - EDGE)
    if subject.top() - GAP - tall >= within.top() + 2 * EDGE:
        return QPoint(left, subject.top() - GAP - tall)
    if subject.bottom() + GAP + tall <= within.bottom() - 2 * EDGE:
        return QPoint(left, subject.bottom() + GAP)
    if subject.left() - GAP - WIDE >= within.left() + EDGE and subject.width() < within.width() / 2:
        return QPoint(subject.left() - GAP - WIDE, subject.center().y() - tall // 2)
    return QPoint(left, subject.center().y() - tall // 2)
