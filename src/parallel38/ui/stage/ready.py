"""Is a story ready for the lecture? `parallel38 present … --check` says, in a child process; what
is to be mended is told one by one, each with its scene.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths

from parallel38.data.story_toml import save
from parallel38.domain.finding import Finding
from parallel38.domain.story import Story
from parallel38.ui.stage.asked import Asked, kept_images
from parallel38.ui.written import show
from parallel38.words import _, language

if TYPE_CHECKING:
    from parallel38.data.story_images import StoryImages
    from parallel38.ui.window import Window

_SAYS = "parallel38: "  # what a refusal begins with
LAST = 2000  # ms that a child has to be gone


class Report(Struct, frozen=True):
    """What `present --check --json` says; `fallback` is a PDF's path, or nothing."""

    ready: bool
    said: str
    findings: tuple[Finding, ...] = ()
    fallback: str = ""


class Readiness(QObject):
    """Asked about a story, it answers in the window's notice."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def busy(self) -> bool:
        """Whether a story is being looked at."""
        return self._process is not None

    def ask_next(self, left: Asked | None) -> None:
        """About the story that is being written, else the one told last, else the atlas's first."""
        window = self._window
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
            return
        named = self._named(story, images)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        place = Path(QStandardPaths.writableLocation(documents) or Path.home())
        process = self._process = QProcess(self)
        process.finished.connect(lambda: self._over(story, tuple(lacks)))
        process.errorOccurred.connect(lambda error: self._never(error, story))
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PARALLEL38_WORDS", language())
        process.setProcessEnvironment(environment)
        folder = place if place.is_dir() else Path.home()
        words = ["present", named, "--check", "--json", "--fallback", str(folder)]
        if project := self._window.exports.project():
            words += ["--project", str(project)]
        process.start(sys.executable, ["-P", "-m", "parallel38", *words])
        told = _("Looking whether {title} is ready…").format(title=story.title)
        self._window.notice.say(told, busy=True, stays=True)

    def shut(self) -> None:
        """The window closes."""
        if (process := self._process) is not None:
            self._process = None
            process.kill()
            process.waitForFinished(LAST)
        self._let_go()

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
        process.deleteLater()
        try:
            report = msgspec.json.decode(told, type=Report)
        except msgspec.DecodeError:
            from parallel38.export.bound import SWITCH  # here there is none

            words = bytes(process.readAllStandardError().data()).decode(errors="replace")
            why = [one for one in words.splitlines() if one.startswith(_SAYS)][-1:]
            said = why[0].removeprefix(_SAYS) if why else _("The story could not be looked at.")
            self._window.notice.say(said.replace(SWITCH, ""), stays=True)
            return
        self.tell(story, self.with_lacks(report, lacks))

    @staticmethod
    def with_lacks(report: Report, lacks: tuple[Finding, ...]) -> Report:
        """The report, and before it what was known."""
        return replace(report, findings=(*lacks, *report.findings))

    def tell(self, story: Story, report: Report) -> None:
        """One line where it is ready, with where the fallback lies; else what is to be mended. What
        there is to know besides comes after either.
        """
        found = sorted(report.findings, key=lambda one: not one.grave)
        if any(one.grave for one in found):
            self._next(story, found, 0)
            return
        pdf = report.fallback
        shown = _("Show in folder"), lambda: show(self._window.notice, Path(pdf).parent)
        self._window.notice.say(
            f"✓ {story.title} · {report.said}",
            _("Remarks ({count})").format(count=len(found)) if found else "",
            (lambda: self._next(story, found, 0)) if found else None,
            also=shown if pdf else None, stays=True,
        )  # fmt: skip

    def _next(self, story: Story, found: list[Finding], at: int) -> None:
        """One finding: a button for its scene, and one for the next."""
        one, where = found[at], ""
        also = None
        if one.scene is not None and one.scene < len(story.scenes):
            scene = story.scenes[one.scene]
            where = f"{one.scene + 1}. {scene.title}: "
            also = _("Show the scene"), lambda: self._window.deeds.open_scene(scene)
        kind = story.title if one.grave else _("{story}, worth knowing").format(story=story.title)
        more = at + 1 < len(found)
        self._window.notice.say(
            f"{kind} · {at + 1} / {len(found)} · {where}{one.text}",
            _("Next") if more else "",
            (lambda: self._next(story, found, at + 1)) if more else None,
            also=also, stays=True,
        )  # fmt: skip
