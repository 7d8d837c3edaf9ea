"""What a screen reader hears of the ruler and its handles: sliders whose values are dates.

The interface is handed to Qt for each of them. A factory (QAccessible.installFactory) would be
asked about the engine's inner objects too, and those end the program when Python looks at them.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QShowEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from parallel38.domain.say import say
from parallel38.words import _

# Qt keeps only the C++ half of an interface, so the Python halves are kept here.
_interfaces: list["DateInterface"] = []


class DateSlider(QWidget):
    """A widget that stands for a date, and is heard so as soon as it was shown."""

    def __init__(self, date_of: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date_of = date_of
        keys = _("Arrows move by days, Shift by months, Ctrl by years, Alt to events")
        self.setAccessibleDescription(keys)

    @property
    def today(self) -> date:
        """The date that it stands for."""
        return self._date_of()

    def tell(self) -> None:
        """The date is another."""
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, say(self.today)))

    def showEvent(self, event: QShowEvent) -> None:
        # Not before: Qt looks an interface up by the meta object, which changes while signals
        # are connected.
        super().showEvent(event)
        if not any(interface.of(self) for interface in _interfaces):
            interface = DateInterface(self)
            self.destroyed.connect(lambda: _interfaces.remove(interface))
            _interfaces.append(interface)
            QAccessible.registerAccessibleInterface(interface)


class DateInterface(QAccessibleWidget):
    """Role slider; value '8 September 1945'."""

    def __init__(self, slider: DateSlider) -> None:
        super().__init__(slider, QAccessible.Role.Slider, slider.accessibleName())
        self._slider = slider

    def of(self, slider: DateSlider) -> bool:
        """Whether this speaks for that slider."""
        return self._slider is slider

    def text(self, kind: QAccessible.Text) -> str:
        """The date for the value, the widget's own words for the rest. AT-SPI takes no value but a
        number, so the description begins with the date.
        """
        if kind == QAccessible.Text.Value:
            return say(self._slider.today)
        if kind == QAccessible.Text.Description:
            return f"{say(self._slider.today)}. {super().text(kind)}"
        return super().text(kind)
