"""Real browsers for tests: Chromium by its driver, Firefox by Marionette; both speak WebDriver."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from base64 import b64decode
from collections import deque
from math import ceil
from pathlib import Path
from typing import IO, Any

PATIENCE = 30.0  # seconds until a browser answers
# WebDriver's names of the keys that have no letter.
KEYS = {
    "Shift": "\ue008", "Ctrl": "\ue009", "Alt": "\ue00a", "Left": "\ue012", "Up": "\ue013",
    "Right": "\ue014", "Down": "\ue015", "Enter": "\ue007", "Esc": "\ue00c", "Tab": "\ue004",
    "Home": "\ue011", "End": "\ue010", "PgUp": "\ue00e", "PgDn": "\ue00f", "Space": " ",
}  # fmt: skip
_PATHS = {
    "Navigate": ("POST", "url"), "ExecuteScript": ("POST", "execute/sync"),
    "PerformActions": ("POST", "actions"), "TakeScreenshot": ("GET", "screenshot"),
    "SetWindowRect": ("POST", "window/rect"), "DeleteSession": ("DELETE", ""),
    "SwitchToFrame": ("POST", "frame"), "SwitchToWindow": ("POST", "window"),
    "GetWindowHandles": ("GET", "window/handles"),
}  # fmt: skip


class BrowserError(RuntimeError):
    """What the browser refused, in its own words."""


class Browser(ABC):
    """A page in a browser without a display; what differs is how a command gets there."""

    @abstractmethod
    def command(self, name: str, **values: Any) -> Any:
        """What the browser answers to a command of WebDriver."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def go(self, address: str) -> None:
        self.command("Navigate", url=address)

    def js(self, code: str, *arguments: Any) -> Any:
        """The value of a function's body."""
        return self.command("ExecuteScript", script=code, args=list(arguments))

    def until(self, code: str, *arguments: Any) -> Any:
        """Wait until a function's body says something true: asked again and again."""
        end = time.monotonic() + PATIENCE
        while not (found := self.js(code, *arguments)):
            assert time.monotonic() < end, f"never came true: {code}"
        return found

    def press(self, chord: str) -> None:
        """One press: 'Shift+Right', 'a', 'Space'."""
        names = chord.split("+") if len(chord) > 1 else [chord]
        codes = [KEYS.get(name, name) for name in names]
        steps = [{"type": "keyDown", "value": code} for code in codes]
        steps += [{"type": "keyUp", "value": code} for code in reversed(codes)]
        self._act({"type": "key", "id": "keys", "actions": steps})

    def type(self, text: str) -> None:
        for letter in text:
            self.press(letter)

    def click(self, x: float, y: float, kind: str = "mouse") -> None:
        """At a place of the window, by mouse or by touch."""
        steps = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({
            "type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": steps
        })  # fmt: skip

    def drag(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        """From one place of the window to another, with a stop between."""
        half = [(a + b) / 2 for a, b in zip(start, end, strict=True)]
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 50}
            for x, y in (start, half, end)
        ]
        down, up = ({"type": f"pointer{name}", "button": 0} for name in ("Down", "Up"))
        self._act({
            "type": "pointer", "id": f"drag {kind}", "parameters": {"pointerType": kind},
            "actions": [moves[0], down, *moves[1:], up],
        })  # fmt: skip

    def click_on(self, selector: str, kind: str = "mouse") -> None:
        """In the middle of an element."""
        code = (
            "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'nearest'});"
            "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2];"
        )
        x, y = self.js(code, selector)
        self.click(x, y, kind)

    def windows(self) -> list[str]:
        """The names of all windows, the oldest first."""
        return list(self.command("GetWindowHandles"))

    def turn_to(self, window: str) -> None:
        """What follows is asked of this window."""
        self.command("SwitchToWindow", handle=window)

    def picture(self, path: Path) -> None:
        path.write_bytes(b64decode(self.command("TakeScreenshot")))

    def _act(self, source: dict[str, Any]) -> None:
        self.command("PerformActions", actions=[source])


