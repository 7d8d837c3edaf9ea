"""Light and dark: one token table into the palette, the style sheet and the fonts."""

from dataclasses import asdict
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from parallel38 import paths
from parallel38.ui.tokens import DARK, LIGHT, Tokens

FAMILIES = ("Noto Sans", "Noto Sans KR", "Noto Sans SC", "Noto Sans JP")


class Theme(QObject):
    """The tokens in force; `changed` tells everyone who paints by hand."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.tokens = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())
        self._apply()

    @property
    def choice(self) -> str:
        """`system`, `light` or `dark`."""
        return self._choice

    @property
    def map_style(self) -> Literal["screen", "dark"]:
        """The style of a map on screen that goes with it."""
        return "dark" if self.tokens.name == "dark" else "screen"

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is self.tokens and self._app.styleSheet():
            return
        self.tokens = tokens
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        system = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark" or (self._choice == "system" and system)


def load_fonts(files: list[str]) -> None:
    """Take the atlas's own type, so that the window and the map share one family."""
    for file in files:
        QFontDatabase.addApplicationFont(file)
    font = QFont()
    font.setFamilies([*FAMILIES, font.family()])
    font.setPixelSize(13)
    QApplication.setFont(font)


def sized(given: QFont, size: int, bold: bool = False) -> QFont:
    """The same type in another size, in pixels."""
    font = QFont(given)
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def palette(tokens: Tokens) -> QPalette:
    """The Fusion palette of these tokens."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.sheet,
        role.AlternateBase: tokens.paper,
        role.Text: tokens.ink,
        role.Button: tokens.paper,
        role.ButtonText: tokens.ink,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.ink2,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.faint))
    return made


def style_sheet(tokens: Tokens) -> str:
    """resources/style/window.qss with @names filled in, the longest first."""
    text = (paths.resources() / "style" / "window.qss").read_text(encoding="utf-8")
    values = asdict(tokens) | {"icons": (paths.resources() / "icons").as_posix()}
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text
