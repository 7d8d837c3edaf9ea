"""What a screen reader hears of the ruler: a slider whose value is a date.

The interface is handed to Qt for the one ruler. A factory (QAccessible.installFactory) would be
asked about the engine's inner objects too, and those end the program when Python looks at them.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget

from parallel38.domain.say import say
from parallel38.ui.timeline.ruler import Ruler

# Qt keeps only the C++ half of an interface, so the Python halves are kept here.
_interfaces: list["RulerInterface"] = []


class RulerInterface(QAccessibleWidget):
    """Role slider; value '8 September 1945'."""

    def __init__(self, ruler: Ruler) -> None:
        super().__init__(ruler, QAccessible.Role.Slider, ruler.accessibleName())
        self._ruler = ruler

    def of(self, ruler: Ruler) -> bool:
        """Whether this speaks for that ruler."""
        return self._ruler is ruler

    def text(self, kind: QAccessible.Text) -> str:
        """The date for the value, the widget's own words for the rest."""
        if kind == QAccessible.Text.Value:
            return say(self._ruler.today)
        return super().text(kind)


def speak(ruler: Ruler) -> None:
    """Let Qt ask here what this Ruler is, for as long as it lives. Call when it is shown: Qt looks
    an interface up by the widget's meta object, which changes while signals are connected.
    """
    if any(interface.of(ruler) for interface in _interfaces):
        return
    interface = RulerInterface(ruler)
    ruler.destroyed.connect(lambda: _forget(interface))
    _interfaces.append(interface)
    QAccessible.registerAccessibleInterface(interface)


def _forget(interface: RulerInterface) -> None:
    _interfaces.remove(interface)
