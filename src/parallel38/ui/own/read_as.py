"""How a file is read beyond its columns: sheet, header, encoding, coordinates, what an end is."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from parallel38.data.importing.understood import Understood, Wanted
from parallel38.ui.fields import spare
from parallel38.ui.named import named
from parallel38.words import N_, _

ENCODINGS = {
    "utf-8": N_("UTF-8"), "cp949": N_("Korean (CP949)"), "cp932": N_("Japanese (Shift-JIS)"),
    "gb18030": N_("Chinese (GB 18030)"), "big5": N_("Chinese (Big5)"),
    "cp1251": N_("Cyrillic (Windows-1251)"), "koi8_r": N_("Cyrillic (KOI8-R)"),
    "cp1252": N_("Western (Windows-1252)"), "utf-16": N_("UTF-16"),
}  # fmt: skip
LINE = 24  # characters beside a box that is ticked, in the slimmest panel
AGAIN = "own layer"  # its shapes are in degrees by now
# Another may be typed by its code.
SYSTEMS = {
    "EPSG:4326": N_("WGS 84, degrees"), "EPSG:3857": N_("Web Mercator"),
    "EPSG:5179": N_("Korea 2000, unified"), "EPSG:5186": N_("Korea 2000, central belt"),
    "EPSG:32652": N_("UTM zone 52 N"), "EPSG:32651": N_("UTM zone 51 N"),
    "EPSG:4301": N_("Tokyo, degrees"), "EPSG:4284": N_("Pulkovo 1942, degrees"),
}  # fmt: skip


class ReadAs(QWidget):
    """`asked()`: something is to be read otherwise; `renewed()`: another sheet or header, so that
    the columns are to be guessed anew.
    """

    asked = Signal()
    renewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, Any] = {}  # what a person has said; the rest is guessed
        self._header_row = 0
        self.part, self.encoding = spare(QComboBox()), spare(QComboBox())
        self.system, self.end = spare(QComboBox()), spare(QComboBox())
        self.header = spare(QSpinBox())
        exchanged = _("Latitude and longitude are exchanged")
        self.swapped = QCheckBox("\n".join(wrap(exchanged, LINE)))
        self.swapped.setAccessibleName(exchanged)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(7)
        self._form.setHorizontalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (_("Sheet"), self.part), (_("Header in row"), self.header),
            (_("Encoding"), self.encoding), (_("Coordinates"), self.system),
            (_("An end is"), self.end),
        ):  # fmt: skip
            told = named(QLabel(label), "quiet")
            told.setTextFormat(Qt.TextFormat.PlainText)
            self._form.addRow(told, field)
            told.setBuddy(field)
            field.setAccessibleName(label)
        self._form.addRow(self.swapped)
        self._furnish()

    def begin(self) -> None:
        """Another file: nothing is said of it yet."""
        self._said = {}

    def wants(self, wanted: Wanted) -> None:
        """A file that cannot be read until one of these is said."""
        self._fill_system("")
        self._fill_encoding("")
        self._show({self.system} if wanted == "crs" else {self.encoding})
        (self.system if wanted == "crs" else self.encoding).setFocus()

    def fill(self, told: Understood) -> None:
        """What was understood."""
        self.part.clear()
        self.part.addItems(list(told.parts))
        self.part.setCurrentText(told.part)
        self._header_row = told.header_row
        self.header.setValue(told.header_row)
        self._fill_encoding(told.encoding)
        self._fill_system(told.crs)
        self.swapped.setChecked(told.swapped)
        self.end.setCurrentIndex(int(told.ends_after))
        table = told.unit == "row"
        ends = any(one.role in ("end", "end_year") for one in told.columns)
        there = {
            self.part: len(told.parts) > 1, self.header: table, self.encoding: bool(told.encoding),
            self.system: told.format != AGAIN, self.swapped: told.placed > 0, self.end: ends,
        }  # fmt: skip
        self._show({field for field, shown in there.items() if shown})

    @property
    def said(self) -> dict[str, Any]:
        """Fields of Wishes that a person has chosen."""
        return dict(self._said)

    def _show(self, fields: set[Any]) -> None:
        for field in (self.part, self.header, self.encoding, self.system, self.end, self.swapped):
            self._form.setRowVisible(field, field in fields)

    def _say(self, **fields: object) -> None:
        self._said |= fields
        self.asked.emit()

    def _furnish(self) -> None:
        self.header.setRange(0, 200)
        self.header.setSpecialValueText(_("none"))
        self.header.setMaximumWidth(90)
        self.header.setToolTip(_("The row that names the columns; 0: there is none"))
        self.end.addItems([_("the last day it held"), _("the first day after")])
        self.end.setToolTip(_("Many tables end a thing on the day on which the next begins"))
        self.system.setEditable(True)
        self.system.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.system.setToolTip(_("The coordinate system; a code such as EPSG:5179 may be typed"))
        for box in (self.part, self.encoding, self.system, self.end):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.part.activated.connect(self._another_part)
        self.header.editingFinished.connect(self._another_header)
        self.encoding.activated.connect(lambda _at: self._say(encoding=self.encoding.currentData()))
        self.system.activated.connect(lambda _at: self._say_system())
        line = self.system.lineEdit()
        assert line is not None
        line.setPlaceholderText("EPSG:…")
        line.setAccessibleName(_("The coordinate system"))
        line.returnPressed.connect(self._say_system)
        self.swapped.clicked.connect(lambda on: self._say(swapped=on))
        self.end.activated.connect(lambda at: self._say(ends_after=bool(at)))

    def _another_part(self) -> None:
        self._said = {"part": self.part.currentText()}
        self.renewed.emit()

    def _another_header(self) -> None:
        if self.header.isVisible() and self.header.value() != self._header_row:
            self._said |= {"header_row": self.header.value()}
            self.renewed.emit()

    def _say_system(self) -> None:
        code = self.system.currentData() if self._is_offered() else self.system.currentText()
        if code != self._said.get("crs"):
            self._say(crs=code.strip() or None if isinstance(code, str) else None)

    def _is_offered(self) -> bool:
        at = self.system.currentIndex()
        return at >= 0 and self.system.itemText(at) == self.system.currentText()

    def _fill_system(self, found: str) -> None:
        self.system.clear()
        self.system.addItem(_("as found: {name}").format(name=found) if found else "", None)
        for code, name in SYSTEMS.items():
            self.system.addItem(f"{_(name)} ({code})", code)
            self.system.setItemData(self.system.count() - 1, code, Qt.ItemDataRole.ToolTipRole)
        said = self._said.get("crs")
        at = self.system.findData(said) if said else 0
        self.system.setCurrentIndex(max(at, 0))
        if said and at < 0:
            self.system.setEditText(said)
        line = self.system.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _fill_encoding(self, found: str) -> None:
        self.encoding.clear()
        for name, words in ENCODINGS.items():
            self.encoding.addItem(_(words), name)
        at = self.encoding.findData(found)
        if found and at < 0:
            self.encoding.insertItem(0, found, found)
            at = 0
        self.encoding.setCurrentIndex(at)
