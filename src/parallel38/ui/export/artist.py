"""The window's hand in the drawing child: figures are asked for here, and told of by signals.

The child is started before it is needed (`warm`), draws one figure after another, and goes when it
was idle for some minutes. Cancelling kills it; the next figure has a new one.
"""

import logging
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from msgspec import DecodeError
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from parallel38 import words
from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.jobs import Job, Small, job, line, read_told
from parallel38.paths import sweep
from parallel38.words import _

log = logging.getLogger(__name__)

IDLE = 180_000  # ms without a figure after which the child goes
LAST = 2000  # ms it has to go by itself when the window closes


class Artist(QObject):
    """Draws figures in a child process, in the order they are asked for.

    Signals, each with the number that `draw` answered: `began`, `done`, `failed` (with one
    sentence), `cancelled`; and `warmed()`, when the child can draw at once.
    """

    warmed = Signal()
    began = Signal(int)
    done = Signal(int)
    failed = Signal(int, str)
    cancelled = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._ready = False
        self._jobs: deque[Job] = deque()  # the first is with the child
        self._number = 0
        self.pieces: dict[str, tuple[float, float, float, float]] = {}  # of the figure drawn last
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._let_go)

    @property
    def busy(self) -> bool:
        """Whether anything is still to be drawn."""
        return bool(self._jobs)

    @property
    def ready(self) -> bool:
        """Whether the child can draw at once."""
        return self._ready

    def warm(self) -> None:
        """Have the child ready soon, for it will be needed."""
        if self._process is None:
            self._start()
        if not self._jobs:
            self._idle.start()

    def draw(
        self, scene: Scene, figure: Figure, outs: Sequence[Path],
        project: Path | None = None, force: bool = False, sidecar: bool = False,
        small: Small | None = None,
    ) -> int:  # fmt: skip
        """Ask for a figure in each of `outs`; its number. `project` is the file of own layers,
        `sidecar` has caption and sources beside the figure, `small` a picture of it.

        Raises ValueError for a Scene too large.
        """
        self._number += 1
        asked = job(self._number, scene, figure, tuple(outs), project, force, sidecar, small)
        self._jobs.append(asked)
        self._idle.stop()
        if self._process is None:
            self._start()
        elif len(self._jobs) == 1:
            self._ask()
        return self._number

    def cancel(self, number: int) -> None:
        """Draw it no more; nothing of it is left. Of one that is done or unknown, nothing."""
        if self._jobs and self._jobs[0].number == number:
            self._kill()
            self._jobs.popleft()
            self.cancelled.emit(number)
            if self._jobs:
                self._start()
        elif found := [one for one in self._jobs if one.number == number]:
            self._jobs.remove(found[0])
            self.cancelled.emit(number)

    def shut(self) -> None:
        """The window closes: end the child and wait for its end."""
        self._jobs, jobs = deque(), self._jobs
        if (process := self._process) is None:
            return
        process.closeWriteChannel()
        if jobs or not process.waitForFinished(LAST):
            self._jobs = jobs
            self._kill()
            self._jobs.clear()

    # -- the child -------------------------------------------------------------------------------

    def _start(self) -> None:
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(lambda: self._hear(process))
        process.finished.connect(lambda: self._gone(process))
        process.errorOccurred.connect(lambda error: self._never(process, error))
        process.start(sys.executable, ["-P", "-m", "parallel38.figures_child", words.language()])
        if self._jobs:
            self._ask()

    def _ask(self) -> None:
        """The next figure; where there is none the child waits for a while."""
        if not self._jobs:
            self._idle.start()
        elif self._process is not None:
            self._process.write(line(self._jobs[0]))

    def _hear(self, process: QProcess) -> None:
        while process is self._process and process.canReadLine():
            text = bytes(process.readLine().data())
            try:
                told = read_told(text)
            except DecodeError:
                log.warning("the drawing child said %r", text[:200])
                continue
            if told.state == "ready":
                self._ready = True
                self.warmed.emit()
            elif told.state == "drawing":
                self.began.emit(told.number)
            elif self._jobs and self._jobs[0].number == told.number:
                self._jobs.popleft()
                self._ask()
                if told.state == "done":
                    self.pieces = told.pieces
                    self.done.emit(told.number)
                else:
                    self.failed.emit(told.number, told.text)

    def _let_go(self) -> None:
        """The child ends by itself when nobody can ask it any more."""
        if (process := self._process) is not None and not self._jobs:
            self._process, self._ready = None, False
            process.closeWriteChannel()

    def _kill(self) -> None:
        """End the child at once, with what it has half written."""
        if (process := self._process) is not None:
            self._process, self._ready = None, False
            process.kill()
            process.waitForFinished(LAST)
            self._sweep()

    def _sweep(self) -> None:
        """Remove what the child left behind when it ended."""
        for folder in {Path(out).parent for out in self._jobs[0].outs}:
            sweep(folder)

    def _gone(self, process: QProcess) -> None:
        """A child has ended; if nobody wanted that, its figure is told as failed."""
        process.deleteLater()
        if process is not self._process:
            return
        self._process, self._ready = None, False
        self._idle.stop()
        if not self._jobs:
            return
        self._sweep()
        number = self._jobs.popleft().number
        if self._jobs:
            self._start()
        self.failed.emit(number, _("The figure could not be drawn."))

    def _never(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._gone(process)
