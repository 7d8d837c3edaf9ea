"""A story handed out from the window: a child process writes it (`parallel38 deck`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from parallel38.export.named import story_name
from parallel38.ui.export.by_child import ByChild
from parallel38.ui.export.share_form import FILM, PUPILS, ShareForm
from parallel38.ui.stories.told import file_with, told_stories
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class Sharing(ByChild):
    """Joins the form and the child."""

    failed = N_("The story could not be written.")

    def __init__(self, window: Window) -> None:
        self.form = ShareForm()
        super().__init__(window, self.form, self.form.story, self.form.far)
        self.form.saved.connect(self.save)

    def open(self) -> None:
        """The form, with the stories of the atlas and of the project."""
        if self.show() and not self.busy:
            written = self._window.projects.authoring.key
            in_hand = written if self._window.deeds.essays.tells else ""
            told = told_stories(self._window)
            self.form.offer({key: one.title for key, one in told.items()}, in_hand)
            self.form.say("")

    def save(self) -> None:
        """Ask where to, and write."""
        story = told_stories(self._window).get(self.form.story.currentData())
        if self.busy or story is None:
            return
        settings = self._window.settings
        suffix = self.form.suffix
        folder = settings.values.export_folder or str(Path.home())
        near = Path(folder) / f"{story_name(story)}{suffix}"
        kinds = f"{suffix[1:].upper()} (*{suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save a story"), str(near), kinds
        )
        if chosen:
            out = Path(chosen)
            out = out if out.suffix.lower() == suffix else out.with_name(out.name + suffix)
            settings.change(export_folder=str(out.parent))
            self.make(out)

    def make(self, out: Path) -> None:
        """Write it into `out`; what could not be written is not drawn. A key that lies there is
        replaced with its sheet alone.
        """
        from parallel38.export.class_sheet import key_of
        from parallel38.export.deck.formats import DECKS
        from parallel38.export.deck.write import check_link
        from parallel38.export.figure import ExportError
        from parallel38.export.write import check_places

        words = self.form.words(str(out), self._window.pane.language)
        kind = self.form.kind.currentData()
        try:
            check_places([out], (*DECKS, ".mp4"), force=True)
            if kind == PUPILS:
                rule = _("choose another name")
                check_places([key_of(out)], DECKS, force=out.exists(), rule=rule)
            if "--link" in words:
                check_link(words[words.index("--link") + 1])
        except ExportError as error:
            self.form.say(str(error).removeprefix("--link "))
            return
        if project := file_with(self._window, self.form.story.currentData()):
            words += ["--project", str(project)]
        if kind == FILM:
            words += ["--fade-days", str(self._window.settings.values.fade_days)]
        self.prepare()
        self.run([*words, "--force"], out)
