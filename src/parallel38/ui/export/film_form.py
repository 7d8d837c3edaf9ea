"""What a film shows and how long it lasts: the form in the right panel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from parallel38.domain.reel import Reel
from parallel38.ui.choices import STYLES
from parallel38.ui.export.footed import WorkForm
from parallel38.ui.fields import new_choice, new_field
from parallel38.ui.named import with_key
from parallel38.words import N_, _, ngettext

STEPS = {
    "event": N_("From event to event"), "day": N_("Day by day"), "month": N_("Month by month"),
    "year": N_("Year by year"),
}  # fmt: skip
SIZES = {
    "1920x1080": N_("1920 × 1080, MP4"), "1280x720": N_("1280 × 720, MP4"),
    "3840x2160": N_("3840 × 2160, MP4"), "1440x1080": N_("4:3, 1440 × 1080, MP4"),
    "1080x1080": N_("Square, 1080 × 1080, MP4"),
    "960x540": N_("960 × 540, GIF for slides and mails"),
}  # fmt: skip


class FilmForm(WorkForm):
    """A film of the clock, or of a story."""

    def __init__(self) -> None:
        super().__init__(_("A film"), _("How much of the film is there"), _("Save…"))
        self.what = new_choice(_("What the film shows"))
        self.by = new_choice(_("How the clock runs"))
        for step, name in STEPS.items():
            self.by.addItem(_(name), step)
        self.seconds = new_field(_("Seconds"))
        self.seconds.setPlaceholderText(_("as long as it takes"))
        self.title = new_field(_("Title of the film"))
        self.look = new_choice(_("Style"))
        self.look.addItem(_("That of the map"), "")
        for style, name in STYLES.items():
            self.look.addItem(_(name), style)
        self.shape = new_choice(_("Size"))
        for size, name in SIZES.items():
            self.shape.addItem(_(name), size)
        self.poster = QCheckBox(_("With a picture of it beside it (PNG)"))
        self._of_days: list[QWidget] = []
        self.offer({})
        self._lay_out()
        self._join()
        self.rest()

    # -- what is wanted --------------------------------------------------------------------------

    @property
    def suffix(self) -> str:
        """Of the format, with its dot."""
        return ".gif" if self.shape.currentData() == "960x540" else ".mp4"

    def options(self) -> list[str]:
        """As the command line has them. Raises ValueError with a sentence."""
        said = ["--size", str(self.shape.currentData())]
        if self.poster.isChecked():
            said.append("--poster")
        if text := self.seconds.text().strip().replace(",", "."):
            said += ["--seconds", f"{_seconds(text):g}"]
        if style := self.look.currentData():
            said += ["--style", str(style)]
        if story := self.what.currentData():
            return [*said, "--story", str(story)]
        days = (date.fromordinal(day).isoformat() for day in self.days())
        return [*said, "--by", str(self.by.currentData()), *_between(*days)]

    def offer(self, stories: Mapping[str, str]) -> None:
        """The titles of the stories that there are, by id; what was chosen stays."""
        before = self.what.currentData()
        self.what.clear()
        self.what.addItem(_("The map as it is, while the clock runs"), "")
        for id_, title in stories.items():
            self.what.addItem(_("Story: {title}").format(title=title), id_)
        self.what.setCurrentIndex(max(0, self.what.findData(before)))

    def recall(self, title: str, size: str, reel: Reel, here: bool = True) -> None:
        """As a film was that is opened again; its story is `here`, or another has its name."""
        self.what.setCurrentIndex(max(0, self.what.findData(reel.story if here else "")))
        if reel.start and reel.end:
            self.show_days(reel.start, reel.end)
        self.by.setCurrentIndex(self.by.findData(reel.by))
        self.seconds.setText(f"{reel.seconds:g}" if reel.seconds else "")
        self.title.setText("" if reel.story else title)
        self.shape.setCurrentIndex(max(0, self.shape.findData(size)))
        gone = reel.story and self.what.currentData() != reel.story
        self.say(_("The story of this film is not here: open its project first.") if gone else "")

    # -- what goes on ----------------------------------------------------------------------------

    def far(self, done: int, frames: int, seconds: int) -> None:
        """So many of all frames are there; of the first of them nothing is known."""
        left = ngettext("{count} second left", "{count} seconds left", seconds)
        told = _("{done} of {frames} frames").format(done=done, frames=frames)
        text = f"{told}, {left.format(count=seconds)}" if done else _("Drawing the film …")
        self.work(done, frames, text)

    def foretell(self, seconds: float | None) -> None:
        """How long it takes where no seconds are asked for; None where that is not known."""
        told = _("as long as it takes")
        if seconds is not None:
            minutes, rest = divmod(round(seconds), 60)
            told = f"{told}: {minutes}:{rest:02}"
        self.seconds.setPlaceholderText(told)

    # -- inside ----------------------------------------------------------------------------------

    def _join(self) -> None:
        self.what.currentIndexChanged.connect(self._choose)

    def _choose(self) -> None:
        """A story says its days itself."""
        for widget in self._of_days:
            widget.setVisible(not self.what.currentData())

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("What"), self.what), (_("From"), self.start), (_("To"), self.end),
            (_("How"), self.by), (_("Title"), self.title), (_("Seconds"), self.seconds),
            (_("Size"), self.shape), (_("Style"), self.look),
        )  # fmt: skip
        for name, field in rows:
            label = self.add_row(name, field)
            if field in (self.start, self.end, self.by, self.title):
                self._of_days += [label, field]
        self.fields.addWidget(self.poster)
        self.leave.setToolTip(with_key(_("Back to the panel; the film goes on"), "Esc"))
        self.stop.setToolTip(_("Draw no more; nothing is written"))
        self.take.setToolTip(with_key(_("Write the film to a file"), "Ctrl+Return"))
        self.add_buttons((self.leave, self.stop, self.take), (self.stop, self.take))
        self.frame_in(_("Film"), _("What the film is"))


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
