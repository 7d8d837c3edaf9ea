"""The real page in a real engine, with a small made-up atlas. A script error fails the test."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from parallel38 import fonts, paths
from parallel38.engine.page import Page, close
from parallel38.engine.profile import Profile
from parallel38.map import document
from parallel38.map.site import Site
from parallel38.serving import qwebchannel
from tests.web import atlas

PANE = {
    "day": atlas.DAY, "window": None, "mode": "instant", "date_text": "8 September 1945",
    "layers_on": [], "layers_off": [], "powers": [], "language": "en", "style": "screen",
    "selected": "", "highlights": [],
}  # fmt: skip
FURNITURE = {"title": "", "caption": "", "map_only": False, "fade_days": 365}


class Rig:
    """The page, shown at 900 x 700, and what it said."""

    def __init__(self, qtbot) -> None:
        text, geometry = atlas.build()
        blobs = {
            "page.html": document.page(38.0, 127.5, 6.5).encode(),
            "payload.json": text,
            "geometry.bin": geometry,
        }
        self.site = Site(
            blobs.__getitem__, paths.resources() / "web", document.leaflet_dir(), fonts.fonts_dir(),
            {"/qwebchannel.js": qwebchannel()},
        )  # fmt: skip
        self.qtbot = qtbot
        self.said: list[dict] = []
        self.errors: list[str] = []
        self.profile = Profile(self.site)
        self.page = Page(self.profile)
        self.page.received.connect(lambda text: self.said.append(json.loads(text)))
        self.page.failed.connect(self.errors.append)
        self.view = QWebEngineView()
        self.view.resize(900, 700)
        self.view.setPage(self.page)
        self.view.show()
        self.revision = 0
        with qtbot.waitSignal(self.page.loaded, timeout=30_000):
            self.page.start()

    def show(
        self, mark: bool = False, furniture: dict | None = None, glides: bool = True, **pane
    ) -> int:
        """Show a pane and wait until it is drawn."""
        self.revision += 1
        message = {
            "type": "show", "revision": self.revision, "mark": mark, "pane": PANE | pane,
            "furniture": FURNITURE | (furniture or {}), "glides": glides,
        }  # fmt: skip
        with self.qtbot.waitSignal(
            self.page.drawn, timeout=10_000, check_params_cb=lambda r: r == self.revision
        ):
            self.page.send(json.dumps(message))
        return self.revision

    def figure(self, furniture=None, asked=None, **pane) -> str:
        """Lay a pane out and return the SVG's text; `furniture` and `asked` change the message."""
        self.revision += 1
        message = {
            "type": "figure", "revision": self.revision, "lat": 38.0, "lon": 127.5, "zoom": 6.5,
            "width": 900, "height": 700, "pane": PANE | pane,
            "furniture": FURNITURE | (furniture or {}), **(asked or {}),
        }  # fmt: skip
        with self.qtbot.waitSignal(self.page.ready, timeout=20_000):
            self.page.send(json.dumps(message))
        return self.js("document.querySelector('svg#figure').outerHTML")

    def js(self, code: str):
        """The value of an expression in the page."""
        answers: list[str] = []
        self.page.runJavaScript(f"JSON.stringify(({code}) ?? null)", 0, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])

    def module(self, name: str, body: str):
        """The JSON value of a function body that sees the module's names as `m`."""
        self.js("window.answer = undefined")
        self.js(
            f"import('p38://atlas/web/{name}.js').then((m) => {{ {body} }})"
            ".then((v) => (window.answer = JSON.stringify(v)),"
            " (e) => (window.answer = JSON.stringify(String(e)))) && 0"
        )
        self.qtbot.waitUntil(lambda: self.js("window.answer !== undefined"), timeout=10_000)
        return json.loads(self.js("window.answer"))

    def pixel(self, canvas: str, x: float, y: float) -> list[int]:
        """Red, green, blue, alpha of one of the canvases: base, features, top."""
        return self.js(
            "[...parallel38.page.layer.contexts"
            f".find((c) => c.canvas.dataset.name == '{canvas}').getImageData("
            f"{x} * devicePixelRatio, {y} * devicePixelRatio, 1, 1).data]"
        )

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a position is on the screen, in CSS pixels."""
        point = self.js(f"(p => [p.x, p.y])(map_atlas.latLngToContainerPoint([{lat}, {lon}]))")
        return point[0], point[1]

    def legend(self) -> list[str]:
        return self.js("parallel38.page.picture.legend.map((row) => row.text)")

    def texts(self) -> list[str]:
        return self.js(
            "parallel38.page.picture.top.filter((m) => m.k == 'text').map((m) => m.text)"
        )


@pytest.fixture
def rig(qtbot) -> Iterator[Rig]:
    made = Rig(qtbot)
    yield made
    made.view.setPage(None)
    close(made.profile, made.page)
    made.view.close()
    QApplication.processEvents()
    assert not made.errors, made.errors
    assert not [one for one in made.said if one["type"] == "failed"]
