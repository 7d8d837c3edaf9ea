"""The timeline as it stands in the window: the ruler, and above it what drives the clock."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.atlas import Atlas
from parallel38.ui.clock import UNITS, Clock, Unit
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.accessible import speak
from parallel38.ui.timeline.date_field import DateField
from parallel38.ui.timeline.player import Player
from parallel38.ui.timeline.ruler import Ruler
from parallel38.words import _


class TimelinePanel(QWidget):
    """Play, step, date field and ruler."""

    def __init__(self, atlas: Atlas, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock, self._theme = clock, theme
        self.player = Player(clock)
        self.ruler = Ruler(atlas, clock, theme)
        self.field = DateField(clock)
        self.steps = self._step_chooser()
        self.speed = self._speed_field()
        self._sentence = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.field.said.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 2)
        column.setSpacing(6)
        column.addLayout(self._controls())
        column.addWidget(self.ruler)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        speak(self.ruler)

    @property
    def unit(self) -> Unit:
        """What one step is."""
        return cast(Unit, self.steps.currentData())

    def resume(self, unit: Unit, speed: float) -> None:
        """Take up the step and the speed of the last time."""
        self.speed.setValue(speed)
        self.steps.setCurrentIndex(UNITS.index(unit))

    def _controls(self) -> QHBoxLayout:
        back = self._button("previous", _("One step back"), lambda: self._step(-1))
        on = self._button("next", _("One step on"), lambda: self._step(1))
        self.play = self._button("play", _("Play"), self.player.toggle)
        self.play.setObjectName("icon")
        self.player.playing.connect(self._show_playing)
        self._all = tool_button("chip", _("All years"))
        self._all.setIcon(icon("all-years", self._theme))
        self._all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._all.setAccessibleName(_("Show all years"))
        self._all.clicked.connect(self.ruler.show_all)
        self._all.hide()
        self.ruler.zoomed.connect(self._all.setVisible)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        for widget in (back, self.play, on):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.field)
        row.addSpacing(8)
        row.addWidget(self._sentence)
        row.addStretch()
        row.addWidget(self._all)
        row.addSpacing(8)
        label = named(QLabel(_("Step and play by")), "quiet")
        label.setBuddy(self.steps)
        row.addWidget(label)
        row.addSpacing(4)
        row.addWidget(self.steps)
        row.addWidget(self.speed)
        return row

    def _button(self, name: str, title: str, act: object) -> QToolButton:
        button = tool_button("icon")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(act)
        return button

    def _step_chooser(self) -> QComboBox:
        chooser = QComboBox()
        titles = {"event": _("Event"), "day": _("Day"), "month": _("Month"), "year": _("Year")}
        for unit in UNITS:
            chooser.addItem(titles[unit], unit)
        chooser.setAccessibleName(_("Step and play by"))
        chooser.setToolTip(_("What one step is. The date stays where it is."))
        chooser.currentIndexChanged.connect(self._pace)
        return chooser

    def _speed_field(self) -> QDoubleSpinBox:
        field = QDoubleSpinBox(minimum=0.1, maximum=1000, value=self.player.speed, decimals=1)
        field.setSuffix(_(" a second"))
        field.setAccessibleName(_("Speed of the calendar"))
        field.setFixedWidth(116)
        field.valueChanged.connect(self._pace)
        field.hide()
        return field

    def _pace(self) -> None:
        self.speed.setVisible(self.unit != "event")
        self.player.set_pace(self.unit, self.speed.value())

    def _step(self, count: int) -> None:
        self.player.pause()
        self._clock.step(self.unit, count)

    def _show_playing(self, playing: bool) -> None:
        title = _("Pause") if playing else _("Play")
        self.play.setIcon(icon("pause" if playing else "play", self._theme))
        self.play.setToolTip(title)
        self.play.setAccessibleName(title)

    def _say(self, sentence: str, wrong: bool) -> None:
        self._sentence.setObjectName("error" if wrong else "quiet")
        self._sentence.setText(sentence)
        self._sentence.style().polish(self._sentence)
