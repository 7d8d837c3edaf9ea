"""A story on stage: scene by scene, full screen, and back to exactly where one was."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.framing import staged
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Camera, Store, View
from parallel38.ui.curtain import Black, Curtain
from parallel38.ui.furniture import Furniture
from parallel38.ui.mapview import MapView
from parallel38.ui.stage import Stage
from parallel38.ui.stage_keys import act_of
from parallel38.ui.stage_notes import WIDTH, StageNotes
from parallel38.ui.stage_words import StageWords
from parallel38.ui.story_chooser import StoryChooser
from parallel38.ui.theme import Theme
from parallel38.words import _

RUN_MS = 1600  # as long as the page's flights


class Presenter(QObject):
    """Shows the scenes of one story on the window's screen; `ended` when the desk is back."""

    ended = Signal()

    def __init__(
        self,
        window: QMainWindow,
        map_view: MapView,
        store: Store,
        atlas: Atlas,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window, self._map, self._store = window, map_view, store
        self._atlas, self._theme = atlas, theme
        self._centre, self._column = _centre(window)
        self._story: Story | None = None
        self._number = 0
        self._desk: tuple[View, Furniture, bool] | None = None  # what Esc brings back
        self._framed: Camera | None = None
        self._listened: list[QObject] = []
        self._stage = Stage(window, map_view)
        self._run = QVariantAnimation(self)
        self._run.setDuration(RUN_MS)
        self._run.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._run.valueChanged.connect(self._run_to)
        self._parts()

    def _parts(self) -> None:
        centre = self._centre
        self.words = StageWords()
        self.words.hide()
        self._column.addWidget(self.words)
        self.notes = StageNotes(centre, self._atlas, self._store, self._theme)
        self.black = Black(centre)
        self.chooser: StoryChooser = StoryChooser(centre, self._atlas.stories.values(), self._theme)
        self.chooser.chosen.connect(self.tell)
        self._curtain = Curtain(self._map)
        self._map.drawn.connect(self._drawn)

    @property
    def active(self) -> bool:
        """Whether the stage is up."""
        return self._desk is not None

    @property
    def story(self) -> Story | None:
        """The story that is told."""
        return self._story

    @property
    def number(self) -> int:
        """The scene that is shown, from 0."""
        return self._number

    def start(self, story_id: str = "", scene: int = 0) -> None:
        """Up with the stage: a story from one of its scenes, or the choice of a story.

        KeyError for a story that the atlas does not have.
        """
        story = self._atlas.stories[story_id] if story_id else None
        if not self.active:
            self._desk = self._store.view, self._map.furniture, self._map.flies
            self._stage.enter()
            self._listen()
            self._fit()
        if story is None:
            self.chooser.ask()
        else:
            self.tell(story.id, scene)

    def stop(self) -> None:
        """Down with the stage; View, window and focus as they were before."""
        if self._desk is None:
            return
        (view, furniture, flies), self._desk = self._desk, None
        for heard in self._listened:
            heard.removeEventFilter(self)
        self._run.stop()
        self._curtain.drop()
        for part in (self.words, self.notes, self.black, self.chooser):
            part.hide()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._stage.leave()
        self._map.flies = False
        self._store.set(view)
        self._map.furnish(furniture)
        self._map.flies = flies
        self._story = self._framed = None
        self.ended.emit()

    def tell(self, story_id: str, scene: int = 0) -> None:
        """Begin a story on the stage that is up."""
        self._story = self._atlas.stories[story_id]
        self.chooser.hide()
        self.words.show()
        self._map.setFocus()
        self.notes.begin()
        self._number = -1
        self.show_scene(scene)

    def show_scene(self, number: int) -> None:
        """To a scene, counted from 0; the last request wins. Beyond the ends nothing happens."""
        story = self._story
        if story is None or not 0 <= number < len(story.scenes) or number == self._number:
            return
        first, self._number = self._number < 0, number
        scene = story.scenes[number]
        self.black.hide()
        self._run.stop()
        self._curtain.drop()
        self._say(scene)
        self.notes.say(story, number)
        self._fit()
        self._go(scene, "cut" if first or not self._flies else scene.transition)

    def turn(self, step: int) -> None:
        """So many scenes on, or back; past the last one it is said that it was the last."""
        number = self._number + step
        self.show_scene(number)
        if self._story and number == len(self._story.scenes):
            self._say(self._story.scenes[-1], ended=True)

    def _say(self, scene: Scene, *, ended: bool = False) -> None:
        assert self._story is not None
        count = f"{self._number + 1} / {len(self._story.scenes)}"
        count = _("{count} · end").format(count=count) if ended else count
        self.words.say(scene.title, scene.caption, count)

    def blank(self) -> None:
        """Black, or the map again."""
        self.black.setGeometry(self._centre.rect())
        self.black.setVisible(self.black.isHidden())
        self.black.raise_()

    def toggle_notes(self) -> None:
        """The speaker's notes on this screen, or off."""
        self.notes.setVisible(self.notes.isHidden())
        self.notes.raise_()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The stage's keys come before all others; the parts follow the stage's size."""
        if event.type() == QEvent.Type.Resize and watched is self._centre:
            self._fit()
        elif event.type() == QEvent.Type.Resize and watched is self._map:
            self._reframe()
        elif isinstance(event, QKeyEvent) and event.type() in _PRESSES:
            return self._key(event)
        return False

    @property
    def _flies(self) -> bool:
        return self._desk is not None and self._desk[2]

    def _listen(self) -> None:
        """Hear whatever can have the keyboard on stage. Never the whole application: a filter in
        Python would be handed the engine's inner objects, and looking at one ends the program.
        """
        others = (self._window.windowHandle(), self._map.focusProxy())
        self._listened = [
            self._window, self._centre, self._map, self.chooser.list, self.notes.text,
            *(one for one in others if one),
        ]  # fmt: skip
        for heard in self._listened:
            heard.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        """Take a press; a shortcut of the window gives way to it."""
        act = act_of(event, choosing=not self.chooser.isHidden())
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act(self)
        return True

    def _go(self, scene: Scene, transition: str) -> None:
        view = self._staged(scene)
        now, then = self._store.view.pane.date, view.pane.date
        runs = transition == "fly" and now != then and view.pane.mode == "instant"
        if transition == "fade":
            self._curtain.close_over(self._map.grab())
        self._map.flies = transition == "fly"
        self._framed = view.pane.camera
        self._store.set(view.with_pane(date=now) if runs else view)
        self._map.furnish(replace(self._map.furniture, title="", caption="", map_only=False))
        if runs:
            self._run.setStartValue(now.toordinal())
            self._run.setEndValue(then.toordinal())
            self._run.start()

    def _run_to(self, day: Any) -> None:
        if self.active and isinstance(day, int) and day:
            self._store.change(date=date.fromordinal(day))

    def _drawn(self, revision: int) -> None:
        if revision == self._map.revision:
            self._curtain.open()

    def _staged(self, scene: Scene) -> View:
        """A scene's View as the stage shows it, with names in the language of the desk."""
        assert self._desk is not None
        desk = self._desk[0].pane
        camera = self._for_stage(scene.view.pane.camera)
        return scene.view.with_pane(style="stage", language=desk.language, camera=camera)

    def _for_stage(self, camera: Camera) -> Camera:
        """The same ground on a map of another size."""
        return staged(camera, self._map.width(), self._map.height())

    def _fit(self) -> None:
        """Sizes of all parts, and the scene's ground in the room there is."""
        centre = self._centre
        wide = round(centre.width() * WIDTH)
        beside = 0 if self.notes.isHidden() else wide
        scenes = self._story.scenes if self._story else ()
        self.words.fit(centre.height(), centre.width() - beside, scenes)
        self.notes.setGeometry(centre.width() - wide, 0, wide, centre.height())
        self._column.setContentsMargins(0, 0, beside, 0)
        for part in (self.black, self.chooser):
            part.setGeometry(centre.rect())

    def _reframe(self) -> None:
        if self._story is None or self._number < 0 or self._framed is None:
            return
        if self._store.view.pane.camera == self._framed:
            self._framed = self._for_stage(self._story.scenes[self._number].view.pane.camera)
            self._map.flies = False
            self._store.change(camera=self._framed)


def _centre(window: QMainWindow) -> tuple[QWidget, QLayout]:
    """The window's centre and its column of bar, map and timeline."""
    centre = window.centralWidget()
    column = centre.layout() if centre else None
    assert centre is not None and column is not None
    return centre, column


_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
