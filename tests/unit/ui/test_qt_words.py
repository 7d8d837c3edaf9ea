"""Qt's own words follow the window's language."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from parallel38 import words
from parallel38.ui import qt_words


@pytest.fixture
def english_again(qapp):
    yield
    qt_words.speak(qapp, "en")


def cancel(qtbot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_qts_dialogs_speak_the_windows_language(qtbot, qapp, english_again):
    assert qt_words.speak(qapp, "ko")
    assert cancel(qtbot) == "취소"
    assert not qt_words.speak(qapp, "en")
    assert cancel(qtbot) == "Cancel"


def test_qt_has_every_language_that_the_window_has(qapp, english_again):
    for language in words.languages():
        assert qt_words.speak(qapp, language) == (language != "en")
