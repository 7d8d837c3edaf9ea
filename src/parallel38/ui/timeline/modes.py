"""Which days the map shows: the switch between one, a window and all until one, and its chip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from parallel38.domain.view import FIRST_DAY, Mode, Pane, View
from parallel38.ui.clock import Clock
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.pane_state import clock_text
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.scope import Scope
from parallel38.words import N_, _

# Mode: what the button says, its name and its tip.
MODES: dict[Mode, tuple[str, str, str]] = {
    "instant": (N_("Day"), N_("One day"), N_("The map shows one day")),
    "window": (N_("Window"), N_("A window of days"),
               N_("The map shows all that held in a window of days; its handles can be dragged")),
    "cumulative": (N_("Until"), N_("All until the day"),
                   N_("The map shows all that had begun by the day")),
}  # fmt: skip
KEYS: dict[Mode, str] = {
    "instant": "Ctrl+Shift+D", "window": "Ctrl+Shift+W", "cumulative": "Ctrl+Shift+A",
}  # fmt: skip


class ModeSwitch(QWidget):
    """Three buttons side by side. They ask the Scope, and show what the Store announces."""

    def __init__(self, clock: Clock, scope: Scope) -> None:
        super().__init__()
        self._scope = scope
        self.buttons: dict[Mode, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (mode, words) in zip(("left", "middle", "right"), MODES.items(), strict=True):
            self.buttons[mode] = button = self._button(mode, *words)
            button.setProperty("place", place)
            row.addWidget(button)
        self._show(scope.pane)
        clock.store.subscribe(self._follow)

    def _button(self, mode: Mode, label: str, name: str, tip: str) -> QToolButton:
        button = tool_button("segment", _(label))
        button.setCheckable(True)
        button.setAccessibleName(_(name))
        button.setToolTip(with_key(_(tip), KEYS[mode]))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._choose(mode))
        return button

    def _choose(self, mode: Mode) -> None:
        self._scope.choose(mode)
        self._show(self._scope.pane)  # a click on the one that is down does not raise it

    def _follow(self, new: View, old: View) -> None:
        if new.pane.mode != old.pane.mode:
            self._show(new.pane)

    def _show(self, pane: Pane) -> None:
        for mode, button in self.buttons.items():
            button.setChecked(mode == pane.mode)


class ModeChip(QToolButton):
    """Says that the map shows more than the day, and goes back to the day."""

    def __init__(self, clock: Clock, scope: Scope, theme: Theme) -> None:
        super().__init__()
        named(self, "narrowed")
        self._scope = scope
        self.setIcon(icon("close", theme))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands at the end
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: scope.choose("instant"))
        self._room = 1000
        clock.store.subscribe(self._follow)
        self._show()

    def give_room(self, pixels: int) -> None:
        """Words longer than this are cut short; the tip says them whole. No room: no chip."""
        if pixels != self._room:
            self._room = pixels
            self._show()

    def _follow(self, new: View, old: View) -> None:
        now, then = new.pane, old.pane
        if (now.mode, now.window) != (then.mode, then.window):
            self._show()

    def _show(self) -> None:
        pane = self._scope.pane
        words = (
            clock_text(pane)
            if pane.mode == "window"
            else _("All since {year}").format(year=FIRST_DAY.year)
        )
        cut = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(words, cut, self._room))
        self.setToolTip(_("{days}: back to one day").format(days=words))
        self.setAccessibleName(self.toolTip())
        self.setVisible(pane.mode != "instant" and self._room > 0)
