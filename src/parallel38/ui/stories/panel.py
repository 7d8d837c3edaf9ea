"""The stories, as a page of the left shelf: which is in hand, its scenes, what is done to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.story import Story
from parallel38.ui.fields import new_choice, new_label
from parallel38.ui.icons import icon
from parallel38.ui.named import tool_button, with_key
from parallel38.ui.scene_pictures import ScenePictures
from parallel38.ui.stories.scenes_list import ScenesList
from parallel38.ui.theme import Theme
from parallel38.words import _, language, ngettext

SIDE = 16  # px
_NAMED = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly


class StoriesPanel(QWidget):
    """`picked(id)`: another story is to be in hand."""

    picked = Signal(str)

    def __init__(self, pictures: ScenePictures, theme: Theme, add: QAction, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Stories"))
        self.choice = new_choice(_("Story"))
        self.choice.setPlaceholderText(_("Choose a story"))
        self.choice.activated.connect(lambda at: self.picked.emit(self.choice.itemData(at)))
        self.add = tool_button("primary", _("Add scene"))
        keys = add.shortcut().toString(add.shortcut().SequenceFormat.NativeText)
        self.add.setToolTip(f"{add.text()} ({keys})")
        self.add.setAccessibleName(add.text())
        self.add.clicked.connect(add.trigger)
        self.present = tool_button("plain", _("Present"))
        self.present.setIcon(icon("present", theme))
        self.present.setToolTip(
            with_key(_("From the scene in hand, as the room will see it"), "Shift+F5")
        )
        self.edit = tool_button("plain", _("Edit"))
        self.edit.setToolTip(with_key(_("The words of the scene in hand"), "F2"))
        self.copy = tool_button("plain", _("Copy into my project"))
        self.more = tool_button("icon", "⋯")
        self.more.setAccessibleName(_("What can be done with this story"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = ScenesList(pictures, theme)
        self.hint = new_label("quiet")
        self._lay_out()

    def show_stories(self, own: Iterable[Story], atlas: Iterable[Story], key: str) -> None:
        """All of them, the project's first; the one with this id is in hand."""
        told = _("{title} · atlas")
        rows = [(one.title, one.id) for one in own]
        rows += [(told.format(title=one.title), one.id) for one in atlas]
        if [(self.choice.itemText(n), self.choice.itemData(n)) for n in range(len(rows))] != rows:
            self.choice.clear()
            for title, name in rows:
                self.choice.addItem(title, name)
        self.choice.setCurrentIndex(self.choice.findData(key))
        self.choice.setToolTip(self.choice.currentText())

    def show_story(self, story: Story | None, own: bool) -> None:
        """Its scenes, and what can be done."""
        scenes = story.scenes if story else ()
        self.list.show_scenes(scenes, own)
        self.copy.setVisible(story is not None and not own)
        self.add.setVisible(own or story is None)
        self.present.setToolButtonStyle(_ALONE if self.copy.isVisibleTo(self) else _NAMED)
        self.edit.setVisible(own and bool(scenes))
        self.present.setEnabled(bool(scenes))
        self.hint.setText(_hint(story, own))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.choice, 1)
        head.addWidget(self.more)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.add, self.copy, self.edit, self.present):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, 10, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)


def _hint(story: Story | None, own: bool) -> str:
    if story is None:
        return _("Set the map as the room shall see it and add it as a scene.")
    count = len(story.scenes)
    told = ngettext("{count} scene", "{count} scenes", count).format(count=count)
    if not own:
        said = _("{count}. A story of the atlas: copy it to change it.").format(count=told)
        return said if language() == "en" else f"{said} {_('It is told in English so far.')}"
    if not count:
        return _("No scene yet: set the map as the room shall see it and add it.")
    return told
