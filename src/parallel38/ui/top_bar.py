"""The slim bar on top: menu, the way back, search in the middle, views, Present, Export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from parallel38.domain.framing import named_views
from parallel38.ui.actions import COMPARE, FIGURE, PRESENT
from parallel38.ui.filter_chip import FilterChip
from parallel38.ui.icons import icon
from parallel38.ui.menus import Actions
from parallel38.ui.named import named, tool_button
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_NATIVE = QKeySequence.SequenceFormat.NativeText
_BESIDE = 890  # pixels that all but the views and the chip need with a search of 200
_WORDY = 900  # pixels below which buttons have no words, where the chip takes none
_NAMED = 760  # pixels below which the program's name gives way, too


class TopBar(QWidget):
    """Buttons over the window's commands."""

    def __init__(self, window: Window, actions: Actions, search: QWidget) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._actions = window, actions
        self.menu_button = self._menu_button("menu", _("Menu"), actions.main_menu(self))
        self.filter_chip = FilterChip(window.atlas, window.store, window.theme)
        self.filter_chip.said.connect(self._make_room)
        self._worded: list[QToolButton] = []
        self._views = self._view_row()
        self._view_menu = self._menu_button("view", _("Views"), self._views_menu())
        self._with_words(self._view_menu)
        compare = self._menu_button("compare", _("Compare"), actions.menu(COMPARE, self))
        self._with_words(compare)
        self.export_button = self._menu_button("export", _("Export"), actions.menu(FIGURE, self))
        menu = self.export_button.menu()
        menu.aboutToShow.connect(lambda: window.exports.warm(window.store.view))
        self._with_words(self.export_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self.menu_button)
        row.addWidget(self._button("back", "opening"))
        row.addSpacing(4)
        self._name = named(QLabel("Parallel 38"), "wordmark")
        row.addWidget(self._name)
        row.addWidget(self.filter_chip)
        row.addStretch(1)
        row.addWidget(search, 4)
        row.addStretch(1)
        row.addWidget(self._views)
        row.addWidget(self._view_menu)
        row.addSpacing(8)
        row.addWidget(compare)
        row.addWidget(self._present())
        row.addWidget(self.export_button)
        row.addSpacing(8)
        for name in ("layers", "timeline", "inspector"):
            fold = self._button(name, name)
            fold.setAccessibleName(_("Panel: {name}").format(name=fold.accessibleName()))
            row.addWidget(fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Views side by side where there is room, else in one menu; at last no words at all."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        chip = 0 if self.filter_chip.isHidden() else self.filter_chip.sizeHint().width()
        roomy = self.width() - chip - self._views.sizeHint().width() >= _BESIDE
        self._views.setVisible(roomy)
        self._view_menu.setVisible(not roomy)
        style = Qt.ToolButtonStyle
        wordy = self.width() - chip >= _WORDY
        for button in self._worded:
            shape = style.ToolButtonTextBesideIcon if wordy else style.ToolButtonIconOnly
            button.setToolButtonStyle(shape)
        self._name.setVisible(self.width() - chip >= _NAMED)

    def _button(self, name: str, command: str) -> QToolButton:
        action = self._actions.by_id[command]
        button = tool_button("icon")
        button.setIcon(icon(name, self._window.theme))
        return _joined(button, action)

    def _menu_button(self, name: str, title: str, menu: QMenu) -> QToolButton:
        button = tool_button("icon")
        button.setIcon(icon(name, self._window.theme))
        button.setText(title)
        keys = self._actions.by_id[name].shortcut() if name in self._actions.by_id else None
        button.setToolTip(f"{title} ({keys.toString(_NATIVE)})" if keys else title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _with_words(self, button: QToolButton) -> None:
        button.setObjectName("plain")
        self._worded.append(button)

    def _present(self) -> QToolButton:
        """Straight into the story, or a choice where there are several."""
        stories = [c for c in self._actions.table if c.menu == PRESENT]
        if len(stories) == 1:
            button = tool_button("plain", _("Present"))
            button.setIcon(icon("present", self._window.theme))
            _joined(button, self._actions.by_id[stories[0].id])
            button.setText(_("Present"))
            button.setAccessibleName(_("Present"))
        else:
            menu = self._actions.menu(PRESENT, self)
            button = self._menu_button("present", _("Present"), menu)
            button.setEnabled(bool(stories))
        self._with_words(button)
        return button

    def _view_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for view in named_views().values():
            button = tool_button("chip", _(view.title))
            row.addWidget(_joined(button, self._actions.by_id[f"view-{view.id}"]))
        return box

    def _views_menu(self) -> QMenu:
        menu = QMenu(self)
        for view in named_views().values():
            menu.addAction(self._actions.by_id[f"view-{view.id}"])
        return menu


def _joined(button: QToolButton, action: QAction) -> QToolButton:
    """A button that does what the action does, and names its key."""
    keys = action.shortcut().toString(_NATIVE)
    button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCheckable(action.isCheckable())
    if action.isCheckable():
        action.toggled.connect(button.setChecked)
        button.setChecked(action.isChecked())
    button.clicked.connect(lambda: action.trigger())
    return button
