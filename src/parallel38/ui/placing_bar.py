"""The bar while points are placed: which tool, what to do, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.drawn import KINDS
from parallel38.domain.geodesic import way_of
from parallel38.ui.icons import icon
from parallel38.ui.measure.words import length
from parallel38.ui.named import named, tool_button
from parallel38.words import _, ngettext

if TYPE_CHECKING:
    from parallel38.ui.placing import Placing, Tool
    from parallel38.ui.window import Window


class PlacingBar(QWidget):
    """Over the maps; hidden while no tool is in hand."""

    def __init__(self, window: Window, placing: Placing) -> None:
        super().__init__()
        self._window, self._placing = window, placing
        self._said = ("", 0)
        self.setObjectName("compareBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The tool in hand"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 10, 4)
        row.setSpacing(10)
        self.kinds = self._kinds(window)
        for button in self.kinds.values():
            row.addWidget(button)
        self.title = named(QLabel(), "heading")
        self.hint = named(QLabel(), "quiet")
        self.hint.setWordWrap(True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.done = tool_button("plain", _("Done"))
        self.done.setToolTip(_("No more points (Enter)"))
        self.done.clicked.connect(placing.end)
        leave = tool_button("icon")
        leave.setIcon(icon("close", window.theme))
        leave.setToolTip(_("Put the tool away (Esc)"))
        leave.setAccessibleName(_("Put the tool away"))
        leave.clicked.connect(placing.leave)
        row.addWidget(self.title)
        row.addWidget(self.hint, 1)
        row.addWidget(self.done)
        row.addWidget(leave)
        placing.changed.connect(self.follow)
        self.follow()
        _over_the_maps(window, self)

    def follow(self) -> None:
        """What is in hand now."""
        tool = self._placing.tool
        self.setVisible(tool is not None)
        if tool is None:
            self._said = ("", 0)
            return
        draws = tool.name in KINDS
        for kind, button in self.kinds.items():
            button.setVisible(draws)
            button.setChecked(kind == tool.name)
        self.title.setText(tool.title)
        self.title.setVisible(not draws)
        self.hint.setText(tool.hint)
        self.done.setVisible(tool.most > 1)
        self.done.setEnabled(self._placing.enough)
        self._say(tool)

    def _say(self, tool: Tool) -> None:
        """To a reader: what is in hand, how many points there are and what they measure."""
        now = tool.name, len(self._placing.points)
        announcer = getattr(self._window, "announcer", None)  # it comes after the first picture
        if now == self._said or announcer is None:
            return
        same, self._said = now[0] == self._said[0], now
        if not same:
            announcer.say(f"{tool.title}. {tool.hint}")
        elif now[1]:
            told = ngettext("{count} point", "{count} points", now[1]).format(count=now[1])
            if tool.great and (way := way_of(self._window.pane.selected)) and way.km:
                told += f", {length(way.km)}"
            announcer.say(told)

    def _kinds(self, window: Window) -> dict[str, QToolButton]:
        """A button for each kind of drawing."""
        made: dict[str, QToolButton] = {}
        for kind, title in KINDS.items():
            button = made[kind] = tool_button("chip", _(title))
            button.setCheckable(True)
            action = window.actions_.by_id[f"draw-{kind}"]
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            button.setToolTip(f"{action.text()} ({keys})")
            button.clicked.connect(action.trigger)
        return made


def _over_the_maps(window: Window, bar: QWidget) -> None:
    page = window.timeline.parentWidget()
    column = page.layout() if page else None
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(column.indexOf(window.split), bar)
    bar.stackUnder(window.split)  # a reader hears it there, too
