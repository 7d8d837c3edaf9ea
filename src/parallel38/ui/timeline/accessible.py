"""What a screen reader hears of the ruler: a slider whose value is a date."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from parallel38.domain.say import say
from parallel38.ui.timeline.ruler import Ruler

# Qt keeps only the C++ half of an interface, so the Python halves are kept here.
_interfaces: dict[int, "RulerInterface"] = {}


class RulerInterface(QAccessibleWidget):
    """Role slider; value '8 September 1945'."""

    def __init__(self, ruler: Ruler) -> None:
        super().__init__(ruler, QAccessible.Role.Slider, ruler.accessibleName())
        self._ruler = ruler

    def text(self, kind: QAccessible.Text) -> str:
        """The date for the value, the widget's own words for the rest."""
        if kind == QAccessible.Text.Value:
            return say(self._ruler.today)
        return super().text(kind)


def _interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Ruler):
        return None
    key = id(thing)
    if key not in _interfaces:
        _interfaces[key] = RulerInterface(thing)
        thing.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]


def install() -> None:
    """Let Qt ask here what a Ruler is."""
    QAccessible.installFactory(_interface)
