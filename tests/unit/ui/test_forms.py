"""What forms share: fields, their room, and what is said when a file was written."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from parallel38.ui.fields import new_choice, new_number
from parallel38.ui.menus import Menu
from parallel38.ui.notice import Notice
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.ui.whole_field import WholeField
from parallel38.ui.written import tell_written


def shown(qtbot, *children: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for child in children:
        column.addWidget(child)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def test_a_first_click_takes_the_whole_day_and_a_second_a_place_in_it(qtbot):
    field = WholeField("27 December 1945")
    _window = shown(qtbot, QLineEdit(), field)
    middle = QPoint(40, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=middle)
    assert field.selectedText() == "27 December 1945"
    QTest.keyClicks(field, "25 June 1950")
    assert field.text() == "25 June 1950"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=middle)
    assert not field.hasSelectedText()


def test_a_click_beside_a_field_leaves_the_keyboard_where_it_was(qtbot):
    field, form = QLineEdit(), ScrolledForm("a form")
    body = QWidget()
    body.setMinimumHeight(900)
    form.setWidget(body)
    _window = shown(qtbot, field, form)
    field.setFocus()
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert field.hasFocus()


def test_a_narrow_choice_cuts_no_letter(qtbot):
    """What it has no room for ends in dots, and what it has room for is as Qt draws it."""
    box, plain = new_choice("what"), QComboBox()
    for one in (box, plain):
        one.addItems(["A story of a length that no panel has room for", "Short"])
        one.setFixedSize(150, 30)
    _window = shown(qtbot, QLineEdit(), box, plain)
    assert box.grab().toImage() != plain.grab().toImage()
    for one in (box, plain):
        one.setCurrentIndex(1)
    assert box.grab().toImage() == plain.grab().toImage()


def test_the_list_of_a_narrow_choice_cuts_no_row(qtbot):
    box = new_choice("what")
    box.addItem("Journal column 84 mm, black lines, 1200 dpi, and on")
    box.setFixedWidth(90)
    _window = shown(qtbot, box)
    box.showPopup()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()


def test_a_menu_stays_within_the_window(qtbot):
    button = QToolButton()
    window = shown(qtbot, button)
    window.setGeometry(20, 20, 300, 200)
    menu = Menu("Export", window)
    menu.addAction("Slide")
    menu.popup(window.mapToGlobal(QPoint(290, 40)))
    assert menu.geometry().right() <= window.frameGeometry().right()
    menu.close()


def test_what_is_written_can_be_opened(qtbot, theme, tmp_path, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    notice = Notice(window, theme)
    out = tmp_path / "zones.png"
    out.write_text("drawn")
    asked: list[str] = []
    found = [True, True, False]
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or found.pop(0)
    )
    tell_written(notice, "Wrote zones.png", out)
    buttons = {one.text(): one for one in notice.findChildren(QToolButton) if not one.isHidden()}
    buttons["Open"].click()
    buttons["Show in folder"].click()
    assert asked == [str(out), str(tmp_path)]
    assert notice.text == "Wrote zones.png"
    buttons["Open"].click()
    assert notice.text == f"No program here opens {out}."
    tell_written(notice, "Wrote 3 figures", tmp_path)
    shown_now = [one.text() for one in notice.findChildren(QToolButton) if not one.isHidden()]
    assert shown_now == ["Show in folder", ""]


def test_a_choice_of_nothing_tells_what_to_choose(qtbot):
    field = new_choice("Story")
    field.addItem("A story")
    qtbot.addWidget(field)
    field.resize(240, 30)
    field.setCurrentIndex(-1)
    empty = field.grab().toImage()
    field.setPlaceholderText("Choose a story")
    assert field.grab().toImage() != empty


def choice_of_three():
    box = new_choice("what")
    box.addItems(["One", "Two", "Three"])
    return box, box.currentIndex


def number_of_three():
    box = new_number("how many", -3, 0)
    return box, lambda: -box.value()


@pytest.mark.parametrize("made", [choice_of_three, number_of_three])
def test_a_wheel_that_scrolls_past_changes_no_field(qtbot, made):
    line, (box, value) = QLineEdit(), made()
    _window = shown(qtbot, line, box)
    line.setFocus()
    down = QPoint(0, -120)
    for focus, row in ((line, 0), (box, 1)):
        focus.setFocus()
        at = QPointF(box.rect().center())
        event = QWheelEvent(
            at, box.mapToGlobal(at), QPoint(), down, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
        assert value() == row
