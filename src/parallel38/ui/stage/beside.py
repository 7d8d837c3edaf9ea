"""What stands beside the map of each scene of a talk: its images are read and unpacked in a thread
of their own, those of the neighbours ahead.
"""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from parallel38.data.story_images import ImageError, StoryImages
from parallel38.domain.atlas import Atlas
from parallel38.domain.short_cites import short_cite
from parallel38.domain.story import Scene
from parallel38.domain.story_names import IMAGE, Gone
from parallel38.ui.stage.paper import decoded
from parallel38.ui.stage.talk import Talk
from parallel38.ui.stage.window import StageWindow

_Which = tuple[StoryImages, str, str]  # of which story, and the image's name
SHARP = 2160  # pixels of an image's longer side: what the paper on a display of 3840 can show


class Beside(QObject):
    """The text or the image of a scene on the stage; an image comes as soon as it is unpacked. It
    ends with its talk.
    """

    _unpacked = Signal(object, object)  # which, and the image or what is wrong with it

    def __init__(
        self, atlas: Atlas, talk: Talk, stage: StageWindow, images: StoryImages
    ) -> None:  # fmt: skip
        super().__init__(talk)
        self._atlas, self._talk, self._stage = atlas, talk, stage
        self.images = images  # where those of the story are
        self._kept: dict[_Which, QImage | None] = {}  # None while it is unpacked
        self._worker = ThreadPoolExecutor(1)
        self._unpacked.connect(self._take)
        talk.arriving.connect(self._lay)
        talk.leaving.connect(self._clear)

    def end(self) -> None:
        """The talk is over."""
        self._worker.shutdown(cancel_futures=True)
        self._kept.clear()

    def _lay(self, scene: Scene) -> None:
        aside, story = scene.aside, self._talk.story
        source = self._atlas.sources.get(aside.source) if aside else None
        self._want()
        image = self._kept.get((self.images, story.id, aside.image)) if aside and story else None
        self._stage.lay(aside, image or QImage(), short_cite(source) if source else "")

    def _clear(self) -> None:
        self._stage.lay(None, QImage(), "")

    def _want(self) -> None:
        """The images of this scene and of those beside it, and no others."""
        story, number = self._talk.story, self._talk.number
        if story is None:
            return
        near = story.scenes[number : number + 2] + story.scenes[max(number - 1, 0) : number]
        names = [one.aside.image for one in near if one.aside and one.aside.image]
        wanted: list[_Which] = [(self.images, story.id, name) for name in names]
        new = [one for one in wanted if one not in self._kept]
        self._kept = {one: self._kept.get(one) for one in wanted}
        for one in new:
            self._worker.submit(self._unpack, one)

    def _unpack(self, which: _Which) -> None:
        """In the thread."""
        images, story, name = which
        found: QImage | str
        try:
            found = decoded(images.get(story, name), SHARP)
        except (ImageError, OSError) as error:
            found = str(error)
        self._unpacked.emit(which, found)

    def _take(self, which: _Which, found: QImage | str) -> None:
        """What is there no more is told, and nothing shown."""
        name = which[2]
        if isinstance(found, str):
            told = Gone(name, "image", IMAGE, why=found).finding()
            if told not in self._talk.told:
                self._talk.told = (*self._talk.told, told)
                self._talk.changed.emit()
            return
        if which in self._kept:
            self._kept[which] = found
            self._stage.aside.illustrate(name, found)
