import json
import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from parallel38.domain.view import OPENING, Camera, Store
from parallel38.map.style import PALETTES
from parallel38.own import join
from parallel38.ui.bridge import Moved
from parallel38.ui.drawing.message import message_of
from parallel38.ui.furniture import Furniture
from parallel38.ui.mapview import MapView


class Rig:
    def __init__(self, qtbot, site) -> None:
        self.qtbot = qtbot
        self.store = Store()
        self.view = MapView(site, self.store)
        self.view.resize(300, 200)

    def say(self, **message: object) -> None:
        self.view._page.bridge.fromPage(json.dumps(message))

    def heard(self) -> list[dict]:
        answers: list[str] = []
        self.view._page.runJavaScript("JSON.stringify(window.heard)", 0, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])

    def kinds(self) -> list[str]:
        return [message["type"] for message in self.heard()]


@pytest.fixture
def map_rig(qtbot, tiny_site) -> Iterator[Rig]:
    rig = Rig(qtbot, tiny_site)
    with qtbot.waitSignal(rig.view.drawn, timeout=20_000):
        rig.view.show()
    yield rig
    rig.view.shut()
    rig.view.shut()  # twice does no harm
    rig.view.deleteLater()


def test_the_page_is_told_everything_at_the_start(map_rig):
    camera, show = map_rig.heard()[:2]
    assert camera == {"type": "camera", "lat": 38.3, "lon": 127.6, "zoom": 6.3, "fly": False,
                      "seconds": 1.6}  # fmt: skip
    assert show["pane"]["date_text"] == "27 December 1945"
    assert map_rig.view.blocked == []


def test_a_date_goes_to_the_page_and_its_pixels_come_back(map_rig):
    map_rig.store.change(date=date(1950, 6, 25))
    image = map_rig.view.picture()
    assert image.width() == 300
    shows = [m for m in map_rig.heard() if m["type"] == "show"]
    assert shows[-1]["pane"]["date_text"] == "25 June 1950"
    assert shows[-1]["mark"] is True
    assert map_rig.view.marks is False


def test_a_camera_from_the_store_flies_or_cuts(map_rig):
    map_rig.store.change(camera=Camera(40, 120, 5))
    map_rig.view.flies = False
    map_rig.store.change(camera=Camera(41, 121, 6))
    map_rig.qtbot.waitUntil(lambda: map_rig.kinds().count("camera") == 3)
    assert [m["fly"] for m in map_rig.heard() if m["type"] == "camera"] == [False, True, False]
    assert map_rig.kinds().count("show") == 1  # the pane did not change


def test_a_gesture_is_recorded_and_not_sent_back(map_rig):
    box = {"west": 1, "south": 2, "east": 3, "north": 4}
    with map_rig.qtbot.waitSignal(map_rig.view.moved) as told:
        map_rig.say(type="moved", lat=39, lon=126, zoom=7.5, gesture=True, **box)
    assert told.args == [Moved(39, 126, 7.5, 1, 2, 3, 4, True)]
    assert map_rig.store.view.pane.camera == Camera(39, 126, 7.5)
    map_rig.say(type="moved", lat=10, lon=10, zoom=3, gesture=False, **box)
    assert map_rig.store.view.pane.camera == Camera(39, 126, 7.5)
    assert map_rig.kinds().count("camera") == 1


def test_clicks_and_faults_are_told(map_rig, caplog):
    with map_rig.qtbot.waitSignal(map_rig.view.picked) as told:
        map_rig.say(type="picked", kind="place", id="seoul", lat=37.5, lon=127.0)
    assert told.args == ["place", "seoul", 37.5, 127.0]
    with map_rig.qtbot.waitSignal(map_rig.view.failed) as told:
        map_rig.say(type="failed", text="no canvas")
    assert told.args == ["no canvas"]
    assert "page: no canvas" in caplog.text
    with map_rig.qtbot.waitSignal(map_rig.view.failed) as told:
        map_rig.say(type="gossip")
    assert "gossip" in told.args[0]


def test_furniture_goes_with_the_next_show(map_rig):
    with map_rig.qtbot.waitSignal(map_rig.view.drawn):
        map_rig.view.furnish(Furniture(title="Cairo", caption="In due course"))
    map_rig.view.furnish(Furniture(title="Cairo", caption="In due course"))  # no news
    assert map_rig.heard()[-1]["furniture"]["title"] == "Cairo"
    assert map_rig.kinds().count("show") == 2


def test_a_drawing_alone_is_sent_alone(map_rig):
    map_rig.view.take(join(Path(), (), {}))
    map_rig.view.draw(message_of(()))
    map_rig.view.draw(message_of(()))
    told = [kind for kind in map_rig.kinds() if kind in ("layers", "drawings")]
    assert told == ["layers", "drawings", "drawings"]  # own layers are not fetched again


def test_a_dead_renderer_comes_back_with_the_view(map_rig):
    map_rig.store.change(date=date(1948, 8, 15))
    map_rig.view.flies = False
    map_rig.store.change(camera=Camera(35, 129, 8))
    map_rig.view.picture()
    with map_rig.qtbot.waitSignal(map_rig.view._page.loaded, timeout=10_000):
        os.kill(map_rig.view._page.renderProcessPid(), signal.SIGKILL)
    map_rig.view.picture()
    heard = map_rig.heard()
    assert heard[0] == {"type": "camera", "lat": 35, "lon": 129, "zoom": 8, "fly": False,
                        "seconds": 1.6}  # fmt: skip
    assert heard[-1]["pane"]["date_text"] == "15 August 1948"


def test_a_dark_map_begins_dark(qtbot, tiny_site):
    store = Store()
    store.change(style="dark")
    view = MapView(tiny_site, store)
    qtbot.addWidget(view)
    try:
        assert view._page.backgroundColor().name() == PALETTES["dark"]["sea"]
        assert view._page.opening == f"dark,en,{OPENING.date.toordinal()}"
        store.change(style="screen")
        assert view._page.backgroundColor().name() == PALETTES["screen"]["sea"]
    finally:
        view.shut()
