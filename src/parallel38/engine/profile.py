"""The engine's profile: off the record, stores nothing, fetches nothing but our own scheme."""

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
)

from parallel38.engine.scheme import SCHEME, Gate, SchemeHandler, Site


class Profile(QWebEngineProfile):
    """A profile that serves one Site. `blocked` lists every request that was refused."""

    def __init__(self, site: Site, parent: QObject | None = None) -> None:
        super().__init__(parent)  # no name: off the record
        self._gate = Gate(self)
        self.setUrlRequestInterceptor(self._gate)
        self.installUrlSchemeHandler(SCHEME, SchemeHandler(site, self))
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.downloadRequested.connect(_refuse)
        _close(self.settings())

    @property
    def blocked(self) -> list[str]:
        """Addresses that were asked for and refused."""
        return list(self._gate.blocked)


def _refuse(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _close(settings: QWebEngineSettings) -> None:
    attribute = QWebEngineSettings.WebAttribute
    for name in (
        attribute.LocalStorageEnabled,
        attribute.PluginsEnabled,
        attribute.PdfViewerEnabled,
        attribute.JavascriptCanOpenWindows,
        attribute.JavascriptCanAccessClipboard,
        attribute.NavigateOnDropEnabled,
        attribute.ErrorPageEnabled,
        attribute.ScreenCaptureEnabled,
        attribute.HyperlinkAuditingEnabled,
        attribute.DnsPrefetchEnabled,
        attribute.LocalContentCanAccessFileUrls,
    ):
        settings.setAttribute(name, False)
