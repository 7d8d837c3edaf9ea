"""The fields of what stands beside the map: title, text, an image with its words, the source."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.short_cites import short_cite
from parallel38.domain.story import Aside, Scene
from parallel38.ui.fields import new_choice, new_field, new_label
from parallel38.ui.named import tool_button
from parallel38.words import _

LINE = 16  # px of a field of several lines, beside the lines
_turns = count()


class AsideFields(QWidget):
    """`wrote(Aside or None, merge)` as soon as something is; `asked` for an image."""

    wrote = Signal(object, str)
    asked = Signal()

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self._atlas, self._aside = atlas, Aside()
        self._of, self._turn = "", ""  # the scene, and what its typing is merged under
        self._opened = False  # by hand, though nothing stands there yet
        self.title = new_field(_("Title of what stands beside the map"))
        self.title.setPlaceholderText(_("Title"))
        self.text = lines_of(_("Text beside the map"), 4)
        self.text.setPlaceholderText(_("Text"))
        self.open = tool_button("plain", _("Write a text…"))
        self.image = new_label("quiet")
        self.choose = tool_button("plain", _("Choose an image…"))
        self.drop = tool_button("plain", _("Take it away"))
        self.drop.setAccessibleName(_("Take the image away"))
        self.alt = lines_of(_("What the image shows"), 2)
        self.alt.setPlaceholderText(_("What it shows, for who cannot see it"))
        self.credit = new_field(_("Credit of the image"))
        self.credit.setPlaceholderText(_("Whose it is"))
        self.source = new_choice(_("Source of what stands beside the map"))
        self._lay_out()
        self._join()

    def follow(self, scene: Scene) -> None:
        """Show those of a scene; what is being typed stays as it is."""
        if scene.id != self._of:
            self._of, self._turn, self._opened = scene.id, str(next(_turns)), False
        aside = self._aside = scene.aside or Aside()
        show_text(self.title, aside.title)
        show_text(self.credit, aside.credit)
        show_lines(self.text, aside.text)
        show_lines(self.alt, aside.alt)
        self.image.setText(aside.image)
        for part in (self.image, self.drop, self.alt, self.credit):
            part.setVisible(bool(aside.image))
        written = bool(aside.title or aside.text) or self._opened
        for part in (self.title, self.text):
            part.setVisible(written)
        self.open.setVisible(not written)
        self.source.setVisible(written or bool(aside.image))
        self._offer(scene.sources, aside.source)

    def _offer(self, cited: Iterable[str], chosen: str) -> None:
        """The sources of the scene, and the one that is named now."""
        known = self._atlas.sources
        names = {one: short_cite(known[one]) for one in (*cited, chosen) if one in known}
        rows = [(_("No source"), ""), *((name, one) for one, name in names.items())]
        box = self.source
        if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != rows:
            box.clear()
            for name, one in rows:
                box.addItem(name, one)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _open(self) -> None:
        self._opened = True
        for part in (self.title, self.text, self.source):
            part.show()
        self.title.setFocus()
        self.open.hide()

    def _join(self) -> None:
        self.open.clicked.connect(self._open)
        self.title.textEdited.connect(lambda text: self._write("title", title=text))
        self.credit.textEdited.connect(lambda text: self._write("credit", credit=text))
        self.text.textChanged.connect(lambda: self._write("text", text=self.text.toPlainText()))
        self.alt.textChanged.connect(lambda: self._write("alt", alt=self.alt.toPlainText()))
        self.source.activated.connect(
            lambda at: self._write("", source=self.source.itemData(at)))  # fmt: skip
        self.choose.clicked.connect(self.asked)
        self.drop.clicked.connect(lambda: self._write("", image="", alt="", credit=""))

    def _write(self, field: str, **fields: str) -> None:
        """Nothing stands there where all of it was taken away."""
        aside = replace(self._aside, **fields)
        if aside != self._aside:
            kept = aside if aside.title or aside.text or aside.image else None
            self.wrote.emit(kept, f"aside {field} {self._turn}" if field else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(_row(self.open, self.choose))
        column.addLayout(_row(self.drop, self.image))
        for below in (self.alt, self.credit, self.source):
            column.addWidget(below)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def lines_of(name: str, lines: int) -> QPlainTextEdit:
    """Room for a few lines; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + LINE)
    return made


def show_text(field: QLineEdit, text: str) -> None:
    """Other words are seen from their beginning."""
    if field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def show_lines(field: QPlainTextEdit, text: str) -> None:
    """Other words; who writes on goes on behind them."""
    if field.toPlainText() != text:
        with QSignalBlocker(field):
            field.setPlainText(text)
            field.moveCursor(field.textCursor().MoveOperation.End)
