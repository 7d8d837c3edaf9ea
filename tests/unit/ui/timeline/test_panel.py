from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit

from parallel38.ui.timeline.pace import Pace

pytestmark = pytest.mark.usefixtures("own_type")


def typed(qtbot, panel, text: str) -> None:
    panel.field.setFocus()
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, text)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)


def sentences(panel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


@pytest.mark.parametrize(
    ("text", "there"),
    [("8 Sep 1945", "1945-09-08"), ("1945-09", "1945-09-01"), ("September 1945", "1945-09-01"),
     ("spring 1951", "1951-03-01"), ("1950-06-25", "1950-06-25"), ("1866", "1866-01-01")],
)  # fmt: skip
def test_a_typed_date_moves_the_clock(qtbot, panel, clock, text, there):
    typed(qtbot, panel, text)
    assert clock.today.isoformat() == there
    assert not panel.field.property("wrong")


def test_a_good_date_gives_the_keyboard_back_and_a_bad_one_keeps_it(qtbot, panel):
    with qtbot.assertNotEmitted(panel.field.taken):
        typed(qtbot, panel, "yesterday")
    panel.field.taken.connect(panel.ruler.setFocus)  # as the window gives it to the map
    typed(qtbot, panel, "September 1945")
    assert panel.ruler.hasFocus()
    assert "1 September 1945 stands for September 1945" in sentences(panel)  # still to be read


@pytest.mark.parametrize(
    ("text", "told"),
    [("September 1945", "1 September 1945 stands for September 1945"),
     ("spring 1951", "1 March 1951 stands for spring 1951"),
     ("c. 1931", "1 January 1931 stands for c. 1931"),
     ("25 June 1950?", "25 June 1950 stands for 25 June 1950?"),
     ("8 Sep 1945", "")],
)  # fmt: skip
def test_a_month_is_never_passed_off_as_a_day(qtbot, panel, text, told):
    typed(qtbot, panel, text)
    assert panel._sentence.text() == told


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [("June to September 1950", date(1950, 6, 1), date(1950, 10, 1)),
     ("1950-06-25/1950-09-15", date(1950, 6, 25), date(1950, 9, 16)),
     ("since 2020", date(2020, 1, 1), date(2025, 1, 1))],
)  # fmt: skip
def test_a_typed_span_becomes_the_window(qtbot, panel, clock, text, first, after):
    with qtbot.waitSignal(panel.field.taken):
        typed(qtbot, panel, text)
    pane = clock.store.view.pane
    assert (pane.mode, pane.window, pane.date) == ("window", (first, after), first)


def test_in_window_mode_a_typed_month_is_a_window_and_a_day_moves_it(qtbot, panel, clock):
    typed(qtbot, panel, "June to July 1950")
    typed(qtbot, panel, "spring 1951")
    assert clock.store.view.pane.window == (date(1951, 3, 1), date(1951, 6, 1))
    typed(qtbot, panel, "1 March 1952")
    assert clock.store.view.pane.window == (date(1952, 3, 1), date(1952, 6, 1))


def test_escape_takes_a_wrong_date_back_before_it_is_a_command(qtbot, panel):
    """Seen from the window: its Esc would leave the field, and the wrong date with it."""
    panel.field.setFocus()
    escape = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    escape.ignore()
    panel.field.event(escape)
    assert not escape.isAccepted()  # nothing was typed: the window's Esc
    typed(qtbot, panel, "yesterday")
    panel.field.event(escape)
    assert escape.isAccepted()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == "27 December 1945"
    assert sentences(panel).count("yesterday") == 0


def test_what_is_being_typed_is_not_overwritten_by_the_clock(qtbot, panel, clock):
    panel.field.setFocus()
    panel.field.selectAll()
    qtbot.keyClicks(panel.field, "8 Se")
    clock.days(1)
    assert panel.field.text() == "8 Se"
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == "28 December 1945"


@pytest.mark.parametrize("text", ["1945-02-30", "yesterday", "1200", "8.9.1945", "2031"])
def test_what_is_no_date_stays_with_one_sentence_and_moves_nothing(qtbot, panel, clock, text):
    typed(qtbot, panel, text)
    assert clock.today == date(1945, 12, 27)
    assert panel.field.text() == text
    assert panel.field.property("wrong")
    assert text in sentences(panel)
    assert text in panel.field.accessibleDescription()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == "27 December 1945"
    assert not panel.field.property("wrong")


def test_changing_the_step_or_the_pace_never_moves_the_date(qtbot, panel, clock):
    changes = []
    clock.store.subscribe(lambda new, old: changes.append(new))
    for index in range(panel.steps.count()):
        panel.steps.setCurrentIndex(index)
    for index in range(panel.pace.count()):
        panel.pace.activated.emit(index)
    assert changes == []
    assert panel.player.pace == Pace("year", 5)


def test_a_typed_pace_is_taken_and_a_wrong_one_stays_with_one_sentence(qtbot, panel):
    line = panel.pace.lineEdit()

    def type_pace(text):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    with qtbot.waitSignal(panel.pace.taken):
        type_pace("2 weeks a second")
    assert panel.player.pace == Pace("day", 14)
    assert line.text() == "14 days a second"
    with qtbot.assertNotEmitted(panel.pace.taken):
        type_pace("as fast as can be")
    assert panel.player.pace == Pace("day", 14)
    assert "'as fast as can be' is no speed; write events" in sentences(panel)
    qtbot.keyClick(panel.pace, Qt.Key.Key_Escape)
    assert line.text() == "14 days a second"
    assert "as fast as" not in sentences(panel)


