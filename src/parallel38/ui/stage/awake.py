"""Sleep and screen saver are held off while a story is told, where the system lets itself be asked:
by `parallel38.sleepless`, a process of its own.
"""

import sys

from PySide6.QtCore import QProcess, Signal

from parallel38.domain.finding import Finding
from parallel38.sleepless import CANNOT, HELD
from parallel38.ui.stage.talk import Talk
from parallel38.words import _

LAST = 500  # ms in which the system has to let go


class Awake(QProcess):
    """Begins with its making and lasts until `end`; what fails is told to the talk. `answered`
    once the system said whether it will.
    """

    answered = Signal(bool)

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._talk, self._heard = talk, False
        self.told: tuple[Finding, ...] = ()  # what a talk has to know of it
        self.setStandardErrorFile(QProcess.nullDevice())
        self.readyReadStandardOutput.connect(self._hear)
        self.finished.connect(self._hear)  # it may have ended without a word
        self.errorOccurred.connect(self._hear)
        self.start(sys.executable, ["-P", "-m", "parallel38.sleepless"])

    def end(self) -> None:
        """Let the system sleep again."""
        self.blockSignals(True)
        self.closeWriteChannel()
        if not self.waitForFinished(LAST) and self.state() != QProcess.ProcessState.NotRunning:
            self.kill()
            self.waitForFinished(LAST)
        self.deleteLater()

    def _hear(self) -> None:
        held = bytes(self.readAllStandardOutput().data()).decode().strip() == HELD
        if self._heard:
            return
        self._heard = True
        if not held:
            self.told = (Finding(_(CANNOT), grave=False),)
            self._talk.told = (*self._talk.told, *self.told)
            self._talk.changed.emit()
        self.answered.emit(held)
