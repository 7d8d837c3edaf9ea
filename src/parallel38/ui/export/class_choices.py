"""What a blank map for a class asks of its pupils: a part of the form of a figure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from parallel38.domain.figure import Gaps
from parallel38.ui.fields import new_choice, new_label, new_number
from parallel38.words import N_, _

LEGENDS = {
    "kept": N_("As on the map"), "blank": N_("To be filled in"), "none": N_("None"),
}  # fmt: skip
MOST = 40  # names, as in domain/figure.py
_NUMBER = 72  # pixels


class ClassChoices(QWidget):
    """`changed()`: the sheet is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = new_number(_("Names that are asked for, at most"), 1, MOST)
        self.count.setFixedWidth(_NUMBER)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.legend = new_choice(_("Legend of the blank map"))
        for id_, name in LEGENDS.items():
            self.legend.addItem(_(name), id_)
        self.bank = QCheckBox(_("With a word bank"))
        self.key = QCheckBox(_("With the answer key"))
        self.key.setToolTip(_("The second page of a PDF; a second file beside the others"))
        self.take(Gaps())
        self.count.valueChanged.connect(self.changed)
        self.legend.currentIndexChanged.connect(self.changed)
        for box in (self.bank, self.key):
            box.toggled.connect(self.changed)
        self._lay_out()

    @property
    def gaps(self) -> Gaps:
        """What was chosen."""
        return Gaps(
            count=self.count.value(), legend=self.legend.currentData(),
            bank=self.bank.isChecked(), keyed=self.key.isChecked(),
        )  # fmt: skip

    def take(self, gaps: Gaps) -> None:
        """Choose this."""
        self.count.setValue(gaps.count)
        self.legend.setCurrentIndex(self.legend.findData(gaps.legend))
        self.bank.setChecked(gaps.bank)
        self.key.setChecked(gaps.keyed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(QLabel(_("Names asked for")))
        row.addStretch()
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        column.addWidget(self.bank)
        column.addWidget(self.key)
        column.addSpacing(4)
        column.addWidget(new_label("quiet", _("Legend")))
        column.addWidget(self.legend)
