"""Is a story ready for the lecture? What the atlas tells is told at once; `parallel38 present …
--check` draws the scenes, in a child process, and says the rest.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths
from PySide6.QtWidgets import QApplication

from parallel38.data.story_mended import mended
from parallel38.data.story_toml import save
from parallel38.domain.finding import Finding
from parallel38.domain.ready import lacking
from parallel38.domain.story import Story
from parallel38.ui.stage.asked import Asked, kept_images
from parallel38.ui.stage.ready_card import ReadyCard
from parallel38.ui.written import show
from parallel38.words import _, language, ngettext

if TYPE_CHECKING:
    from parallel38.data.story_images import StoryImages
    from parallel38.ui.window import Window

_SAYS = "parallel38: "  # what a refusal begins with
_DRAWN = re.compile(r"(\d+) of (\d+) scenes")  # what it says meanwhile
LAST = 2000  # ms that a child has to be gone


class Report(Struct, frozen=True):
    """What `present --check --json` says; `fallback` is a PDF's path, or nothing."""

    ready: bool
    said: str
    findings: tuple[Finding, ...] = ()
    fallback: str = ""


class Readiness(QObject):
    """Asked about a story, it answers on a card over the map."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._story, self._known = Story("", ""), tuple[Finding, ...]()
        self._errors = ""  # what the child wrote there

    @cached_property
    def card(self) -> ReadyCard:
        """Where it answers."""
        window = self._window
        made = ReadyCard(window.map, lambda folder: show(window.notice, folder))
        made.left.connect(self.put_away)
        made.wanted.connect(lambda at: window.deeds.open_scene(self._story.scenes[at]))
        return made

    @property
    def busy(self) -> bool:
        """Whether a story is being looked at."""
        return self._process is not None

    def ask_next(self, left: Asked | None) -> None:
        """About the story that is being written, else the one told last, else the atlas's first."""
        window = self._window
        if left and not left.own and not window.projects.authoring.key:
            self.ask(left.story, left.images, left.lacks)
            return
        window.projects.authoring.take_up()
        first = next(iter(window.atlas.stories.values()), None)
        if (written := window.projects.authoring.story) or not left:
            if story := written or first:
                self.ask(story, kept_images(window))
        else:
            self.ask(left.story, left.images, left.lacks)

    def ask(self, story: Story, images: StoryImages, lacks: Sequence[Finding] = ()) -> None:
        """Look at a story, whose images are there; the PDF of all its scenes goes to the person's
        documents. What it `lacks` already is told with what is found.
        """
        if self.busy:
            self.card.raise_()
            return
        told, gone = mended(story, self._window.atlas, images)
        self._story, self._errors = story, ""
        self._known = (*lacks, *gone, *lacking(told, self._window.atlas))
        self.card.look(story, self._known)
        if not story.scenes:
            self.tell(story, Report(ready=False, said="", findings=self._known))
            return
        named = self._named(story, images)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        place = Path(QStandardPaths.writableLocation(documents) or Path.home())
        process = self._process = QProcess(self)
        process.finished.connect(lambda: self._over(story, tuple(lacks)))
        process.errorOccurred.connect(lambda error: self._never(error, story))
        process.readyReadStandardError.connect(self._hear)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PARALLEL38_WORDS", language())
        process.setProcessEnvironment(environment)
        folder = place if place.is_dir() else Path.home()
        words = ["present", named, "--check", "--json", "--fallback", str(folder)]
        if project := self._window.exports.project():
            words += ["--project", str(project)]
        process.start(sys.executable, ["-P", "-m", "parallel38", *words])

    def put_away(self) -> None:
        """Nobody wants to know any more, or a talk begins, which needs the machine."""
        if "card" not in self.__dict__:  # nobody asked
            return
        had = self.card.isAncestorOf(QApplication.focusWidget() or self.card)
        self.shut()
        self.card.hide()
        if had:
            self._window.map.setFocus()

    def shut(self) -> None:
        """The window closes."""
        if (process := self._process) is not None:
            self._process = None
            process.kill()
            process.waitForFinished(LAST)
        self._let_go()

    def _hear(self) -> None:
        """How far it is; a refusal is told when it has ended."""
        if self._process is not None:
            self._errors += bytes(self._process.readAllStandardError().data()).decode(
                errors="replace"
            )
            if far := _DRAWN.findall(self._errors):
                self.card.drawn(*map(int, far[-1]))

    def _let_go(self) -> None:
        """Of the file that the child read."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _named(self, story: Story, images: StoryImages) -> str:
        """Its id, where it is the atlas's; else a file of it, its images beside, for as long as the
        child reads.
        """
        if self._window.atlas.stories.get(story.id) == story:
            return story.id
        self._folder = tempfile.TemporaryDirectory(prefix="parallel38-")
        name = re.sub(r"[^\w-]+", "-", story.id).strip("-") or "story"
        file = Path(self._folder.name) / f"{name}.toml"
        save(file, story, images.of(story)[0])
        return str(file)

    def _never(self, error: QProcess.ProcessError, story: Story) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._over(story, ())

    def _over(self, story: Story, lacks: tuple[Finding, ...]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._let_go()
        told = bytes(process.readAllStandardOutput().data())
        self._errors += _errors(process)
        process.deleteLater()
        try:
            report = msgspec.json.decode(told, type=Report)
        except msgspec.DecodeError:
            from parallel38.export.bound import SWITCH  # here there is none

            why = [one for one in self._errors.splitlines() if one.startswith(_SAYS)][-1:]
            said = why[0].removeprefix(_SAYS) if why else _("The story could not be looked at.")
            self.card.tell(said.replace(SWITCH, ""), story, self._known, "")
            return
        self.tell(story, report, lacks)

    def tell(self, story: Story, report: Report, lacks: tuple[Finding, ...] = ()) -> None:
        """One line, what was found with what it `lacks` besides, and where the fallback lies."""
        found = (*lacks, *report.findings)
        said, grave = report.said, sum(one.grave for one in found)
        if not grave:
            said = f"✓ {said}"
        else:  # the child did not know what was left out already
            said = ngettext("{count} thing to mend", "{count} things to mend", grave)
            said = said.format(count=grave)
        self._story = story
        self.card.tell(said, story, found, report.fallback)


def _errors(process: QProcess) -> str:
    return bytes(process.readAllStandardError().data()).decode(errors="replace")
