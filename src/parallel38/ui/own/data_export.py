"""A layer of a person's own as a file for other programs, written by `parallel38 data`."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QFileDialog

from parallel38.domain.own import layer_id
from parallel38.domain.project import OwnLayer
from parallel38.paths import bring_whole
from parallel38.ui.written import tell_written
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

KINDS = {
    ".gpkg": "GeoPackage", ".geojson": "GeoJSON", ".kml": "KML", ".csv": "CSV",
}  # fmt: skip


class DataExport(QObject):
    """Asks for a file, lets a child process write it, says how it went."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None

    def ask(self, project: Path, layer: OwnLayer) -> None:
        """Where to? Then write."""
        settings = self._window.settings
        plain = re.sub(r"[^\w -]+", "", layer.title).strip() or "layer"
        folder = settings.values.export_folder or str(Path.home())
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, _("Export data"), str(Path(folder) / f"{plain}.gpkg"),
            ";;".join(f"{name} (*{suffix})" for suffix, name in KINDS.items()),
        )  # fmt: skip
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.lower() not in KINDS:
            out = out.with_name(out.name + kind.rpartition("*")[2].rstrip(")"))
        settings.change(export_folder=str(out.parent))
        self.write(project, layer, out)

    def write(self, project: Path, layer: OwnLayer, out: Path) -> None:
        """All of a layer into a file, whole or not at all."""
        self.stop()
        work = Path(tempfile.mkdtemp(prefix="parallel38-"))
        drawn = work / f"data{out.suffix.lower()}"
        process = self._process = QProcess(self)
        process.finished.connect(partial(self._finished, process, drawn, out))
        words = ["data", str(drawn), "--project", str(project), "--layers", layer_id(layer)]
        process.start(sys.executable, ["-P", "-m", "parallel38", *words])
        notice = self._window.notice
        notice.say(_("Writing {name} …").format(name=out.name), _("Cancel"), self.stop, busy=True)

    def stop(self) -> None:
        """Give up what is being written."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(3000)
            self._window.notice.say(_("Cancelled. Nothing was written."))

    def _finished(
        self, process: QProcess, drawn: Path, out: Path, code: int, status: QProcess.ExitStatus
    ) -> None:
        if process is self._process:
            self._process = None
            whole = code == 0 and status is QProcess.ExitStatus.NormalExit
            self._tell(process, drawn, out, whole)
        process.deleteLater()
        shutil.rmtree(drawn.parent, ignore_errors=True)

    def _tell(self, process: QProcess, drawn: Path, out: Path, whole: bool) -> None:
        notice = self._window.notice
        if not whole:
            said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
            lines = said.strip().splitlines() or [_("The data could not be written.")]
            notice.say(lines[-1].removeprefix("parallel38: "), stays=True)
            return
        try:
            bring_whole(drawn, out)
        except OSError as error:
            notice.say(f"{out}: {error.strerror or error}.", stays=True)
            return
        tell_written(notice, _("Wrote {name}").format(name=out.name), out)
