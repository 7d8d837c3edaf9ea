#!/usr/bin/env python3
"""Set-up on a machine that has Python 3.11 or newer with venv: standard library only.

    python3 bootstrap.py run [ARGUMENTS]    install what is missing, then start Parallel 38
                                            (with no display it writes a snapshot and says so)
    python3 bootstrap.py test [ARGUMENTS]   the same, then run the tests (arguments go to pytest)

System libraries come from apt-get (asking for sudo where that is possible), Python packages from
the lock files by their hashes into .venv. What is already there is not touched.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "parallel38-stamp"
RUN_LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
LOG = ROOT / ".bootstrap.log"

# Debian's package for each library that QtWebEngine and Qt's X11 plugin name as needed: all of
# them, since which package brings which other one differs between releases. Debian 13 and Ubuntu
# 24.04 call some of them ...t64; both names are tried.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
}
# The tests drive a real window on a display of their own and look into figures.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
    "openbox": "openbox",
    "pdftocairo": "poppler-utils",
    "rsvg-convert": "librsvg2-bin",
    "xmllint": "libxml2-utils",
    "identify": "imagemagick",
    "ffprobe": "ffmpeg",
    "unzip": "unzip",
}


class SetupError(Exception):
    """One sentence for the user: what is missing and what to do."""


def main(arguments: list[str]) -> int:
    """Set up and hand over; the exit code is the started program's, or 1 with one sentence."""
    if arguments[:1] not in (["run"], ["test"]):
        print(__doc__.strip(), file=sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    testing = arguments[0] == "test"
    try:
        check_python()
        system_packages(testing)
        environment(testing)
    except (SetupError, OSError) as error:
        print(f"bootstrap: {error}", file=sys.stderr)
        return 1
    if testing:
        os.chdir(ROOT)
        return start(venv_program("python"), "-m", "pytest", *arguments[1:])
    return start(venv_program("parallel38"), *arguments[1:])


def start(*command: "str | Path") -> int:
    """Become the program where the system allows it; else run it as a child."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(words[0], words)
    return subprocess.run(words, check=False).returncode


def check_python() -> None:
    """Raise SetupError where Python is too old or cannot make environments."""
    if sys.version_info < (3, 11):
        raise SetupError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError("Python's venv is missing: install it with apt-get install python3-venv.")


def say(text: str) -> None:
    """A word on progress."""
    print(text, file=sys.stderr, flush=True)


# --- system libraries ---
def system_packages(testing: bool) -> None:
    """Install what the system lacks. Raises SetupError naming packages and command."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for soname, package in LIBRARIES.items() if not loads(soname)]
    if testing:
        missing += [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        names = [name for name in LIBRARIES if not loads(name)]
        raise SetupError(f"These system libraries are missing, install them: {' '.join(names)}.")
    install([*as_root(missing), apt], missing)


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds this library and what it needs."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def as_root(packages: list[str]) -> list[str]:
    """What to put before a command that needs root: nothing, or sudo. Raises SetupError."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo:
        silent = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
        if silent.returncode == 0 or sys.stdin.isatty():
            return [sudo]
    raise SetupError(
        "System packages are missing and this user may not install them; have an administrator "
        f"run: apt-get install --no-install-recommends {' '.join(packages)}"
    )


def install(apt: list[str], packages: list[str]) -> None:
    """Fetch the list of packages, choose the names this release uses, and install."""
    say(f"Installing {len(packages)} system packages with apt-get: {' '.join(packages)}")
    options = ["-q", "-y", "--no-install-recommends"]
    logged([*apt, "update", "-q"], "apt-get could not fetch its list of packages")
    names = [release_name(package) for package in packages]
    if os.geteuid() == 0:
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    logged([*apt, "install", *options, *names], f"apt-get could not install {' '.join(names)}")


def release_name(package: str) -> str:
    """The package's name on this release: ...t64 where there is such a one."""
    found = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", f"{package}t64"],
        capture_output=True, check=False,
    )  # fmt: skip
    return f"{package}t64" if found.returncode == 0 and found.stdout.strip() else package


# --- the environment ---
def environment(testing: bool) -> None:
    """Make .venv hold what the lock says; nothing to do where the stamp says that it does."""
    lock = TEST_LOCK if testing else RUN_LOCK
    if stamped() in {stamp(lock), stamp(TEST_LOCK)}:  # the tests' lock holds all of the other
        return
    if not works(venv_program("python")):
        say("Making the environment in .venv")
        logged([sys.executable, "-m", "venv", "--clear", str(VENV)], ".venv could not be made")
    STAMP.unlink(missing_ok=True)
    pip = [str(venv_program("python")), "-m", "pip", "install", "--disable-pip-version-check"]
    count = (ROOT / lock).read_text("utf-8").count("==")
    say(f"Installing some {count} Python packages into .venv (a few minutes the first time)")
    logged(
        [*pip, "--require-hashes", "-r", str(ROOT / lock)],
        "The Python packages could not be installed",
    )
    logged([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
           "Parallel 38 itself could not be installed")  # fmt: skip
    prepare()
    STAMP.write_text(stamp(lock), "utf-8")


def prepare() -> None:
    """Compile the atlas and cut the fonts now, so that the first start is quick."""
    say("Compiling the atlas and its fonts")
    code = (
        "from parallel38.data.atlasfile import open_atlas; from parallel38.fonts import fonts_dir;"
        "open_atlas().close(); fonts_dir()"
    )
    logged([str(venv_program("python")), "-c", code], "The atlas could not be compiled")


def venv_program(name: str) -> Path:
    """A program inside .venv."""
    return VENV / ("Scripts" if os.name == "nt" else "bin") / (name + ".exe" * (os.name == "nt"))


def works(python: Path) -> bool:
    """Whether the environment's Python starts and is of this version."""
    if not python.exists():
        return False
    code = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def stamp(lock: str) -> str:
    """What decides whether .venv is up to date: lock, project, Python, and where it stands."""
    digest = hashlib.sha256(f"{sys.version} {ROOT} {lock}".encode())
    for name in (lock, "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamped() -> str:
    """The stamp that the last set-up left, or nothing."""
    return STAMP.read_text("utf-8") if STAMP.is_file() else ""


def logged(command: list[str], failure: str) -> None:
    """Run a command with its output in the log. Raises SetupError with one sentence."""
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise SetupError(f"{failure}; the log is {LOG}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
