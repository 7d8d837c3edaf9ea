"""Windows to read in, and the list of keys. They stand beside, not before."""

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from parallel38.ui.command import Command
from parallel38.ui.inspector.html import style_sheet
from parallel38.ui.ringed import Ringed
from parallel38.ui.theme import Theme
from parallel38.ui.within_screen import fit_screen
from parallel38.words import N_, _

# The page's own keys, while the map has the keyboard.
ON_THE_MAP = (
    (N_("To the next thing on the map, or the one before"), "N, P"),
    (N_("To the next sort of thing, or the one before"), "Shift+N, Shift+P"),
    (N_("Open what stands in the ring, or what lies in the middle"), "Enter"),
    (N_("Move the map west, north, east, south"), "A, W, D, S"),
    (N_("Closer, farther"), "+, \N{MINUS SIGN}"),
    (N_("Move the curtain between two maps, once Tab has come to it"), "\N{LEFTWARDS ARROW}, "
     "\N{RIGHTWARDS ARROW}"),
)  # fmt: skip


# A talk's keys (ui/stage/keys.py).
IN_A_TALK = (
    (N_("The next scene, the one before"), "Page Down, Page Up"),
    (N_("To a scene: its number, then"), "Enter"),
    (N_("The first scene, the last"), "Home, End"),
    (N_("From elsewhere back to the scene"), "R"),
    (N_("Black, or the map again"), "B, ."),
    (N_("The stage stands still, or follows, with two displays"), "F"),
    (N_("The short form, or all scenes"), "C"),
    (N_("The pointer for the room; held, the mouse's middle button does the same"), "P"),
    (N_("The speaker's notes, where there is one display"), "N"),
    (N_("Scroll the notes"), "Ctrl+\N{DOWNWARDS ARROW}, Ctrl+\N{UPWARDS ARROW}"),
    (N_("Notes larger, smaller"), "+, \N{MINUS SIGN}"),
    (N_("Swap the displays"), "S"),
    (N_("These keys, or the notes again"), "F1"),
    (N_("Back to the scene, or off the stage"), "Esc"),
)  # fmt: skip


class Reading(QDialog):
    """One page of text; Esc closes it, and the map stays at work."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        html: str,
        follow: Callable[[QUrl], object] | None = None,
        anchor: str = "",
    ) -> None:
        """`follow` takes the links within the atlas; it opens at `anchor`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = Ringed()
        page.setOpenExternalLinks(follow is None)
        if follow is not None:
            page.setOpenLinks(False)
            page.anchorClicked.connect(follow)
        if isinstance(theme := getattr(parent, "theme", None), Theme):
            page.document().setDefaultStyleSheet(style_sheet(theme.tokens))
        page.setHtml(html)
        page.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 16)
        column.addWidget(page)
        fit_screen(self, QSize(520, 560))
        if anchor:
            QTimer.singleShot(0, page, lambda: page.scrollToAnchor(anchor))


def keys_html(table: Iterable[Command]) -> str:
    """Every command, in groups: those with a key, and in a line the others."""
    groups: dict[str, list[Command]] = {}
    for command in table:
        groups.setdefault(command.menu, []).append(command)
    parts = []
    for menu, commands in groups.items():
        heading = _(menu) if menu and menu != "quit" else _("Program")
        rows = "".join(
            f"<tr><td width='230'>{escape(_(c.title))}</td>"
            f"<td><b>{escape(keys_of(c))}</b></td></tr>"
            for c in commands
            if c.key
        )
        parts.append(f"<h3>{escape(heading)}</h3><table cellpadding='3'>{rows}</table>")
        if without := " · ".join(escape(_(c.title)) for c in commands if not c.key):
            parts.append(f'<p class="quiet">{escape(_("Without a key:"))} {without}</p>')
    parts.append(_group(_("On the map"), ON_THE_MAP))
    parts.append(talk_keys_html())
    mouse = _("Drag or click the timeline to travel; turn the wheel over it to zoom in time.")
    handles = _(
        "Tab reaches the handles of a window of days: arrows move the one with the focus by days, "
        "Shift by months, Ctrl by years, Alt to the next event."
    )
    other = _("What has no key is in the menu (Alt+M), and found by Ctrl+K and > before its name.")
    return "".join(parts) + "".join(f"<p>{escape(told)}</p>" for told in (other, mouse, handles))


def talk_keys_html() -> str:
    """A talk's keys, under a heading."""
    return _group(_("While a story is told"), IN_A_TALK)


def _group(title: str, table: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td width='230'>{escape(_(what))}</td><td><b>{escape(keys)}</b></td></tr>"
        for what, keys in table
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{rows}</table>"


def keys_of(command: Command) -> str:
    """Its keys as the desktop writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in command.key.split(","))
