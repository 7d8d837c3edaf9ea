"""Ten dates in a row: the story of the line at a glance, each a click away."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, convert
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from parallel38 import paths
from parallel38.domain.say import say
from parallel38.domain.view import View
from parallel38.ui.named import named
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class Stop(Struct, frozen=True):
    """One of resources/presets/ten-dates.toml."""

    date: datetime.date
    title: str
    view: str
    event: str


@cache
def stops() -> tuple[Stop, ...]:
    """All of them, in order."""
    text = (paths.resources() / "presets" / "ten-dates.toml").read_text("utf-8")
    return tuple(convert(tomllib.loads(text)["stop"], list[Stop]))


LOW, HIGH = 32, 84  # pixels of a year, and of a year with words of three lines below it
WORDY = 900  # pixels of the row from which the words have room


class StopButton(QToolButton):
    """A year over a few words, which take up to three lines where they must."""

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.setObjectName("stop")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        title = _(stop.title)
        self.setAccessibleName(f"{say(stop.date)}: {title}")
        self.setToolTip(f"{say(stop.date)}: {title}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 6, 6)
        column.setSpacing(1)
        self.words = words = named(QLabel(title), "quiet")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for label in (named(QLabel(str(stop.date.year)), "heading"), words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label, 1 if label is words else 0)

    def sizeHint(self) -> QSize:
        return QSize(100, LOW if self.words.isHidden() else HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, self.sizeHint().height())


class TenDates(QWidget):
    """The row. That of the clock's day, or the last before it, is marked."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("tenDates")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Ten dates"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(3)
        self.buttons = [StopButton(stop) for stop in stops()]
        for button, stop in zip(self.buttons, stops(), strict=True):
            button.clicked.connect(lambda _on, stop=stop: self.go(stop))
            row.addWidget(button, 1)
        window.store.subscribe(self._follow)
        self._mark()

    def go(self, stop: Stop) -> None:
        """To its day and its view; Back returns."""
        window = self._window
        window.timeline.player.pause()
        window.trail.leave()
        window.store.change(
            date=stop.date, mode="instant", selected="", camera=window.guide.framed(stop.view)
        )
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the years must do; the tips say the rest."""
        super().resizeEvent(event)
        for button in self.buttons:
            button.words.setVisible(self.width() >= WORDY)
            button.updateGeometry()

    def _follow(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date:
            self._mark()

    def _mark(self) -> None:
        today = self._window.pane.date
        past = [number for number, stop in enumerate(stops()) if stop.date <= today]
        for number, button in enumerate(self.buttons):
            button.setChecked(bool(past) and number == past[-1])
