"""The timeline as it stands in the window: the ruler, and above it what drives the clock."""

from itertools import pairwise
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import View
from parallel38.ui.clock import UNITS, Clock, Unit
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.date_field import DateField
from parallel38.ui.timeline.modes import ModeChip, ModeSwitch
from parallel38.ui.timeline.pace import Pace
from parallel38.ui.timeline.pace_field import PaceField
from parallel38.ui.timeline.player import Player
from parallel38.ui.timeline.ruler import Ruler
from parallel38.ui.timeline.scope import Scope
from parallel38.ui.timeline.sentence import Sentence
from parallel38.words import _

ROOMY = 1240  # pixels from which words stand beside the choices
WORDY = 1500  # pixels from which there is room for a whole sentence beside the choices
LEAST = 640  # pixels that it needs
TIGHT = 900  # pixels below which only what is needed most stands there
PACE = {False: 158, True: 104}  # pixels for the speed of play, in a tight window
BETWEEN = 2 * 14 + 16 + 9 * 4  # pixels that the row leaves blank
NARROW_CHIP, TIGHT_CHIP = 150, 70  # pixels for the chip's words below ROOMY, below TIGHT


class TimelinePanel(QWidget):
    """Play, step, date field, mode and ruler."""

    def __init__(self, atlas: Atlas, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock, self._theme = clock, theme
        self.player = Player(clock)
        self.scope = Scope(clock)
        self.ruler = Ruler(atlas, clock, self.scope, theme)
        self.field = DateField(clock, self.scope)
        self.modes = ModeSwitch(clock, self.scope)
        self.chip = ModeChip(clock, self.scope, theme)
        self.steps = self._step_chooser()
        self.pace = PaceField()
        self.pace.chosen.connect(self.player.set_pace)
        self._sentence = Sentence()
        self.field.said.connect(self._sentence.tell)
        self.field.said.connect(self._make_room)
        self.pace.said.connect(self._sentence.tell)
        self._words: list[QLabel] = []
        self._choices = self._choice_row()
        self._plain = self._zoomed = False
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 8, 0, 2)
        column.setSpacing(6)
        column.addLayout(self._controls())
        column.addWidget(self.ruler)
        self._order()
        clock.store.subscribe(self._follow)

    @property
    def unit(self) -> Unit:
        """What one step is."""
        return cast(Unit, self.steps.currentData())

    def resume(self, unit: Unit, pace: Pace) -> None:
        """Take up the step and the pace of the last time."""
        self.steps.setCurrentIndex(UNITS.index(unit))
        self.pace.show_pace(pace)
        self.player.set_pace(pace)

    def be_plain(self, plain: bool) -> None:
        """Only what drives the clock and the date, as a class has it."""
        self._plain = plain
        self._make_room()

    def put_above_ruler(self, strip: QWidget) -> None:
        """What tells of the same years."""
        column = cast(QVBoxLayout, self.layout())
        column.insertWidget(column.indexOf(self.ruler), strip)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy, style = self.width() >= ROOMY, Qt.ToolButtonStyle
        for label in self._words:
            label.setVisible(roomy)
        beside = style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
        self.all_years.setToolButtonStyle(beside)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window what is wrong with a date takes the place of choices and chip, and
        where it has no room yet that of the modes; in a tight one the chip that of the choices.
        """
        wide, wrong = self.width(), bool(self.field.property("wrong"))
        tight, narrowed = wide < TIGHT, self.scope.pane.mode != "instant"
        self.steps.setVisible(not tight)
        self.pace.setFixedWidth(PACE[tight])
        told = wrong and wide < WORDY
        crowded = told or (tight and narrowed)
        # Each is shown or hidden once: a change to and fro resizes the panel again, without end.
        self._choices.setVisible(not (self._plain or crowded))
        beside = not told or self._is_roomy()
        self.modes.setVisible(beside and not self._plain)
        self.all_years.setVisible(beside and self._zoomed)
        words = 1000 if wide >= ROOMY else TIGHT_CHIP if tight else NARROW_CHIP
        self.chip.give_room(0 if told else words)

    def _zoom(self, zoomed: bool) -> None:
        """Whether there are more years to be shown than now."""
        if zoomed != self._zoomed:
            self._zoomed = zoomed
            self._make_room()

    def _is_roomy(self) -> bool:
        """Whether a sentence has its room beside the modes."""
        beside = [*self._driving, self.modes, *([self.all_years] if self._zoomed else [])]
        taken = sum(one.sizeHint().width() for one in beside) + self.field.width()
        return self.width() - taken - BETWEEN >= self._sentence.least_width()

    def _follow(self, new: View, old: View) -> None:
        if new.pane.mode != old.pane.mode:
            self._make_room()

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        self._driving = self._drive()
        for widget in self._driving:
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.field)
        row.addSpacing(4)
        row.addWidget(self.modes)
        row.addSpacing(4)
        row.addWidget(self.chip)
        row.addSpacing(4)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._all_years())
        row.addWidget(self._choices)
        return row

    def _order(self) -> None:
        """Tab goes through the row from the left, then to the ruler and its handles."""
        row = (*self._driving, self.field, *self.modes.buttons.values(), self.chip)
        rest = (self.all_years, self.steps, self.pace, self.ruler, *self.ruler.handles)
        for one, following in pairwise((*row, *rest)):
            self.setTabOrder(one, following)

    def _choice_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(6)
        for word, control in ((_("Step"), self.steps), (_("Play"), self.pace)):
            label = named(QLabel(word), "quiet")
            label.setBuddy(control)
            self._words.append(label)
            row.addWidget(label)
            row.addWidget(control)
        return made

    def _drive(self) -> tuple[QToolButton, ...]:
        back = self._button("previous", _("One step back"), lambda: self._step(-1))
        on = self._button("next", _("One step on"), lambda: self._step(1))
        self.play = self._button("play", _("Play"), self.player.toggle)
        self.play.setToolTip(with_key(_("Play"), "Space"))
        self.player.playing.connect(self._show_playing)
        return back, self.play, on

    def _all_years(self) -> QToolButton:
        made = tool_button("chip", _("All years"))
        made.setIcon(icon("all-years", self._theme))
        made.setAccessibleName(_("Show all years"))
        made.setToolTip(with_key(_("Show all years"), "Ctrl+0"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self.ruler.show_all)
        made.hide()
        self.ruler.zoomed.connect(self._zoom)
        self.all_years = made
        return made

    def _button(self, name: str, title: str, act: object) -> QToolButton:
        button = tool_button("icon")
        button.setIcon(icon(name, self._theme))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _step_chooser(self) -> QComboBox:
        chooser = QComboBox()
        titles = {"event": _("Event"), "day": _("Day"), "month": _("Month"), "year": _("Year")}
        for unit in UNITS:
            chooser.addItem(titles[unit], unit)
        chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chooser.setAccessibleName(_("Step"))
        chooser.setToolTip(_("What one step is. The date stays where it is."))
        return chooser

    def _step(self, count: int) -> None:
        self.player.pause()
        self._clock.step(self.unit, count)

    def _show_playing(self, playing: bool) -> None:
        self.ruler.turns_pages = playing
        title = _("Pause") if playing else _("Play")
        self.play.setIcon(icon("pause" if playing else "play", self._theme))
        self.play.setToolTip(with_key(title, "Space"))
        self.play.setAccessibleName(title)
