"""A film from the window: a child process draws it (`parallel38 film`), the clock stays free."""

from __future__ import annotations

import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment, QSize

from parallel38.domain.pace import shifted
from parallel38.domain.story import Scene, scene_to_json
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.paths import sweep
from parallel38.ui.export.film_form import FilmForm
from parallel38.ui.export.fitting import fitted
from parallel38.ui.export.footed import InPanel
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_ANY = 1280.0, 720.0  # px: a story lasts as long on any map
LAST = 3000  # ms that a killed child has to be gone
_FAR = re.compile(rb"(\d+) of (\d+) frames, (\d+) s left\s*")  # as commands/film.py tells it


def within(day: int) -> date:
    """The day of an ordinal, within the atlas's own."""
    return date.fromordinal(min(max(day, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))


class Filming(InPanel):
    """Joins the form and the child."""

    def __init__(self, window: Window) -> None:
        self.form = FilmForm({one.id: one.title for one in window.atlas.stories.values()})
        super().__init__(window, self.form, self.form.what)
        self.form.saved.connect(self.save)
        self.form.cancelled.connect(self.cancel)
        self.form.left.connect(self.close)
        self._process: QProcess | None = None
        self._cancelled = False
        self._recalled = False
        for changed in (
            self.form.start.textChanged, self.form.end.textChanged,
            self.form.by.currentIndexChanged, self.form.what.currentIndexChanged,
        ):  # fmt: skip
            changed.connect(self._foretell)

    @property
    def busy(self) -> bool:
        """Whether a film is being drawn."""
        return self._process is not None

    def open(self) -> None:
        """The form, with the days that the map shows or the year that follows."""
        if not self.show() or self.busy or self._recalled:
            return
        pane = self._window.pane
        first, last = pane.date, shifted(pane.date, "year", 1)
        if pane.mode == "window" and pane.window:
            first, last = pane.window[0], shifted(pane.window[1], "day", -1)
        self.form.show_days(first, last)
        self.form.say("")

    def recall(self, scene: Scene) -> None:
        """A film was opened again: the form is as it was made."""
        if scene.film and not self.busy:
            self._recalled = True
            size = "{}x{}".format(*scene.figure.pixels) if scene.figure else ""
            self.form.recall(scene.title, size, scene.film)

    def _foretell(self) -> None:
        """How long it takes, where nothing else is asked for."""
        self.form.foretell(self._seconds())

    def _seconds(self) -> float | None:
        from parallel38.domain.film import by_calendar, by_events, of_story, seconds_of

        atlas, by = self._window.atlas, self.form.by.currentData()
        if story := self.form.what.currentData():
            return seconds_of(of_story(atlas.stories[story], *_ANY))
        try:
            first, last = (within(day) for day in self.form.days())
        except ValueError:
            return None
        scene = Scene(view=self._window.store.view)
        if by == "event":
            return seconds_of(by_events(scene, atlas.events.values(), first, last))
        return seconds_of(by_calendar(scene, by, first, last))

    def save(self) -> None:
        """Ask where to, and draw."""
        if self.busy:
            return
        try:
            options = self.form.options()
        except ValueError as error:
            self.form.say(str(error))
            return
        if out := self._window.exports.ask(self._window.store.view, self.form.suffix):
            self.make(options, out)

    def make(self, options: list[str], out: Path) -> None:
        """Draw the film into `out`; what could not be written is not drawn."""
        from parallel38.export.encode import ENCODERS
        from parallel38.export.figure import ExportError
        from parallel38.export.write import check_places

        try:
            check_places([out], ENCODERS, force=True)
        except ExportError as error:
            self.form.say(str(error))
            return
        self._folder = tempfile.TemporaryDirectory(prefix="parallel38-")
        self._cancelled = False
        process = self._process = QProcess(self)
        process.readyReadStandardError.connect(lambda: self._hear(process))
        process.finished.connect(lambda code: self._over(process, code, out))
        process.errorOccurred.connect(lambda error: self._never(process, error, out))
        self._said = b""
        process.setProcessEnvironment(self._environment())
        words = ["film", str(out), *options, *self._what(options), "--force"]
        process.start(sys.executable, ["-P", "-m", "parallel38", *words])
        self.form.far(0, 0, 0)

    def cancel(self) -> None:
        """Stop; nothing is written, and an older film stays."""
        if self._process is not None:
            self._cancelled = True
            self._process.kill()

    def shut(self) -> None:
        """The window closes: end what is being drawn."""
        if (process := self._process) is not None:
            self.cancel()
            process.waitForFinished(LAST)

    # -- the child -------------------------------------------------------------------------------

    def _environment(self) -> QProcessEnvironment:
        """What a killed child leaves of its own lies in the folder that goes."""
        environment = QProcessEnvironment.systemEnvironment()
        for name in ("TMPDIR", "TEMP", "TMP"):
            environment.insert(name, self._folder.name)
        return environment

    def _what(self, options: list[str]) -> list[str]:
        """What is on the screen, but for a story, and whose own layers."""
        exports, settings = self._window.exports, self._window.settings.values
        said = ["--fade-days", str(settings.fade_days)]
        if project := exports.project():
            said += ["--project", str(project)]
        if "--story" in options:
            return [*said, "--lang", self._window.pane.language]
        from parallel38.export.film import framed

        figure = framed(options[options.index("--size") + 1])
        seen = QSize(self._window.map.size())
        view = fitted(self._window.store.view, seen, (figure.width, figure.height))
        scene = Path(self._folder.name, "scene.json")
        title = self.form.title.text().strip()
        scene.write_text(scene_to_json(Scene(view=view, title=title)), encoding="utf-8")
        return [*said, "--scene", str(scene)]

    def _hear(self, process: QProcess) -> None:
        process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while process.canReadLine():
            line = bytes(process.readLine().data())
            if match := _FAR.fullmatch(line):
                self.form.far(*map(int, match.groups()))
            else:
                self._said = line

    def _never(self, process: QProcess, error: QProcess.ProcessError, out: Path) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._over(process, 1, out)

    def _over(self, process: QProcess, code: int, out: Path) -> None:
        if process is not self._process:
            return
        self._hear(process)
        self._process = None
        process.deleteLater()
        self._folder.cleanup()
        sweep(out.parent)
        self.form.rest()
        self._tell(code, out)

    def _tell(self, code: int, out: Path) -> None:
        """How it went, in the form and, where that is closed, on the map."""
        exports = self._window.exports
        if self._cancelled:
            told = _("Cancelled. Nothing was written.")
        elif code:
            said = self._said.decode("utf-8", "replace").strip().removeprefix("parallel38: ")
            told = said or _("The film could not be drawn.")
        else:
            told = _("Wrote {name}").format(name=out.name)
            exports.wrote(out)
        self.form.say(told)
        if not self.shown and (code or self._cancelled):
            self._window.notice.say(told, stays=bool(code))
