"""What a film shows and how long it lasts: the form in the right panel."""

from __future__ import annotations

from collections.abc import Mapping
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
from parallel38.ui.fields import new_choice, new_field, new_label
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.words import N_, _, ngettext

STEPS = {
    "event": N_("From event to event"), "day": N_("Day by day"), "month": N_("Month by month"),
    "year": N_("Year by year"),
}  # fmt: skip
SIZES = {
    "1920x1080": N_("1920 × 1080, MP4"), "1280x720": N_("1280 × 720, MP4"),
    "960x540": N_("960 × 540, GIF for slides and mails"),
}  # fmt: skip
_SIDE = 20


class FilmForm(KeyedForm):
    """`saved()`, `cancelled()`, `left()`: the buttons."""

    saved = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, stories: Mapping[str, str]) -> None:
        """`stories` are their titles by id."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("A film"))
        self.what = new_choice(_("What the film shows"))
        self.what.addItem(_("The map as it is, while the clock runs"), "")
        for id_, title in stories.items():
            self.what.addItem(_("Story: {title}").format(title=title), id_)
        self.start, self.end = new_field(_("First day")), new_field(_("Last day"))
        self.by = new_choice(_("How the clock runs"))
        for step, name in STEPS.items():
            self.by.addItem(_(name), step)
        self.seconds = new_field(_("Seconds"))
        self.seconds.setPlaceholderText(_("as long as it takes"))
        self.title = new_field(_("Title of the film"))
        self.shape = new_choice(_("Size"))
        for size, name in SIZES.items():
            self.shape.addItem(_(name), size)
        self.poster = QCheckBox(_("With a picture of it beside it (PNG)"))
        self.told = new_label("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(_("How much of the film is there"))
        self.take, self.leave = tool_button("primary", _("Save…")), tool_button("plain", _("Close"))
        self.stop = tool_button("plain", _("Cancel"))
        self._of_days: list[QWidget] = []
        self._lay_out()
        self._join()
        self.rest()

    # -- what is wanted --------------------------------------------------------------------------

    @property
    def suffix(self) -> str:
        """Of the format, with its dot."""
        return ".gif" if self.shape.currentData() == "960x540" else ".mp4"

    def show_days(self, first: date, last: date) -> None:
        """Two days to begin with."""
        self.start.setText(say(first))
        self.end.setText(say(last))

    def options(self) -> list[str]:
        """As the command line has them. Raises ValueError with a sentence."""
        said = ["--size", str(self.shape.currentData())]
        if self.poster.isChecked():
            said.append("--poster")
        if text := self.seconds.text().strip().replace(",", "."):
            said += ["--seconds", f"{_seconds(text):g}"]
        if story := self.what.currentData():
            return [*said, "--story", str(story)]
        first, last = (parse_typed(field.text()) for field in (self.start, self.end))
        if last.latest < first.earliest:
            raise ValueError(_("The last day lies before the first."))
        days = (date.fromordinal(day).isoformat() for day in (first.earliest, last.latest))
        return [*said, "--by", str(self.by.currentData()), *_between(*days)]

    # -- what goes on ----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence above the buttons."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def far(self, done: int, frames: int, seconds: int) -> None:
        """So many of all frames are there; of the first of them nothing is known."""
        self.bar.setRange(0, frames)
        self.bar.setValue(done)
        self.bar.show()
        left = ngettext("{count} second left", "{count} seconds left", seconds)
        told = _("{done} of {frames} frames").format(done=done, frames=frames)
        self.say(f"{told}, {left.format(count=seconds)}" if done else _("Drawing the film …"))
        self._working(True)

    def rest(self) -> None:
        """Nothing is being drawn."""
        self.bar.hide()
        self._working(False)

    # -- inside ----------------------------------------------------------------------------------

    def _working(self, busy: bool) -> None:
        self.take.setVisible(not busy)
        self.stop.setVisible(busy)

    def _join(self) -> None:
        self.take.clicked.connect(self.saved)
        self.stop.clicked.connect(self.cancelled)
        self.leave.clicked.connect(self.left)
        self.what.currentIndexChanged.connect(self._choose)

    def _choose(self) -> None:
        """A story says its days itself."""
        for widget in self._of_days:
            widget.setVisible(not self.what.currentData())

    def _lay_out(self) -> None:
        body = named(QWidget(), "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, 8, _SIDE, 12)
        column.setSpacing(6)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("What"), self.what), (_("From"), self.start), (_("To"), self.end),
            (_("How"), self.by), (_("Title"), self.title), (_("Seconds"), self.seconds),
            (_("Size"), self.shape),
        )  # fmt: skip
        for name, field in rows:
            label = new_label("quiet", name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
            if field in (self.start, self.end, self.by, self.title):
                self._of_days += [label, field]
        column.addWidget(self.poster)
        column.addStretch()
        scroll = ScrolledForm(_("What the film is"))
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 14, 0, 0)
        outer.setSpacing(0)
        head = named(QLabel(_("Film")), "title")
        head.setContentsMargins(_SIDE, 0, _SIDE, 4)
        outer.addWidget(head)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """How far it is, and the buttons, which are always in sight."""
        foot = named(QWidget(), "panel")
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(_SIDE, 10, _SIDE, 14)
        rows.setSpacing(8)
        rows.addWidget(self.told)
        rows.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.leave.setToolTip(with_key(_("Back to the panel; the film goes on"), "Esc"))
        self.stop.setToolTip(_("Draw no more; nothing is written"))
        self.take.setToolTip(with_key(_("Write the film to a file"), "Ctrl+Return"))
        grows = QSizePolicy.Policy.Expanding
        for button in (self.leave, self.stop, self.take):
            buttons.addWidget(button)
        self.take.setSizePolicy(grows, self.take.sizePolicy().verticalPolicy())
        self.stop.setSizePolicy(grows, self.stop.sizePolicy().verticalPolicy())
        rows.addLayout(buttons)
        return foot


def _between(first: str, last: str) -> list[str]:
    return ["--from", first, "--to", last]


def _seconds(text: str) -> float:
    """A number of seconds. Raises ValueError with a sentence."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 3600:
        raise ValueError(_("A film lasts 1 to 3600 seconds.")) from None
    return seconds
