"""What stands beside the stage's map: the words of a paper, or an image with its credit."""

from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from parallel38.domain.framing import beside
from parallel38.domain.story import Aside
from parallel38.ui.stage.paper import Paper


class AsidePage(QWidget):
    """A column of paper on the right of the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper, self._high = Paper(), 900
        self.hide()

    def say(self, aside: Aside | None, image: QImage, source: str, high: int) -> None:
        """Show it on a stage so many pixels high, or nothing; `source` is a short citation."""
        told = aside or Aside()
        self.paper, self._high = Paper(told, image, source), high
        spoken = (told.title, told.text, told.alt, told.credit)
        self.setAccessibleName(". ".join(part for part in spoken if part))
        self.setVisible(aside is not None)
        self.update()

    def illustrate(self, name: str, image: QImage) -> None:
        """Show the image of this name, if it is what stands here."""
        if self.paper.aside.image == name:
            self.paper = replace(self.paper, image=image)
            self.update()

    def stand(self, high: int) -> None:
        """Be right for a stage so many pixels high."""
        self._high = high
        self.update()

    def wide(self, stage: int) -> int:
        """The pixels that it takes of a stage so wide."""
        return 0 if self.isHidden() else beside(stage, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paper.draw(painter, self.rect(), self._high, self.font())
