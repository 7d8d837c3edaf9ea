"""How the engine draws on this machine: decided once, before QApplication."""

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
# Small generations of JavaScript's heap: 30 MB less at the start and 120 MB less after a long drag
# of the clock, which is no slower for it.
_HEAP = "--js-flags=--max-semi-space-size=4,--heap-growing-percent=40"
_SMALL_SHM = 256 * 2**20  # bytes; Chromium's default of 64 MB in containers crashes renderers

_OFF_SCREEN = "off screen"


@dataclass(frozen=True)
class Backend:
    """The choice made: software drawing or the GPU, and whether the renderer is sandboxed."""

    software: bool
    sandbox: bool
    why: str


def prepare(software: bool = False) -> Backend:
    """Set the environment for the engine and say what was chosen. Call before QApplication.

    Software drawing where it is asked for, off screen, or without a GPU; no sandbox for root
    alone, where Chromium refuses to start with one; no shared memory where there is little.
    """
    from parallel38.engine.scheme import register_scheme

    why = _why_software(software)
    if why:
        os.environ["QT_QUICK_BACKEND"] = "software"
    if why == _OFF_SCREEN:
        os.environ["QSG_RHI_BACKEND"] = "null"  # else it tries OpenGL in vain, and says so
    sandbox = not _is_root()
    # Fatal errors only: Chromium complains of a missing D-Bus and such.
    flags = ["--log-level=3", *(() if "--js-flags" in os.environ.get(_FLAGS, "") else (_HEAP,))]
    if not sandbox:
        flags.append("--no-sandbox")
    if _shm_is_small():
        flags.append("--disable-dev-shm-usage")
    _add_flags(flags)
    register_scheme()
    return Backend(bool(why), sandbox and "--no-sandbox" not in _flags(), why or "a GPU is there")


def in_force() -> Backend:
    """What the environment says now: what `prepare` chose, or whoever set it by hand."""
    software = os.environ.get("QT_QUICK_BACKEND") == "software"
    return Backend(software, "--no-sandbox" not in _flags(), "the environment")


def has_display() -> bool:
    """Whether windows can be shown: always but on a Unix without X11 or Wayland."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def go_offscreen() -> None:
    """Draw without any display, whatever platform a desktop session has named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def give_back() -> None:
    """Return to the system what the C library keeps of freed pictures: some 50 MB after the start.

    Takes 1 to 5 ms; only glibc needs it.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def _why_software(asked: bool) -> str:
    if asked:
        return "asked for"
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal"):
        return _OFF_SCREEN
    if sys.platform.startswith("linux") and not any(Path("/dev/dri").glob("render*")):
        return "no GPU"
    return ""


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _shm_is_small() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        stat = os.statvfs("/dev/shm")
    except OSError:
        return True
    return stat.f_frsize * stat.f_blocks < _SMALL_SHM


def _flags() -> list[str]:
    return os.environ.get(_FLAGS, "").split()


def _add_flags(flags: list[str]) -> None:
    new = [flag for flag in flags if flag not in _flags()]
    if new:
        os.environ[_FLAGS] = " ".join(_flags() + new)
