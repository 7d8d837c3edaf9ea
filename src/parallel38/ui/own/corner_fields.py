"""Where the corners of an image lie, as four fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from parallel38.ui.named import named
from parallel38.words import N_, _

Corners = tuple[tuple[float, float], ...]  # longitude, latitude in degrees
NAMES = (N_("Upper left"), N_("Upper right"), N_("Lower right"), N_("Lower left"))
# Which may be left empty: two corners are a rectangle, three a parallelogram.
_WHOLE = ({0, 2}, {0, 1, 2}, {0, 1, 2, 3})


class CornerFields(QWidget):
    """`typed()`: a corner was written by hand."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _name in NAMES]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for row, (name, field) in enumerate(zip(NAMES, self.fields, strict=True)):
            field.setPlaceholderText("38.0000, 126.0000")
            field.setAccessibleName(
                _("{corner} corner: latitude, longitude").format(corner=_(name))
            )
            field.setToolTip(_("Latitude and longitude in degrees, such as 38.5, 126.25"))
            field.editingFinished.connect(self._typed)
            grid.addWidget(named(QLabel(_(name)), "quiet"), row, 0)
            grid.addWidget(field, row, 1)

    def show_corners(self, corners: Corners) -> None:
        """As the hand has put them."""
        for field, (lon, lat) in zip(self.fields, corners, strict=False):
            field.setText(f"{lat:.4f}, {(lon + 180) % 360 - 180:.4f}")

    def corners(self) -> Corners:
        """Those that are written. Raises ValueError with one sentence."""
        texts = [field.text().strip() for field in self.fields]
        if {n for n, text in enumerate(texts) if text} not in _WHOLE:
            raise ValueError(
                _("Two corners are needed, upper left and lower right; three with the upper right.")
            )
        return tuple(
            _corner(_(name), text) for name, text in zip(NAMES, texts, strict=True) if text
        )

    def _typed(self) -> None:
        if any(field.isModified() for field in self.fields):
            for field in self.fields:
                field.setModified(False)
            self.typed.emit()


def _corner(name: str, text: str) -> tuple[float, float]:
    lat, comma, lon = text.partition(",")
    try:
        found = float(lon), float(lat)
    except ValueError:
        found = 999.0, 999.0
    if not (comma and abs(found[0]) <= 360 and abs(found[1]) <= 85):
        told = _("{corner}: '{text}' is no latitude and longitude, such as 38.5, 126.25.")
        raise ValueError(told.format(corner=name, text=text))
    return found
