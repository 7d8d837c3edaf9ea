"""A bare QWebEngineView with bare Leaflet and the same coast."""

from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from parallel38.engine.profile import Profile
from parallel38.engine.scheme import HOME
from tests.bench.pages import BARE, SHOWN, Pages
from tests.bench.plan import SIZE
from tests.bench.stand import KEPT, begin


def bare() -> tuple[QWebEngineView, Callable[[int], bool]]:
    """The view, and what says of the mark on the screen that its map is there."""
    begin()
    view, profile = QWebEngineView(), Profile(Pages(BARE))
    page = QWebEnginePage(profile, view)
    view.setPage(page)
    view.resize(*SIZE)
    page.load(HOME)
    view.show()
    KEPT.append(profile)
    return view, SHOWN.__eq__
