"""Where a file is looked at: in the inspector's room, so that the map stays free."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parallel38.ui.own.import_panel import ImportPanel
    from parallel38.ui.own.scan_panel import ScanPanel
    from parallel38.ui.window import Window


def show_beside(window: Window, panel: ImportPanel | ScanPanel, shown: bool) -> None:
    """Show a panel with the keyboard in its name, or put it away and give the map the keyboard."""
    window.right.lend(panel, shown)
    if shown:
        window.panels.open("inspector")
        panel.title.setFocus()
    else:
        window.map.setFocus()
