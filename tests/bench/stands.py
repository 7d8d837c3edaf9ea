"""The stands by name: each opens what it shows at 1280 x 800 CSS pixels."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera
from parallel38.engine.page import Page
from parallel38.engine.profile import Profile
from parallel38.engine.scheme import Site
from parallel38.serving import qwebchannel
from parallel38.ui import bridge
from parallel38.ui.pane_told import PaneState
from tests.bench.pages import EMPTY, Pages
from tests.bench.plan import SIZE, Plan
from tests.bench.stand import KEPT, Stand, begin

DAYS = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
BUSY = date(1950, 5, 1).toordinal()  # a war begins, and a front moves each day
AROUND = 640, 200  # pixels that the panels of the window take, more or less


def empty(_plan: Plan) -> Stand:
    """An empty page behind the same channel: what a picture costs without any map."""
    return of_site(Pages(EMPTY, {"/qwebchannel.js": qwebchannel()}), DAYS, BUSY, Camera())


def ours(plan: Plan) -> Stand:
    """This program's page with a set in place of the atlas."""
    from tests.bench.set_page import site
    from tests.bench.sets import read

    found = read(Path(plan.set))
    return of_site(site(found), found.days, found.middle, found.camera)


def timeline(plan: Plan) -> Stand:
    """folium's Timeline plugin with a set."""
    from tests.bench.folium_page import page
    from tests.bench.sets import read

    found = read(Path(plan.set))
    extra, folders = {"/qwebchannel.js": qwebchannel()}, {"scripts": Path(plan.scripts)}
    return of_site(Pages(page(found), extra, folders), found.days, found.middle, found.camera)


def of_site(site: Site, days: tuple[int, int], busy: int, home: Camera) -> Stand:
    """A page without a window round it, told of days as the window would."""
    begin()
    view, profile = QWebEngineView(), Profile(site)
    page = Page(profile, view, watched=False)
    view.setPage(page)
    view.resize(*SIZE)
    revision = 0

    def show(day: int, camera: Camera | None) -> int:
        nonlocal revision
        revision += 1
        if camera:
            to = bridge.CameraTo(lat=camera.lat, lon=camera.lon, zoom=camera.zoom)
            page.send(bridge.to_json(to))
        message = bridge.Show(revision=revision, pane=pane(day), mark=True)
        page.send_newest(revision, bridge.to_json(message))
        return revision

    page.start()
    view.show()
    KEPT.append(profile)
    show(busy, None)
    return Stand(view, lambda mark: mark == revision, show, days, busy, home)


def pane(day: int) -> PaneState:
    """What the page is told of a day. Days before year 1 have no date in Python."""
    return PaneState(
        day=day,
        window=None,
        mode="instant",
        date_text=str(date.fromordinal(day)) if day > 0 else str(day),
        layers_on=(),
        layers_off=(),
        powers=(),
        language="en",
        style="screen",
        selected="",
        highlights=(),
    )


def atlas(_plan: Plan) -> Stand:
    """The whole window, as the program opens it, so large that its map has the size of the rest."""
    from parallel38.app import Application
    from parallel38.data.atlasfile import open_atlas
    from parallel38.fonts import FILES, fonts_dir
    from parallel38.ui.theme import load_fonts

    with ThreadPoolExecutor(1) as pool:  # as parallel38.app.run does
        prepared = pool.submit(lambda: (open_atlas(), fonts_dir()))
        application = Application(software=True)
        file, fonts = prepared.result()
    load_fonts([str(fonts / name) for name in FILES])
    window = application.build_window(file, fonts=fonts)
    window.map.marks = True
    window.map.flies = False
    window.resize(QSize(*SIZE) + QSize(*AROUND))
    window.show()
    KEPT.extend((application, window))

    def show(day: int, camera: Camera | None) -> int:
        now = window.store.view.pane.camera
        window.store.change(date=date.fromordinal(day), camera=camera or now)
        return window.map.revision

    def settle() -> None:
        for _ in range(3):
            window.resize(window.size() + QSize(*SIZE) - window.map.size())
            QApplication.processEvents()

    home = window.store.view.pane.camera
    return Stand(
        window.map, lambda mark: 0 < mark == window.map.revision, show, DAYS, BUSY, home, settle
    )


STANDS: dict[str, Callable[[Plan], Stand]] = {
    "atlas": atlas,
    "empty": empty,
    "ours": ours,
    "timeline": timeline,
}
