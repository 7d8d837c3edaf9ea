"""A story as one TOML file: the one in hand is written, another is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from parallel38.domain.story import Story
from parallel38.domain.story_names import IMAGE, Gone
from parallel38.ui.drops import STORY as SUFFIX
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.stories.authoring import Authoring
    from parallel38.ui.window import Window


class StoryFiles:
    """Asks where, and tells what was not taken."""

    def __init__(self, window: Window, authoring: Authoring) -> None:
        self._window, self._authoring = window, authoring

    def save(self, path: Path | None = None) -> None:
        """The story in hand, and beside it the images that it shows."""
        from parallel38.data.story_toml import save
        from parallel38.ui.stage.asked import kept_images

        story = self._authoring.story
        if story is None:
            self._say(_("There is no story in hand."))
            return
        path = path or self._ask_save(story)
        if path is None:
            return
        images, lost = kept_images(self._window).of(story)
        try:
            save(path, story, images)
        except OSError as error:
            self._say(f"{path}: {error.strerror or error}.")
            return
        gone = (Gone(name, "aside", IMAGE, why=why) for name, why in lost.items())
        told = (one.finding().text for one in gone)
        self._say(" ".join((_("Saved as {name}.").format(name=path.name), *told)))

    def open(self, path: Path | None = None) -> None:
        """A story's file into the project."""
        from parallel38.ui.project.story_taker import take

        path = path or self.ask()
        if path is not None:
            take(self._window, path)

    def _ask_save(self, story: Story) -> Path | None:
        from parallel38.export.named import name_of

        name = name_of(story.title)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the story as"), str(Path.home() / f"{name}{SUFFIX}"),
            f"{_('Stories')} (*{SUFFIX})",
        )  # fmt: skip
        path = Path(chosen)
        if not chosen:
            return None
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def ask(self) -> Path | None:
        """A story's file of a person's choice, or none."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a story"), str(Path.home()), f"{_('Stories')} (*{SUFFIX})"
        )
        return Path(chosen) if chosen else None

    def _say(self, text: str) -> None:
        self._window.notice.say(text)
