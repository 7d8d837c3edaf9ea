"""What a column may be taken for, in words, and the row of the panel that lets one say so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from parallel38.data.importing.understood import DATE_ROLES, Column, Reading, Role
from parallel38.ui.named import named
from parallel38.words import N_, _

ROLES: dict[Role, str] = {
    "": N_("Text"), "name": N_("Name"), "date": N_("Date"), "start": N_("Begins"),
    "end": N_("Last day"), "start_year": N_("Year"), "start_month": N_("Month"),
    "start_day": N_("Day"), "end_year": N_("Year of the end"), "end_month": N_("Month of the end"),
    "end_day": N_("Day of the end"), "lat": N_("Latitude"), "lon": N_("Longitude"),
    "point": N_("Coordinates"), "wkt": N_("Shape (WKT)"),
}  # fmt: skip
READINGS: dict[Reading, str] = {
    "written": N_("As written"), "day first": N_("Day, month, year"),
    "month first": N_("Month, day, year"), "serial": N_("Spreadsheet's days"),
}  # fmt: skip
_WHOLE: tuple[Role, ...] = ("date", "start", "end")  # dates that stand in one cell
EXAMPLE, BESIDE = 48, 22  # characters of a column's values; beside another field


class ColumnRow(QWidget):
    """A column's name, some of its values, and what it is taken for. `asked()`: taken otherwise."""

    asked = Signal()

    def __init__(self, column: Column, shaped: bool) -> None:
        """`shaped`: the file brings its own shapes, so that no column is a place."""
        super().__init__()
        self.column = column
        name = QLabel(column.name or "–")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = " · ".join(column.examples)
        whole = column.role in _WHOLE
        most = BESIDE if whole else EXAMPLE
        values = named(QLabel(told if len(told) <= most else told[: most - 1] + "…"), "quiet")
        values.setTextFormat(Qt.TextFormat.PlainText)
        values.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.role, self.reading = QComboBox(), QComboBox()
        for role, words in ROLES.items():
            if not (shaped and role in ("lat", "lon", "point", "wkt")) or role == column.role:
                self.role.addItem(_(words), role)
        for reading, words in READINGS.items():
            self.reading.addItem(_(words), reading)
        self.role.setCurrentIndex(self.role.findData(column.role))
        self.reading.setCurrentIndex(self.reading.findData(column.reading))
        self.role.setAccessibleName(_("What {column} is").format(column=column.name))
        self.reading.setAccessibleName(_("How {column} is read").format(column=column.name))
        for box in (self.role, self.reading):
            box.setAccessibleDescription(box.accessibleName())
            box.activated.connect(self.asked)
            box.setFixedWidth(146)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(values, 1, 0, 1, 1 if whole else 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.role, 0, 1)
        grid.addWidget(self.reading, 1, 1)
        self.reading.setVisible(whole)

    @property
    def chosen(self) -> tuple[Role, Reading]:
        """What it is taken for now, and how its dates are read."""
        return self.role.currentData(), self.reading.currentData()

    @property
    def dates(self) -> bool:
        """Whether it is a date or a part of one."""
        return self.chosen[0] in DATE_ROLES
