"""Figures without a window: starts the engine off screen and hands export a Surface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.figure import CSS_DPI, MM
from parallel38.domain.story import Scene
from parallel38.engine.backend import Backend, go_offscreen, prepare
from parallel38.export.figure import Figure
from parallel38.own import Own
from parallel38.serving import atlas_site

if TYPE_CHECKING:
    from parallel38.domain.project import Drawing
    from parallel38.export.deck.told import Deck
    from parallel38.ui.bridge import LayOut
    from parallel38.ui.planes import Planes


_PAPER = "/paper.html"
FINE = 2.0  # pixels of relief to a CSS pixel: no tile is finer


class FigureSurface:
    """An export.surface.Surface over the engine's: speaks the page's language to it.

    Needs a QApplication. Raises RuntimeError when the page fails. The print of a figure is kept
    until the next is laid out, since PDF and raster formats share it.
    """

    def __init__(self, atlas_file: AtlasFile, own: Own | None = None) -> None:
        """`own` are layers of a person's own, drawn beside the atlas's."""
        from parallel38.engine.surface import Surface

        self._file, self._own = atlas_file, own
        self._atlas = atlas_file.atlas
        self._site = atlas_site(atlas_file)
        self._surface = Surface(self._site)
        self._site.make_ahead()
        self._planes: Planes | None = None
        self._drawings: tuple[Drawing, ...] = ()
        self._revision = 0
        self._pdf: bytes | None = None
        self._begun: tuple[Scene, Figure, bool] | None = None
        if own is not None:
            try:
                self.bring(own)
            except RuntimeError:  # the page may fail, and nobody has yet what could be closed
                self.close()
                raise

    def bring(self, own: Own) -> None:
        """Draw a person's own layers from now on, in place of those before."""
        self._own = own
        self._site.put(own.answers)
        self._site.lend(own.tiles.get)
        self._drawings = own.drawings
        for message in told(own):
            self._surface.tell(message)

    @property
    def blocked(self) -> list[str]:
        """Addresses that the page asked for and was refused."""
        return self._surface.blocked

    def load(self) -> None:
        """Wait until the page takes messages; else what is drawn first waits for it."""
        self._surface.load()

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        """Draw the Scene as a figure of this size; what was begun is only waited for. Where
        `pixels` alone are wanted the relief is no finer than they.
        """
        if not self.began(scene, figure, pixels):
            self.begin(scene, figure, pixels)
        self._begun = None
        _for_writing()
        self._surface.finish()

    def began(self, scene: Scene, figure: Figure, pixels: bool = False) -> bool:
        """Whether this is being drawn, and was not waited for."""
        return self._begun == (scene, figure, pixels)

    def begin(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        """Have the Scene drawn, all its panes, and do not wait. Raises ExtentError where its
        projection does not suit what it shows.
        """
        from parallel38.domain.compare import columns
        from parallel38.domain.short_cites import short_cites
        from parallel38.ui import bridge
        from parallel38.ui.furniture import furniture_of
        from parallel38.ui.pane_notes import notes_of
        from parallel38.ui.pane_state import panes_state

        self._revision += 1
        self._pdf = None
        camera = scene.view.pane.camera
        first, *more = panes_state(scene.view, lambda pane: notes_of(self._atlas, pane))
        message = bridge.LayOut(
            revision=self._revision,
            pane=first,
            more=tuple(more),
            layout=scene.view.layout,
            split=scene.view.split,
            columns=figure.columns or columns(scene.view),
            ground=figure.ground,
            gaps=figure.gaps,
            lat=camera.lat,
            lon=camera.lon,
            zoom=camera.zoom,
            width=figure.width,
            height=figure.height,
            room=figure.room,
            margin=figure.margin * MM,
            legend=figure.legend,
            furniture=furniture_of(scene, figure),
            sharp=min(FINE, max(1.0, figure.dpi / CSS_DPI)) if pixels else FINE,
            cites={} if "sources" in figure.off else short_cites(self._atlas),
        )
        text = bridge.to_json(self._projected(message, scene, figure))
        self._surface.begin(text, self._revision, figure.width, figure.height)
        self._begun = scene, figure, pixels

    def _projected(self, message: LayOut, scene: Scene, figure: Figure) -> LayOut:
        """The message in the plane of the figure's projection, where it has another."""
        if figure.projection == "mercator":
            return message
        from parallel38.map.plane.frame import frame_of
        from parallel38.ui.planes import Planes

        frame = frame_of(scene.view, figure)
        if frame is None:
            return message
        self._planes = self._planes or Planes(self._site)
        return self._planes.laid(message, frame, self._drawings)

    def svg(self, outlines: bool = False) -> str:
        """The figure as `<svg>` text, its letters as `outlines` or as text."""
        return self._surface.svg(outlines)

    def pieces(self) -> dict[str, tuple[float, float, float, float]]:
        """Where the figure's furniture stands, as shares of its sides."""
        return self._surface.pieces()

    def pdf(self) -> bytes:
        """The figure printed on one page of its size."""
        if self._pdf is None:
            self._pdf = self._surface.pdf()
        return self._pdf

    def document(self, scene: Scene, figure: Figure) -> bytes:
        """The Scene's map, live, as one HTML file."""
        from parallel38.standalone.document import document

        size = figure.width, figure.height
        return document(self._file, scene, size, figure.fade_days, self._own)

    def presenting(self, deck: Deck) -> bytes:
        """A story's maps, live, as one HTML file that presents it."""
        from parallel38.standalone.presenting import presenting

        return presenting(self._file, deck, self._own)

    def paper(self, html: str, width: float, height: float) -> bytes:
        """Words as a PDF, its pages width x height points."""
        self._site.put({_PAPER: html.encode()})
        return self._surface.paper(_PAPER, width, height)

    def rgb(self, width: int, height: int) -> bytes:
        """The printed page as rows of 8-bit R, G, B."""
        from parallel38.engine.raster import raster

        return raster(self.pdf(), width, height)

    def close(self) -> None:
        """End the page and its renderer."""
        self._surface.close()


def _for_writing() -> None:
    """What prints and pictures are written with is imported while the page draws."""
    import pikepdf  # noqa: F401
    from PIL import PngImagePlugin  # noqa: F401


def told(own: Own) -> Iterator[str]:
    """Own layers and drawings as messages to the page."""
    from parallel38.ui import bridge
    from parallel38.ui.drawing.message import message_of

    payload, geometry = own.answers
    yield bridge.to_json(bridge.Layers(payload=payload, geometry=geometry))
    yield bridge.to_json(message_of(own.drawings))


@contextmanager
def engine_offscreen(software: bool = False) -> Iterator[Backend]:
    """A QApplication without any display for as long as the block lasts."""
    go_offscreen()
    backend = prepare(software)
    from PySide6.QtWidgets import QApplication

    from parallel38.engine.messages import to_logging

    with to_logging():
        app = QApplication.instance() or QApplication(["parallel38"])
        yield backend
        app.processEvents()


@contextmanager
def figure_surface(atlas_file: AtlasFile, own: Own | None = None) -> Iterator[FigureSurface]:
    """A Surface for the figures of one command."""
    with engine_offscreen():
        surface = FigureSurface(atlas_file, own)
        try:
            yield surface
        finally:
            surface.close()
