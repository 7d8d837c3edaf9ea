"""A scene on a page of the stage's shape, as the room sees it: words below, a paper beside, and the
room that is left for the map.
"""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSizeF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from parallel38.domain.framing import beside
from parallel38.domain.story import Scene, Story
from parallel38.ui.stage.paper import Paper
from parallel38.ui.stage.words import StageWords

FINE = 4  # units to a CSS pixel, so that type is not set on whole pixels
_DPI, _POINTS = 96, 72

Sides = tuple[float, float, float, float]  # left, top, width, height as shares of the page


class Leaves:
    """The pages of a story, `wide` x `high` CSS pixels each. Needs a QApplication."""

    def __init__(self, story: Story, wide: float, high: float) -> None:
        self._wide, self._high = round(wide * FINE), round(high * FINE)
        self._scenes = story.scenes
        self._words = StageWords()
        self._words.fit(self._high, self._wide, story.scenes)
        self._words.resize(self._wide, self._words.height())

    def room(self, scene: Scene) -> Sides:
        """Where the scene's map stands."""
        paper = beside(self._wide, self._high) if scene.aside else 0
        return 0.0, 0.0, 1 - paper / self._wide, 1 - self._words.height() / self._high

    def pdf(self, number: int, paper: Paper | None) -> bytes:
        """The page of a scene, counted from 0, without its map."""
        scene = self._scenes[number]
        self._words.say(scene.title, scene.caption, f"{number + 1} / {len(self._scenes)}")
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = self._writer(held)
        painter = QPainter(writer)
        below = self._high - self._words.height()
        if paper is not None:
            left = self._wide - beside(self._wide, self._high)
            sheet = QRect(left, 0, self._wide - left, below)
            paper.draw(painter, sheet, self._high, QGuiApplication.font())
        painter.translate(0, below)
        self._words.draw(painter)
        painter.end()
        return bytes(held.data().data())

    def _writer(self, held: QBuffer) -> QPdfWriter:
        writer = QPdfWriter(held)
        writer.setResolution(_DPI * FINE)
        points = _POINTS / _DPI / FINE
        size = QSizeF(self._wide * points, self._high * points)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF())
        return writer
