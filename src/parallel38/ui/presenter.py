"""A story told: the stage for the room, the desk for the lecturer, and one talk that joins them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from parallel38.data.story_file import StoryError, open_story
from parallel38.data.story_images import StoryImages
from parallel38.data.story_mended import mended
from parallel38.domain.finding import Finding
from parallel38.domain.story import Story
from parallel38.ui.console.console import Console
from parallel38.ui.stage.asked import Asked, kept_images
from parallel38.ui.stage.awake import Awake
from parallel38.ui.stage.beside import Beside
from parallel38.ui.stage.chooser import StoryChooser
from parallel38.ui.stage.displays import Displays
from parallel38.ui.stage.drawer import Drawer
from parallel38.ui.stage.finder import Finder
from parallel38.ui.stage.keyboard import Keyboard
from parallel38.ui.stage.note_links import NoteLinks, roll
from parallel38.ui.stage.pointer import Pointer
from parallel38.ui.stage.ready import Readiness
from parallel38.ui.stage.talk import Talk
from parallel38.ui.stage.told import for_room
from parallel38.ui.stage.window import StageWindow
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_OF_A_TALK = ("awake", "beside", "displays", "drawer", "finder", "pointer", "stage", "talk")


class Presenter(QObject):
    """`began` when the stage is up, `ended` when the desk is as it was."""

    began = Signal()
    ended = Signal()

    awake: Awake
    beside: Beside
    talk: Talk
    stage: StageWindow
    drawer: Drawer
    finder: Finder
    pointer: Pointer
    displays: Displays
    chooser: StoryChooser
    console: Console

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._map, self._store = window, window.map, window.store
        self._atlas, self._theme = window.atlas, window.theme
        self.active = False
        self._focus: QWidget | None = None
        self._left: Asked | None = None  # where the last talk ended
        self.console, self.readiness = Console(window), Readiness(window)
        self.chooser = StoryChooser(window, self._atlas.stories.values(), self._theme)
        self.chooser.chosen.connect(lambda story: self.start(story))
        self.chooser.asked.connect(self.start_file)
        window.projects.keeper.changed.connect(self._offer)  # a project comes after the first map
        self.keyboard = Keyboard(self)

    @property
    def story(self) -> Story | None:
        """The story that is told."""
        return self.talk.story if self.active else None

    @property
    def desk(self) -> QWidget:
        """The lecturer's window."""
        return self._window

    @property
    def number(self) -> int:
        """The scene where the talk is, from 0."""
        return self.talk.number if self.active else -1

    def start(
        self, story: str | Story = "", scene: int = 0, images: StoryImages | None = None,
        lacks: tuple[Finding, ...] = (), core: bool = False,
    ) -> None:  # fmt: skip
        """Up with the stage: a story, or the id of one of the atlas, from one of its scenes; or
        the choice of a story. `images` are those that stand beside its maps, `lacks` says what of
        it was left out already, `core` begins in its short form. KeyError for a story that the
        atlas does not have.
        """
        if not story:
            self._offer()
            self.chooser.ask()
            return
        told = self._atlas.stories[story] if isinstance(story, str) else story
        if not told.scenes:
            self._offer()
            self.chooser.ask()
            self.chooser.say(_("{title}: there is no scene in it.").format(title=told.title))
            return
        own, images = images is None, images or kept_images(self._window)
        self._asked = Asked(told, scene, images, lacks, core, own)
        told, more = mended(told, self._atlas, images)
        self.chooser.hide()
        if not self.active:
            self._raise()
        self.beside.images = images
        self.talk.told = (*lacks, *more, *self.awake.told)
        self.stage.cast(told.scenes)
        self.talk.tell(told, scene, core)

    def start_file(self, path: Path | None = None) -> None:
        """A story's file, of a person's choice; a bad one is told in the choice of stories."""
        if (path := path or self._window.projects.authoring.files.ask()) is None:
            return
        try:
            opened = open_story(path)
        except StoryError as error:
            self.chooser.say(str(error))
            return
        self.start(opened.story, 0, StoryImages(path.parent), opened.told)

    def stop(self) -> None:
        """Down with the stage; View, window and focus as they were before."""
        self.chooser.hide()
        if not self.active:
            return
        self.active = self._window.presenting = False
        if self.talk.story:
            talk = self.talk
            self._left = replace(self._asked, scene=talk.number, core=talk.core_only)
        self.keyboard.rest()
        self.displays.leave()
        self.console.close()
        self.awake.end()
        self.beside.end()
        self.pointer.end()
        self.stage.shut()
        flies, self._map.flies = self._map.flies, False
        self.talk.stop()
        self._map.flies = flies
        self._map.page().setVisible(True)
        self._window.notice.put_by(away=False)
        self._window.activateWindow()
        focus = self._focus if self._focus and isValid(self._focus) else self._map
        focus.setFocus()
        self._let_go()
        if self._left:
            self._window.projects.authoring.take_back(self._left)
        self.ended.emit()

    def shut(self) -> None:
        """The window closes."""
        self.stop()
        self.readiness.shut()

    def turn(self, step: int) -> None:
        """So many scenes on, or back."""
        self.talk.turn(step)

    def freeze(self) -> None:
        """The stage stands, or follows; with one display nobody could tell it from a fault."""
        if self.displays.two:
            self.talk.freeze()

    def find(self, day: bool = False) -> None:
        """A field to search in, or for a `day`: the desk's, or over the stage, for one display."""
        if self.displays.two:
            self._window.activateWindow()
            (self._window.deeds.type_date if day else self._window.search.start)()
        else:
            self.finder.open()

    @property
    def left(self) -> Asked | None:
        """Where the last talk ended, in its story as it is by now."""
        return self._left and self._left.now(self._window)

    def resume(self) -> None:
        """Go on with the last story at its scene; where none was told, choose one."""
        if left := self.left:
            left.begin(self, left.scene, left.core)
        else:
            self.start()

    def check(self) -> None:
        """Whether the story in hand, the one told last or the first is ready for a lecture."""
        self.readiness.ask_next(self.left)

    def escape(self) -> None:
        """From a digression back to the talk; from the talk back to the desk."""
        if self.finder.isVisible():
            self.finder.close_up()
        elif self.talk.helps:
            self.talk.help()
        elif self.talk.off_script:
            self.talk.back()
        else:
            self.stop()

    def toggle_notes(self) -> None:
        """The speaker's notes on the stage's own display, where the lecturer has no other."""
        if not self.displays.two:
            self.talk.note()

    def scroll(self, steps: int) -> None:
        """The notes up or down, a few lines a step."""
        roll(self.console.prompter.text if self.displays.two else self.drawer.text, steps)

    def _offer(self) -> None:
        """The project's stories that have a scene, then the atlas's."""
        told = (*self._window.projects.keeper.project.stories, *self._atlas.stories.values())
        self.chooser.offer(one for one in told if one.scenes)

    def _raise(self) -> None:
        self.readiness.put_away()
        self._focus = (window := self._window).focusWidget()
        self.displays = Displays(window, self)
        self.displays.changed.connect(self._place)
        self.stage = StageWindow(self._map, self._map.flies, self._atlas)
        self.talk = Talk(self._store, lambda: (self._map.width(), self._map.height()), self)
        self.finder = Finder(self.stage, self._atlas, self._theme, self._window.deeds.go)
        self.drawer = Drawer(self.stage, self._atlas, self.stage.store, self._theme)
        NoteLinks(self._window, self.drawer.text)
        self.pointer = Pointer(self.talk, self._map, self.stage.map, self._watches)
        self.talk.arriving.connect(lambda _scene: self.stage.arrive(self.talk.transition))
        self.beside = Beside(self._atlas, self.talk, self.stage, self._asked.images)
        self.talk.staged.connect(self.stage.show_view)
        self.talk.turned.connect(self._say)
        self.talk.changed.connect(self._say)
        self.stage.wandered.connect(self.talk.digress_to)
        self.stage.closed.connect(self.stop)
        self.stage.resized.connect(self._lay_out)
        self.active = window.presenting = True
        window.notice.put_by(away=True)
        self._place()
        self._listen()
        self.awake = Awake(self.talk)
        self.began.emit()

    def _let_go(self) -> None:
        """What was made for one talk goes with it; the rest of it hangs on talk and stage."""
        self.talk.deleteLater()
        self.displays.deleteLater()
        self._focus = None
        for name in _OF_A_TALK:
            delattr(self, name)

    def _place(self) -> None:
        """The stage on the room's display; with one display the desk lies below it, at rest."""
        two = self.displays.two
        self.stage.fill(self.displays.room)
        self._map.page().setVisible(two)
        if two:
            self.console.open(self.talk)
            self._window.activateWindow()
            self._map.setFocus()
        else:
            self.drawer.warn(lost=self.console.close())
            if self.talk.frozen:
                self.talk.freeze()
        self._say()

    def _listen(self) -> None:
        stage, window = self.stage, self._window
        self.keyboard.listen(
            (stage, stage.windowHandle(), stage.map, stage.map.focusProxy(), self.drawer.text),
            (window, window.windowHandle(), self._map, self._map.focusProxy()),
        )

    def _say(self) -> None:
        """The scene's words on the stage and in the drawer."""
        talk, one = self.talk, not self.displays.two
        self.stage.blank(talk.blanked)
        wanted = one and (talk.noted or talk.helps)
        if self.drawer.isHidden() == wanted:
            self.drawer.setVisible(wanted)
            self._lay_out()
        if talk.scene is None:
            return
        self.drawer.say(talk)
        if not talk.frozen:
            self.stage.words.say(*for_room(talk, self._atlas, one))

    def _watches(self) -> bool:
        """Whether the desk itself wants to hear of the pointer."""
        return self._window.settings.values.coordinates != "none"

    def _lay_out(self) -> None:
        """The drawer beside the map, never over it."""
        wide = 0 if self.drawer.isHidden() else self.drawer.wide(self.stage.width())
        self.drawer.setGeometry(self.stage.width() - wide, 0, wide, self.stage.height())
        if self.stage.beside != wide:
            self.stage.beside = wide
            self.stage.fit()
