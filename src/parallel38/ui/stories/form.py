"""The form of one scene, beside the map: words, notes, how it comes, what stands beside it. What
is written is in the project at once.
"""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.atlas import Atlas
from parallel38.domain.short_cites import short_cite
from parallel38.domain.story import CITE, MOST_CITES, Scene
from parallel38.ui.fields import new_choice, new_field, new_label, new_number
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.pane_state import clock_text
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.ui.stage.talk import spoken
from parallel38.ui.stories.aside_fields import AsideFields, lines_of, show_lines, show_text
from parallel38.ui.undoing import UndoBeyond
from parallel38.words import N_, _, ngettext

SIDE = 16  # px
TRANSITIONS = {"fly": N_("Fly, and run the clock"), "cut": N_("Cut"), "fade": N_("Fade")}
_turns = count()


class SceneForm(KeyedForm):
    """`wrote(fields, merge)` as soon as something is; the rest are buttons."""

    wrote = Signal(object, str)
    retaken = Signal()  # its View is to be the map's
    cited = Signal()  # its sources are to be proposed anew
    marked = Signal(bool)  # highlight what is selected, or nothing
    left = Signal()

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The scene in hand"))
        self._atlas, self._scene, self._turn = atlas, Scene(), ""
        self.title = new_field(_("Title of the scene"))
        self.caption = lines_of(_("Caption"), 3)
        self.plain = lines_of(_("In plain words, for a reader of 14"), 2)
        self.notes = lines_of(_("Speaker's notes (Markdown)"), 6)
        self.cites = lines_of(_("Sources of your own, one a line"), 2)
        self.cites.setPlaceholderText(_("Sources of your own, one a line"))
        self.beside = AsideFields(atlas)
        self.dwell = new_number(_("How long it stands in a film"), 1, 3600, _(" s"))
        self.film = new_label("quiet", _("In a film it stands"))
        self.film.setBuddy(self.dwell)
        self.core = QCheckBox(_("At the heart of the story"))
        self.core.setToolTip(_("Told even when the talk starts late"))
        self.transition = new_choice(_("How it comes"))
        for value, words in TRANSITIONS.items():
            self.transition.addItem(_(words), value)
        self.when, self.spoken = new_label("quiet"), new_label("quiet")
        self.sources, self.marks = new_label("quiet"), new_label("quiet")
        self.retake = tool_button("plain", _("Take the map as it is now"))
        self.cite = tool_button("plain", _("Propose anew"))
        self.mark = tool_button("plain", _("Highlight what is selected"))
        self.unmark = tool_button("plain", _("None"))
        self.unmark.setAccessibleName(_("Highlight nothing"))
        self.leave = self.take = tool_button("primary", _("Done"))
        self.take.setToolTip(with_key(_("Everything is kept as it is written"), "Esc"))
        beside = self.beside
        UndoBeyond(self, self.title, self.caption, self.plain, self.notes, self.cites,
                   beside.title, beside.text, beside.alt, beside.credit)  # fmt: skip
        self._lay_out()
        self._join()

    def start(self) -> None:
        """From its beginning, the keyboard in the title, which typing replaces."""
        self._scroll.verticalScrollBar().setValue(0)
        self.title.setFocus()
        self.title.end(False)
        self.title.home(True)  # marked from the end, so that its beginning is seen

    def follow(self, scene: Scene) -> None:
        """Show a scene; what is being typed stays as it is."""
        if scene.id != self._scene.id:
            self._turn = str(next(_turns))
        self._scene = scene
        with QSignalBlocker(self.dwell), QSignalBlocker(self.core):
            self.dwell.setValue(round(scene.dwell))
            self.core.setChecked(scene.core)
        self.transition.setCurrentIndex(self.transition.findData(scene.transition))
        show_text(self.title, scene.title)
        show_lines(self.caption, scene.caption)
        show_lines(self.plain, scene.plain)
        show_lines(self.notes, scene.notes)
        if cites_of(self.cites.toPlainText()) != scene.cites:
            show_lines(self.cites, "\n".join(scene.cites))
        self.beside.follow(scene)
        self._tell(scene)

    def _tell(self, scene: Scene) -> None:
        words, pane = len(scene.notes.split()), scene.view.pane
        self.when.setText(clock_text(pane))
        told = ngettext("{count} word", "{count} words", words).format(count=words)
        minutes, seconds = divmod(round(spoken(scene)), 60)
        self.spoken.setText(_("{words} · about {minutes}:{seconds:02} min").format(
            words=told, minutes=minutes, seconds=seconds
        ))  # fmt: skip
        known = [self._atlas.sources[one] for one in scene.sources if one in self._atlas.sources]
        self.sources.setText("; ".join(map(short_cite, known)) or _("None yet."))
        self.marks.setText("; ".join(map(self._name, pane.highlights)) or _("None."))
        self.unmark.setEnabled(bool(pane.highlights))

    def _name(self, mark: str) -> str:
        """What a highlight is called."""
        atlas = self._atlas
        if mark in atlas.places:
            return atlas.places[mark].name
        thing = atlas.features.get(mark) or atlas.events.get(mark)
        return thing.title if thing else mark

    # -- what a person does ------------------------------------------------------------------

    def _join(self) -> None:
        self.title.textEdited.connect(lambda text: self._write("title", title=text))
        self.caption.textChanged.connect(
            lambda: self._write("caption", caption=self.caption.toPlainText()))  # fmt: skip
        self.plain.textChanged.connect(
            lambda: self._write("plain", plain=self.plain.toPlainText()))  # fmt: skip
        self.notes.textChanged.connect(
            lambda: self._write("notes", notes=self.notes.toPlainText()))  # fmt: skip
        self.cites.textChanged.connect(
            lambda: self._write("cites", cites=cites_of(self.cites.toPlainText())))  # fmt: skip
        self.beside.wrote.connect(lambda aside, merge: self.wrote.emit({"aside": aside}, merge))
        self.dwell.valueChanged.connect(lambda value: self._write("dwell", dwell=float(value)))
        self.core.toggled.connect(lambda on: self._write("", core=on))
        self.transition.activated.connect(
            lambda at: self._write("", transition=self.transition.itemData(at)))  # fmt: skip
        self.retake.clicked.connect(self.retaken)
        self.cite.clicked.connect(self.cited)
        self.mark.clicked.connect(lambda: self.marked.emit(True))
        self.unmark.clicked.connect(lambda: self.marked.emit(False))
        self.leave.clicked.connect(self.left)

    def _write(self, field: str, **fields: object) -> None:
        if any(getattr(self._scene, name) != value for name, value in fields.items()):
            self.wrote.emit(fields, f"{field} {self._turn}" if field else "")

    # -- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        scroll = self._scroll = ScrolledForm(_("The scene's words"))
        scroll.setWidget(self._body())
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring one everywhere
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 12)
        foot.addWidget(new_label("quiet", _("Kept as it is written; Ctrl+Z takes back.")), 1)
        foot.addWidget(self.leave)
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(_row(self.title, side=SIDE), 0, 0)
        whole.addWidget(scroll, 2, 0)  # Tab follows these: from the title on to the caption
        whole.addLayout(_row(self.when, self.retake, side=SIDE), 1, 0)
        whole.addLayout(foot, 3, 0)
        whole.setRowStretch(2, 1)

    def _body(self) -> QWidget:
        body = named(QWidget(), "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 4, SIDE, 8)
        column.setSpacing(6)
        for heading, *fields in (
            (_("Caption"), self.caption), (_("Notes"), self.notes, self.spoken),
            (_("Beside the map"), self.beside),
            (_("Sources"), self.sources, _joined(self.cite), self.cites),
            (_("How it comes"), self.transition, _joined(self.film, self.dwell), self.core),
            (_("Highlights"), self.marks, _joined(self.mark, self.unmark)),
            (_("In plain words"), self.plain),
        ):  # fmt: skip
            column.addWidget(new_label("heading", heading))
            for field in fields:
                column.addWidget(field)
            column.addSpacing(4)
        column.addStretch()
        return body


def cites_of(text: str) -> tuple[str, ...]:
    """Works cited, one a line, as far as a scene holds them."""
    rows = (row.strip()[:CITE].rstrip() for row in text.split("\n"))
    return tuple(dict.fromkeys(filter(None, rows)))[:MOST_CITES]


def _row(*parts: QWidget, side: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return row


def _joined(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = _row(*parts)
    row.addStretch()
    made.setLayout(row)
    return made
