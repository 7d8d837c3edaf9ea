"""Names and words in other languages: none is cut off that no tip says whole.

`python -m tests.long.cut_words` looks at all languages and at every state of the window.
"""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from e2e.conftest import Desk
from e2e.cut_words import cut
from parallel38 import words
from parallel38.settings import SettingsFile
from parallel38.ui.panels import beside_the_map

WIDE = 1366


@pytest.fixture
def desk_in_korean(qtbot, own_type, atlas_file, tmp_path):
    settings = tmp_path / "settings.json"
    SettingsFile(settings).change(interface="ko", language="ko", welcomed=True)
    desk = Desk(qtbot, atlas_file, settings)
    kept = desk.window.settings.values
    left, right = beside_the_map(WIDE, kept.layers_width, kept.inspector_width)
    desk.window.split.setSizes([left, WIDE - left - right, right])
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.instance().setStyleSheet("")
    words.use("en")


def whole(desk: Desk) -> None:
    desk.settle()
    desk.qtbot.waitUntil(lambda: "\n".join(cut(desk.window)) == "", timeout=10_000)


def test_no_word_of_the_korean_window_is_cut(desk_in_korean):
    desk, window = desk_in_korean, desk_in_korean.window
    whole(desk)
    window.guide.to("event", "cairo-conference")
    whole(desk)
    window.search.setText("서울")
    window.search.start()
    desk.qtbot.waitUntil(window.search.list.isVisible)
    whole(desk)
    window.search.close_list()
    window.actions_.by_id["essays"].trigger()
    whole(desk)


class Sign(QWidget):
    """Paints a name into a room of its own width."""

    def __init__(self, fits: bool) -> None:
        super().__init__()
        self.fits = fits

    def paintEvent(self, _event: object) -> None:
        painter, name = QPainter(self), "Владивосток"
        wide = painter.fontMetrics().horizontalAdvance(name)
        painter.drawText(0, 0, wide + 2 if self.fits else wide // 2, 30, 0, name)


@pytest.mark.parametrize("fits", [True, False])
def test_a_word_that_is_cut_is_found(qtbot, fits):
    top = QWidget()
    qtbot.addWidget(top)
    sign, label = Sign(fits), QLabel("Владивосток")
    for one in (sign, label):
        one.setParent(top)
        one.resize(400, 30)
    label.move(0, 40)
    label.resize(label.sizeHint() if fits else label.sizeHint() / 2)
    top.resize(500, 100)
    top.show()
    assert len(cut(top)) == (0 if fits else 2)
    label.setToolTip("Владивосток")
    sign.setToolTip("Владивосток")
    assert cut(top) == []
