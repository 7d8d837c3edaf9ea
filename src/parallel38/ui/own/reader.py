"""A stranger's file read by a child process, again as often as its columns are taken otherwise."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from parallel38.data.importing import child
from parallel38.data.importing.understood import ReadError, Understood, Wishes


class Reader(QObject):
    """Reads one file at a time. `read(understood)`, `failed(sentence, wants)`, `counted(rows,
    done)`, 0 to 1.
    """

    read = Signal(Understood)
    failed = Signal(str, str)
    counted = Signal(int, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: Path | None = None

    @property
    def layer(self) -> Path:
        """The GeoPackage that was written last."""
        assert self._folder
        return self._folder / "layer.gpkg"

    def start(self, path: Path, wishes: Wishes) -> None:
        """Read; what was being read is given up."""
        self.stop()
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="parallel38-"))
        program, *arguments = child.command(path, self.layer, wishes)
        self._said: list[bytes] = []
        process = self._process = QProcess(self)
        process.readyReadStandardError.connect(lambda: self._progress(process))
        process.finished.connect(lambda code: self._finished(process, path.name, code))
        process.errorOccurred.connect(lambda _error: self._broken(process))
        process.start(program, arguments)

    def stop(self) -> None:
        """Give up what is being read."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(3000)
            process.deleteLater()

    def close(self) -> None:
        """Leave nothing behind."""
        self.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _progress(self, process: QProcess) -> None:
        for line in bytes(process.readAllStandardError().data()).splitlines():
            if told := child.far(line):
                self.counted.emit(told.rows, told.done)
            else:
                self._said.append(line + b"\n")

    def _broken(self, process: QProcess) -> None:
        """What never started is never finished; else the child's own answer is told."""
        if process is self._process and process.error() == QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.failed.emit(process.errorString(), "")

    def _finished(self, process: QProcess, name: str, code: int) -> None:
        if process is not self._process:
            return  # given up
        self._process = None
        crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
        printed = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        try:
            told = child.answer(name, printed, -1 if crashed else code, b"".join(self._said))
        except ReadError as error:
            self.failed.emit(str(error), error.wants)
        else:
            self.read.emit(told)
