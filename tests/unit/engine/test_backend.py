import ctypes
import logging
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import qWarning

from parallel38.engine import backend
from parallel38.engine.messages import to_logging

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
HEAP = "--js-flags=--max-semi-space-size=4,--heap-growing-percent=40"


@pytest.fixture
def env(monkeypatch):
    for name in ("QT_QUICK_BACKEND", "QSG_RHI_BACKEND", FLAGS, "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "set, so that it is put back")
        monkeypatch.delenv(name)
    monkeypatch.setattr(backend, "_is_root", lambda: False)
    monkeypatch.setattr(backend, "_shm_is_small", lambda: False)
    monkeypatch.setattr(backend.Path, "glob", lambda self, pattern: iter(["renderD128"]))
    return monkeypatch


def test_a_gpu_and_a_user_need_nothing(env):
    assert backend.prepare() == backend.Backend(False, True, "a GPU is there")
    assert "QT_QUICK_BACKEND" not in os.environ
    assert os.environ[FLAGS] == f"--log-level=3 {HEAP}"


def test_root_alone_goes_without_sandbox(env):
    env.setattr(backend, "_is_root", lambda: True)
    env.setenv(FLAGS, "--lang=de")
    assert not backend.prepare().sandbox
    backend.prepare()  # twice adds nothing
    assert os.environ[FLAGS] == f"--lang=de --log-level=3 {HEAP} --no-sandbox"


def test_a_user_s_own_heap_stays(env):
    env.setenv(FLAGS, "--js-flags=--max-old-space-size=900")
    backend.prepare()
    assert os.environ[FLAGS] == "--js-flags=--max-old-space-size=900 --log-level=3"


def test_freed_memory_is_given_back():
    kept = [ctypes.create_string_buffer(60_000) for _ in range(2000)]  # 120 MB in small pieces
    for one in kept:
        ctypes.memset(one, 1, 60_000)
    last = kept[-1]  # keeps the end of the heap from shrinking by itself
    del kept, one
    full = resident()
    backend.give_back()
    freed = full - resident()
    assert freed > 80 if sys.platform == "linux" else freed == 0  # glibc alone holds it back
    assert last[0] == b"\1"


def resident() -> int:
    """MB of this process in memory, on Linux."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def test_small_shared_memory_is_not_used(env):
    env.setattr(backend, "_shm_is_small", lambda: True)
    backend.prepare()
    assert "--disable-dev-shm-usage" in os.environ[FLAGS]


@pytest.mark.parametrize(("size", "small"), [(64 * 2**20, True), (2 * 2**30, False), (None, True)])
def test_shared_memory_is_measured(monkeypatch, size, small):
    def statvfs(path: str) -> SimpleNamespace:
        if size is None:
            raise FileNotFoundError(path)
        return SimpleNamespace(f_frsize=4096, f_blocks=size // 4096)

    monkeypatch.setattr(os, "statvfs", statvfs)
    assert backend._shm_is_small() is small


def test_software_drawing(env):
    assert backend.prepare(software=True).why == "asked for"
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    assert "QSG_RHI_BACKEND" not in os.environ
    env.setattr(backend.Path, "glob", lambda self, pattern: iter([]))
    assert backend.prepare().why == "no GPU"
    env.setenv("QT_QPA_PLATFORM", "wayland")
    backend.go_offscreen()
    assert backend.prepare().why == "off screen"
    assert os.environ["QSG_RHI_BACKEND"] == "null"


@pytest.mark.parametrize(("name", "there"), [("DISPLAY", True), ("OTHER", False)])
def test_display(monkeypatch, name, there):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(name, ":0")
    assert backend.has_display() is there


def test_what_qt_says_goes_to_the_log(caplog, capfd):
    caplog.set_level(logging.INFO, "parallel38.qt")
    with to_logging():
        qWarning("no GPU in this house")
    assert "no GPU in this house" in caplog.text
    assert "no GPU" not in capfd.readouterr().err
