"""A tiny page of the tests' own, with the channel and the answers of the real one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from parallel38.engine.page import Page, close
from parallel38.engine.profile import Profile
from parallel38.serving import qwebchannel

HTML = """<!doctype html><meta charset="utf-8"><title>t</title><style>@page{margin:0}html,body{
margin:0;overflow:hidden}svg{display:block}</style><body>BODY<script src="/qwebchannel.js"></script>
<script nonce="{{p38-nonce}}">
const say = (o) => window.bridge.fromPage(JSON.stringify(o));
window.shows = [];
window.heard = [];
new QWebChannel(qt.webChannelTransport, (c) => {
  window.bridge = c.objects.bridge;
  window.bridge.toPage.connect((text) => {
    const m = JSON.parse(text);
    window.heard.push(m);
    if (m.type === "show") {
      window.shows.push(m.revision);
      document.body.style.background = "#" + m.revision.toString(16).padStart(6, "0");
      if (!m.silent) setTimeout(() => say({type: "drawn", revision: m.revision}), 5);
    }
    if (m.type === "figure") {
      document.body.innerHTML = `<svg id="figure" xmlns="http://www.w3.org/2000/svg"
        width="${m.width}" height="${m.height}" viewBox="0 0 ${m.width} ${m.height}">
        <rect width="100%" height="100%" fill="#eef"/>
        <path d="M50 50 L250 80 L120 200 Z" fill="#c33" stroke="#000"/></svg>`;
      document.fonts.ready.then(() => say({type: "ready", revision: m.revision}));
    }
  });
  say({type: "loaded"});
});
</script>"""


class TinySite:
    def __init__(self, body: str = "", **more: tuple[str, bytes]) -> None:
        self.body = body
        self.asked: list[str] = []
        self.more = more

    def get(self, path: str) -> tuple[str, bytes] | None:
        self.asked.append(path)
        if path == "/":
            return "text/html; charset=utf-8", HTML.replace("BODY", self.body).encode()
        if path == "/qwebchannel.js":
            return "text/javascript", qwebchannel()
        return self.more.get(path.strip("/"))

    def put(self, answers: dict[str, bytes]) -> None:
        """Own layers are taken and never asked for: the tiny page draws nothing."""

    def lend(self, tiles: Callable[[str], bytes | None]) -> None:
        """The same of scanned maps."""


class Rig:
    """A page with its profile, started and waited for."""

    def __init__(self, qtbot, site: TinySite) -> None:
        self.qtbot, self.site = qtbot, site
        self.profile = Profile(site)
        self.page = Page(self.profile)

    def start(self, visible: bool = True) -> "Rig":
        with self.qtbot.waitSignal(self.page.loaded, timeout=20_000):
            self.page.start()
            self.page.setVisible(visible)  # without effect before the first load
        return self

    def js(self, code: str):
        answers: list[object] = []
        self.page.runJavaScript(code, 0, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]


@pytest.fixture
def rig(qtbot) -> Iterator[object]:
    made: list[Rig] = []

    def make(body: str = "", **more: tuple[str, bytes]) -> Rig:
        made.append(Rig(qtbot, TinySite(body, **more)))
        return made[-1]

    yield make
    for one in made:
        close(one.profile, one.page)
    QApplication.processEvents()


@pytest.fixture
def tiny_site() -> TinySite:
    return TinySite()
