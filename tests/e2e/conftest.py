"""The real window on the real atlas, driven by mouse and keys."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parallel38.app import Application
from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.settings import SettingsFile
from tests.browsers import Browser, Chromium, Firefox

BROWSERS = {"chromium": Chromium, "firefox": Firefox}


@pytest.fixture(scope="session")
def atlas_file() -> AtlasFile:
    return open_atlas()


class Desk:
    """A window and the hands in front of it. A script error in the page fails the test."""

    def __init__(self, qtbot, atlas_file: AtlasFile, settings: Path) -> None:
        self.qtbot = qtbot
        self.app = Application(SettingsFile(settings))
        self.window = self.app.build_window(atlas_file)
        self.errors: list[str] = []
        self.window.map.failed.connect(self.errors.append)
        self.window.resize(1366, 768)
        with qtbot.waitSignal(self.window.map.drawn, timeout=30_000):
            self.window.show()
        qtbot.waitUntil(lambda: hasattr(self.window, "inspector"), timeout=10_000)
        self.settle()

    @property
    def ruler(self):
        return self.window.timeline.ruler

    def settle(self) -> None:
        """Wait until the page has drawn what the Store says now."""
        self.qtbot.waitUntil(
            lambda: self.js("parallel38.page.revision") == self.window.map.revision,
            timeout=10_000,
        )

    def breathe(self) -> None:
        """Let the page answer a key, and the window paint."""
        self.js("1")
        QApplication.processEvents()

    def js(self, code: str):
        """The value of an expression in the page."""
        answers: list[str] = []
        page = self.window.map.page()
        page.runJavaScript(f"JSON.stringify(({code}) ?? null)", 0, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])

    def shown(self) -> set[str]:
        """Ids of the features that the page draws as facts now."""
        self.settle()
        self.js("parallel38.page.draw() && 0")
        # a camera that has just set out shows the features of before for a tenth of a second
        self.qtbot.waitUntil(
            lambda: self.js("parallel38.page.shown === parallel38.page.state"), timeout=10_000
        )
        return set(
            self.js(
                "parallel38.page.picture.seen.filter((s) => s.sure === 'certain')"
                ".map((s) => s.feature.id)"
            )
        )

    def type_date(self, text: str) -> None:
        """Ctrl+D, the date, Enter."""
        field = self.window.timeline.field
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def x(self, day) -> QPoint:
        """Where a day stands on the ruler, below its ticks."""
        ruler = self.ruler
        return QPoint(round(ruler.axis.x(day.toordinal() + 0.5)), ruler.height() - 4)

    def move(self, point: QPoint) -> None:
        """The mouse over the ruler with its left button held."""
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, self.ruler.mapToGlobal(place),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.ruler, event)

    def press(self, point: QPoint) -> None:
        QTest.mousePress(self.ruler, Qt.MouseButton.LeftButton, pos=point)

    def release(self, point: QPoint) -> None:
        QTest.mouseRelease(self.ruler, Qt.MouseButton.LeftButton, pos=point)


@pytest.fixture
def desk(qtbot, atlas_file: AtlasFile, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, atlas_file, tmp_path / "settings.json")
    yield made
    made.window.close()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.instance().setStyleSheet("")
    assert not made.errors, made.errors


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.browsers) for name in BROWSERS]
)
def browser(request, tmp_path_factory) -> Iterator[Browser]:
    """A browser of its own; a complaint of its page fails the last test."""
    made = BROWSERS[request.param](tmp_path_factory.mktemp(request.param))
    yield made
    said = made.complaints() if isinstance(made, Chromium) else []
    made.close()
    assert said == []
