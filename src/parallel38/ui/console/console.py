"""The desk as the lecturer's console while a talk runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parallel38.ui.console.prompter import Prompter
from parallel38.ui.console.scenes import SceneList
from parallel38.ui.stage.note_links import NoteLinks

if TYPE_CHECKING:
    from parallel38.ui.stage.talk import Talk
    from parallel38.ui.window import Window

PANELS = "layers", "inspector"  # whose shelves are lent
WIDTHS = 0.2, 0.32  # shares of the window


class Console(QObject):
    """Left the scenes, right time and notes, in the middle the desk's own map and clock."""

    prompter: Prompter

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        pictures = window.exports.pictures
        self.scenes = SceneList(pictures, window.theme)
        self.prompter = Prompter(window.atlas, window.store, window.theme, pictures)
        NoteLinks(window, self.prompter.text)
        self._talk: Talk | None = None
        self._story: object = None
        self._before: tuple[tuple[bool, bool], bytes] | None = None

    def open(self, talk: Talk) -> None:
        """Lend the shelves for as long as the talk runs. Twice does no harm."""
        if self._talk is not None:
            return
        window, self._talk = self._window, talk
        shelves = window.left, window.right
        folds = shelves[0].isHidden(), shelves[1].isHidden()
        self._before = folds, bytes(window.split.saveState().data())
        window.deeds.essays.lend(self.scenes)
        window.right.lend(self.prompter, wanted=True)
        for shelf in shelves:
            shelf.show()
        wide = window.split.width()
        left, right = (round(share * wide) for share in WIDTHS)
        window.split.setSizes([left, wide - left - right, right])
        self.scenes.chosen.connect(talk.show_scene)
        self.prompter.followed.connect(talk.freeze)
        self.prompter.returned.connect(talk.back)
        talk.changed.connect(self.say)
        talk.turned.connect(self.say)
        self.say()

    def say(self) -> None:
        """What the talk is at."""
        talk = self._talk
        if talk is None or talk.story is None:
            return
        if self._story is not talk.story:
            self._story = talk.story
            self.scenes.begin(talk)
        self.scenes.mark(talk)
        self.prompter.say(talk)

    def close(self) -> bool:
        """The shelves are the desk's again, as wide as they were. Whether they were lent."""
        if self._talk is None or self._before is None:
            return False
        window, talk = self._window, self._talk
        self._talk = self._story = None
        self.prompter.rest()
        self.scenes.chosen.disconnect(talk.show_scene)
        self.prompter.followed.disconnect(talk.freeze)
        self.prompter.returned.disconnect(talk.back)
        talk.changed.disconnect(self.say)
        talk.turned.disconnect(self.say)
        window.deeds.essays.take_back()
        window.right.lend(self.prompter, wanted=False)
        folds, sizes = self._before
        for shelf, folded in zip((window.left, window.right), folds, strict=True):
            shelf.setHidden(folded)
        window.split.restoreState(sizes)
        return True
