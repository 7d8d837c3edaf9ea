"""The panels round the map: folded with a key each, their sizes remembered."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from parallel38.settings import INSPECTOR_WIDTHS, LAYERS_WIDTHS, SettingsFile
from parallel38.ui.within_screen import FRAME

ROOMY = 1440, 900  # the window's first size, where the screen has it
NARROW = 1180  # pixels of a window in which the layers are put away by themselves
SLIM = 840  # pixels below which there is room for one panel beside the map, when it is asked for
SIDES = "layers", "inspector"
LOW = 800  # pixels of a screen so low that the first window fills it


class Panels(QObject):
    """Shows and puts away; `panels` are layers (left), inspector (right) and timeline (below)."""

    changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        panels: Mapping[str, QWidget],
        bar: QWidget,
        split: QSplitter,
        settings: SettingsFile,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._bar = window, panels, bar
        self._split, self._settings = split, settings
        self._map = split.widget(1)
        self.bare = self._plain = False
        self._aside: tuple[str, ...] = ()  # what gives way to the map in a window so wide

    def resume(self, least: tuple[int, int]) -> None:
        """Sizes and folds as they were left, as far as the screen has room."""
        kept, screen = self._settings.values, QGuiApplication.primaryScreen().availableGeometry()
        room = screen.width(), screen.height()
        wide, high = opening_size((kept.width, kept.height), room, least)
        self._window.resize(wide, high)
        self._aside = giving_way(wide)
        left, right = beside_the_map(wide, kept.layers_width, kept.inspector_width)
        self._split.setSizes([left, wide - left - right, right])
        self._show()
        if kept.maximised or (not kept.height and room[1] < LOW):
            self._window.setWindowState(Qt.WindowState.WindowMaximized)

    def is_open(self, name: str) -> bool:
        """Whether a panel is shown."""
        return not self._panels[name].isHidden()

    def fit(self, wide: int) -> None:
        """The window is `wide` pixels wide now: once it is narrow the layers give the map their
        room, then the inspector, and come again with it. On stage nothing moves.
        """
        if self._map is not None:
            self._map.setMinimumWidth(wide // 2)
        if not self._bar.isHidden() and giving_way(wide) != self._aside:
            self._aside = giving_way(wide)
            self._show()
            self.changed.emit()

    def fold(self, name: str) -> None:
        """Show or put away one panel; it stays so, but for one that gave way to the map."""
        shown = not self.is_open(name)
        if shown and set(SIDES) <= {*self._aside}:
            for other in {*SIDES} - {name} if name in SIDES else ():
                self._panels[other].hide()
        self._panels[name].setVisible(shown)
        if not (self.bare or self._plain or name in self._aside):
            self._settings.change(**{f"{name}_shown": shown})
        self.changed.emit()

    def open(self, name: str) -> None:
        """Show a panel if it is folded."""
        if not self.is_open(name):
            self.fold(name)

    def only_map(self, bare: bool) -> None:
        """Leave only the map on the whole screen, or bring everything back."""
        self.bare = bare
        self._show()
        state, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if bare else state & ~full)
        self.changed.emit()

    def only_simple(self, plain: bool) -> None:
        """Without side panels and bar, as a class has it, or with everything again."""
        self._plain = plain
        self._show()
        self.changed.emit()

    def remember(self) -> None:
        """Keep the sizes for the next time."""
        window, sizes = self._window, self._split.sizes()
        kept: dict[str, object] = {}
        if not window.isFullScreen():
            kept["maximised"] = window.isMaximized()
            if not window.isMaximized():
                kept |= {"width": window.width(), "height": window.height()}
        if self.is_open("layers"):
            kept["layers_width"] = _within(sizes[0], LAYERS_WIDTHS)
        if self.is_open("inspector"):
            kept["inspector_width"] = _within(sizes[2], INSPECTOR_WIDTHS)
        self._settings.change(**kept)

    def _show(self) -> None:
        for name, panel in self._panels.items():
            kept = getattr(self._settings.values, f"{name}_shown")
            aside = name in self._aside or (self._plain and name != "timeline")
            panel.setVisible((kept or self._plain) and not self.bare and not aside)
        self._bar.setVisible(not (self.bare or self._plain))


def giving_way(wide: int) -> tuple[str, ...]:
    """The panels that a window `wide` pixels wide has no room for, unless they are asked for."""
    return SIDES if wide < SLIM else SIDES[:1] if wide < NARROW else ()


def opening_size(
    kept: tuple[int, int], room: tuple[int, int], least: tuple[int, int]
) -> tuple[int, int]:
    """A window of the size it had (0, 0: none yet), its frame inside the screen's free room."""
    wide, high = (
        max(min(was or wanted, free - frame), low)
        for was, wanted, free, frame, low in zip(kept, ROOMY, room, FRAME, least, strict=True)
    )
    return wide, high


def beside_the_map(wide: int, left: int, right: int) -> tuple[int, int]:
    """The panels' widths in a window `wide` pixels wide: the map keeps at least half of it."""
    share = min(1.0, wide / 2 / (left + right))
    return int(left * share), int(right * share)


def _within(wide: int, bounds: tuple[int, int]) -> int:
    return min(max(wide, bounds[0]), bounds[1])
