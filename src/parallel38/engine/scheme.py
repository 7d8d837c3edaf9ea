"""The private scheme p38://atlas/: answers from a Site, under a Content-Security-Policy.

Knows the engine and no pages: any object with `get(path) -> (mime, bytes) | None` can be served.
A page marks each inline script it means to run with `nonce="{{p38-nonce}}"`.
"""

import logging
import secrets
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

log = logging.getLogger(__name__)

SCHEME = b"p38"
HOME = QUrl("p38://atlas/")
NONCE = b"{{p38-nonce}}"
_LOCAL = ("data", "blob")


class Site(Protocol):
    """Whatever can answer for p38://atlas/<path>; `path` starts with a slash, without a query."""

    def get(self, path: str) -> tuple[str, bytes] | None:
        """The resource's MIME type and bytes, or None where there is none."""


def register_scheme() -> None:
    """Make p38: known to the engine. Must come before QApplication; twice does no harm."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def policy(nonce: str) -> bytes:
    """The Content-Security-Policy of every answer."""
    return (
        "default-src 'none'; "
        f"script-src 'self' 'nonce-{nonce}'; "
        "style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; "
        "font-src 'self'; "
        "connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ).encode()


def is_own(url: QUrl) -> bool:
    """Whether the address is one of ours."""
    return url.scheme().encode() == SCHEME and url.host() == HOME.host()


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers p38://atlas/<path> from a Site; each handler has a nonce of its own."""

    def __init__(self, site: Site, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._site = site
        # Lower case only: the engine puts headers into lower case, nonces are compared exactly.
        self._nonce = secrets.token_hex(16)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request; what the Site does not have is 'not found', a fault 'failed'."""
        path = job.requestUrl().path() or "/"
        try:
            answer = self._site.get(path) if job.requestMethod() == b"GET" else None
        except Exception:
            log.exception("the page's request for %s failed", path)
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        if answer is None:
            log.warning("the page asked for %s, which is not there", path)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self._reply(job, *answer)

    def _reply(self, job: QWebEngineUrlRequestJob, mime: str, body: bytes) -> None:
        if mime.startswith("text/html"):
            body = body.replace(NONCE, self._nonce.encode())
        # The values must be lists: a bare bytes value sends one header a character, so no policy.
        headers = {
            QByteArray(b"Content-Security-Policy"): [QByteArray(policy(self._nonce))],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
        }
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]
        device = QBuffer(job)
        device.setData(body)
        device.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(mime.encode(), device)


class Gate(QWebEngineUrlRequestInterceptor):
    """Blocks and lists every request that would leave our scheme."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let our own scheme and in-memory addresses through, nothing else."""
        url = info.requestUrl()
        if is_own(url) or url.scheme() in _LOCAL:
            return
        info.block(True)
        self.blocked.append(url.toString())
        log.warning("blocked a request to %s", url.toString())
