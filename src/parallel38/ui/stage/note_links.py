"""Links in the notes of a talk: off the script, to a page, or to what a word means."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QTextBrowser, QToolTip

from parallel38.domain.link import SCHEME
from parallel38.ui.help.terms import terms
from parallel38.ui.inspector.links import Links
from parallel38.ui.travel import Travel
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

TIP_MS = 60_000  # a word's meaning stands until the hand moves on, at most so long


class NoteLinks(QObject):
    """Follows the links of one page of notes. What they lead to on the map comes into the desk's
    Store, and so is a digression; notes are a stranger's: no other file or scheme is opened.
    """

    def __init__(self, window: Window, page: QTextBrowser) -> None:
        super().__init__(page)
        self._deeds, self._page = window.deeds, page
        travel = Travel(window.atlas, window.store, window.trail)
        self._links = Links(travel, self._define)
        page.anchorClicked.connect(self.follow)

    def follow(self, url: QUrl) -> bool:
        """Where a link leads; False where it leads nowhere."""
        link = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if link.startswith(SCHEME) and self._deeds.opens is not None:
            self._deeds.opens(link)
            return True
        return self._links.follow(url)

    def _define(self, term: str) -> None:
        """Beside the word: a window of its own would take the clicker's keys."""
        found, page = terms().get(term), self._page
        if found is None:
            return
        under = page.mapToGlobal(page.cursorRect().bottomLeft())
        at = QCursor.pos() if page.underMouse() else under
        told = f"<p><b>{escape(_(found.title))}</b></p><p>{escape(_(found.text))}</p>"
        QToolTip.showText(at, told, page, page.rect(), TIP_MS)


def roll(page: QTextBrowser, steps: int) -> None:
    """Scroll a page of notes by so many times three lines."""
    bar = page.verticalScrollBar()
    bar.setValue(bar.value() + 3 * steps * page.fontMetrics().lineSpacing())
