"""Which many figures are wanted, and how far they are: the form in the right panel."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from parallel38.export.presets import Preset
from parallel38.ui.export.footed import WorkForm
from parallel38.ui.fields import new_choice, new_field, new_label
from parallel38.ui.named import tool_button, with_key
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


class ManyForm(WorkForm):
    """`paused()`: to rest, or to go on."""

    paused = Signal()
    changed = Signal()  # which figures, or what they are called

    def __init__(self, presets: Iterable[Preset]) -> None:
        far = _("How many of the figures are there")
        super().__init__(_("Many figures"), far, _("Into a folder…"))
        self.of = new_choice(_("What there is a figure of"))
        for kind, name in OF.items():
            self.of.addItem(_(name), kind)
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
        self.contact = QCheckBox(_("With a contact sheet (PDF)"))
        self.contact.setToolTip(_("A small picture of each, on as many pages as they need"))
        self.facts = new_label("quiet")
        self.pause = tool_button("plain")
        self._narrowing: dict[QWidget, tuple[str, ...]] = {}
        self._lay_out()
        self._join()
        self._choose()
        self.rest()

    def far(self, done: int, count: int, text: str, resting: bool) -> None:
        """So many of all are there."""
        self.pause.setText(_("Go on") if resting else _("Pause"))
        self.work(done, count, text)

    def working(self, busy: bool) -> None:
        """With a pause while they are drawn."""
        super().working(busy)
        self.pause.setVisible(busy)

    # -- inside ----------------------------------------------------------------------------------

    def _join(self) -> None:
        self.pause.clicked.connect(self.paused)
        self.of.currentIndexChanged.connect(self._choose)
        for choice in (self.of, self.least, self.format):
            choice.currentIndexChanged.connect(self.changed)
        for field in (self.start, self.end, self.pattern):
            field.textChanged.connect(self.changed)

    def _choose(self) -> None:
        """What says nothing of this kind is not asked."""
        kind = self.of.currentData()
        for widget, kinds in self._narrowing.items():
            widget.setVisible(kind in kinds)
        self.pattern.setText(PATTERNS[kind])

    def _lay_out(self) -> None:
        dated, every = ("events", "years"), tuple(OF)
        rows: tuple[tuple[str, QWidget, tuple[str, ...]], ...] = (
            (_("What"), self.of, every), (_("From"), self.start, dated),
            (_("To"), self.end, dated), (_("Which"), self.least, ("events",)),
            (_("Made for"), self.preset, every), (_("Format"), self.format, every),
            (_("Names"), self.pattern, every),
        )  # fmt: skip
        for name, field, kinds in rows:
            self._narrowing |= {self.add_row(name, field): kinds, field: kinds}
        self.fields.addWidget(self.contact)
        self.fields.addWidget(self.replace)
        self.foot.insertWidget(0, self.facts)
        self.leave.setToolTip(with_key(_("Back to the panel; the figures go on"), "Esc"))
        self.stop.setToolTip(_("Draw no more; what is written stays"))
        self.pause.setToolTip(_("After the figure that is being drawn"))
        self.take.setToolTip(with_key(_("Write the figures into a folder"), "Ctrl+Return"))
        self.add_buttons((self.leave, self.pause, self.stop, self.take), (self.stop, self.take))
        self.frame_in(_("Many figures"), _("Which figures"))
