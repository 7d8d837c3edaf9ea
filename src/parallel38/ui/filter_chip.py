"""The chip in the top bar that says what the map is narrowed to, and shows all again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton

from parallel38.domain.atlas import Atlas
from parallel38.domain.narrowing import narrowed, widened
from parallel38.domain.view import Store, View
from parallel38.ui.icons import icon
from parallel38.ui.named import named
from parallel38.ui.theme import Theme
from parallel38.words import _

ROOM = 230  # pixels for its words; the tip says them whole


class FilterChip(QToolButton):
    """Hidden while nothing narrows. It asks the Store and follows it."""

    said = Signal()  # other words, or none

    def __init__(self, atlas: Atlas, store: Store, theme: Theme) -> None:
        super().__init__()
        named(self, "narrowed")
        self._atlas, self._store = atlas, store
        self.setIcon(icon("close", theme))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands at the end
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: store.set(widened(store.view)))
        store.subscribe(self._follow)
        self._show()

    def _follow(self, new: View, old: View) -> None:
        if _told(new) != _told(old):
            self._show()
            self.said.emit()

    def _show(self) -> None:
        self.setVisible(narrowed(self._store.view))
        if self.isHidden():
            return
        from parallel38.ui.filter_words import narrowing_words

        said = narrowing_words(self._atlas, self._store.view)
        words = _("Only {what}").format(what=" · ".join(said))
        cut = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(words, cut, ROOM))
        self.setToolTip(_("{words}. Click to show all again.").format(words=words))
        self.setAccessibleName(_("{words}; show all").format(words=words))


def _told(view: View) -> list[tuple[object, object]]:
    return [(pane.powers, pane.filters) for pane in view.panes]
