"""How a story is handed out: the form in the right panel."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from parallel38.ui.choices import LANGUAGES
from parallel38.ui.export.footed import WorkForm
from parallel38.ui.fields import new_choice, new_field
from parallel38.ui.named import with_key
from parallel38.words import N_, _

# What it may become: the suffix is what comes before the colon.
ZIP, SLIDES, HANDOUT, PUPILS, PAGE, FILM = (
    ".zip:", ".pptx:", ".pdf:", ".pdf:students", ".html:", ".mp4:",
)  # fmt: skip
KINDS = {
    ZIP: N_("For a class: page, slides, sheets (ZIP)"), SLIDES: N_("Slides (PPTX)"),
    HANDOUT: N_("Handout with room for notes (PDF)"), PUPILS: N_("Blank maps and their key (PDF)"),
    PAGE: N_("Page for a browser (HTML)"), FILM: N_("Film (MP4)"),
}  # fmt: skip
_LINKED = ZIP, HANDOUT, PUPILS


class ShareForm(WorkForm):
    """A story as files for others."""

    def __init__(self) -> None:
        super().__init__(_("A story to be handed out"), _("How much of it is there"), _("Save…"))
        self.story, self.kind = new_choice(_("Story")), new_choice(_("What is handed out"))
        for kind, name in KINDS.items():
            self.kind.addItem(_(name), kind)
        self.shape, self.paper = new_choice(_("Shape of slides")), new_choice(_("Paper"))
        for field, names in ((self.shape, ("16:9", "4:3")), (self.paper, ("A4", "Letter"))):
            for name in names:
                field.addItem(name, name)
        self.copy = QCheckBox(_("In ink alone, for copiers"))
        self.core = QCheckBox(_("Only the scenes of the short form"))
        self.language = new_choice(_("Language of names"))
        self.language.addItem(_("That of the map"), "")
        for tongue, name in LANGUAGES.items():
            self.language.addItem(name, tongue)
        self.link = new_field(_("Address of the hosted page"))
        self.link.setPlaceholderText("https://")
        self.link.setToolTip(_("Where the page of this story is hosted, if it is"))
        self._rows: dict[QWidget, tuple[list[QWidget], tuple[str, ...]]] = {}
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._choose)
        self._choose()
        self.say("")
        self.rest()

    @property
    def suffix(self) -> str:
        """Of the file, with its dot."""
        return str(self.kind.currentData()).partition(":")[0]

    def offer(self, stories: Mapping[str, str], chosen: str = "") -> None:
        """The titles of the stories that there are, by id, and the one `chosen`; without it what
        was chosen stays.
        """
        before = chosen or self.story.currentData()
        self.story.clear()
        for id_, title in stories.items():
            self.story.addItem(title, id_)
        self.story.setCurrentIndex(max(0, self.story.findData(before)))

    def words(self, out: str, language: str) -> list[str]:
        """As the command line has them; `language` is that of the map."""
        story, kind = str(self.story.currentData()), self.kind.currentData()
        spoken = ["--lang", self.language.currentData() or language]
        if kind == FILM:
            return ["film", out, "--story", story, *spoken]
        said = ["deck", story, out, *spoken]
        if kind == PUPILS:
            said.append("--students")
        for box, word in ((self.copy, "--copy"), (self.core, "--core")):
            if box.isChecked() and box.isVisibleTo(self):
                said.append(word)
        if self.shape.isVisibleTo(self):
            said += ["--size", str(self.shape.currentData())]
        if self.paper.isVisibleTo(self):
            said += ["--paper", str(self.paper.currentData())]
        link = self.link.text().strip()
        return [*said, "--link", link] if link and self.link.isVisibleTo(self) else said

    def far(self, done: int, count: int, _seconds: int) -> None:
        """So many of all maps are there; of the first of them nothing is known."""
        told = _("{done} of {count} maps").format(done=done, count=count)
        self.work(done, count, told if done else _("Drawing the maps …"))

    def _choose(self) -> None:
        """What is asked of this kind alone."""
        kind = self.kind.currentData()
        for widgets, kinds in self._rows.values():
            for widget in widgets:
                widget.setVisible(kind in kinds)

    def _lay_out(self) -> None:
        self.add_row(_("Story"), self.story)
        self.add_row(_("As what"), self.kind)
        self.add_row(_("Language of names"), self.language)
        rows: tuple[tuple[str, QWidget, tuple[str, ...]], ...] = (
            (_("Shape of slides"), self.shape, (ZIP, SLIDES)),
            (_("Paper"), self.paper, (ZIP, HANDOUT, PUPILS)),
            (_("Address, as a QR code"), self.link, _LINKED),
        )
        for name, field, kinds in rows:
            self._rows[field] = ([self.add_row(name, field), field], kinds)
        for box, kinds in ((self.copy, (ZIP, HANDOUT)), (self.core, tuple({*KINDS} - {FILM}))):
            self.fields.addWidget(box)
            self._rows[box] = ([box], kinds)
        self.leave.setToolTip(with_key(_("Back to the panel; the work goes on"), "Esc"))
        self.stop.setToolTip(_("Draw no more; nothing is written"))
        self.take.setToolTip(with_key(_("Write the story to a file"), "Ctrl+Return"))
        self.add_buttons((self.leave, self.stop, self.take), (self.stop, self.take))
        self.frame_in(_("Share a story"), _("What is shared"))
