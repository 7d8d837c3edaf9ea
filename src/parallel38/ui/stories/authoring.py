"""Writing a story on the live map: what the panel, the form and the commands ask of the window."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from parallel38.domain.framing import staged
from parallel38.domain.story import Scene, Story
from parallel38.ui.composing import compose
from parallel38.ui.stories.files import StoryFiles
from parallel38.ui.stories.images import carry
from parallel38.ui.stories.proposed import proposed, sources, written
from parallel38.ui.stories.stories import Stories
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.projects import Projects
    from parallel38.ui.stage.asked import Asked
    from parallel38.ui.window import Window


class Authoring(QObject):
    """One story is in hand, the project's or, to be read and copied, the atlas's; of it a scene."""

    def __init__(self, window: Window, projects: Projects) -> None:
        super().__init__(window)
        self._window, self._projects = window, projects
        self.stories = Stories(projects.keeper)
        self.key = ""  # of the story in hand
        self._shown: tuple[Story, ...] = ()
        self._editing = ""  # the scene whose form is open
        projects.keeper.changed.connect(self._follow)

    @property
    def story(self) -> Story | None:
        """The story in hand."""
        return self.find(self.key)

    @property
    def scene(self) -> Scene | None:
        """The scene in hand."""
        scenes = self.story.scenes if self.story else ()
        return next((one for one in scenes if one.id == self.panel.list.current), None)

    def find(self, key: str) -> Story | None:
        """A story of the project or of the atlas."""
        return self.stories.get(key) or self._window.atlas.stories.get(key)

    # -- its page and its form ---------------------------------------------------------------

    @cached_property
    def panel(self) -> Any:
        """The page of the left shelf (ui.stories.panel.StoriesPanel)."""
        from parallel38.ui.stories.parts import new_panel

        return new_panel(self._window, self)

    @cached_property
    def form(self) -> Any:
        """The scene's form (ui.stories.form.SceneForm), in the inspector's place."""
        from parallel38.ui.stories.parts import new_form

        return new_form(self._window, self)

    @cached_property
    def files(self) -> StoryFiles:
        """Stories as files."""
        return StoryFiles(self._window, self)

    def show(self, shown: bool) -> None:
        """The page of the stories, or another one."""
        if not shown:
            self.close_form()
        if shown or "panel" in self.__dict__:
            self.panel.setVisible(shown)

    def come(self) -> None:
        """The page is before one: the keyboard into its list."""
        self.take_up()
        self._tell()
        (self.panel.list if self.story else self.panel.add).setFocus()

    def take_up(self) -> None:
        """Where no story is in hand, the project's first."""
        self.key = self.key if self.find(self.key) else self.stories.first

    def choose(self, key: str) -> None:
        """Another story in hand."""
        self.close_form()
        self.key = key
        self._tell()

    def edit(self, scene: str) -> None:
        """Its form beside the map, and the scene on it."""
        if self.stories.get(self.key):
            self.show_scene(scene)
            self._open_form(scene)

    def close_form(self) -> None:
        """The inspector again."""
        if self._editing:
            compose()
            self._editing = ""
            self._window.right.lend(self.form, wanted=False)
            self.panel.list.setFocus()

    def new(self) -> None:
        """An empty one, in hand."""
        self.choose(self.stories.new().id)
        self._window.deeds.essays.show_stories()

    def copy(self) -> None:
        """The story in hand as one of the project's own."""
        if story := self.story:
            own = self.stories.as_own(story)
            carry(self._projects.keeper, story, own, partial(self._copied, own))

    def _copied(self, own: Story) -> None:
        self.stories.take_in(own, _("copy story"))
        self.choose(own.id)
        self._window.notice.say(_("Copied into the project: {title}").format(title=own.title))

    def rename(self) -> None:
        """Call the story in hand otherwise."""
        if story := self.stories.get(self.key):
            title, sure = QInputDialog.getText(self.panel, _("Rename"), _("Name"), text=story.title)
            if sure:
                self.stories.rename(story.id, title)

    def delete(self) -> None:
        """The story in hand, unless it is undone."""
        if story := self.stories.get(self.key):
            self.close_form()
            self.stories.delete(story.id)
            self._told(_("Deleted: {title}").format(title=story.title))

    def present(self, number: int = 0) -> None:
        """The story in hand, from one of its scenes; else the file's that was told last, the
        project's first, or the atlas's.
        """
        compose()
        left = self._window.presenter.left
        if left and not left.own and not self.key:
            left.begin(self._window.presenter)
            return
        self.take_up()
        story = self.story
        if story is None or not story.scenes:
            story, number = next(iter(self._window.atlas.stories.values()), None), 0
        if story is not None:
            self.close_form()
            self._window.timeline.player.pause()
            self._window.presenter.start(story, max(number, 0))

    def present_here(self) -> None:
        """The story in hand, from the scene in hand."""
        self.present(self._number())

    def go_on(self) -> None:
        """Where the last talk was left; from the scene in hand where another was taken since."""
        left, scene = self._window.presenter.left, self.scene
        same = left and left.story.id == self.key and scene and left.here == scene.id
        if scene and not same and self._window.deeds.essays.tells:
            self.present_here()
        else:
            self._window.presenter.resume()

    def take_back(self, left: Asked) -> None:
        """A talk is over: its story and its scene are in hand; none, if a file's was told."""
        self.key = left.story.id if left.own else ""
        if "panel" in self.__dict__:
            self.choose(self.key)
            self.panel.list.mark(left.here)

    # -- scenes ------------------------------------------------------------------------------

    def add(self) -> None:
        """The map as it is, behind the scene in hand; its form is open."""
        if not self.stories.get(self.key):
            self.key = self.stories.all[-1].id if self.stories.all else self.stories.new().id
        self._window.deeds.essays.show_stories()
        view = self._window.store.view
        size = self._size()
        scene = proposed(self._window.atlas, view, self._projects.place, size)
        scene = replace(scene, view=written(view, size))
        scene = self.stories.add(self.key, scene, self._number() + 1 or self._count())
        self.panel.list.mark(scene.id)
        self._open_form(scene.id)

    def show_scene(self, scene: str) -> None:
        """It is in hand, and on the map."""
        self.panel.list.mark(scene)
        if found := self.scene:
            camera = staged(found.view.pane.camera, *self._size())
            self._projects.show_view(found.view.with_pane(camera=camera))
            if self._editing and self._editing != scene:
                self._open_form(scene)

    def duplicate(self, scene: str) -> None:
        """The same once more."""
        self.panel.list.mark(scene)
        if found := self.scene:
            self.panel.list.mark(self.stories.duplicate(self.key, found).id)

    def remove(self, scene: str) -> None:
        """Gone, unless it is undone."""
        self.panel.list.mark(scene)
        if found := self.scene:
            if self._editing == scene:
                self.close_form()
            self.stories.remove(self.key, scene)
            self._told(_("Deleted: {title}").format(title=found.title))

    def retake(self) -> None:
        """The scene in hand is of the map as it is now."""
        self._change(_("change scene's map"), view=written(self._window.store.view, self._size()))

    def write(self, fields: dict[str, object], merge: str) -> None:
        """What was typed, in the scene whose form is open."""
        deed = _("write scene {number}").format(number=self._number() + 1)
        self._change(deed, merge, **fields)

    def cite(self) -> None:
        """The sources of what the map shows now."""
        pane, size = self._window.pane, self._size()
        self._change(_("cite sources"), sources=sources(self._window.atlas, pane, size))

    def mark(self, on: bool) -> None:
        """Highlight what is selected on the map, with what stands out already, or nothing."""
        pane = self._window.pane
        marks = dict.fromkeys((*pane.highlights, pane.selected)) if on else {}
        atlas = self._window.atlas
        known = {*atlas.features, *atlas.events, *atlas.places}
        kept = tuple(one for one in marks if one in known)
        if scene := self.scene:
            view = scene.view.with_pane(highlights=kept, selected="")
            self._change(_("highlight"), view=view)
            self._window.store.change(highlights=kept, selected="")

    # -- within ------------------------------------------------------------------------------

    def _follow(self) -> None:
        if self._shown != self.stories.all:
            self._shown = self.stories.all
            self._window.search.keep(self._projects.bookmarks.all, self._shown)
            if "panel" in self.__dict__:
                self._tell()

    def _tell(self) -> None:
        """The panel and the form as the project is."""
        own, story = self.stories.all, self.story
        self.panel.show_stories(own, self._window.atlas.stories.values(), self.key)
        self.panel.show_story(story, bool(self.stories.get(self.key)))
        if self.panel.isVisible() and story:
            self._window.exports.pictures.want(story.scenes)
        scenes = {one.id: one for one in story.scenes} if story else {}
        if self._editing in scenes:
            self.form.follow(scenes[self._editing])
        else:
            self.close_form()

    def _open_form(self, scene: str) -> None:
        compose()
        self._editing = scene
        self._window.panels.open("inspector")
        self._window.right.lend(self.form, wanted=True)
        self._tell()
        self.form.start()

    def _change(self, text: str, merge: str = "", **fields: object) -> None:
        if self._editing:
            self.stories.change(self.key, self._editing, text, merge, **fields)

    def _size(self) -> tuple[int, int]:
        return self._window.map.width(), self._window.map.height()

    def _count(self) -> int:
        return len(self.story.scenes) if self.story else 0

    def _number(self) -> int:
        """Where the scene in hand stands, from 0; -1 without one."""
        scene, story = self.scene, self.story
        return story.scenes.index(scene) if scene and story else -1

    def _told(self, text: str) -> None:
        self._window.notice.say(text, _("Undo"), self._window.deeds.undo)
