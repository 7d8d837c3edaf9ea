"""What a click on a link of the inspector does."""

from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from parallel38.domain.selected import person, since, spot_id, spot_of
from parallel38.ui.inspector.changes_page import shown_ids
from parallel38.ui.travel import Travel


class Links:
    """Follows `p38:` links on the map and opens http(s) ones in the user's browser."""

    def __init__(self, travel: Travel, define: Callable[[str], object] | None = None) -> None:
        """`define` shows a term of the glossary."""
        self._travel, self._define = travel, define

    def follow(self, url: QUrl) -> bool:
        """Follow a link that was clicked; False where it leads nowhere."""
        if url.scheme() in ("http", "https"):
            return QDesktopServices.openUrl(url)
        if url.scheme() != "p38":
            return False
        kind, _slash, target = unquote(url.path()).partition("/")
        if kind == "term" and self._define:
            self._define(target)
            return True
        if kind == "date":
            return self._to_day(target)
        if kind == "since":
            return self._since(target)
        if kind == "point":
            return self._to_point(target)
        if kind == "person":
            self._travel.leave_for(person(target))
            return True
        return self._travel.to(target)

    def _to_day(self, text: str) -> bool:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return False
        self._travel.to_day(day)
        return True

    def _since(self, text: str) -> bool:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return False
        shown = shown_ids(self._travel.atlas, day.toordinal(), self._travel.day.toordinal())
        self._travel.leave_for(since(day), shown)
        return True

    def _to_point(self, text: str) -> bool:
        spot = spot_of(f"@{text}")
        if spot is None:
            return False
        self._travel.select(spot_id(*spot))
        return True
