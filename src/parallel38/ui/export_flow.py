"""Export: the View as it stands, drawn by a child process, so that the clock stays free."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from math import log2
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QProcess, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.story import Scene, scene_to_json
from parallel38.domain.view import View
from parallel38.settings import SettingsFile
from parallel38.ui.notice import Notice
from parallel38.words import N_, _

_SHEET = 1122.5, 793.7  # CSS pixels of A4, lying


@dataclass(frozen=True)
class Form:
    """One entry of the Export menu. `size` is in CSS pixels; none: as large as the map is seen.

    A larger `dpi` makes a finer picture of the same layout.
    """

    id: str
    title: str
    suffix: str
    size: tuple[float, float] | None = None
    dpi: int = 96
    paper: str = ""
    key: str = ""


FORMS = (
    Form("slide", N_("Slide, 1920 × 1080 (PNG)"), ".png", (1920, 1080)),
    Form("slide-4k", N_("Large slide, 3840 × 2160 (PNG)"), ".png", (1920, 1080), 192),
    Form("seen", N_("As seen (PNG)"), ".png", dpi=192),
    Form("svg", N_("As seen, for drawing programs (SVG)"), ".svg"),
    Form("pdf", N_("A4 sheet (PDF)"), ".pdf", _SHEET, paper="A4"),
    Form("clipboard", N_("Copy the picture"), "", dpi=192, key="Ctrl+Shift+E"),
)


class ExportFlow(QObject):
    """Asks for a file, lets `parallel38 snapshot` write it, says how it went."""

    def __init__(
        self, window: QWidget, notice: Notice, settings: SettingsFile, seen: Callable[[], QSize]
    ) -> None:
        super().__init__(window)
        self._window, self._notice, self._settings, self._seen = window, notice, settings, seen
        self._process: QProcess | None = None
        self._cancelled = False

    @property
    def busy(self) -> bool:
        """Whether a figure is being drawn."""
        return self._process is not None

    def start(self, view: View, form: Form) -> None:
        """Ask where to, then draw."""
        if self.busy:
            self._notice.say(_("One figure is still being drawn."), _("Cancel"), self.cancel)
        elif not form.suffix:
            scratch = Path(tempfile.mkdtemp(prefix="parallel38-"))
            self.write(view, form, scratch / "figure.png", self._to_clipboard)
        elif out := self._ask(view, form):
            self.write(view, form, out, self._tell)

    def write(
        self, view: View, form: Form, out: Path, done: Callable[[Path], object] | None = None
    ) -> None:
        """Draw the figure into `out` without asking; `done(out)` follows when it stands."""
        seen = self._seen()
        size = form.size or (float(seen.width()), float(seen.height()))
        work = Path(tempfile.mkdtemp(prefix="parallel38-"))
        scene = work / "scene.json"
        scene.write_text(scene_to_json(Scene(view=fitted(view, seen, size))), encoding="utf-8")
        fade = ["--fade-days", str(self._settings.values.fade_days)]
        process = self._process = QProcess(self)
        process.finished.connect(lambda code: self._finished(code, work, out, done or self._tell))
        process.setProgram(sys.executable)
        process.setArguments(["-m", "parallel38", *arguments(form, size, scene, out), *fade])
        self._cancelled = False
        process.start()
        self._notice.say(_("Drawing the figure …"), _("Cancel"), self.cancel, busy=True)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        if self._process is not None:
            self._cancelled = True
            self._process.kill()

    def shut(self) -> None:
        """The window closes: end what is being drawn and wait for its end."""
        if self._process is not None:
            process = self._process
            self.cancel()
            process.waitForFinished(3000)

    def _ask(self, view: View, form: Form) -> Path | None:
        folder = self._settings.values.export_folder or str(Path.home())
        name = f"parallel38-{view.pane.date.isoformat()}{form.suffix}"
        kinds = f"{form.suffix[1:].upper()} (*{form.suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export a figure"), str(Path(folder) / name), kinds
        )
        if not chosen:
            return None
        out = Path(chosen)
        out = out if out.suffix.lower() == form.suffix else out.with_name(out.name + form.suffix)
        self._settings.change(export_folder=str(out.parent))
        return out

    def _finished(self, code: int, work: Path, out: Path, done: Callable[[Path], object]) -> None:
        process, self._process = self._process, None
        (work / "scene.json").unlink(missing_ok=True)
        work.rmdir()
        if process is None:
            return
        process.deleteLater()
        if self._cancelled:
            self._notice.say(_("Cancelled. Nothing was written."))
        elif code == 0:
            done(out)
        else:
            told = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
            lines = told.strip().splitlines() or [_("The figure could not be drawn.")]
            self._notice.say(lines[-1].removeprefix("parallel38: "), stays=True)

    def _tell(self, out: Path) -> None:
        self._notice.say(
            _("Wrote {name}").format(name=out.name), _("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(out.parent))), stays=True,
        )  # fmt: skip

    def _to_clipboard(self, out: Path) -> None:
        QGuiApplication.clipboard().setImage(QImage(str(out)))
        out.unlink(missing_ok=True)
        out.parent.rmdir()
        self._notice.say(_("The picture is on the clipboard."))


def fitted(view: View, seen: QSize, size: tuple[float, float]) -> View:
    """The View whose camera shows in `size` all that is seen, as large as it goes."""
    camera = view.pane.camera
    scale = min(size[0] / max(seen.width(), 1), size[1] / max(seen.height(), 1))
    zoom = min(max(camera.zoom + log2(scale), MIN_ZOOM), MAX_ZOOM)
    return view.with_pane(camera=replace(camera, zoom=round(zoom, 3)))


def arguments(form: Form, size: tuple[float, float], scene: Path, out: Path) -> list[str]:
    """The words of the command line that writes the figure."""
    if form.paper:
        shape = ["--paper", form.paper]
    else:
        wide, high = (round(side * form.dpi / 96) for side in size)
        shape = ["--size", f"{wide}x{high}", "--dpi", str(form.dpi)]
    return ["snapshot", str(out), "--scene", str(scene), *shape, "--force"]
