"""Pictures for films: a map off screen as the window shows one, grabbed picture by picture."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWebEngineWidgets import QWebEngineView

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.compare import columns
from parallel38.domain.film import Moment
from parallel38.domain.framing import beside
from parallel38.domain.short_cites import short_cite
from parallel38.domain.story import Aside, Scene
from parallel38.domain.view import Camera, Pane
from parallel38.engine.page import Page, close
from parallel38.engine.profile import Profile
from parallel38.engine.shown import MARK_CSS, marked, shown
from parallel38.engine.surface import LOAD_SECONDS, answering
from parallel38.engine.waiting import NoAnswerError
from parallel38.export.encode import Pixels
from parallel38.export.figure import CSS_DPI, Figure
from parallel38.figures import told
from parallel38.own import Own
from parallel38.serving import atlas_site
from parallel38.ui import bridge
from parallel38.ui.furniture import furniture_of
from parallel38.ui.pane_notes import notes_of
from parallel38.ui.pane_state import pane_state, panes_state
from parallel38.ui.stage.paper import Paper, decoded

PICTURE_SECONDS = 30.0


class FilmMap:
    """The Pictures that export.film asks for. Needs a QApplication.

    Raises NoAnswerError when the page fails or shows nothing new. Close it when done.
    """

    def __init__(
        self, atlas_file: AtlasFile, figure: Figure, own: Own | None = None,
        images: Mapping[str, bytes] | None = None,
    ) -> None:  # fmt: skip
        """Pictures of the figure's size; `own` are layers of a person's own, drawn with them,
        `images` those that stand beside maps, by name.
        """
        self._images = images or {}
        self._paper: tuple[tuple[Aside, str], Pixels] | None = None
        self._atlas, self._figure = atlas_file.atlas, figure
        self._scale = figure.dpi / CSS_DPI  # pixels to a CSS pixel
        site = atlas_site(atlas_file)
        self._profile = Profile(site)
        self._page = Page(self._profile, watched=False)
        self._view = QWebEngineView()
        self._view.setPage(self._page)
        self._view.resize(*figure.pixels)
        self._page.setZoomFactor(self._scale)
        self._revision = 0
        self._camera: Camera | None = None
        self._fade: tuple[tuple[Moment, Moment], Pixels, Pixels] | None = None
        self._view.show()
        try:
            with answering(self._page, self._page.loaded) as answer:
                self._page.start()
                answer.wait("The map's page", LOAD_SECONDS)
            if own is not None:
                site.put(own.answers)
                site.lend(own.tiles.get)
                self._take(own)
        except NoAnswerError:
            self.close()
            raise

    def picture(self, moment: Moment) -> Pixels:
        """The moment, drawn whole."""
        if moment.before is None:
            return self._drawn(moment)
        ends = moment.before, replace(moment, before=None, share=1.0)
        if self._fade is None or self._fade[0] != ends:
            self._fade = ends, self._drawn(ends[0]), self._drawn(ends[1])
        _ends, one, other = self._fade
        share = np.uint16(256 * moment.share)
        mixed: Pixels = (one * (256 - share) + other * share >> 8).astype(np.uint8)
        return mixed

    def close(self) -> None:
        """End the page and its renderer."""
        self._view.setPage(None)  # type: ignore[arg-type]
        close(self._profile, self._page)

    def _take(self, own: Own) -> None:
        """Tell the page of own layers, and wait until it has them: as it does before a figure."""
        for message in told(own):
            self._page.send(message)
        state = pane_state(Pane())
        figure = bridge.LayOut(
            revision=0, pane=state, lat=0, lon=0, zoom=3, width=100, height=100
        )  # fmt: skip
        with answering(self._page, self._page.ready, 0) as answer:
            self._page.send(bridge.to_json(figure))
            answer.wait("Own layers", LOAD_SECONDS)

    def _drawn(self, moment: Moment) -> Pixels:
        self._revision += 1
        with answering(self._page, self._page.drawn, self._revision) as answer:
            self._look(moment.view.pane.camera)
            self._page.send(bridge.to_json(self._show(moment)))
            answer.wait("The picture", PICTURE_SECONDS)
            try:
                image = shown(self._grab, self._revision, PICTURE_SECONDS)
            except TimeoutError as error:
                raise NoAnswerError(str(error)) from None
        pixels = unmarked(image, self._scale)
        if moment.aside is not None:
            paper = self._beside(moment.aside, moment.view.pane.style)
            pixels[:, -paper.shape[1] :] = paper
        return pixels

    def _beside(self, aside: Aside, style: str) -> Pixels:
        """The paper on the right of the map, as the stage has it; of the last one it is kept."""
        if self._paper is None or self._paper[0] != (aside, style):
            wide, high = self._figure.pixels
            image = decoded(self._images[aside.image], high) if aside.image else QImage()
            source = self._atlas.sources.get(aside.source)
            paper = Paper(aside, image, short_cite(source) if source else "", style)
            shown = pixels_of(paper.picture(beside(wide, high), high))
            self._paper = (aside, style), shown
        return self._paper[1]

    def _free(self, moment: Moment) -> float:
        """The CSS pixels that a paper takes of the picture."""
        return beside(*self._figure.pixels) / self._scale if moment.aside else 0.0

    def _look(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            message = bridge.CameraTo(lat=camera.lat, lon=camera.lon, zoom=camera.zoom)
            self._page.send(bridge.to_json(message))

    def _show(self, moment: Moment) -> bridge.Show:
        scene = Scene(title=moment.title, caption=moment.caption, view=moment.view)
        first, *more = panes_state(moment.view, lambda pane: notes_of(self._atlas, pane))
        return bridge.Show(
            revision=self._revision,
            pane=first,
            furniture=furniture_of(scene, self._figure),
            mark=True,
            whole=True,
            flies=moment.flies,
            layout=moment.view.layout,
            split=moment.view.split,
            columns=columns(moment.view),
            more=tuple(more),
            glides=False,
            free=self._free(moment),
        )

    def _grab(self) -> QImage:
        """All of the picture once its corner has the revision, which costs less to ask."""
        side = round(2 * MARK_CSS * self._scale)
        corner = self._view.grab(QRect(0, 0, side, side)).toImage()
        if marked(corner) != self._revision & 0xFFFFFF:
            return corner
        return self._view.grab().toImage()


def unmarked(image: QImage, scale: float) -> Pixels:
    """The picture as rows of B, G, R and nothing, with what lies right of the mark in its place."""
    pixels = pixels_of(image)
    side = round(MARK_CSS * scale + 0.5)
    pixels[:side, :side] = pixels[:side, 2 * side - 1 : side - 1 : -1]
    return pixels


def pixels_of(image: QImage) -> Pixels:
    """The picture as rows of B, G, R and nothing."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data: Any = image.constBits()
    rows = np.frombuffer(data, np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width()].copy()


@contextmanager
def film_map(
    atlas_file: AtlasFile, figure: Figure, own: Own | None = None,
    images: Mapping[str, bytes] | None = None,
) -> Iterator[FilmMap]:  # fmt: skip
    """Pictures for one film."""
    pictures = FilmMap(atlas_file, figure, own, images)
    try:
        yield pictures
    finally:
        pictures.close()
