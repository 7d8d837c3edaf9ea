"""Which many figures are wanted, and how far they are: the form in the right panel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.export.presets import Preset
from parallel38.ui.fields import new_choice, new_field, new_label
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.words import N_, _

OF = {
    "events": N_("Each event, in the middle of the map"),
    "years": N_("The map on the last day of each year"),
    "scenes": N_("Each scene of the stories"),
}
LEAST = {
    "1": N_("All events"), "3": N_("Events of some importance"), "4": N_("Important events"),
    "5": N_("The most important events"),
}  # fmt: skip
PATTERNS = {"events": "{date} {id}", "years": "{date}", "scenes": "{number} {id}"}
_SIDE = 20


class ManyForm(KeyedForm):
    """`saved()`, `paused()` (or to go on), `cancelled()`, `left()`: the buttons."""

    saved = Signal()
    paused = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, presets: Iterable[Preset]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Many figures"))
        self.of = new_choice(_("What there is a figure of"))
        for kind, name in OF.items():
            self.of.addItem(_(name), kind)
        self.start, self.end = new_field(_("First day")), new_field(_("Last day"))
        self.least = new_choice(_("Which events"))
        for least, name in LEAST.items():
            self.least.addItem(_(name), int(least))
        self.preset = new_choice(_("Made for"))
        for preset in presets:
            self.preset.addItem(_(preset.title), preset.id)
        self.format = new_choice(_("Format"))
        for name in ("pdf", "png", "svg", "jpg", "tif"):
            self.format.addItem(name.upper(), f".{name}")
        self.pattern = new_field(_("Names of the files"))
        self.pattern.setToolTip(_("{number}, {date}, {id} and {title} are filled in"))
        self.replace = QCheckBox(_("Replace files that are there"))
        self.told = new_label("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(_("How many of the figures are there"))
        self.take, self.leave = (
            tool_button("primary", _("Into a folder…")),
            tool_button("plain", _("Close")),
        )
        self.pause, self.stop = tool_button("plain"), tool_button("plain", _("Cancel"))
        self._narrowing: dict[QWidget, tuple[str, ...]] = {}
        self._lay_out()
        self._join()
        self._choose()
        self.rest()

    # -- what is wanted --------------------------------------------------------------------------

    def show_days(self, first: date, last: date) -> None:
        """Two days to begin with."""
        self.start.setText(say(first))
        self.end.setText(say(last))

    def days(self) -> tuple[int, int]:
        """First and last day (ordinals). Raises ValueError with a sentence."""
        first, last = (parse_typed(field.text()) for field in (self.start, self.end))
        if last.latest < first.earliest:
            raise ValueError(_("The last day lies before the first."))
        return first.earliest, last.latest

    # -- what goes on ----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence above the buttons."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def far(self, done: int, count: int, text: str, resting: bool) -> None:
        """So many of all are there."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        self.bar.show()
        self.pause.setText(_("Go on") if resting else _("Pause"))
        self.say(text)
        self._working(True)

    def rest(self) -> None:
        """Nothing is being drawn."""
        self.bar.hide()
        self._working(False)

    # -- inside ----------------------------------------------------------------------------------

    def _working(self, busy: bool) -> None:
        self.take.setVisible(not busy)
        self.pause.setVisible(busy)
        self.stop.setVisible(busy)

    def _join(self) -> None:
        self.take.clicked.connect(self.saved)
        self.pause.clicked.connect(self.paused)
        self.stop.clicked.connect(self.cancelled)
        self.leave.clicked.connect(self.left)
        self.of.currentIndexChanged.connect(self._choose)

    def _choose(self) -> None:
        """What says nothing of this kind is not asked."""
        kind = self.of.currentData()
        for widget, kinds in self._narrowing.items():
            widget.setVisible(kind in kinds)
        self.pattern.setText(PATTERNS[kind])

    def _lay_out(self) -> None:
        body = named(QWidget(), "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, 8, _SIDE, 12)
        column.setSpacing(6)
        dated, every = ("events", "years"), tuple(OF)
        rows: tuple[tuple[str, QWidget, tuple[str, ...]], ...] = (
            (_("What"), self.of, every), (_("From"), self.start, dated),
            (_("To"), self.end, dated), (_("Which"), self.least, ("events",)),
            (_("Made for"), self.preset, every), (_("Format"), self.format, every),
            (_("Names"), self.pattern, every),
        )  # fmt: skip
        for name, field, kinds in rows:
            label = new_label("quiet", name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
            self._narrowing |= {label: kinds, field: kinds}
        column.addWidget(self.replace)
        column.addStretch()
        scroll = ScrolledForm(_("Which figures"))
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 14, 0, 0)
        outer.setSpacing(0)
        head = named(QLabel(_("Many figures")), "title")
        head.setContentsMargins(_SIDE, 0, _SIDE, 4)
        outer.addWidget(head)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """How far they are, and the buttons, which are always in sight."""
        foot = named(QWidget(), "panel")
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(_SIDE, 10, _SIDE, 14)
        rows.setSpacing(8)
        rows.addWidget(self.told)
        rows.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.leave.setToolTip(with_key(_("Back to the panel; the figures go on"), "Esc"))
        self.stop.setToolTip(_("Draw no more; what is written stays"))
        self.pause.setToolTip(_("After the figure that is being drawn"))
        self.take.setToolTip(with_key(_("Write the figures into a folder"), "Ctrl+Return"))
        for button in (self.leave, self.pause, self.stop, self.take):
            buttons.addWidget(button)
        grows = QSizePolicy.Policy.Expanding
        self.take.setSizePolicy(grows, self.take.sizePolicy().verticalPolicy())
        self.stop.setSizePolicy(grows, self.stop.sizePolicy().verticalPolicy())
        rows.addLayout(buttons)
        return foot
