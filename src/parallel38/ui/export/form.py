"""What a figure is made for and what stands on it: the form beside the preview."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.figure import Figure, Projection
from parallel38.domain.view import Pane
from parallel38.export.figure import on_paper
from parallel38.export.presets import Preset
from parallel38.ui.choices import LANGUAGES, STYLES
from parallel38.ui.export.class_choices import ClassChoices
from parallel38.ui.export.footed import FootedForm
from parallel38.ui.fields import new_choice, new_label
from parallel38.ui.named import tool_button, with_key
from parallel38.words import N_, _

SEEN = "seen"  # the id of what is as large as the map on the screen
CLASS = "class-sheet"  # and of a blank map for a class
CLASS_FORMATS = "pdf", "png", "svg"
PIECES = {
    "date": N_("Date"), "title": N_("Title"), "caption": N_("Caption"), "legend": N_("Legend"),
    "scale": N_("Scale bar"), "north": N_("North arrow"), "degrees": N_("Degrees at the rim"),
    "neat": N_("Neat line"), "locator": N_("Locator map"), "beyond": N_("What lies beyond"),
    "credit": N_("Credit"), "sources": N_("Sources"),
}  # fmt: skip
PROJECTIONS: dict[Projection, str] = {
    "mercator": N_("Web Mercator, as on the screen"), "auto": N_("Conic, to suit the extent"),
    "lambert": N_("Lambert conformal conic"), "albers": N_("Albers equal-area conic"),
}  # fmt: skip
FORMATS = {"png": "PNG", "pdf": "PDF", "svg": "SVG", "tif": "TIFF", "jpg": "JPEG"}


class FigureForm(FootedForm):
    """`changed()`: the figure is another; `saved()`, `copied()`, `left()`: the buttons."""

    changed = Signal()
    saved = Signal()
    copied = Signal()
    left = Signal()

    def __init__(self, presets: Iterable[Preset]) -> None:
        super().__init__(_("A figure"))
        self._presets = {one.id: one for one in presets}
        self.places: dict[str, tuple[float, float]] = {}  # of pieces that were dragged
        self.preset = new_choice(_("Made for"))
        self.preset.addItem(_("As on the screen"), SEEN)
        self.preset.addItem(_("Class sheet A4, black and white"), CLASS)
        for one in self._presets.values():
            self.preset.addItem(_(one.title), one.id)
        self.facts = new_label("quiet")
        self.look = new_choice(_("Style"))
        self.projection = new_choice(_("Projection"))
        for id_, name in PROJECTIONS.items():
            self.projection.addItem(_(name), id_)
        self.language = new_choice(_("Language of names"))
        self.language.addItem(_("That of the map"), "")
        for tongue, name in LANGUAGES.items():
            self.language.addItem(name, tongue)
        self.pupils = ClassChoices()
        self.title, self.caption = QLineEdit(), QLineEdit()
        self.title.setAccessibleName(_("Title of the figure"))
        self.caption.setAccessibleName(_("Caption of the figure"))
        self.bare = QCheckBox(_("Map only, as journals want it"))
        self.beside = QCheckBox(_("With caption, .bib and .ris beside it"))
        self.beside.setToolTip(_("Writes a caption, the map in words, and its sources, too"))
        self.outlines = QCheckBox(_("Letters as outlines"))
        self.outlines.setToolTip(_("For drawing programs that lack the fonts; no text to edit"))
        self.pieces = {id_: QCheckBox(_(name)) for id_, name in PIECES.items()}
        self._round = QWidget()
        self.back = tool_button("chip", _("Put all pieces back"))
        self.formats: dict[str, QToolButton] = {}
        self.take = tool_button("primary", _("Save…"))
        self.copy = tool_button("plain", _("Copy"))
        self.leave = tool_button("plain", _("Close"))
        self._lay_out()
        self._join()
        self.choose(SEEN)

    # -- what is wanted --------------------------------------------------------------------------

    @property
    def suffix(self) -> str:
        """Of the format that is chosen, with its dot."""
        return next(f".{id_}" for id_, button in self.formats.items() if button.isChecked())

    @property
    def for_class(self) -> bool:
        """Whether it is a sheet for a class."""
        return bool(self.preset.currentData() == CLASS)

    def spoken(self, pane: Pane) -> Pane:
        """The pane in the style and the language that were chosen."""
        style, language = self.look.currentData(), self.language.currentData()
        return replace(pane, style=style or pane.style, language=language or pane.language)

    def figure(self, seen: tuple[float, float], fade_days: int) -> Figure:
        """The figure; `seen` is the size of the map on the screen in CSS pixels."""
        if self.for_class:
            base = on_paper("A4-portrait")
            return replace(
                base, fade_days=fade_days, projection=self.projection.currentData(),
                outlines=self.outlines.isChecked(),
            )  # fmt: skip
        preset = self._presets.get(self.preset.currentData())
        base = preset.figure() if preset else Figure(width=seen[0], height=seen[1], dpi=192)
        off = tuple(id_ for id_, box in self.pieces.items() if not box.isChecked())
        return replace(
            base, fade_days=fade_days, off=off, map_only=self.bare.isChecked(),
            places=dict(self.places), projection=self.projection.currentData(),
            outlines=self.outlines.isChecked(),
        )  # fmt: skip

    def choose(self, preset: str) -> None:
        """Made for something else: its own pieces, style and format."""
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(max(self.preset.findData(preset), 0))
        one = self._presets.get(self.preset.currentData())
        figure = one.figure() if one else Figure()
        self.places.clear()
        for id_, box in self.pieces.items():
            with QSignalBlocker(box):
                box.setChecked(id_ not in figure.off)
        with QSignalBlocker(self.bare):
            self.bare.setChecked(figure.map_only)
        seen = CLASS_FORMATS if self.for_class else tuple(FORMATS)
        self._offer(one.formats if one else seen)
        own = one.style if one else "copy" if self.for_class else ""
        with QSignalBlocker(self.look):
            self.look.clear()
            self.look.addItem(_(STYLES[own]) if own else _("That of the map"), own)
            for style, name in STYLES.items():
                if style != own:
                    self.look.addItem(_(name), style)
        self._tell()
        self.changed.emit()

    def describe(self, text: str) -> None:
        """Size and resolution, in a line below what it is made for."""
        self.facts.setText(text)

    def moved(self, piece: str, x: float, y: float) -> None:
        """A piece was dragged to these shares of the figure."""
        self.places[piece] = x, y
        self._tell()
        self.changed.emit()

    # -- inside ----------------------------------------------------------------------------------

    def _offer(self, formats: Iterable[str]) -> None:
        """The formats of a preset, the first of them chosen."""
        for at, id_ in enumerate(formats):
            if at == 0:
                self.formats[id_].setChecked(True)
        known = set(formats)
        for id_, button in self.formats.items():
            button.setVisible(id_ in known)

    def _tell(self) -> None:
        """What the form lets one do now."""
        for box in self.pieces.values():
            box.setEnabled(not self.bare.isChecked())
        self.back.setVisible(bool(self.places))
        self.pupils.setVisible(self.for_class)
        self._round.setVisible(not self.for_class)

    def _join(self) -> None:
        self.preset.currentIndexChanged.connect(lambda: self.choose(self.preset.currentData()))
        for choice in (self.look, self.projection, self.language):
            choice.currentIndexChanged.connect(self.changed)
        for field in (self.title, self.caption):
            field.textChanged.connect(self.changed)
        for box in (self.bare, *self.pieces.values()):
            box.toggled.connect(self._toggled)
        self.pupils.changed.connect(self.changed)
        self.back.clicked.connect(self._put_back)
        self.take.clicked.connect(self.saved)
        self.copy.clicked.connect(self.copied)
        self.leave.clicked.connect(self.left)

    def _toggled(self) -> None:
        self._tell()
        self.changed.emit()

    def _put_back(self) -> None:
        self.places.clear()
        self._toggled()

    def _lay_out(self) -> None:
        column = self.fields
        self.add_row(_("Made for"), self.preset)
        column.insertWidget(column.count() - 1, self.facts)
        column.addWidget(self.pupils)
        column.addSpacing(4)
        for name, field in (
            (_("Style"), self.look), (_("Projection"), self.projection),
            (_("Title"), self.title), (_("Caption"), self.caption),
            (_("Language of names"), self.language),
        ):  # fmt: skip
            self.add_row(name, field)
        column.addWidget(self._round)
        self._lay_out_round()
        self._lay_out_foot()
        self.frame_in(_("Figure"), _("What the figure is"))

    def _lay_out_round(self) -> None:
        """What stands round the map."""
        column = QVBoxLayout(self._round)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(new_label("quiet", _("On the figure")))
        column.addWidget(self.bare)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for at, box in enumerate(self.pieces.values()):
            grid.addWidget(box, at // 2, at % 2)
        column.addLayout(grid)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_foot(self) -> None:
        """What comes with it, format and buttons."""
        self.foot.addWidget(self.beside)
        forms = QHBoxLayout()
        forms.setSpacing(4)
        for id_, name in FORMATS.items():
            button = self.formats[id_] = tool_button("plain", name)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setToolTip(_("Write the figure as {format}").format(format=name))
            forms.addWidget(button)
        forms.addStretch()
        self.foot.addLayout(forms)
        self.foot.addWidget(self.outlines)
        self.outlines.hide()
        self.formats["svg"].toggled.connect(self.outlines.setVisible)
        self.leave.setToolTip(with_key(_("Back to the map"), "Esc"))
        self.copy.setToolTip(_("The picture to the clipboard"))
        self.take.setToolTip(with_key(_("Write the figure to a file"), "Ctrl+Return"))
        self.add_buttons((self.leave, self.copy, self.take), (self.take,))
