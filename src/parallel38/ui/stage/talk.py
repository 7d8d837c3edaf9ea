"""A talk: which scene of which story, whether one has left the script, what the stage is to show.

It knows no widget. The desk's Store is the lecturer's: on script it holds the scene's View, and
whatever else comes into it is a digression, which the stage follows unless it is frozen.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal

from parallel38.domain.finding import Finding
from parallel38.domain.framing import framed, staged
from parallel38.domain.story import Scene, Story, course
from parallel38.domain.view import Store, View
from parallel38.ui.stage.elsewhere import jumps, unhidden

A_MINUTE = 100  # words of notes that are spoken, with the pauses in which a room looks
LEAST = 20.0  # seconds of a scene
MOST = 3  # figures of a scene's number
Size = Callable[[], tuple[int, int]]  # of a map, in CSS pixels
Position = tuple[float, float]  # latitude, longitude in degrees


class Talk(QObject):
    """One story told. `staged(view, transition)` is what the stage is to show, framed as the scenes
    of stories are; `arriving(scene)`, by `transition`, comes before it where it is a scene's own,
    `leaving` where it is another day or thing; `pointed` a Position or None. `changed` tells of
    anything else.
    """

    arriving = Signal(object)
    leaving = Signal()
    staged = Signal(object, str)
    pointed = Signal(object)
    turned = Signal()
    changed = Signal()

    def __init__(self, desk: Store, size: Size, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._size = desk, size
        self.home = desk.view  # what the end brings back
        self.story: Story | None = None
        self.number = -1
        self.off_script = self.frozen = self.blanked = self.core_only = self.at_end = False
        self.elsewhere = False  # off the script for another day or thing
        self.been: frozenset[int] = frozenset()  # scenes that were shown
        self.told: tuple[Finding, ...] = ()  # what the story lacks
        self.heard: tuple[Finding, ...] = ()  # of it what stood there through a scene
        self.typed = self.missed = ""  # figures of a scene's number; one that no scene has
        self.noted = self.helps = False  # notes wanted on the room's display; keys in their place
        self.transition = "cut"  # by which a scene arrives now
        self._came: Scene | None = None  # whose arrival the stage heard of last
        self._putting = False  # while the talk itself writes to the desk
        self._since, self._first = monotonic(), 0  # when it began, and at which scene
        self._leave = desk.subscribe(self._digress)

    @property
    def scene(self) -> Scene | None:
        """The scene where the talk is."""
        return self.story.scenes[self.number] if self.story and self.number >= 0 else None

    @property
    def shown(self) -> View:
        """What the desk shows, and the stage unless it is frozen."""
        return self._desk.view

    @property
    def course(self) -> tuple[int, ...]:
        """The scenes that are told, by their places in the story, from 0."""
        return course(self.story, self.core_only) if self.story else ()

    @property
    def following(self) -> Scene | None:
        """The scene that the next step shows."""
        after = [n for n in self.course if n > self.number]
        return self.story.scenes[after[0]] if self.story and after else None

    def elapsed(self) -> float:
        """Seconds since the story was begun."""
        return monotonic() - self._since

    def planned(self, before: int | None = None) -> float:
        """Seconds that the scenes take from where the talk began, or of them those `before` one."""
        scenes = self.story.scenes if self.story else ()
        mine = (n for n in self.course if n >= self._first)
        return sum(spoken(scenes[n]) for n in mine if before is None or n < before)

    def tell(self, story: Story, number: int = 0, core: bool = False) -> None:
        """Begin a story at one of its scenes, counted from 0; with `core` in its short form."""
        self.story, self.number, self.been = story, -1, frozenset()
        self._first, self.core_only = number, core
        self._since = monotonic()
        self.off_script = self.elsewhere = self.frozen = self.blanked = self.at_end = False
        self.show_scene(number)

    def show_scene(self, number: int) -> None:
        """To a scene; the last request wins. Beyond the ends nothing happens."""
        story = self.story
        if story is None or not 0 <= number < len(story.scenes):
            return
        if number == self.number:
            if self.off_script:
                self.back()
            return
        first, self.number, self.been = self.number < 0, number, self.been | {number}
        self.heard = () if first else self.told
        self._arrive("cut" if first else story.scenes[number].transition)
        self.turned.emit()

    def turn(self, step: int) -> None:
        """The next scene or the one before; from a digression first back to where one was."""
        if self.off_script:
            self.back()
            return
        beyond = [n for n in self.course if (n > self.number if step > 0 else n < self.number)]
        if beyond:
            self.show_scene(beyond[0] if step > 0 else beyond[-1])
        elif self.story and step > 0:
            self.at_end = True
            self.changed.emit()

    def type(self, figure: str) -> None:
        """One more figure of a scene's number."""
        self.typed, self.missed = (self.typed + figure)[-MOST:], ""
        self.changed.emit()

    def untype(self) -> None:
        """No number after all."""
        if self.typed or self.missed:
            self.typed = self.missed = ""
            self.changed.emit()

    def enter(self) -> None:
        """To the scene whose number was typed, or the next; a number that no scene has is told."""
        number, scenes = int(self.typed or 0), self.story.scenes if self.story else ()
        if not self.typed:
            self.turn(1)
        elif 1 <= number <= len(scenes):
            self.untype()
            self.show_scene(number - 1)
        else:
            self.typed, self.missed = "", self.typed
            self.changed.emit()

    def leap(self, last: bool) -> None:
        """To the first scene told, or the last."""
        if told := self.course:
            self.show_scene(told[-1 if last else 0])

    def back(self) -> None:
        """To the scene where the talk was, with its View as it is written."""
        if self.scene is not None:
            self._arrive("cut")

    def freeze(self) -> None:
        """The stage keeps its picture, whatever the desk does; or catches up."""
        self.frozen = not self.frozen
        if not self.frozen:
            if self.elsewhere:
                self._tell_leaving()
            elif not self.off_script or self.scene is not self._came:
                self._tell_arrival()
            scene = None if self.off_script else self.scene
            self._to_stage(scene.view if scene else self._nominal(self._desk.view), "cut")
        self.changed.emit()

    def blank(self) -> None:
        """The stage is black, or shows its map again."""
        self.blanked = not self.blanked
        self.changed.emit()

    def shorten(self) -> None:
        """Only the scenes at the heart of the story, where it has such, or all."""
        short = course(self.story, True) if self.story else ()
        self.core_only = not self.core_only and short != self.course
        self.changed.emit()

    def help(self) -> None:
        """The keys in place of the notes, or the notes again."""
        self.helps = not self.helps
        self.changed.emit()

    def note(self) -> None:
        """The notes where the room sees them, too; or away with what stands there."""
        self.noted, self.helps = not (self.noted or self.helps), False
        self.changed.emit()

    def point(self, at: Position | None) -> None:
        """Show the room a place on the map, or no more."""
        self.pointed.emit(at)

    def digress_to(self, view: View) -> None:
        """Where hands on the stage's own map went, framed as scenes are: the desk goes along."""
        self._put(self._fitted(view))
        self.off_script = True
        self.changed.emit()

    def stop(self) -> None:
        """The desk's View is as it was before the talk, which tells nothing more."""
        self._leave()
        self._desk.set(self.home)
        self.blockSignals(True)

    def _arrive(self, transition: str) -> None:
        assert self.story is not None
        view = self.story.scenes[self.number].view
        self.off_script = self.elsewhere = self.blanked = self.at_end = self.helps = False
        if not self.frozen:
            self._tell_arrival(transition)
        self._to_stage(view, transition)
        self._put(self._fitted(view))
        self.changed.emit()

    def _tell_arrival(self, transition: str = "cut") -> None:
        self._came, self.transition = self.scene, transition
        self.arriving.emit(self.scene)

    def _tell_leaving(self) -> None:
        self._came = None
        self.leaving.emit()

    def _digress(self, new: View, old: View) -> None:
        scene = self.scene
        if self._putting or scene is None:
            return
        self.off_script = True
        if not self.elsewhere and jumps(new, old):
            self.elsewhere = True
            if not self.frozen:
                self._tell_leaving()
            if (whole := unhidden(new, old, scene.view, self.home)) != new:
                self._desk.set(whole)  # which is heard of next
                return
        self._to_stage(self._nominal(new), "fly")
        self.changed.emit()

    def _to_stage(self, view: View, transition: str) -> None:
        if not self.frozen:
            self.staged.emit(view, transition)

    def _put(self, view: View) -> None:
        self._putting = True
        try:
            self._desk.set(view)
        finally:
            self._putting = False

    def _fitted(self, view: View) -> View:
        """A View as the desk shows it: the same ground, in the desk's style and language."""
        desk = self.home.pane
        camera = staged(view.pane.camera, *self._size())
        return view.with_pane(camera=camera, style=desk.style, language=desk.language)

    def _nominal(self, view: View) -> View:
        """The desk's View framed as those of scenes are."""
        return view.with_pane(camera=framed(view.pane.camera, *self._size()))


def spoken(scene: Scene) -> float:
    """Seconds that a scene's notes take, spoken."""
    return max(LEAST, len(scene.notes.split()) / A_MINUTE * 60)
