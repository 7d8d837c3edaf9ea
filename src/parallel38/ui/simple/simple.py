"""The switch between the full window and the simple one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.say import say_range
from parallel38.domain.view import View
from parallel38.ui.named import named, tool_button
from parallel38.ui.simple.ten_dates import TenDates
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class Simple:
    """Makes the simple window's rows at the first turning, and shows the one or the other."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.on = False
        self.bar: QWidget | None = None
        self.dates: TenDates | None = None
        window.map.picked.connect(self._told)
        window.panels.changed.connect(self._show)

    def turn(self, on: bool) -> None:
        """Be simple, or full; it stays so. The map keeps day and view."""
        if on and self.bar is None:
            self._build()
        self.on = on
        self._window.settings.change(simple=on)
        self._window.timeline.be_plain(on)
        self._window.panels.only_simple(on)
        self._window.actions_.refresh()
        self._window.map.setFocus()

    def _show(self) -> None:
        shown = self.on and not self._window.panels.bare
        for row in (self.bar, self.dates):
            if row is not None:
                row.setVisible(shown)

    def _build(self) -> None:
        page = self._window.timeline.parentWidget()
        column = page.layout() if page else None
        assert isinstance(column, QVBoxLayout)
        self.bar, self.dates = SimpleBar(self._window), TenDates(self._window)
        column.insertWidget(0, self.bar)
        column.insertWidget(column.indexOf(self._window.timeline), self.dates)

    def _told(self, kind: str, key: str, _lat: float, _lon: float) -> None:
        """Without an inspector a click is answered in a line."""
        atlas = self._window.atlas
        thing = atlas.features.get(key) or atlas.events.get(key)
        if self.on and thing is not None and kind in ("feature", "event", "legend"):
            self._window.notice.say(f"{thing.title}, {say_range(thing.start, thing.end)}")


class SimpleBar(QWidget):
    """Large type, Print, and the way to the full window."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(named(QLabel("Parallel 38"), "wordmark"))
        row.addStretch(1)
        self.large = _button(window, "large-type", _("Large type"))
        self.large.setCheckable(True)
        window.store.subscribe(lambda new, _old: self._follow(new))
        self._follow(window.store.view)
        row.addWidget(self.large)
        row.addWidget(_button(window, "print", _("Print…")))
        row.addWidget(_button(window, "simple", _("Full window")))

    def _follow(self, view: View) -> None:
        self.large.setChecked(view.pane.style == "stage")


def _button(window: Window, command: str, title: str) -> QToolButton:
    action = window.actions_.by_id[command]
    made = tool_button("plain", title)
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    made.setToolTip(f"{title} ({keys})" if keys else title)
    made.setAccessibleName(title)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    made.clicked.connect(lambda: action.trigger())
    return made
