"""The page in the engine: its channel, its answers, its death and return."""

import json
import logging
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEnginePermission

from parallel38.engine.profile import Profile
from parallel38.engine.scheme import HOME, is_own
from parallel38.engine.sender import Sender
from parallel38.engine.watchdog import Deaths, Watchdog, kill

log = logging.getLogger(__name__)


class Bridge(QObject):
    """The only object on the channel, known to the page as `bridge`: one text each way."""

    toPage = Signal(str)  # noqa: N815 (the page's spelling)
    heard = Signal(str)

    @Slot(str)
    def fromPage(self, text: str) -> None:
        """The page says something."""
        self.heard.emit(text)


class Page(QWebEnginePage):
    """One page of a Site, kept alive. Of each message it reads only `type` and `revision`.

    Signals: `loaded` (takes messages; again after each restart), `drawn(revision)`,
    `ready(revision)`, `received(text)` (every message, those too), `failed(text)` (a script
    error or the page's own report), `restarted()` (the renderer died and a new one loads),
    `gave_up(text)` (it died twenty times in a minute).
    """

    loaded = Signal()
    drawn = Signal(int)
    ready = Signal(int)
    received = Signal(str)
    failed = Signal(str)
    restarted = Signal()
    gave_up = Signal(str)

    def __init__(
        self, profile: Profile, parent: QObject | None = None, *, watched: bool = True
    ) -> None:
        """A page that is not `watched` may be silent for long, as a figure's is while it prints."""
        super().__init__(profile, parent)
        self._watched = watched
        self.bridge = Bridge(self)
        channel = QWebChannel(self)
        channel.registerObject("bridge", self.bridge)
        self.setWebChannel(channel)
        self._sender = Sender(self.bridge.toPage.emit, self)
        self._watchdog = Watchdog(self._ask, self)
        self._deaths = Deaths()
        self._remarks: set[str] = set()
        self.opening = ""  # the address's fragment: what the page may know before it is told
        self.bridge.heard.connect(self._heard)
        self.visibleChanged.connect(self._visibility)
        self.renderProcessTerminated.connect(self._died)
        self.permissionRequested.connect(_deny)
        self._watchdog.hung.connect(self._hung)

    def start(self) -> None:
        """Load the Site's page; `loaded` tells when it takes messages."""
        self._watchdog.loading()
        self._watchdog.watch(self._watched and self.isVisible())
        address = QUrl(HOME)
        if self.opening:
            address.setFragment(self.opening)
        self.load(address)

    def send(self, text: str) -> None:
        """Say something now, without waiting for any answer."""
        self.bridge.toPage.emit(text)

    def send_newest(self, revision: int, text: str) -> None:
        """Say this when the message before was drawn, unless a newer one came by then."""
        self._sender.send(revision, text)

    def _heard(self, text: str) -> None:
        self._watchdog.alive()
        kind, revision = _envelope(text)
        if kind == "loaded":
            self._watchdog.loaded()
            self.loaded.emit()
            self._sender.open()
        elif kind == "drawn":
            self.drawn.emit(revision)
            self._sender.answered(revision)
        elif kind == "ready":
            self.ready.emit(revision)
        self.received.emit(text)

    def _ask(self) -> None:
        self.runJavaScript("1", 0, lambda _answer: self._watchdog.alive())

    def _visibility(self, visible: bool) -> None:
        self._sender.clear()
        self._watchdog.watch(self._watched and visible)

    def _hung(self) -> None:
        log.warning("the map's page gave no answer for 5 s; it is restarted")
        kill(self.renderProcessPid())

    def _died(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self._sender.close()
        if self._deaths.too_many():
            self._watchdog.watch(False)
            self.gave_up.emit("The map's page ended 20 times within a minute and is not restarted.")
            return
        log.warning("the map's page ended (%s, code %d); it is restarted", status.name, code)
        self.restarted.emit()
        QTimer.singleShot(0, self, self.start)

    # --- closed by default ---
    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Stay on our page; a clicked web link opens in the user's browser."""
        url = QUrl(url)
        if is_own(url):
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            open_in_browser(url)
        return False

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        """No new windows."""
        return

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, text: str, line: int, source: str
    ) -> None:
        """The page's console goes to the log, a remark once; an error is also told by `failed`."""
        where = f"{text} ({source}:{line})"
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel:
            log.error("page: %s", where)
            self.failed.emit(where)
        elif where not in self._remarks:
            self._remarks.add(where)
            log.info("page: %s", where)


def open_in_browser(url: QUrl) -> None:
    """Hand a web address to the user's browser; other schemes are refused."""
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
    else:
        log.warning("refused to open %s", url.toString())


def close(profile: Profile, page: Page) -> None:
    """End page and profile in the order the engine needs."""
    import shiboken6

    for thing in (page, profile):
        if shiboken6.isValid(thing):
            shiboken6.delete(thing)


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _envelope(text: str) -> tuple[str, int]:
    """What the engine needs of a message: its type and revision (0 where it has none)."""
    try:
        message: Any = json.loads(text)
        return str(message["type"]), int(message.get("revision", 0))
    except (ValueError, TypeError, KeyError, AttributeError):
        return "", 0
