"""What a screen reader hears of the window: its accessibility tree, state after state, printed.

    python -m tests.long.tree [--dark] [STATE …]

A line for each part: role, name, [key], (description), {states}, = value. What can take the
keyboard and has no name ends with `<-- no name`, what has the role and the name of another with
`<-- twin`; their number is the exit code.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parallel38.engine.backend import prepare  # (before anything of Qt's)

prepare(True)

from PySide6.QtGui import QAccessible, QAccessibleInterface  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from parallel38.ui.mapview import MapView  # noqa: E402
from tests.long.desk import opened  # noqa: E402
from tests.long.states import STATES  # noqa: E402

MOST_ROWS = 4  # of a list or tree: the rest are alike
LONG = {QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.Table}
NAMELESS = {QAccessible.Role.ScrollBar, QAccessible.Role.Grip, QAccessible.Role.Splitter}
ROWS = {QAccessible.Role.ListItem, QAccessible.Role.TreeItem, QAccessible.Role.Cell}
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


def label(part: QAccessibleInterface) -> str:
    """What a choice is of: the words beside it, else its description."""
    if part.role() != QAccessible.Role.ComboBox:
        return ""
    beside = [one.text(_Text.Name) for one, _how in part.relations(QAccessible.RelationFlag.Label)]
    return f": {(beside or [part.text(_Text.Description)])[0]}"


def states(part: QAccessibleInterface) -> str:
    """What a reader says beside the name."""
    now = part.state()
    named = {
        "checked": now.checked, "half checked": now.checkStateMixed, "disabled": now.disabled,
        "expanded": now.expanded, "collapsed": now.collapsed, "selected": now.selected,
        "read only": now.readOnly and part.state().focusable, "focused": now.focused,
    }  # fmt: skip
    return ", ".join(name for name, on in named.items() if on)


def line(depth: int, part: QAccessibleInterface) -> str:
    """One part in words."""
    name, told = part.text(_Text.Name), part.text(_Text.Description)
    value, key = part.text(_Text.Value), part.text(_Text.Accelerator)
    words = [f"{'  ' * depth}{part.role().name}", repr(name + label(part)) if name else ""]
    words += [f"[{key}]" if key else "", f"({told})" if told and told != name else ""]
    words += [f"{{{now}}}" if (now := states(part)) else ""]
    words += [f"= {value[:60]!r}" if value else "", "<-- no name" if nameless(part) else ""]
    return " ".join(filter(None, words))


def twins(found: list[tuple[int, QAccessibleInterface]]) -> list[tuple[str, str]]:
    """Controls that one cannot tell from each other by role and name, nor choices by their label:
    the name of a choice is what is chosen, except on Windows.
    """
    heard = Counter(
        (part.role().name, part.text(_Text.Name) + label(part))
        for _depth, part in found
        if part.state().focusable and part.text(_Text.Name) and part.role() not in ROWS
    )
    return [pair for pair, count in heard.items() if count > 1]


def told(top: QWidget) -> int:
    """Print one window; how many faults."""
    found = list(parts(QAccessible.queryAccessibleInterface(top)))
    for depth, part in found:
        print(line(depth + 1, part))
    alike = twins(found)
    for role, name in alike:
        print(f"  {role} {name!r} <-- twin")
    return sum(nameless(part) for _depth, part in found) + len(alike)


def main(arguments: list[str]) -> int:
    """All states, or those that are named."""
    wanted = [one for one in arguments if not one.startswith("--")] or list(STATES)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        QAccessible.setActive(True)  # what is told to a reader alone is told
        for name in wanted:
            with opened(Path(folder) / name, dark="--dark" in arguments) as desk:
                print(name)
                faults += told(STATES[name](desk))
    return faults


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(min(code, 100))
