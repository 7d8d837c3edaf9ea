"""The project that is open: its one value, changed by deeds that can be undone, saved by itself."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from parallel38.data.project.reading import Opened
from parallel38.data.project.rescue import open_copy, open_or_rescue
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.project import OwnLayer, Project, with_layer
from parallel38.domain.view import Store, View
from parallel38.ui.project.autosave import Autosave
from parallel38.ui.project.sessions import Left, Sessions, recovered
from parallel38.ui.project.undo import Undo
from parallel38.ui.project.worker import Worker
from parallel38.words import _


class Keeper(QObject):
    """Holds the Project. Everyone asks it; `changed` announces what is open and what is in it;
    `told(sentence, stays)` is for the person; `opened(view, path)` says where one was in it.
    """

    changed = Signal()
    told = Signal(str, bool)
    opened = Signal(object, Path)
    named = Signal(Path)  # a file that can be opened again

    def __init__(
        self, store: Store, undo: Undo, parent: QObject, sessions: Sessions | None = None
    ) -> None:
        super().__init__(parent)
        self.undo, self.project = undo, Project()
        self._store = store
        self._sessions = sessions or Sessions()
        self._file: ProjectFile | None = None  # none: nothing was made yet
        self._worker = Worker(self)
        self._autosave = Autosave(self, self._save)
        self._written: Project | None = None
        self._silent = False  # a fault that was told is not told again
        self._asked: Path | None = None  # the file that is being opened
        self._copied = Project()  # of another window, as it came
        self._begun = 0  # counts the projects that were open
        self._end = store.subscribe(self._moved)

    # -- what is open ----------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file that has a name; None for a project that was never given one."""
        if self._file is None or self._sessions.is_unnamed(self._file.path):
            return None
        return self._file.path

    @property
    def holds(self) -> Path | None:
        """The file in which everything is kept, named or not; None before there is any."""
        return self._file.path if self._file else None

    @property
    def name(self) -> str:
        """What the window calls it; nothing where nothing is open."""
        if self.path:
            return self.path.stem
        return "" if self.project.empty and self._file is None else _("untitled project")

    def change(self, text: str, merge: str = "", **fields: object) -> None:
        """Replace fields of the Project: a deed that can be undone, named `text`."""
        old, new = self.project, replace(self.project, **fields)
        if new != old:
            self.undo.do(text, partial(self._become, new), partial(self._become, old), merge)

    def add_layer(
        self, text: str, layer: OwnLayer, source: Path, table: str, then: Callable[[], None]
    ) -> None:
        """Copy a table of a GeoPackage in as `layer` and list it, in place of the one with its id:
        a deed named `text`. `then` comes when it is there.
        """

        def listed() -> None:
            self.change(text, layers=with_layer(self.project.layers, layer))
            then()

        self.put(lambda file: file.add_layer(source, table, layer.table), listed)

    def put(self, job: Callable[[ProjectFile], object], then: Callable[[], None]) -> None:
        """Write to the file what is no record of the Project; `then` lists it."""
        file = self._here()
        self._save()
        self._worker.ask(
            lambda: job(file), lambda _: then() if file is self._file else None, self._failed
        )

    # -- files -----------------------------------------------------------------------------

    def open(self, path: Path, copy: bool = False) -> None:
        """Another project instead of this one, which is saved; with `copy` a copy of it, where
        another window has it.
        """
        path = path.resolve()
        if path == self._asked or (self._file is not None and self._file.path == path):
            return
        free = self._sessions.enter(path)
        if free or copy:
            self._read(path, partial(self._take, path), not free)
        else:
            self._taken(path)

    def close(self) -> None:
        """Save it; nothing is open then."""
        self._let_go()
        self._switch(Project(), None)

    def save_as(self, path: Path) -> None:
        """Go on in a file of this name, written whole."""
        path, old, project = path.resolve(), self._file, self._now()
        if old is not None and old.path == path:
            self._save()
            return
        if not self._sessions.enter(path):
            self._taken(path)
            return
        new, begun = ProjectFile(path), self._begun
        source = old.path if old is not None else None
        self._worker.ask(
            lambda: new.save(project, source),
            lambda _: self._saved_as(new, project, begun),
            partial(self._refused, path),
        )

    def resume(self, move: Callable[[], bool]) -> None:
        """Go on where a window died, or with what has no name; if then `move()`, at its View."""
        if self._file is not None or self._asked:
            return
        self._sessions.sweep()
        for left in self._sessions.left():
            path = Path(left.path)
            if self._sessions.enter(path):
                self._read(path, partial(self._resumed, left, move))
                return

    def save_now(self) -> None:
        """Do not wait."""
        self._silent = False
        self._save()

    def shut(self) -> None:
        """The window closes: the last state is written before this returns."""
        self._end()
        last = self._let_go(goes_on=True)
        self._autosave.end()
        self._worker.finish()
        spare = last.result() if last else None
        if spare is not None and self._sessions.enter(spare):
            self._sessions.leave(spare, goes_on=True)

    # -- within ----------------------------------------------------------------------------

    def _become(self, project: Project) -> None:
        self.project = project
        self._autosave.ask()
        self.changed.emit()

    def _moved(self, _new: View, _old: View) -> None:
        if self._file is not None:
            self._autosave.later()

    def _now(self) -> Project:
        return replace(self.project, view=self._store.view)

    def _here(self) -> ProjectFile:
        """The file that is open; one without a name where nothing was."""
        if self._file is None:
            self._file = ProjectFile(self._sessions.unnamed())
            self._sessions.enter(self._file.path)
        return self._file

    def _save(self) -> None:
        project = self._now()
        if project == self._written or (self._file is None and project.empty):
            return
        file = self._here()
        failed = self._failed if self._made_something() else None  # a look that is lost is no loss
        self._worker.ask(lambda: file.save(project), lambda _: self._saved(file, project), failed)

    def _made_something(self) -> bool:
        """Whether more than the View differs from what is written."""
        return self._written is None or not self.project.holds_what(self._written)

    def _saved(self, file: ProjectFile, project: Project) -> None:
        if file is self._file:
            self._written, self._silent = project, False
            self.changed.emit()

    def _failed(self, sentence: str) -> None:
        if not self._silent:
            self.told.emit(f"{sentence} " + _("Save it under another name to keep it."), True)
        self._silent = True
        self._autosave.again()

    def _taken(self, path: Path) -> None:
        self.told.emit(_("{name} is open in another window.").format(name=path.name), False)

    def _read(self, path: Path, then: Callable[[Opened], None], copy: bool = False) -> None:
        read = open_copy if copy else open_or_rescue
        spare = self._sessions.unnamed()
        self._asked = path
        self._worker.ask(lambda: read(path, spare), then, partial(self._refused, path))

    def _take(self, path: Path, found: Opened) -> None:
        self._let_go()
        if found.file.path == path and self._sessions.enter(path):  # left for another meanwhile
            self.named.emit(path)
        self._go_on(path, found)
        self.opened.emit(found.project.view, path)
        if found.fault:
            self.told.emit(found.fault, True)

    def _go_on(self, path: Path, found: Opened) -> None:
        """In the file at `path`, or in the one in its stead."""
        if found.file.path != path:
            self._sessions.leave(path)
            self._sessions.enter(found.file.path)
        self._switch(found.project, found.file)
        if found.copy:
            self._copied = found.project

    def _resumed(self, left: Left, move: Callable[[], bool], found: Opened) -> None:
        path = Path(left.path)
        if self._file is not None:
            self._sessions.leave(path, goes_on=True)
            return
        self._go_on(path, found)
        if left.ended:
            return
        if move():
            self.opened.emit(found.project.view, path)
        told = recovered(path, path.stem if self.path else _("your untitled project"))
        self.told.emit(found.fault or told, bool(found.fault))

    def _refused(self, path: Path, sentence: str) -> None:
        self._asked = None
        self._sessions.leave(path)
        self.told.emit(sentence, True)

    def _saved_as(self, new: ProjectFile, project: Project, begun: int) -> None:
        if begun != self._begun:  # another one was opened meanwhile
            self._sessions.leave(new.path)
            return
        old = self._file
        if old is not None:
            self._sessions.leave(old.path)
            if self._sessions.is_unnamed(old.path):  # after what is still to be written there
                self._worker.ask(partial(old.path.unlink, missing_ok=True), None, None)
        self._file, self._written, self._silent = new, project, False
        self.named.emit(new.path)
        self.told.emit(_("Saved as {name}.").format(name=new.path.name), False)
        self._autosave.ask()  # what was done meanwhile
        self.changed.emit()

    def _let_go(self, goes_on: bool = False) -> Future[Path | None] | None:
        """Write the last state and leave the file; a nameless one, empty or a mere copy, goes.

        The answer is where the project went if its file could not be written to.
        """
        self._autosave.stop()
        if self._file is None and self.project.empty:
            return None
        file, project, changed = self._here(), self._now(), self._made_something()
        unnamed, spare = self._sessions.is_unnamed(file.path), self._sessions.unnamed()
        spent = unnamed and (project.empty or project.holds_what(self._copied))
        end = partial(file.finish, project, spare if changed else None)
        last = self._worker.ask(
            file.remove if spent else end, partial(self._spared, file.path), self._failed
        )
        kept = unnamed and not spent
        if kept and not goes_on:
            self.named.emit(file.path)
        self._sessions.leave(file.path, goes_on and kept)
        return last

    def _spared(self, path: Path, spare: Path | None) -> None:
        if spare is not None:
            self.named.emit(spare)
            told = _("{name} could not be saved. What was made is kept: see Open recent.")
            self.told.emit(told.format(name=path.name), True)

    def _switch(self, project: Project, file: ProjectFile | None) -> None:
        self._begun += 1
        self._copied = Project()
        self.undo.forget()
        self.project, self._file = project, file
        self._written, self._silent, self._asked = project if file else None, False, None
        self.changed.emit()
