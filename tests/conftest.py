"""What all tests share: no network, a display of their own, no traces, and no process left.

The cache with the compiled atlas and the fonts is shared, for its files are named by what is in
them; a test that spoils a cache takes `own_cache`.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.person import on_display, own_display

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NEW_NETWORK = 0x40000000  # CLONE_NEWNET
SET_FLAGS, UP = 0x8914, 1  # SIOCSIFFLAGS, IFF_UP
HELPERS = ("QtWebEngineProc",)  # the engine's own, which end with the test process


def cut_network() -> None:
    """Move this process and its children into a network namespace with nothing but loopback.

    Only root may; for others the guard below refuses Python's connections.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform.startswith("linux") and libc.unshare(NEW_NETWORK) == 0:
        with socket.socket() as any_socket:
            fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP))


def guard(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse every connection that leaves this machine, before it is tried."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
        assert host in ("127.0.0.1", "::1", "localhost"), f"a connection to {host} was tried"


cut_network()
sys.addaudithook(guard)

from parallel38.engine.backend import prepare  # noqa: E402 (after the platform is chosen)

prepare()


def pytest_configure(config: pytest.Config) -> None:
    """Share one cache over all sessions of this checkout."""
    assert config.cache is not None, "these tests need pytest's cacheprovider"
    os.environ["PARALLEL38_CACHE"] = str(config.cache.mkdir("parallel38"))


@pytest.fixture(scope="session", autouse=True)
def no_process_left() -> Iterator[None]:
    """Everything a test starts, it also ends."""
    before = set(children(os.getpid()))
    yield
    left = {pid: name for pid, name in children(os.getpid()).items() if pid not in before}
    assert not [name for name in left.values() if name not in HELPERS], f"still running: {left}"


def children(parent: int) -> dict[int, str]:
    """The child processes of a process that are no zombies: number and name."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = stat.read_text().partition(" (")
        except OSError:  # it ended while we looked
            continue
        name, _, fields = rest.rpartition(") ")
        state, above = fields.split()[:2]
        if int(above) == parent and state != "Z":
            found[int(pid)] = name
    return found


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and logs of each test are its own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for this test alone."""
    monkeypatch.setenv("PARALLEL38_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X server of the tests' own with a window manager: its name, such as ':7'."""
    with own_display() as name:
        yield name


@pytest.fixture
def x_env(display: str) -> dict[str, str]:
    """The environment for a program that opens a real window on `display`."""
    return on_display(display)


@pytest.fixture
def own_type(qapp: Any) -> Iterator[None]:
    """Words are as wide and as high as they are for people."""
    from PySide6.QtGui import QFontDatabase

    from parallel38.fonts import FILES, fonts_dir
    from parallel38.ui.theme import load_fonts

    font = qapp.font()
    load_fonts([str(fonts_dir() / name) for name in FILES])
    yield
    QFontDatabase.removeAllApplicationFonts()
    qapp.setFont(font)
