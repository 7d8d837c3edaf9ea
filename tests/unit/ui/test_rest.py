from PySide6.QtWidgets import QWidget

from parallel38.domain.view import Camera, Pane
from parallel38.ui.rest import LATEST_MS, REST_MS, AtRest, only_days


class Counted:
    def __init__(self, qtbot):
        self.done = 0
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.rest = AtRest(self.widget, self.work)

    def work(self):
        self.done += 1


def test_many_askings_are_one_work_after_a_rest(qtbot):
    one = Counted(qtbot)
    one.widget.show()
    for _ in range(20):
        one.rest.ask()
    assert one.done == 0 and one.rest._timer.interval() == REST_MS
    qtbot.waitUntil(lambda: one.done == 1)
    one.rest.now()
    assert one.done == 1


def test_a_clock_that_never_rests_is_followed_at_last(qtbot):
    one = Counted(qtbot)
    one.widget.show()

    def ask_again() -> bool:
        one.rest.ask()
        return one.done > 0

    qtbot.waitUntil(ask_again, timeout=10 * LATEST_MS)


def test_what_is_hidden_waits_until_it_is_shown(qtbot):
    one = Counted(qtbot)
    one.rest.soon()
    assert not one.rest._timer.isActive()
    one.widget.show()
    assert one.done == 1


def test_a_drag_changes_days_only():
    pane = Pane()
    assert only_days(Pane(date=pane.date.replace(year=1950)), pane)
    assert not only_days(Pane(camera=Camera(zoom=5)), pane)
    assert not only_days(Pane(selected="x", date=pane.date.replace(year=1950)), pane)
