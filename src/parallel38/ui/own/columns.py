"""The columns of a file: those that were taken for something, and the others behind a fold."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parallel38.data.importing.understood import Reading, Role, Understood
from parallel38.ui.named import tool_button
from parallel38.ui.own.roles import ColumnRow
from parallel38.words import ngettext

FEW = 6  # others that need no fold


class Columns(QWidget):
    """`asked()`: one is taken otherwise. The rows behind the fold are made when it is opened."""

    asked = Signal()

    def __init__(self, told: Understood, unfolded: bool) -> None:
        super().__init__()
        self._shaped = told.unit == "feature"
        self.rows: list[ColumnRow] = []
        self._others = [one for one in told.columns if not one.role]
        self._told = told
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for column in told.columns:
            if column.role:
                self._add(ColumnRow(column, self._shaped))
        words = ngettext("{count} other column", "{count} other columns", len(self._others))
        self.fold = tool_button("fold", words.format(count=len(self._others)))
        self.fold.setArrowType(Qt.ArrowType.RightArrow)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCheckable(True)
        self.fold.clicked.connect(self.unfold)
        self._column.addWidget(self.fold)
        self.fold.setVisible(bool(self._others))
        if unfolded or len(self._others) <= FEW:
            self.unfold()

    @property
    def unfolded(self) -> bool:
        """Whether all columns are there."""
        return self.fold.isHidden() and bool(self._others)

    def unfold(self) -> None:
        """Show the others, too; the keyboard goes on to the first of them."""
        held = self.fold.hasFocus()
        first = len(self.rows)
        for column in self._others:
            self._add(ColumnRow(column, self._shaped))
        if held:  # a button that hides would hand it to the start of the panel
            self.rows[first].show()
            self.rows[first].role.setFocus(Qt.FocusReason.TabFocusReason)
        self.fold.hide()

    def roles(self) -> dict[str, Role]:
        """What each is taken for now."""
        kept: dict[str, Role] = {one.name: one.role for one in self._told.columns}
        return kept | {row.column.name: row.chosen[0] for row in self.rows}

    def readings(self) -> dict[str, Reading]:
        """How the dates of each are read."""
        return {row.column.name: row.chosen[1] for row in self.rows if row.dates}

    def _taken(self, row: ColumnRow) -> None:
        """One column is the name: another that was is text from now on."""
        for other in self.rows:
            if other is not row and other.chosen[0] == row.chosen[0]:
                other.role.setCurrentIndex(other.role.findData(""))
        self.asked.emit()

    def _add(self, row: ColumnRow) -> None:
        row.asked.connect(partial(self._taken, row))
        self.rows.append(row)
        self._column.addWidget(row)
