"""What a screen reader hears of the window: its accessibility tree, printed.

    python -m tests.long.tree [--simple] [--dark]

A line for each part: role, name, [key], (description), = value. What can take the keyboard and has
no name ends with `<-- no name`; their number is the exit code.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parallel38.engine.backend import prepare  # (before anything of Qt's)

prepare(True)

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QAccessible, QAccessibleInterface  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from parallel38.app import Application  # noqa: E402
from parallel38.data.atlasfile import open_atlas  # noqa: E402
from parallel38.settings import SettingsFile  # noqa: E402
from parallel38.ui.mapview import MapView  # noqa: E402

MOST_ROWS = 4  # of a list or tree: the rest are alike
LONG = {QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.Table}
NAMELESS = {QAccessible.Role.ScrollBar, QAccessible.Role.Grip, QAccessible.Role.Splitter}
_Text = QAccessible.Text


def parts(of: QAccessibleInterface, depth: int = 0) -> Iterator[tuple[int, QAccessibleInterface]]:
    """What is seen, from the whole to its parts; the engine's own page is not entered."""
    yield depth, of
    if isinstance(of.object(), MapView):
        return
    count = of.childCount()
    for place in range(min(count, MOST_ROWS) if of.role() in LONG else count):
        child = of.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from parts(child, depth + 1)


def nameless(part: QAccessibleInterface) -> bool:
    """Whether a reader with the keyboard would come to something without a name."""
    widget = part.object()
    reached = part.state().focusable and part.role() not in NAMELESS
    return reached and not part.text(_Text.Name) and isinstance(widget, QWidget)


def line(depth: int, part: QAccessibleInterface) -> str:
    """One part in words."""
    name, told = part.text(_Text.Name), part.text(_Text.Description)
    value, key = part.text(_Text.Value), part.text(_Text.Accelerator)
    words = [f"{'  ' * depth}{part.role().name}", repr(name) if name else ""]
    words += [f"[{key}]" if key else "", f"({told})" if told and told != name else ""]
    words += [f"= {value[:60]!r}" if value else "", "<-- no name" if nameless(part) else ""]
    return " ".join(filter(None, words))


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Print the tree of the window as it opens."""
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsFile(Path(folder) / "settings.json")
        theme = "dark" if "--dark" in sys.argv else "light"
        settings.change(simple="--simple" in sys.argv, theme=theme)
        application = Application(settings, software=True)
        window = application.build_window(open_atlas())
        window.resize(1600, 1000)
        window.show()
        while not hasattr(window, "inspector"):
            wait(100)
        wait(1500)
        found = list(parts(QAccessible.queryAccessibleInterface(window)))
        for depth, part in found:
            print(line(depth, part))
        bare = sum(nameless(part) for _depth, part in found)
        window.close()
    return bare


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
