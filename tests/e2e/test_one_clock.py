"""The clock, the map and the inspector are one: what holds on a day is what is drawn on it."""

from datetime import date

from PySide6.QtCore import Qt

# What a class is shown: id, first day, last day (none: it stands to this day).
HELD = (
    ("conc-russian-lease-1898", "1898-03-27", "1905-01-01"),
    ("conc-kwantung-1905", "1905-12-22", "1945-08-21"),
    ("state-korea-protectorate", "1905-11-17", "1910-08-28"),
    ("state-chosen", "1910-08-29", "1945-09-07"),
    ("zone-korea-us", "1945-09-08", "1948-08-14"),
    ("zone-korea-soviet", "1945-09-03", "1948-09-08"),  # about 24 August; surely ten days later
    ("state-rok-1948", "1948-08-15", "1953-07-26"),
    ("state-dprk-1948", "1948-09-09", "1953-07-26"),
    ("mdl", "1953-07-27", None),
    ("conc-port-arthur-base-1945", "1945-08-22", "1955-05-23"),
)


def test_each_thing_shows_and_hides_on_its_day(desk):
    days: dict[date, set[tuple[str, bool]]] = {}
    for name, first, last in HELD:
        start = date.fromisoformat(first)
        days.setdefault(start, set()).add((name, True))
        days.setdefault(date.fromordinal(start.toordinal() - 1), set()).add((name, False))
        if last is not None:
            end = date.fromisoformat(last)
            days.setdefault(end, set()).add((name, True))
            days.setdefault(date.fromordinal(end.toordinal() + 1), set()).add((name, False))
    wrong = []
    for day in sorted(days):
        desk.type_date(day.isoformat())
        shown = desk.shown()
        wrong += [(day, name, held) for name, held in days[day] if (name in shown) != held]
    assert wrong == []


def test_a_drag_from_1876_to_2024_passes_the_whole_history(desk):
    """What is drawn under way is at every stop what holds on the day under the knob."""
    desk.press(desk.x(date(1876, 2, 27)))
    met: dict[str, list[date]] = {}
    for year in range(1876, 2025):
        desk.move(desk.x(date(year, 6, 1)))
        for name in desk.shown() & {name for name, _, _ in HELD}:
            met.setdefault(name, []).append(desk.window.clock.today)
    desk.release(desk.x(date(2024, 6, 1)))
    assert set(met) == {name for name, _, _ in HELD}
    for name, first, last in HELD:
        assert met[name][0] >= date.fromisoformat(first), name
        assert last is None or met[name][-1] <= date.fromisoformat(last), name
    assert met["mdl"][-1].year == 2024


def test_a_quick_drag_ends_on_the_last_day_asked_for(desk):
    """The picture may lag behind the hand, but it never queues and never stops short."""
    desk.press(desk.x(date(1880, 1, 1)))
    for year in range(1880, 2020):
        desk.move(desk.x(date(year, 1, 1)))
    desk.release(desk.x(date(2020, 1, 1)))
    desk.settle()
    assert desk.js("parallel38.page.state.pane.day") == desk.window.clock.today.toordinal()


def test_keys_move_by_days_months_years_and_events(desk):
    window, ruler = desk.window, desk.ruler
    ruler.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    steps = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "1945-12-28"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "1945-12-27"),
        (Qt.Key.Key_Right, shift, "1946-01-27"),
        (Qt.Key.Key_Left, shift, "1945-12-27"),
        (Qt.Key.Key_Right, control, "1946-12-27"),
        (Qt.Key.Key_Left, control, "1945-12-27"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "1866-01-01"),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, "2024-12-31"),
    ]
    for key, modifier, day in steps:
        desk.qtbot.keyClick(ruler, key, modifier)
        assert window.clock.today == date.fromisoformat(day)
    desk.qtbot.keyClick(ruler, Qt.Key.Key_Left, alt)
    last = window.clock.today
    assert window.store.view.pane.selected in window.atlas.events
    desk.qtbot.keyClick(ruler, Qt.Key.Key_Left, alt)
    assert window.clock.today < last


def test_what_holds_is_said_where_it_is_drawn(desk):
    desk.type_date("8 Sep 1945")
    assert "8 September 1945" in desk.js("parallel38.page.state.pane.date_text")
    desk.qtbot.waitUntil(lambda: desk.window.windowTitle().startswith("8 September 1945"))
    assert "zone-korea-us" in desk.shown()


def test_nothing_outside_is_asked_for(desk):
    for name in ("1898-03-27", "1945-09-08", "1953-07-27"):
        desk.type_date(name)
        desk.shown()
    assert desk.window.map.blocked == []