def test_a_running_clock_leaves_a_wrong_pace_its_sentence(qtbot, panel, clock):
    line = panel.pace.lineEdit()
    line.selectAll()
    qtbot.keyClicks(line, "fast")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    clock.days(1)
    assert panel._sentence.text().startswith("'fast' is no speed")


def test_step_and_pace_are_taken_up_again(panel):
    panel.resume("month", Pace("day", 2.5))
    assert panel.unit == "month"
    assert panel.player.pace == Pace("day", 2.5)
    assert panel.pace.currentText() == "2.5 days a second"


def test_the_buttons_step_by_the_chosen_unit(qtbot, panel, clock):
    panel.resume("year", Pace())
    for button in panel.findChildren(QAbstractButton):
        if button.accessibleName() == "One step on":
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clock.today == date(1946, 12, 27)


def test_every_control_has_a_name_and_can_be_reached_by_key(panel):
    kinds = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)
    controls = [w for kind in kinds for w in panel.findChildren(kind)]
    for control in [*controls, panel.ruler]:
        if isinstance(control.parent(), QComboBox | QAbstractSpinBox):
            continue
        assert control.accessibleName(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.accessibleName()


def test_a_click_leaves_the_keyboard_where_it_was(qtbot, panel):
    """So that Space still plays after it."""
    panel.ruler.setFocus()
    qtbot.waitUntil(panel.ruler.hasFocus)
    for control in (*panel.modes.buttons.values(), panel.play, panel.all_years):
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        assert panel.ruler.hasFocus(), control.accessibleName()
    assert not panel.steps.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_a_pace_from_the_list_gives_the_keyboard_back(qtbot, panel):
    panel.pace.showPopup()
    with qtbot.waitSignal(panel.pace.taken):
        panel.pace.activated.emit(1)
    panel.pace.hidePopup()
    with qtbot.assertNotEmitted(panel.pace.taken):
        panel.pace.activated.emit(0)


def test_what_was_typed_is_told_as_plain_text(qtbot, panel):
    typed(qtbot, panel, "<b>1945")
    label = next(one for one in panel.findChildren(QLabel) if "<b>" in one.text())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_tab_goes_through_the_row_and_then_to_the_ruler_and_its_handles(qtbot, panel):
    panel.scope.choose("window")
    panel.ruler.zoom(0.5)
    panel.play.setFocus()
    met = []
    for _ in range(12):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        met.append(panel.focusWidget())
    assert met[1] is panel.field
    assert met[2:5] == list(panel.modes.buttons.values())
    assert met[5:] == [
        panel.chip, panel.all_years, panel.steps, panel.pace, panel.ruler, *panel.ruler.handles
    ]  # fmt: skip


def test_the_least_window_has_room_for_everything_and_a_fault_is_told_whole(qtbot, panel, clock):
    panel.resize(1024, panel.height())
    clock.store.change(mode="window", window=(date(1950, 9, 25), date(1951, 12, 15)))
    panel.ruler.zoom(0.5)
    qtbot.waitUntil(panel.all_years.isVisible)
    assert panel.layout().minimumSize().width() <= 1024
    assert panel.chip.text().endswith("…")
    assert "25 September 1950 – 14 December 1951" in panel.chip.accessibleName()
    high = panel.sizeHint().height()
    typed(qtbot, panel, "yesterday")
    assert panel.sizeHint().height() == high
    told = panel._sentence

    def whole() -> bool:
        room = told.rect()
        room.setHeight(0)
        wrap = Qt.TextFlag.TextWordWrap
        return told.fontMetrics().boundingRect(room, wrap, told.text()).height() <= told.height()

    qtbot.waitUntil(whole)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.pace.isVisible()


def test_on_a_small_screen_at_200_percent_nothing_is_squeezed(qtbot, panel, clock):
    clock.store.change(mode="window", window=(date(1950, 9, 25), date(1951, 12, 15)))
    panel.ruler.zoom(0.5)
    panel.resize(683, panel.height())
    qtbot.waitUntil(panel.all_years.isVisible)
    qtbot.waitUntil(lambda: panel.layout().minimumSize().width() <= 683)
    assert panel.chip.isVisible()
    typed(qtbot, panel, "8.9.1945")
    assert not panel.chip.isVisible()
    assert not panel.modes.isVisible()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.chip.isVisible()
    assert panel.modes.isVisible()
    panel.scope.choose("instant")
    assert panel.pace.isVisible()
    qtbot.waitUntil(lambda: panel.layout().minimumSize().width() <= 683)


@pytest.mark.parametrize("wide", [683, 800, 899, 900, 1024, 1239, 1240, 1366, 1499, 1500, 1920])
@pytest.mark.parametrize("mode", ["instant", "window", "cumulative"])
def test_what_is_wrong_with_a_date_is_told_whole_in_every_mode(qtbot, panel, clock, mode, wide):
    days = date(1950, 9, 10), date(1950, 11, 28)
    clock.store.change(mode=mode, date=date(1950, 9, 15), window=days)
    panel.resize(wide, 150)
    typed(qtbot, panel, "12 September 195O")
    told = panel._sentence
    assert told.text().startswith("'12 September 195O'")

    def whole() -> bool:
        room = told.contentsRect()
        return room.contains(
            told.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, told.text())
        )

    qtbot.waitUntil(whole, timeout=2000)
    typed(qtbot, panel, "15 September 1950")
    assert told.text() == ""
    qtbot.waitUntil(
        lambda: panel.modes.isVisible() and panel.chip.isHidden() == (mode == "instant")
    )
