"""Export: the View as it stands, drawn by a child process, so that the clock stays free."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QFileDialog

from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.export.figure import Figure, on_paper
from parallel38.paths import bring_whole
from parallel38.settings import SettingsFile
from parallel38.ui.export.artist import Artist
from parallel38.ui.export.drawn import Drawn
from parallel38.ui.export.fitting import fitted
from parallel38.ui.notice import Notice
from parallel38.ui.written import tell_written
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_WORK = "film", "many", "share"
_VIEWS = "studio", *_WORK
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
    ready: str = ""  # what the export view opens with (ui/export/ready.py)


SHEET = Form("pdf", N_("A4 sheet (PDF)"), ".pdf", _SHEET, paper="A4")
FORMS = (
    Form("slide", N_("Slide, 1920 × 1080 (PNG)"), ".png", (1920, 1080)),
    Form("slide-4k", N_("Large slide, 3840 × 2160 (PNG)"), ".png", (1920, 1080), 192),
    Form("journal", N_("Journal figure, 84 mm…"), ".pdf", ready="journal"),
    Form("class", N_("Class sheet with key…"), ".pdf", ready="class"),
    Form("war", N_("Handout: four maps of the Korean War…"), ".pdf", ready="war"),
    Form("seen", N_("As seen (PNG)"), ".png", dpi=192),
    Form("svg", N_("As seen, for drawing programs (SVG)"), ".svg"),
    Form("html", N_("The map itself, for a browser (HTML)"), ".html"),
    SHEET,
    Form("clipboard", N_("Copy the picture"), "", dpi=192, key="Ctrl+Shift+E"),
)


class ExportFlow(QObject):
    """Asks for a file, has the Artist write it, says how it went."""

    def __init__(
        self, window: Window, notice: Notice, settings: SettingsFile, seen: Callable[[], QSize]
    ) -> None:
        super().__init__(window)
        self._window, self._notice, self._settings, self._seen = window, notice, settings, seen
        self.artist = Artist(self)
        self.artist.done.connect(self._done)
        self.artist.failed.connect(self._failed)
        self.artist.cancelled.connect(self._cancelled)
        self._drawn: Drawn | None = None
        self.project: Callable[[], Path | None] = lambda: None  # whose own layers are drawn, too

    @cached_property
    def studio(self) -> Any:
        """The export view (ui.export.studio.Studio)."""
        from parallel38.ui.export.studio import Studio

        return Studio(self._window)

    @cached_property
    def film(self) -> Any:
        """A film (ui.export.filming.Filming)."""
        from parallel38.ui.export.filming import Filming

        return Filming(self._window)

    @cached_property
    def many(self) -> Any:
        """Many figures (ui.export.many.ManyFigures)."""
        from parallel38.ui.export.many import ManyFigures

        return ManyFigures(self._window)

    @cached_property
    def share(self) -> Any:
        """A story handed out (ui.export.sharing.Sharing)."""
        from parallel38.ui.export.sharing import Sharing

        return Sharing(self._window)

    @cached_property
    def pictures(self) -> Any:
        """Small pictures of scenes (ui.scene_pictures.ScenePictures), for all who show some."""
        from parallel38.ui.scene_pictures import ScenePictures

        return ScenePictures(self, self._window)

    def leave(self) -> bool:
        """Close the export view, or another form; False where none is open."""
        return any(name in self.__dict__ and getattr(self, name).close() for name in _VIEWS)

    @property
    def busy(self) -> bool:
        """Whether a figure is being drawn."""
        return self._drawn is not None

    def warm(self, view: View) -> None:
        """A figure will soon be asked for: what the child has drawn once it draws in a third of
        the time, so it draws a sheet into nothing.
        """
        if not self.artist.busy:
            figure = self._figure(SHEET)
            self.artist.draw(self._scene(view, figure), figure, [], self.project(), force=True)

    def start(self, view: View, form: Form) -> None:
        """Ask where to, then draw; or open the export view with it."""
        if form.ready:
            self.studio.open(form.ready)
            return
        if not self.free():
            return
        if not form.suffix:
            figure = self._figure(form)
            self.to_clipboard(self._scene(view, figure), figure)
        elif out := self.ask(view, form.suffix):
            self.write(view, form, out)

    def free(self) -> bool:
        """Whether a figure can be drawn now; says so where one is still being drawn."""
        if self.busy:
            busy = _("One figure is still being drawn.")
            self._notice.say(busy, _("Cancel"), self.cancel, busy=True)
        return not self.busy

    def write(self, view: View, form: Form, out: Path) -> None:
        """Draw what is seen into `out` without asking."""
        figure = self._figure(form)
        self.make(self._scene(view, figure), figure, out)

    def make(
        self, scene: Scene, figure: Figure, out: Path, sidecar: bool = False, over: bool = False
    ) -> None:
        """Draw a figure into `out`; what could not be written is not drawn. Files beside it are
        replaced where it is, but for a sheet's key: that is asked for, unless it goes `over`.
        """
        from parallel38.export.class_sheet import files_of
        from parallel38.export.figure import ExportError
        from parallel38.export.write import check_outs
        from parallel38.ui.export import beside

        try:
            check_outs([out], figure, force=True)
            if sidecar:
                beside.check([out], force=out.exists(), rule=_("choose another name"))
            keys = files_of([out], figure)[1:]
            check_outs(keys, figure, force=out.exists(), rule=_("choose another name"))
        except ExportError as error:
            self._notice.say(str(error), stays=True)
            return
        if not over and (there := [key.name for key in keys if key.exists()]):
            again = partial(self.make, scene, figure, out, sidecar, over=True)
            told = _("The key {name} exists already.").format(name=", ".join(there))
            self._notice.say(told, _("Replace both"), again, stays=True)
            return
        keyed = bool(figure.gaps and figure.gaps.keyed)
        self._begin(scene, figure, [out], lambda: self.wrote(out, sidecar, keyed), sidecar=sidecar)

    def to_clipboard(self, scene: Scene, figure: Figure) -> None:
        """Draw a figure for the clipboard, as a picture and for drawing programs."""
        self._aside(scene, figure, (".png", ".svg"), self._copied)

    def draw(self, view: View, form: Form, suffix: str, done: Callable[[Path], object]) -> None:
        """Draw into a temporary folder, which goes in any case; `done(drawn)` comes before that."""
        figure = self._figure(form)
        self._aside(self._scene(view, figure), figure, (suffix,), done)

    def _aside(
        self, scene: Scene, figure: Figure, suffixes: Sequence[str], done: Callable[[Path], object]
    ) -> None:
        work = Path(tempfile.mkdtemp(prefix="parallel38-"))
        outs = [work / f"figure{suffix}" for suffix in suffixes]
        self._begin(scene, figure, outs, lambda: done(outs[0]), work)

    def _begin(
        self, scene: Scene, figure: Figure, outs: list[Path], done: Callable[[], object],
        work: Path | None = None, sidecar: bool = False,
    ) -> None:  # fmt: skip
        number = self.artist.draw(scene, figure, outs, self.project(), True, sidecar)
        self._drawn = Drawn(number, done, work)
        self._notice.say(_("Drawing the figure …"), _("Cancel"), self.cancel, busy=True)

    def _scene(self, view: View, figure: Figure) -> Scene:
        return Scene(view=fitted(view, self._seen(), figure.room))

    def _figure(self, form: Form) -> Figure:
        seen, fade = self._seen(), self._settings.values.fade_days
        width, height = form.size or (float(seen.width()), float(seen.height()))
        if form.paper:
            return replace(on_paper(form.paper), fade_days=fade)
        return Figure(width=width, height=height, dpi=form.dpi, fade_days=fade)

    def cancel(self) -> None:
        """Stop drawing; nothing is written."""
        if self._drawn is not None:
            self.artist.cancel(self._drawn.number)

    def shut(self) -> None:
        """The window closes: end what is being drawn and wait for its end."""
        self.artist.shut()
        for name in _WORK:
            if name in self.__dict__:
                getattr(self, name).shut()
        self._over()

    def ask(self, view: View, suffix: str, kind: str = "") -> Path | None:
        """Which file; None where nobody says one. `kind` ends the name that is offered."""
        folder = self._settings.values.export_folder or str(Path.home())
        name = f"parallel38-{view.pane.date.isoformat()}{kind}{suffix}"
        kinds = f"{suffix[1:].upper()} (*{suffix})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export a figure"), str(Path(folder) / name), kinds
        )
        if not chosen:
            return None
        out = Path(chosen)
        out = out if out.suffix.lower() == suffix else out.with_name(out.name + suffix)
        self._settings.change(export_folder=str(out.parent))
        return out

    def _done(self, number: int) -> None:
        if self._drawn is not None and self._drawn.number == number:
            drawn, self._drawn = self._drawn, None
            drawn.done()
            drawn.clear()

    def _failed(self, number: int, fault: str) -> None:
        if self._over(number):
            self._notice.say(fault, stays=True)

    def _cancelled(self, number: int) -> None:
        if self._over(number):
            self._notice.say(_("Cancelled. Nothing was written."))

    def _over(self, number: int | None = None) -> bool:
        """Whether this was the figure; there is none any more then."""
        drawn = self._drawn
        if drawn is None or number not in (None, drawn.number):
            return False
        self._drawn = None
        drawn.clear()
        return True

    def put(self, drawn: Path, out: Path) -> None:
        """The figure to its place, whole or not at all."""
        try:
            bring_whole(drawn, out)
        except OSError as error:
            self._notice.say(f"{out}: {error.strerror or error}.", stays=True)
        else:
            self.wrote(out)

    def wrote(self, out: Path, sidecar: bool = False, keyed: bool = False) -> None:
        """Say that it is there, and what came with it."""
        told = _("Wrote {name}")
        if keyed:
            pages = _("Wrote {name}, the key on its second page")
            told = pages if out.suffix == ".pdf" else _("Wrote {name} and its key")
        elif sidecar:
            told = _("Wrote {name}, with caption, .bib and .ris")
        tell_written(self._notice, told.format(name=out.name), out)

    def _copied(self, drawn: Path) -> None:
        from parallel38.ui.export import clipboard

        clipboard.copy(drawn)
        self._notice.say(_("The picture is on the clipboard."))