class Chromium(Browser):
    """Debian's Chromium by chromedriver."""

    def __init__(
        self, home: Path, size: tuple[int, int] = (1366, 768), phone: bool = False
    ) -> None:
        said = rb"started successfully on port (\d+)"
        self._process, port = _start(["chromedriver", "--port=0"], home, said)
        self._address = f"http://127.0.0.1:{port}/session"
        words = [
            "--headless=new", "--disable-gpu", "--hide-scrollbars=false",
            f"--user-data-dir={home / 'profile'}", f"--window-size={size[0]},{size[1]}",
        ]  # fmt: skip
        if os.geteuid() == 0:
            words.append("--no-sandbox")  # Chromium refuses to start otherwise
        options: dict[str, Any] = {"args": words, "binary": shutil.which("chromium")}
        if phone:
            metrics = {"width": size[0], "height": size[1], "pixelRatio": 2, "touch": True}
            options["mobileEmulation"] = {"deviceMetrics": metrics}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        made = self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self._session = made["sessionId"]

    def command(self, name: str, **values: Any) -> Any:
        method, path = _PATHS[name]
        return self._ask(method, f"/{self._session}/{path}".rstrip("/"), values)

    def prefer(self, **features: str) -> None:
        """What the reader's system asks for: prefers_color_scheme="dark"."""
        told = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self._told("Emulation.setEmulatedMedia", features=told)

    def shape(self, width: float, height: float, ratio: float) -> None:
        """A window of so many CSS pixels, each of so many of a picture's."""
        sides = {"width": ceil(width), "height": ceil(height)}
        self._told(
            "Emulation.setDeviceMetricsOverride", **sides, deviceScaleFactor=ratio, mobile=False
        )

    def complaints(self) -> list[str]:
        """The errors that stand in the console since it was last asked for."""
        told = self._ask("POST", f"/{self._session}/se/log", {"type": "browser"})
        return [one["message"] for one in told if one["level"] == "SEVERE"]

    def close(self) -> None:
        self.command("DeleteSession")
        _end(self._process)

    def _told(self, command: str, **values: Any) -> None:
        """A command of Chromium's own, which WebDriver has none for."""
        path = f"/{self._session}/goog/cdp/execute"
        self._ask("POST", path, {"cmd": command, "params": values})

    def _ask(self, method: str, path: str, values: dict[str, Any]) -> Any:
        body = json.dumps(values).encode() if method == "POST" else None
        request = urllib.request.Request(self._address + path, body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise BrowserError(json.load(error)["value"]["message"]) from None


class Firefox(Browser):
    """Debian's Firefox by the protocol that it brings, Marionette."""

    def __init__(
        self, home: Path, size: tuple[int, int] = (1366, 768), prefer: tuple[str, ...] = ()
    ) -> None:
        profile = home / "profile"
        profile.mkdir(parents=True)
        preferences = [
            ("marionette.port", "0"), ("browser.shell.checkDefaultBrowser", "false"),
            ("datareporting.policy.dataSubmissionEnabled", "false"),
            *((name, "1") for name in prefer),
        ]  # fmt: skip
        lines = [f'user_pref("{name}", {value});' for name, value in preferences]
        profile.joinpath("user.js").write_text("\n".join(lines))
        words = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile"]
        more = ["--width", str(size[0]), "--height", str(size[1])]
        said = rb"Listening on port (\d+)"
        self._process, port = _start([*words, str(profile), *more], home, said)
        self._socket = socket.create_connection(("127.0.0.1", port), 60)
        self._stream = self._socket.makefile("rb")
        self._read()  # who it is
        self._number = 0
        self.command("NewSession", capabilities={"alwaysMatch": {}})
        inner = self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self.command("SetWindowRect", width=size[0] + inner[0], height=size[1] + inner[1])

    def command(self, name: str, **values: Any) -> Any:
        self._number += 1
        if name == "TakeScreenshot":
            values = {"full": False}
        text = json.dumps([0, self._number, f"WebDriver:{name}", values]).encode()
        self._socket.sendall(b"%d:%b" % (len(text), text))
        _kind, _number, error, answer = self._read()
        if error:
            raise BrowserError(error["message"])
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def close(self) -> None:
        self.command("DeleteSession")
        self._stream.close()
        self._socket.close()
        _end(self._process)

    def _read(self) -> Any:
        length = b""
        while (one := self._stream.read(1)) != b":":
            assert one, "Firefox hung up"
            length += one
        return json.loads(self._stream.read(int(length)))


def _start(words: list[str], home: Path, said: bytes) -> tuple["subprocess.Popen[bytes]", int]:
    """A program in a group of its own, so that its children end with it; and the port on which it
    says that it listens. What it says later is heard and forgotten.
    """
    home.mkdir(parents=True, exist_ok=True)
    own = os.environ | {"HOME": str(home), "MOZ_CRASHREPORTER_DISABLE": "1"}
    out, both = subprocess.PIPE, subprocess.STDOUT
    process = subprocess.Popen(words, stdout=out, stderr=both, env=own, start_new_session=True)
    assert process.stdout
    late = threading.Timer(PATIENCE, process.kill)
    late.start()
    found = next(filter(None, (re.search(said, line) for line in process.stdout)), None)
    late.cancel()
    if found is None:
        raise BrowserError(f"{words[0]} did not start")
    threading.Thread(target=_forget, args=(process.stdout,), daemon=True).start()
    return process, int(found[1])


def _forget(said: IO[bytes]) -> None:
    with said:
        deque(said, 0)


def _end(process: "subprocess.Popen[bytes]") -> None:
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
