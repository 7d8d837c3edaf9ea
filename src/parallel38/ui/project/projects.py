"""What the commands do with projects, bookmarks and links: short deeds on one window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from parallel38.data.project.guarded import is_project
from parallel38.domain.framing import named_views
from parallel38.domain.link import LONG, link_of
from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.ui.composing import compose
from parallel38.ui.drawing.drawings import Drawings
from parallel38.ui.drops import STORY
from parallel38.ui.own.own_layers import OwnLayers
from parallel38.ui.project.bookmarks import Bookmarks
from parallel38.ui.project.bookmarks_panel import BookmarksPanel
from parallel38.ui.project.keeper import Keeper
from parallel38.ui.project.recent import note
from parallel38.ui.project.thumbs import Thumbs
from parallel38.ui.stories.authoring import Authoring
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

SUFFIX = ".gpkg"


class Projects(QObject):
    """Made when the first map is painted, or at the first command."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.keeper = Keeper(window.store, window.undo, self)
        self.own = OwnLayers(window, self.keeper)
        self.drawings = Drawings(window, self.keeper)
        self.bookmarks = Bookmarks(self.keeper, window.atlas)
        self.authoring = Authoring(window, self)
        self.thumbs = Thumbs()
        self.panel = BookmarksPanel(
            self.bookmarks, self.thumbs, window.theme, window.actions_.by_id["bookmark-add"]
        )
        self.panel.list.chosen.connect(self.go_to)
        self.panel.list.deleted.connect(self.delete_bookmark)
        self.keeper.changed.connect(self._follow)
        self.keeper.told.connect(self._tell)
        self.keeper.opened.connect(self.show_view)
        window.undo.changed.connect(self._name_deeds)
        self.keeper.named.connect(lambda path: note(window.settings, path))

    # -- files -----------------------------------------------------------------------------

    def new(self) -> None:
        """An empty project; the last one is saved."""
        self.keeper.close()
        self._window.notice.say(_("A new project. It saves itself as soon as there is something."))

    def open(self, path: Path | None = None) -> None:
        """A project's file, asked for where none is named."""
        if path is None:
            path = self._ask_open()
        if path is not None:
            self.keeper.open(path)

    def take(self, path: Path) -> None:
        """A dropped file: a story, a project, or what can become a layer."""
        if path.suffix.lower() == STORY:
            from parallel38.ui.project.story_taker import take

            take(self._window, path)
        elif path.suffix.lower() == SUFFIX and is_project(path):
            self.keeper.open(path)
        else:
            self.own.bring(path)

    def shut(self) -> None:
        """The window closes."""
        compose()
        self.own.shut()
        self.drawings.shut()
        self.keeper.shut()

    def save(self) -> None:
        """Now, and under a name if it has none."""
        if self.keeper.path is None:
            self.save_as()
            return
        self.keeper.save_now()
        self._window.notice.say(_("Saved. A project saves itself after every change."))

    def save_as(self) -> None:
        """Under another name; work goes on there."""
        chosen = self._ask_save()
        if chosen is not None:
            self.keeper.save_as(chosen)

    def close(self) -> None:
        """Nothing is open then; the map stays."""
        name = self.keeper.name
        self.keeper.close()
        if name:
            told = _("Closed {name}; it is saved. Open recent has it.").format(name=name)
            self._window.notice.say(told)

    # -- bookmarks and links ---------------------------------------------------------------

    def add_bookmark(self) -> None:
        """Keep what is seen."""
        view = self._window.store.view
        self.thumbs.keep(Scene(view=view), self._window.map.grab())
        scene = self.bookmarks.add(view, self.place)
        told = _("Bookmarked: {title}").format(title=scene.title)
        self._window.notice.say(told, _("Undo"), self._window.deeds.undo)

    def show_bookmarks(self) -> None:
        """The list, with the keyboard in it."""
        if not self.bookmarks.all:
            self._window.notice.say(_("There is no bookmark yet. Ctrl+B keeps what you see."))
            return
        self._window.panels.open("layers")
        self.panel.list.setFocus()
        self._window.left.ensureWidgetVisible(self.panel)
        if not self.panel.list.currentIndex().isValid():
            self.panel.list.setCurrentIndex(self.panel.list.shelf.index(0, 0))

    def go_to(self, scene: Scene) -> None:
        """Clock, camera and layers of a bookmark; Backspace comes back."""
        self.show_view(scene.view)

    def go_to_bookmark(self, key: str) -> None:
        """The one of this id."""
        for scene in self.bookmarks.all:
            if scene.id == key:
                self.go_to(scene)

    def delete_bookmark(self, scene: Scene) -> None:
        """Gone, unless it is undone."""
        self.bookmarks.delete(scene.id)
        told = _("Deleted: {title}").format(title=scene.title)
        self._window.notice.say(told, _("Undo"), self._window.deeds.undo)

    def copy_link(self) -> None:
        """What is seen, as a link that the program opens."""
        view = self._window.store.view
        link = link_of(view, self._window.atlas, self._named_view())
        QGuiApplication.clipboard().setText(link)
        told = _("The link to this view is on the clipboard.")
        if len(link) > LONG:
            more = _("It has {count} characters: some chats and browsers cut such a link.")
            told = f"{told} {more.format(count=f'{len(link):,}')}"
        self._window.notice.say(told)

    @property
    def place(self) -> str:
        """The title of the named view that the camera shows, if it shows one."""
        named = self._named_view()
        return named_views()[named].title if named else ""

    # -- within ----------------------------------------------------------------------------

    def _named_view(self) -> str:
        """The named view that the camera shows, if it shows one."""
        camera, framed = self._window.pane.camera, self._window.guide.framed
        return next((name for name in named_views() if framed(name) == camera), "")

    def show_view(self, view: View) -> None:
        """A View of a project; light or dark is the window's own."""
        self._window.timeline.player.pause()
        self._window.trail.leave()
        style = self._window.theme.map_style
        panes = tuple(
            replace(pane, style=style) if pane.style in ("screen", "dark") else pane
            for pane in view.panes
        )
        self._window.store.set(replace(view, panes=panes))

    def _follow(self) -> None:
        if self.panel.follow():
            self._window.search.keep(self.bookmarks.all, self.keeper.project.stories)
        self._window.name_title()

    def _name_deeds(self) -> None:
        """The menu says what would be undone and done again."""
        stack, actions = self._window.undo.stack, self._window.actions_.by_id
        for name, plain, deed in (
            ("undo", _("Undo"), stack.undoText()), ("redo", _("Redo"), stack.redoText()),
        ):  # fmt: skip
            actions[name].setText(f"{plain}: {deed}" if deed else plain)

    def _tell(self, sentence: str, stays: bool) -> None:
        self._window.notice.say(sentence, stays=stays)

    def _ask_open(self) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a project"), self._folder(), _("Projects") + f" (*{SUFFIX})"
        )
        return Path(chosen) if chosen else None

    def _ask_save(self) -> Path | None:
        name = self.keeper.path.stem if self.keeper.path else _("My project")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the project as"), str(Path(self._folder()) / f"{name}{SUFFIX}"),
            f"{_('Projects')} (*{SUFFIX})",
        )  # fmt: skip
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _folder(self) -> str:
        """Where the last project lies."""
        return str(self.keeper.path.parent if self.keeper.path else Path.home())
