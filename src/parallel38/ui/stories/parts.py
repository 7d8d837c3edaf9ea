"""The page and the form with which a story is written, joined to their author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from parallel38.ui.stories import images
from parallel38.ui.stories.form import SceneForm
from parallel38.ui.stories.panel import StoriesPanel

if TYPE_CHECKING:
    from parallel38.ui.stories.authoring import Authoring
    from parallel38.ui.window import Window

_COMMANDS = "story-new", "story-copy", "story-open", "story-save", "story-rename", "story-delete"


def new_panel(window: Window, author: Authoring) -> StoriesPanel:
    """The page of the left shelf."""
    pictures, add = window.exports.pictures, window.actions_.by_id["scene-add"]
    made = StoriesPanel(pictures, window.theme, add, _menu(window))
    made.hide()
    window.left.put(made, after=window.layers)
    made.picked.connect(author.choose)
    made.present.clicked.connect(author.present_here)
    made.edit.clicked.connect(lambda: author.edit(made.list.current))
    made.copy.clicked.connect(author.copy)
    made.list.chosen.connect(author.show_scene)
    made.list.edited.connect(author.edit)
    made.list.deleted.connect(author.remove)
    made.list.doubled.connect(author.duplicate)
    made.list.shelf.moved.connect(lambda *asked: author.stories.move(author.key, *asked))
    return made


def new_form(window: Window, author: Authoring) -> SceneForm:
    """The scene's form, in the inspector's place."""
    made = SceneForm(window.atlas)
    made.wrote.connect(author.write)
    made.retaken.connect(author.retake)
    made.cited.connect(author.cite)
    made.marked.connect(author.mark)
    made.left.connect(author.close_form)
    made.beside.asked.connect(lambda: images.bring(window, author))
    return made


def _menu(window: Window) -> QMenu:
    menu = QMenu(window)
    menu.addActions([window.actions_.by_id[name] for name in _COMMANDS])
    menu.aboutToShow.connect(window.actions_.refresh)
    return menu
