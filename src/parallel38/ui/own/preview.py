"""The first rows of a file as they were understood: name, days, place, and what is wrong."""

import re
from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from parallel38.data.importing.understood import Shown, Understood
from parallel38.domain.dates import OPEN, UNKNOWN, DateError
from parallel38.domain.say import say_range
from parallel38.ui.named import named
from parallel38.words import N_, _

POSITION = re.compile(r"([\d.]+)° ([NS]), ([\d.]+)° ([EW])")
HALVES = {"N": N_("{degrees} N"), "S": N_("{degrees} S"), "E": N_("{degrees} E"),
          "W": N_("{degrees} W")}  # fmt: skip
SHAPES = {"point": N_("point"), "line": N_("line"), "polygon": N_("area")}
SHARES = (0.32, 0.37, 0.31)  # of the room, for name, dates and place
BESIDE, BETWEEN = 18, 6  # pixels beside the words of a cell, and between two rows


class Preview(QTableWidget):
    """A few rows for the eye, to be read and copied, not changed."""

    def __init__(self, told: Understood) -> None:
        super().__init__(len(told.shown), 3)
        named(self, "preview")
        self.setAccessibleName(_("The first rows as they were understood"))
        self.setHorizontalHeaderLabels([_("Name"), _("Dates"), _("Place")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, row in enumerate(told.shown):
            self._fill(at, row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns in the room there is; what is longer goes on in a second line."""
        super().resizeEvent(event)
        room = self.viewport().width()
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, round(room * share))
        rows = 0
        for at in range(self.rowCount()):
            height = self._height(at)
            self.setRowHeight(at, height)
            rows += height
        self.setFixedHeight(self.horizontalHeader().height() + rows + 2 * self.frameWidth())

    def _height(self, at: int) -> int:
        """Of a row, in pixels, so that all of its words are seen: Qt's own guess leaves out the
        style sheet's padding, and cuts off the last line.
        """
        most, metrics = 0, self.fontMetrics()
        for column in range(self.columnCount()):
            cell = self.item(at, column)
            assert cell is not None
            room = QRect(0, 0, self.columnWidth(column) - BESIDE, 0)
            told = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, cell.text())
            most = max(most, told.height())
        return most + BETWEEN

    def _fill(self, at: int, row: Shown) -> None:
        place = where(row.place)
        texts = row.name or "–", dates(row), place or _("no place")
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            lines = map(escape, filter(None, [text, row.fault]))
            cell.setToolTip(f"<p>{'<br>'.join(lines)}</p>")  # a stranger's words are no markup
            lost = (column == 2 and not row.place) or (column == 1 and dates(row) == _no_date())
            if lost:
                font = cell.font()
                font.setItalic(True)
                cell.setFont(font)
            self.setItem(at, column, cell)


def where(told: str) -> str:
    """A place as a narrow column says it: a position without its signs, or a kind of shape."""
    if found := POSITION.fullmatch(told):
        lat, north, lon, east = found.groups()
        first, second = _(HALVES[north]), _(HALVES[east])
        halves = first.format(degrees=lat), second.format(degrees=lon)
        return ", ".join(half.replace(" ", "\u00a0") for half in halves)  # a line for each
    return _(SHAPES.get(told, told))


def dates(row: Shown) -> str:
    """Its days in words."""
    if not {row.start, row.end} - {OPEN, UNKNOWN}:
        return _no_date()
    try:
        return say_range(row.start, row.end)
    except DateError:
        return f"{row.start} – {row.end}"


def _no_date() -> str:
    return _("no date")
