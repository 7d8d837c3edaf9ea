"""Where the page's own time goes: its engine's sampling profiler, asked over the debugging port.

A case that is profiled is slower for it: its figures are not those of the other parts.
"""

import json
import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtWebSockets import QWebSocket

from tests.bench.screen import Watch

PORT = 9_338
ENVIRONMENT = {
    "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{PORT}",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--remote-allow-origins=*",
}
GRAIN_US = 500  # between samples
SCRIPT = "script.js"  # the page's modules as one
MODULE = re.compile(r"^// (\S+)\nconst \$", re.M)
Places = Sequence[tuple[int, str]]  # first line (from 0) and name of each module, in order


class Profiler:
    """Starts and stops the profiler of the one page of this process."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._answers: dict[int, Any] = {}
        self._asked = 0
        self._socket = QWebSocket()
        self._socket.textMessageReceived.connect(self._heard)
        self._socket.open(QUrl(self._address()))
        watch.wait(self._socket.isValid)
        self._call("Profiler.enable")
        self._call("Profiler.setSamplingInterval", interval=GRAIN_US)
        self._places = places(self._script())

    def start(self) -> None:
        """From now on."""
        self._call("Profiler.start")

    def stop(self) -> dict[str, float]:
        """Per cent of the time by function and file, without the time in which nothing ran."""
        return shares(self._call("Profiler.stop")["profile"], self._places)

    def _script(self) -> str:
        """The page's script as it runs, "" where a page has none."""
        code = f"fetch('/{SCRIPT}').then((a) => (a.ok ? a.text() : ''), () => '')"
        answer = self._call("Runtime.evaluate", expression=code, awaitPromise=True)
        return str(answer["result"]["value"])

    def _address(self) -> str:
        network = QNetworkAccessManager()
        answer = network.get(QNetworkRequest(QUrl(f"http://127.0.0.1:{PORT}/json/list")))
        self._watch.wait(answer.isFinished)
        if answer.error() != QNetworkReply.NetworkError.NoError:
            raise ConnectionError(answer.errorString())
        pages = json.loads(bytes(answer.readAll().data()))
        return str(pages[0]["webSocketDebuggerUrl"])

    def _call(self, method: str, **parameters: object) -> Any:
        self._asked += 1
        number = self._asked
        message = {"id": number, "method": method, "params": parameters}
        self._socket.sendTextMessage(json.dumps(message))
        self._watch.wait(lambda: number in self._answers)
        return self._answers.pop(number)

    def _heard(self, text: str) -> None:
        answer = json.loads(text)
        if "id" in answer:
            self._answers[answer["id"]] = answer.get("result")


def places(script: str) -> Places:
    """Where each module of the page's script begins."""
    return [(script.count("\n", 0, at.start()), at[1]) for at in MODULE.finditer(script)]


def shares(profile: dict[str, Any], modules: Places = ()) -> dict[str, float]:
    """Per cent of the samples by the function that ran, most first; (idle) is left out, and
    (program) is the engine itself: canvas, layout, messages.
    """
    names = {node["id"]: _name(node["callFrame"], modules) for node in profile["nodes"]}
    spent: Counter[str] = Counter()
    for node, microseconds in zip(profile["samples"], profile["timeDeltas"], strict=False):
        spent[names[node]] += microseconds
    spent.pop("(idle)", None)
    whole = max(1, spent.total())
    return {name: 100 * part / whole for name, part in spent.most_common()}


def _name(frame: dict[str, Any], modules: Places) -> str:
    file = frame["url"].rpartition("/")[2]
    if file == SCRIPT and modules:
        file = modules[max(0, bisect(modules, frame["lineNumber"], key=lambda one: one[0]) - 1)][1]
    return f"{frame['functionName'] or '(nameless)'}{f' {file}' if file else ''}"
