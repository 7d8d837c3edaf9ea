from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit

from parallel38.domain.view import FIRST_DAY, LAST_DAY


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
    assert "The first day of September 1945" in sentences(panel)  # still to be read


def test_a_month_is_never_passed_off_as_a_day(qtbot, panel):
    typed(qtbot, panel, "September 1945")
    assert "The first day of September 1945" in sentences(panel)


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


def test_changing_the_step_or_the_speed_never_moves_the_date(panel, clock):
    changes = []
    clock.store.subscribe(lambda new, old: changes.append(new))
    for index in range(panel.steps.count()):
        panel.steps.setCurrentIndex(index)
        panel.speed.setValue(3.5 + index)
    assert changes == []
    assert panel.speed.isVisible()


def test_step_and_speed_are_taken_up_again(panel):
    panel.resume("month", 2.5)
    assert (panel.unit, panel.speed.value()) == ("month", 2.5)
    assert (panel.player.unit, panel.player.speed) == ("month", 2.5)


def test_the_buttons_step_by_the_chosen_unit(qtbot, panel, clock):
    panel.resume("year", 12)
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


def test_play_goes_from_event_to_event_and_stops_at_the_last(qtbot, panel, clock, monkeypatch):
    monkeypatch.setattr("parallel38.ui.timeline.player.GLIDE", 40)
    monkeypatch.setattr("parallel38.ui.timeline.player.dwell", lambda _importance: 20)
    chosen = []
    clock.store.subscribe(lambda new, _old: chosen.append(new.pane.selected))
    clock.first()
    qtbot.mouseClick(panel.play, Qt.MouseButton.LeftButton)
    assert panel.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not panel.player.is_playing, timeout=5000)
    assert list(dict.fromkeys(filter(None, chosen))) == ["month", "talks", "about", "armistice"]
    assert clock.today == date(1953, 7, 27)
    assert panel.play.accessibleName() == "Play"


def test_a_great_event_is_rested_on_longer():
    from parallel38.ui.timeline.player import dwell

    assert [dwell(n) for n in range(1, 6)] == sorted(dwell(n) for n in range(1, 6))
    assert dwell(5) > 2 * dwell(3)


def test_play_by_the_calendar_keeps_its_speed_and_ends_on_the_last_day(qtbot, panel, clock):
    panel.resume("year", 1000)
    clock.first()
    panel.player.play()
    qtbot.waitUntil(lambda: not panel.player.is_playing, timeout=5000)
    assert clock.today == LAST_DAY
    panel.player.play()  # from the beginning again
    assert clock.today == FIRST_DAY


def test_play_runs_on_from_where_a_hand_moved_the_date(qtbot, panel, clock):
    panel.resume("day", 100)
    panel.player.play()
    clock.go(date(1900, 1, 1))
    qtbot.waitUntil(lambda: clock.today > date(1900, 1, 1), timeout=5000)
    assert clock.today < date(1901, 1, 1)


def test_what_was_typed_is_told_as_plain_text(qtbot, panel):
    typed(qtbot, panel, "<b>1945</b>")
    label = next(one for one in panel.findChildren(QLabel) if "<b>" in one.text())
    assert label.textFormat() == Qt.TextFormat.PlainText
