"""A scanned map beside the map: where it lies, how much shows through, when, and whom it is owed
to. The same panel takes it in and changes it later.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.dates import OPEN, DateError, interval
from parallel38.domain.scan import OPACITY
from parallel38.ui.drawing.days import DayField
from parallel38.ui.fields import new_label
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.own.corner_fields import CornerFields
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.words import _

SIDE = 20
STEPS = 100  # of the slider


class ScanPanel(QWidget):
    """`changed()`: a field says something else; `taken()`: put it on the map, or it is done;
    `left()`: do not.
    """

    changed = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, today: Callable[[], str]) -> None:
        """`today()` is the day of the map in EDTF."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("A scanned map"))
        self.start, self.end = OPEN, OPEN
        self.title, self.credit = QLineEdit(), QLineEdit()
        self.title.setAccessibleName(_("Name of the map"))
        self.credit.setAccessibleName(_("Source, for the credits"))
        self.credit.setPlaceholderText(_("Army Map Service, 1950"))
        self.credit.setToolTip(_("It stands at the foot of the map and in every figure"))
        self.credit.setMaxLength(300)
        self.state, self.facts = new_label("quiet"), new_label("")
        self.corners = CornerFields()
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, STEPS)
        self.opacity.setPageStep(10)
        self.opacity.setAccessibleName(_("Opacity"))
        self.opacity.setToolTip(_("How much of it covers the map below"))
        self.first = DayField(_("First day"), lambda text: self._dated("start", text), today)
        self.last = DayField(_("Last day"), lambda text: self._dated("end", text), today)
        self.take, self.leave = tool_button("primary"), tool_button("plain", _("Cancel"))
        self._placing = QWidget()
        self._lay_out()
        self.opacity.valueChanged.connect(self._opaque)
        self.title.editingFinished.connect(self.changed)
        self.credit.editingFinished.connect(self.changed)
        self.take.clicked.connect(self.taken)
        self.take.setToolTip(with_key(_("From anywhere in this panel"), "Ctrl+Return"))
        key = QShortcut("Ctrl+Return", self, self.take.click)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.title.returnPressed.connect(self.take.click)
        self.leave.clicked.connect(self.left)

    def begin(self, title: str, facts: str = "", new: bool = True) -> None:
        """Another map: one that comes (`new`), or one that is there."""
        self.blockSignals(True)
        self.title.setText(title)
        self.facts.setText(facts)
        self.credit.clear()
        self.show_look(OPACITY, OPEN, OPEN, "")
        self.take.setText(_("Put on the map") if new else _("Done"))
        self.leave.setVisible(new)
        self.take.setEnabled(not new)
        self.place(False)
        self.say("")
        self.blockSignals(False)

    def show_look(self, opacity: float, start: str, end: str, credit: str) -> None:
        """What of it can be changed."""
        self.opacity.setValue(round(opacity * STEPS))
        self.start, self.end = start, end
        self.first.follow(start)
        self.last.follow(end)
        self.credit.setText(credit)

    def place(self, shown: bool) -> None:
        """Whether it is placed by its corners."""
        self._placing.setVisible(shown)

    def say(self, text: str) -> None:
        """A sentence under the name, or nothing."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    @property
    def share(self) -> float:
        """Opacity, 0 to 1."""
        return self.opacity.value() / STEPS

    def _opaque(self, value: int) -> None:
        self._percent.setText(f"{value} %")
        self.changed.emit()

    def _dated(self, which: str, text: str) -> bool:
        start, end = (text, self.end) if which == "start" else (self.start, text)
        field = self.first if which == "start" else self.last
        try:
            interval(start, end)
        except DateError as error:
            self.say(str(error))
            return False
        self.say("")
        self.start, self.end = start, end
        field.follow(text)
        self.changed.emit()
        return True

    def _lay_out(self) -> None:
        placing = QVBoxLayout(self._placing)
        placing.setContentsMargins(0, 4, 0, 8)
        placing.addWidget(new_label("heading", _("Where it lies")))
        placing.addWidget(new_label("quiet", _(
            "Drag the image and its corners on the map to where they belong, or write them. Upper "
            "left and lower right are enough for a map that lies square, north up."
        )))  # fmt: skip
        placing.addWidget(self.corners)
        self._percent = named(QLabel(), "quiet")
        self._percent.setFixedWidth(42)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider = QHBoxLayout()
        slider.addWidget(self.opacity, 1)
        slider.addWidget(self._percent)
        body = named(QWidget(), "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 0, SIDE, 12)
        column.setSpacing(6)
        column.addWidget(self.facts)
        column.addWidget(self._placing)
        column.addWidget(new_label("heading", _("Opacity")))
        column.addLayout(slider)
        for name, field in (
            (_("First day"), self.first), (_("Last day"), self.last),
            (_("Source, for the credits"), self.credit),
        ):  # fmt: skip
            column.addSpacing(4)
            column.addWidget(new_label("heading", name))
            column.addWidget(field)
        column.addStretch()
        scroll = ScrolledForm(_("Where it lies and how it looks"))
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 16, SIDE, 0)
        head.setSpacing(6)
        head.addWidget(new_label("quiet", _("Your scanned map")))
        head.addWidget(self.title)
        head.addWidget(self.state)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 14)
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        return foot
