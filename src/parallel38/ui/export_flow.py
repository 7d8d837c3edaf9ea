"""Export: the View as it stands, drawn by a child process, so that the clock stays free."""

import shutil
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
        self.project: Callable[[], Path | None] = lambda: None  # whose own layers are drawn, too

    @property
    def busy(self) -> bool:
        """Whether a figure is being drawn."""
        return self._process is not None

    def start(self, view: View, form: Form) -> None:
        """Ask where to, then draw."""
        if not self.free():
            return
        if not form.suffix:
            self.draw(view, form, ".png", self._to_clipboard)
        elif out := self._ask(view, form):
            self.write(view, form, out)

    def free(self) -> bool:
        """Whether a figure can be drawn now; says so where one is still being drawn."""
        if self.busy:
            busy = _("One figure is still being drawn.")
            self._notice.say(busy, _("Cancel"), self.cancel, busy=True)
        return not self.busy

    def write(self, view: View, form: Form, out: Path) -> None:
        """Draw the figure into `out` without asking; what could not be written is not drawn."""
        from parallel38.export.figure import ExportError, Figure
        from parallel38.export.write import check_outs

        try:
            check_outs([out], Figure(), force=True)
        except ExportError as error:
            self._notice.say(str(error), stays=True)
            return
        self.draw(view, form, out.suffix, lambda drawn: self.put(drawn, out))

    def draw(self, view: View, form: Form, suffix: str, done: Callable[[Path], object]) -> None:
        """Draw into a temporary folder, which goes in any case; `done(drawn)` comes before that."""
        seen = self._seen()
        size = form.size or (float(seen.width()), float(seen.height()))
        work = Path(tempfile.mkdtemp(prefix="parallel38-"))
        scene, drawn = work / "scene.json", work / f"figure{suffix}"
        scene.write_text(scene_to_json(Scene(view=fitted(view, seen, size))), encoding="utf-8")
        fade = ["--fade-days", str(self._settings.values.fade_days)]
        process = self._process = QProcess(self)
        process.finished.connect(lambda code: self._finished(code, drawn, done))
        process.setProgram(sys.executable)
        project = self.project()
        own = ["--project", str(project)] if project else []
        words = arguments(form, size, scene, drawn)
        process.setArguments(["-m", "parallel38", *words, *fade, *own])
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

    def _finished(self, code: int, drawn: Path, done: Callable[[Path], object]) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self._end(code, process, drawn, done)
        shutil.rmtree(drawn.parent, ignore_errors=True)  # with what a killed child left there

    def _end(
        self, code: int, process: QProcess, drawn: Path, done: Callable[[Path], object]
    ) -> None:
        if self._cancelled:
            self._notice.say(_("Cancelled. Nothing was written."))
        elif code == 0:
            done(drawn)
        else:
            told = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
            lines = told.strip().splitlines() or [_("The figure could not be drawn.")]
            self._notice.say(lines[-1].removeprefix("parallel38: "), stays=True)

    def put(self, drawn: Path, out: Path) -> None:
        """The figure to its place, whole or not at all."""
        try:
            place_whole(drawn, out)
        except OSError as error:
            self._notice.say(f"{out}: {error.strerror or error}.", stays=True)
            return
        self._notice.say(
            _("Wrote {name}").format(name=out.name), _("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(out.parent))),
        )  # fmt: skip

    def _to_clipboard(self, drawn: Path) -> None:
        QGuiApplication.clipboard().setImage(QImage(str(drawn)))
        self._notice.say(_("The picture is on the clipboard."))


def place_whole(drawn: Path, out: Path) -> None:
    """Move a file over another: nobody ever sees it half, on other disks either. Raises OSError."""
    with tempfile.TemporaryDirectory(prefix=".parallel38-", dir=out.parent) as beside:
        Path(shutil.move(drawn, Path(beside, out.name))).replace(out)


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
