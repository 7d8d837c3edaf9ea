"""Settings, the simple window, the tour and the glossary in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QTextBrowser

from parallel38.settings import SettingsFile
from parallel38.ui.help.tour import STEPS, Tour
from parallel38.ui.settings_window import SettingsWindow


def act(desk, command: str) -> None:
    desk.window.actions_.by_id[command].trigger()


def dialog(desk) -> QDialog:
    return desk.window.findChildren(QDialog)[-1]


def close(desk, made) -> None:
    with desk.qtbot.waitSignal(made.destroyed):
        made.close()


def test_a_setting_holds_at_once_and_is_kept(desk):
    act(desk, "settings")
    made = dialog(desk)
    assert isinstance(made, SettingsWindow)
    desk.qtbot.waitUntil(made.isActiveWindow)
    names = made.rows["language"].control
    assert isinstance(names, QComboBox)
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_Down)
    assert desk.window.pane.language == "ko"
    flies = made.rows["flights"].control
    assert isinstance(flies, QCheckBox)
    QTest.keyClick(flies, Qt.Key.Key_Space)
    assert desk.window.map.flies is False
    kept = SettingsFile(desk.window.settings.path).values
    assert (kept.language, kept.flights) == ("ko", False)
    assert all(row.control.accessibleName() for row in made.rows.values())
    close(desk, made)


def test_the_simple_window_goes_to_ten_dates_and_is_kept(desk):
    window = desk.window
    act(desk, "simple")
    simple = window.deeds.simple
    assert window.left.isHidden() and window.right.isHidden() and window.top_bar.isHidden()
    assert simple.bar.isVisible() and window.timeline.isVisible()
    assert not window.timeline.modes.isVisible()
    simple.dates.buttons[8].click()
    assert window.pane.date.isoformat() == "1953-07-27"
    assert [one.isChecked() for one in simple.dates.buttons].index(True) == 8
    assert SettingsFile(window.settings.path).values.simple
    act(desk, "map-only")
    assert not simple.bar.isVisible()
    act(desk, "map-only")
    act(desk, "simple")
    assert window.left.isVisible() and window.right.isVisible() and window.top_bar.isVisible()
    assert not simple.dates.isVisible() and window.timeline.modes.isVisible()
    assert not SettingsFile(window.settings.path).values.simple


def test_large_type_for_a_projector_comes_and_goes(desk):
    window = desk.window
    act(desk, "simple")
    large = window.deeds.simple.bar.large
    large.click()
    assert window.pane.style == "stage" and large.isChecked()
    desk.settle()
    assert desk.js("parallel38.page.state.pane.style") == "stage"
    act(desk, "large-type")
    assert window.pane.style == "screen" and not large.isChecked()
    act(desk, "simple")


def test_the_tour_is_walked_by_keys_and_then_over(desk):
    act(desk, "tour")
    [tour] = desk.window.findChildren(Tour)
    day = desk.window.pane.date
    for place in range(len(STEPS)):
        assert tour.place == place
        assert desk.window.rect().contains(tour.geometry())
        QTest.keyClick(tour.next, Qt.Key.Key_Right)
    with desk.qtbot.waitSignal(tour.destroyed):
        pass
    assert desk.window.pane.date == day
    assert SettingsFile(desk.window.settings.path).values.welcomed


def test_the_tour_is_over_once_another_window_stands_there(desk):
    act(desk, "tour")
    act(desk, "tour")  # again is from the beginning, not a second card
    tour = desk.window.findChildren(Tour)[-1]
    with desk.qtbot.waitSignal(tour.destroyed):
        act(desk, "simple")
    assert desk.window.findChildren(Tour) == []
    act(desk, "simple")


def test_one_key_goes_round_the_parts_of_the_window(desk):
    window = desk.window
    desk.window.map.setFocus()
    heads = [window.timeline.ruler, window.layers.tree, window.inspector.text,
             window.top_bar.menu_button]  # fmt: skip
    shown = [head for head in heads if head.isVisible()]
    for head in shown:
        act(desk, "next-part")
        assert window.focusWidget() is head
    act(desk, "next-part")
    act(desk, "previous-part")
    assert window.focusWidget() is shown[-1]


def test_a_word_of_the_inspector_leads_to_the_glossary_and_that_to_the_map(desk):
    desk.window.store.change(selected="dmz")
    text = desk.window.inspector.text
    desk.qtbot.waitUntil(lambda: "p38:term/" in text.toHtml())
    from PySide6.QtCore import QUrl

    text.anchorClicked.emit(QUrl("p38:term/mdl"))
    made = dialog(desk)
    page = made.findChild(QTextBrowser)
    assert "Military Demarcation Line" in page.toPlainText()
    page.anchorClicked.emit(QUrl("p38:feature/mdl"))
    assert desk.window.pane.selected == "mdl"
    close(desk, made)
