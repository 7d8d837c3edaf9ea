"""Where the keyboard is in a list, a menu or a scrolled form: one sees it, light or dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QVBoxLayout, QWidget

from parallel38.domain.finding import Finding
from parallel38.domain.story import Story
from parallel38.settings import INSPECTOR_WIDTHS
from parallel38.ui.key_guard import keeps
from parallel38.ui.layers.choices import Choices, Offer
from parallel38.ui.own.import_panel import ImportPanel
from parallel38.ui.own.preview import Preview
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.ui.search import Search
from parallel38.ui.stage.ready_card import ReadyCard
from parallel38.ui.theme import Theme
from tests.long.rings import LEAST, changed, pixels, ring, rows
from unit.domain.small_atlas import small_atlas
from unit.ui.test_import_panel import told  # noqa: F401

SLIMMEST = INSPECTOR_WIDTHS[0]


@pytest.fixture(params=["light", "dark"])
def theme(qapp, request) -> Iterator[Theme]:
    yield Theme(qapp, request.param)
    qapp.setStyleSheet("")


def moved(window: QWidget, widget: QWidget, key: Qt.Key = Qt.Key.Key_Down) -> int:
    """Pixels by which one sees that a key moved the chosen row."""
    before = pixels(window)
    QTest.keyClick(widget, key)
    QApplication.processEvents()
    return changed(window, window.rect(), before, pixels(window))


def test_each_row_of_a_menu(qtbot, theme):
    menu = QMenu()
    qtbot.addWidget(menu)
    for name in ("Project", "Time", "View"):
        menu.addAction(name)
    menu.show()
    seen = [row.ring for row in rows(menu, QApplication.processEvents)]
    assert len(seen) == 3
    assert min(seen) >= LEAST


def test_the_row_of_a_field_that_opens(qtbot, theme):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["Day", "Month", "Year"])
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    assert moved(box.view().window(), box.view()) >= LEAST
    box.hidePopup()


def test_the_row_of_a_filter(qtbot, theme):
    field = QWidget()
    qtbot.addWidget(field)
    choices = Choices(field, "Powers", [Offer("japan", "Japan", 3), Offer("korea", "Korea", 2)])
    field.show()
    choices.drop()
    qtbot.waitUntil(choices.rows.hasFocus)
    assert moved(choices, choices.rows) >= LEAST


def test_the_row_of_a_finding_can_be_read_while_it_is_chosen(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    card = ReadyCard(window, str)
    window.show()
    card.look(Story("s", "S"), [Finding("It has no notes.")] * 3)
    assert moved(card, card.list) >= LEAST
    row = card.list.visualRect(card.list.currentIndex())
    seen = card.list.viewport().grab(row).toImage()
    tones = [seen.pixelColor(x, y).lightness() for x in range(seen.width())
             for y in range(seen.height())]  # fmt: skip
    assert max(tones) - min(tones) > 120


def test_the_row_of_what_was_found(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    search = Search(small_atlas(), theme, window)
    QVBoxLayout(window).addWidget(search)
    window.show()
    search.setFocus()
    qtbot.keyClicks(search, "soviet")
    qtbot.waitUntil(search.list.isVisible)
    QApplication.processEvents()
    assert moved(search.list, search) >= LEAST


@pytest.fixture
def panel(qtbot, theme, told) -> ImportPanel:  # noqa: F811
    """In the slimmest inspector of a low window."""
    made = ImportPanel()
    qtbot.addWidget(made)
    made.begin("events.csv", "events")
    made.show_understood(told)
    made.resize(SLIMMEST, 420)
    made.show()
    made.title.setFocus()
    return made


@pytest.mark.parametrize("part", [ScrolledForm, Preview])
def test_what_is_scrolled_and_the_rows_of_a_file(qtbot, panel, part):
    (one,) = panel.findChildren(part)
    before = pixels(panel)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert ring(panel, one, before, pixels(panel)) >= LEAST


def test_arrows_scroll_a_form_and_are_no_commands(qtbot, panel):
    (form,) = panel.findChildren(ScrolledForm)
    bar = form.verticalScrollBar()
    form.setFocus()
    for key, ends in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(form, key)
        assert bar.value() == ends
    qtbot.keyClick(form, Qt.Key.Key_Down)
    assert bar.value() > 0
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        assert keeps(form, press)


def test_a_form_is_no_wider_than_the_slimmest_panel(qtbot, panel):
    (form,) = panel.findChildren(ScrolledForm)
    assert form.widget().minimumSizeHint().width() <= form.viewport().width()
