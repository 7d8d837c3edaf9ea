"""Work that a form has a child process do, such as `parallel38 film`; the clock stays free."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment

from parallel38.paths import sweep
from parallel38.ui.export.footed import InPanel, WorkForm
from parallel38.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parallel38.ui.window import Window

LAST = 3000  # ms that a killed child has to be gone
_FAR = re.compile(rb"(\d+) of (\d+) \w+, (\d+) s left\s*")  # as commands/film.py tells it


class ByChild(InPanel):
    """Joins a form and the child that writes what it says."""

    failed = ""  # a sentence, where the child says none

    def __init__(
        self, window: Window, form: WorkForm, first: QWidget, far: Callable[[int, int, int], None]
    ) -> None:
        """`first` has the keyboard when the form opens; `far` is told that so much of all is there
        and that the rest takes so many seconds, of which nothing is known at first.
        """
        super().__init__(window, form, first)
        self._form, self._far = form, far
        form.cancelled.connect(self.cancel)
        form.left.connect(self.close)
        self._process: QProcess | None = None
        self._cancelled = False
        self._said = b""

    @property
    def busy(self) -> bool:
        """Whether it is being written."""
        return self._process is not None

    def cancel(self) -> None:
        """Stop; nothing is written, and an older file stays."""
        if self._process is not None:
            self._cancelled = True
            self._process.kill()

    def shut(self) -> None:
        """The window closes: end what is being done."""
        if (process := self._process) is not None:
            self.cancel()
            process.waitForFinished(LAST)

    # -- the child -------------------------------------------------------------------------------

    def prepare(self) -> Path:
        """A folder for what the child is handed, which goes when the child has."""
        self._folder = tempfile.TemporaryDirectory(prefix="parallel38-")
        return Path(self._folder.name)

    def run(self, words: list[str], out: Path) -> None:
        """Start the program with these words, which write `out`; `prepare` comes before."""
        self._cancelled = False
        process = self._process = QProcess(self)
        process.readyReadStandardError.connect(lambda: self._hear(process))
        process.finished.connect(lambda code: self._over(process, code, out))
        process.errorOccurred.connect(lambda error: self._never(process, error, out))
        self._said = b""
        process.setProcessEnvironment(self._environment())
        process.start(sys.executable, ["-P", "-m", "parallel38", *words])
        self._far(0, 0, 0)

    def _environment(self) -> QProcessEnvironment:
        """What a killed child leaves of its own lies in the folder that goes."""
        environment = QProcessEnvironment.systemEnvironment()
        for name in ("TMPDIR", "TEMP", "TMP"):
            environment.insert(name, self._folder.name)
        return environment

    def _hear(self, process: QProcess) -> None:
        process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while process.canReadLine():
            line = bytes(process.readLine().data())
            if match := _FAR.fullmatch(line):
                self._far(*map(int, match.groups()))
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
        self._form.rest()
        self._tell(code, out)

    def _tell(self, code: int, out: Path) -> None:
        """How it went, in the form and, where that is closed, on the map."""
        if self._cancelled:
            told = _("Cancelled. Nothing was written.")
        elif code:
            said = self._said.decode("utf-8", "replace").strip().removeprefix("parallel38: ")
            told = said or _(self.failed)
        else:
            told = _("Wrote {name}").format(name=out.name)
            self._window.exports.wrote(out)
        self._form.say(told)
        if not self.shown and (code or self._cancelled):
            self._window.notice.say(told, stays=bool(code))
