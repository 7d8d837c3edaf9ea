"""The export view: what is on the screen as a figure, seen before it is written."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from parallel38.domain.compare import offers
from parallel38.domain.figure import CSS_DPI, MM, MOVABLE, Figure
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM, camera_for, extent, named_views
from parallel38.domain.mercator import down, latitude
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, View
from parallel38.export.class_sheet import for_class
from parallel38.export.figure import ExportError
from parallel38.export.projected import stays, without_scans
from parallel38.ui.export.fitting import fitted
from parallel38.ui.export.form import FigureForm
from parallel38.ui.export.preview import Box, Preview
from parallel38.ui.export.ready import READY, Choices, choose, chosen
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

WAIT = 120  # ms in which several changes are one
CLOSE, SMALLER = 0.2, 2.5  # levels of zoom by which a camera may be off a named view
MIDDLE = 0.1  # degrees, of its middle
TILE = 256  # px of the world at zoom 0


class Studio(QObject):
    """Joins form, preview and the drawing child; follows the window's clock and camera."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        from parallel38.export.presets import usable

        self._window = window
        presets = usable(lambda fault: window.notice.say(fault, stays=True))
        self.form = FigureForm(presets.values())
        choose(self.form, window.settings.values.figure)
        self.preview = Preview(window.map, window.theme)
        self._number = 0  # of the picture that is being drawn for the preview
        self._told = ""  # of the picture: what it does without
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self._draw)
        artist = window.exports.artist
        artist.done.connect(self._drawn)
        artist.failed.connect(self._failed)
        artist.cancelled.connect(lambda number: self._failed(number, ""))
        self.form.changed.connect(self.renew)
        self.form.left.connect(self.close)
        self.form.saved.connect(self.save)
        self.form.copied.connect(self.copy)
        self.preview.moved.connect(self.form.moved)
        self.preview.panned.connect(self._pan)
        self.preview.zoomed.connect(self._zoom)
        window.store.subscribe(lambda new, old: self.renew())

    @property
    def active(self) -> bool:
        """Whether the export view is open."""
        return not self.preview.isHidden()

    @property
    def settled(self) -> bool:
        """Whether the preview shows what is wanted now."""
        return not (self._number or self._soon.isActive()) and self.preview.image is not None

    @property
    def folder(self) -> Path:
        """Where the preview's pictures are drawn, while the view is open."""
        return Path(self._folder.name)

    def open(self, ready: str = "") -> None:
        """Over the map, the form with the keyboard beside it; with what is `ready` chosen in it."""
        if ready:
            self._make_ready(READY[ready])
        if not self.active:
            self._window.exports.leave()
            self._folder = tempfile.TemporaryDirectory(prefix="parallel38-")
            self._window.right.lend(self.form, True)
            self.preview.cover()
        self._window.panels.open("inspector")
        self.form.preset.setFocus()
        self.renew()

    def _make_ready(self, choices: Choices) -> None:
        """A figure of its own: nothing is written on it yet."""
        self.form.title.clear()
        self.form.caption.clear()
        for days in offers().dates:
            if days.id == choices.get("days"):
                self._window.deeds.compare_days(days)
                self.form.title.setText(_(days.title))
        choose(self.form, choices)

    def close(self) -> bool:
        """Back to the map; False where one is there already."""
        if not self.active:
            return False
        self._soon.stop()
        self._number, self._again = 0, False
        self.preview.hide()
        self._folder.cleanup()
        self._window.right.lend(self.form, False)
        self._window.map.setFocus()
        return True

    def renew(self) -> None:
        """Something changed: draw it again, soon."""
        if self.active:
            self._soon.start()

    # -- the figure ------------------------------------------------------------------------------

    def figure(self) -> Figure:
        """What the form says it is."""
        seen = self._window.map.size()
        size = float(seen.width()), float(seen.height())
        figure = self.form.figure(size, self._window.settings.values.fade_days)
        return self._for_class(figure)[1] if self.form.for_class else figure

    def _for_class(self, figure: Figure) -> tuple[View, Figure]:
        """As a sheet for a class; a named view fills it."""
        view, size = self._window.store.view, self._window.map.size()
        boxes = (one.box for one in named_views().values())
        named = (
            extent(box) for box in boxes
            if _shows(view, camera_for(box, size.width(), size.height()))
        )  # fmt: skip
        return for_class(view, figure, self.form.pupils.gaps, next(named, None))

    def scene(self, figure: Figure) -> Scene:
        """What is on the screen, framed for the figure."""
        form, view = self.form, self._window.store.view
        if form.for_class:
            view, _figure = self._for_class(figure)
        view = fitted(view, self._window.map.size(), figure.room)
        view = replace(view, panes=tuple(map(form.spoken, view.panes)))
        return Scene(
            view=view, title=form.title.text().strip(), caption=form.caption.text().strip()
        )

    def save(self) -> None:
        """Ask where to, and write it."""
        exports, suffix = self._window.exports, self.form.suffix
        kind = "-class" if self.form.for_class else ""
        if exports.free() and (out := exports.ask(self._window.store.view, suffix, kind)):
            self._window.settings.change(figure=chosen(self.form))
            figure = self.figure()
            exports.make(self.scene(figure), figure, out, self.form.beside.isChecked())

    def copy(self) -> None:
        """The picture to the clipboard."""
        if self._window.exports.free():
            figure = self.figure()
            self._window.exports.to_clipboard(self.scene(figure), figure)

    # -- the preview -----------------------------------------------------------------------------

    def _draw(self) -> None:
        """In the child, as fine as the screen; one at a time, the newest last."""
        if self._number:
            self._again = True
            return
        figure = self.figure()
        self.form.describe(facts(figure))
        self.form.pupils.setEnabled(figure.gaps is not None)  # several maps have no gaps
        fine = self.preview.pixels(figure.width, figure.height)
        dpi = fine.width() / figure.width * CSS_DPI
        exports = self._window.exports
        self.preview.say(_("Drawing …"))
        scene, gaps = self.scene(figure), figure.gaps and replace(figure.gaps, keyed=False)
        self._told = self._left_out(scene, figure)
        self._number = exports.artist.draw(
            scene,
            replace(figure, dpi=dpi, gaps=gaps),
            [self._file],
            exports.project(),
            force=True,
        )

    def _left_out(self, scene: Scene, figure: Figure) -> str:
        """One sentence on what a conic projection does not show, or where none suits."""
        try:
            told = stays(scene, figure, _("Projection"))
        except ExportError:
            return ""  # the drawing child says it
        project = self._window.projects.keeper.project
        scans = any(layer.scan for layer in project.layers)
        return told or (without_scans(scene, figure) if scans else "")

    @property
    def _file(self) -> Path:
        return self.folder / "preview.png"

    def _drawn(self, number: int) -> None:
        if self._over(number):
            self.preview.show_figure(QImage(str(self._file)), self._pieces())
            moves = _("Drag the map, or a piece; the wheel brings it closer.")
            self.preview.say(self._told or moves)

    def _pieces(self) -> dict[str, Box]:
        """Those that can be moved."""
        found = self._window.exports.artist.pieces
        return {name: box for name, box in found.items() if name in MOVABLE}

    def _failed(self, number: int, why: str) -> None:
        if self._over(number):
            self.preview.say(why)

    def _over(self, number: int) -> bool:
        """Whether this was the preview's picture; what changed meanwhile is drawn next."""
        if not number or number != self._number:
            return False
        self._number = 0
        if self._again:
            self._again = False
            self._soon.start()
        return True

    # -- the hand on the map ---------------------------------------------------------------------

    def _pan(self, across: float, up: float) -> None:
        self._shift(-across, -up)

    def _zoom(self, levels: float, x: float, y: float) -> None:
        zoom = self._window.pane.camera.zoom
        levels = min(max(zoom + levels, MIN_ZOOM), MAX_ZOOM) - zoom
        self._shift((x - 0.5) * (1 - 2**-levels), (y - 0.5) * (1 - 2**-levels), levels)

    def _shift(self, across: float, up: float, levels: float = 0.0) -> None:
        """The camera by shares of the figure's sides, and so many levels closer."""
        figure = self.figure()
        framed = self.scene(figure).view.pane.camera
        world = TILE * 2**framed.zoom  # px round the earth
        camera = self._window.pane.camera
        moved = replace(
            camera,
            lat=latitude(down(camera.lat) + up * figure.height / world),
            lon=camera.lon + across * figure.width / world * 360,
            zoom=camera.zoom + levels,
        )
        self._window.store.change(camera=moved)


def _shows(view: View, named: Camera) -> bool:
    """Whether a named view is seen, in a map that a bar may have made lower since, or that other
    maps have made small.
    """
    camera, far = view.pane.camera, CLOSE if view.layout == "single" else SMALLER
    near = abs(camera.lat - named.lat) + abs(camera.lon - named.lon) < MIDDLE
    return near and abs(camera.zoom - named.zoom) < far


def facts(figure: Figure) -> str:
    """Size on paper, in pixels, and how small type may be."""
    wide, high = figure.pixels
    told = [f"{figure.width / MM:.0f} × {figure.height / MM:.0f} mm"]
    told += [
        _("{wide} × {high} px at {dpi} dpi").format(wide=wide, high=high, dpi=f"{figure.dpi:.0f}")
    ]
    if figure.type_least:
        told.append(_("type from {points} pt").format(points=f"{figure.type_least:g}"))
    return " · ".join(told)
