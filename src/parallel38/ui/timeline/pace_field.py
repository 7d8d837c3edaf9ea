"""A field for the speed of play: chosen from a list, or typed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from parallel38.ui.key_guard import about_to_command
from parallel38.ui.timeline.pace import OFFERED, Pace, PaceError, parse_pace, say_pace
from parallel38.words import _


class PaceField(QComboBox):
    """What is no speed stays to be mended, with a quiet sentence; Esc takes it back."""

    chosen = Signal(object)  # Pace
    taken = Signal()  # a speed: the map may have the keyboard again
    said = Signal(str, bool)  # a sentence for the reader, and whether it is an error

    def __init__(self) -> None:
        super().__init__()
        self.pace = Pace()
        self._listed = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setMaxVisibleItems(len(OFFERED))
        self.setAccessibleName(_("Speed of play"))
        self.setToolTip(_("How play goes on: events, events ×2, 10 days a second, 1 year a second"))
        for pace in OFFERED:
            self.addItem(say_pace(pace))
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(_("Speed of play"))
        self._line = line
        self.activated.connect(self._chosen)
        line.returnPressed.connect(self._typed)
        line.textEdited.connect(lambda _text: self._say(""))
        self.show_pace(self.pace)

    def showPopup(self) -> None:
        self._listed = True
        super().showPopup()

    def show_pace(self, pace: Pace) -> None:
        """Stand at a pace without choosing it."""
        self.pace = pace
        self.setEditText(say_pace(pace))
        self._line.setCursorPosition(0)

    @property
    def _changed(self) -> bool:
        """Whether what stands in the field is not the pace that is in force."""
        return self.currentText() != say_pace(self.pace)

    def event(self, event: QEvent) -> bool:
        """Esc is the field's own while there is something to take back."""
        press = about_to_command(event)
        if press is not None and press.key() == Qt.Key.Key_Escape and self._changed:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._changed:
            self.show_pace(self.pace)
            self._say("")
            return
        super().keyPressEvent(event)

    def _typed(self) -> None:
        try:
            self._take(parse_pace(self.currentText()))
        except PaceError as error:
            self._say(str(error))
        else:
            self.taken.emit()

    def _chosen(self, number: int) -> None:
        self._take(OFFERED[number])
        if self._listed:  # not by the arrow keys, which stay in the field
            self._listed = False
            self.taken.emit()

    def _take(self, pace: Pace) -> None:
        self.show_pace(pace)
        self._say("")
        self.chosen.emit(pace)

    def _say(self, sentence: str) -> None:
        self.setAccessibleDescription(sentence)
        self.said.emit(sentence, bool(sentence))
