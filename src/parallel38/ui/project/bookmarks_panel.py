"""The room of the bookmarks, under the layers: there as soon as there is one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from parallel38.ui.named import named, tool_button
from parallel38.ui.project.bookmarks import Bookmarks
from parallel38.ui.project.bookmarks_list import BookmarksList
from parallel38.ui.project.thumbs import Thumbs
from parallel38.ui.theme import Theme
from parallel38.words import _


class BookmarksPanel(QWidget):
    """A heading with a button that adds one, and the list."""

    def __init__(self, bookmarks: Bookmarks, thumbs: Thumbs, theme: Theme, add: QAction) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Bookmarks"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list = BookmarksList(bookmarks, thumbs, theme)
        self.add = tool_button("chip", _("Add"))
        keys = add.shortcut().toString(add.shortcut().SequenceFormat.NativeText)
        self.add.setToolTip(f"{add.text()} ({keys})")
        self.add.setAccessibleName(add.text())
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.clicked.connect(add.trigger)
        rule = named(QWidget(), "rule")
        rule.setFixedHeight(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.addWidget(named(QLabel(_("Bookmarks")), "heading"))
        head.addStretch()
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        for part in (rule, head, self.list):
            if isinstance(part, QHBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self.follow()

    def follow(self) -> bool:
        """Show what there is; whether that is anything new."""
        new = self.list.follow()
        self.setVisible(bool(self.list.shelf.scenes))
        return new
