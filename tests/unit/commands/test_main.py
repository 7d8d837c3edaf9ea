"""The command line as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from parallel38 import __main__ as command_line
from parallel38 import __version__
from parallel38.__main__ import COMMANDS, cli
from parallel38.data import atlasfile
from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]
HEAVY = ("PySide6", "folium", "geopandas", "pandas", "babel", "pyproj", "jinja2", "rasterio")


def imported(code: str, cwd: Path) -> set[str]:
    """Top names of the heavy packages that a fresh Python has after running `code`."""
    ask = f"{code}\nimport sys, json\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=cwd
    )
    names = {name.split(".")[0] for name in json.loads(told.stdout.splitlines()[-1])}
    return names & {*HEAVY, "shapely", "numpy"}


def test_help_imports_next_to_nothing(tmp_path: Path) -> None:
    code = "from parallel38.__main__ import main; main(['--help'])"
    assert imported(code, tmp_path) == set()


@pytest.mark.parametrize(
    "args", [["at", "37", "127", "1946"], ["on", "1946"], ["changed", "1945", "1948", "--json"],
             ["list", "events", "--near", "37,127,50"]]
)  # fmt: skip
def test_questions_need_neither_qt_nor_folium(
    args: list[str], atlas_path: Path, tmp_path: Path
) -> None:
    code = (
        "from pathlib import Path; from parallel38.data import atlasfile;"
        f"atlasfile.open_atlas = lambda: atlasfile.AtlasFile(Path({str(atlas_path)!r}));"
        f"from parallel38.__main__ import main; assert main({args!r}) == 0"
    )
    assert not imported(code, tmp_path) & set(HEAVY)


def test_version(capsys: Caps) -> None:
    ran = run(capsys, "--version")
    assert (ran.code, ran.out) == (0, f"parallel38 {__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, capsys: Caps) -> None:
    ran = run(capsys, name, "--help")
    assert ran.code == 0
    assert f"parallel38 {name} " in ran.out
    assert COMMANDS[name][1] in run(capsys, "--help").out


def test_wrong_calls_are_one_sentence(capsys: Caps) -> None:
    wrong(run(capsys, "nothing"), 2, "nothing: there is no such file, and no such command")
    wrong(run(capsys, "snapshto", "x.png"), 2, "no such command; did you mean snapshot?")
    wrong(run(capsys, "on"), 2, "Missing argument 'DATE'")
    wrong(run(capsys, "on", "1945", "1946"), 2, "unexpected extra argument")
    wrong(run(capsys, "on", "--jsn", "1945"), 2, "--jsn")


def test_what_is_no_command_is_opened(capsys: Caps, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, ...]] = []

    @click.command(context_settings={"ignore_unknown_options": True})
    @click.argument("file", nargs=-1)
    def opened(file: tuple[str, ...]) -> int:
        called.append(file)
        return 0

    monkeypatch.setitem(COMMANDS, "open", ("open.open", "Open the explorer."))
    inner = command_line.Commands.get_command
    monkeypatch.setattr(
        command_line.Commands, "get_command",
        lambda self, ctx, name: opened if name == "open" else inner(self, ctx, name),
    )  # fmt: skip
    assert [run(capsys, *args).code for args in ((), ("atlas.png",), ("--software",))] == [0, 0, 0]
    assert called == [(), ("atlas.png",), ("--software",)]
    assert cli.name


def test_a_broken_atlas_is_one_sentence(capsys: Caps, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise atlasfile.AtlasError("geodata/eras.toml:3: division: end lies before start")

    monkeypatch.setattr(atlasfile, "open_atlas", broken)
    wrong(run(capsys, "on", "1946"), 1, "geodata/eras.toml:3: division")


def test_an_interrupt_is_no_traceback(capsys: Caps, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atlasfile, "open_atlas", interrupted)
    ran = run(capsys, "on", "1946")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def asking(atlas_path: Path, *args: str) -> list[str]:
    """The command line of a fresh Python that asks the small atlas."""
    code = (
        "from pathlib import Path; from parallel38.data import atlasfile; import sys;"
        f"atlasfile.open_atlas = lambda: atlasfile.AtlasFile(Path({str(atlas_path)!r}));"
        f"from parallel38.__main__ import main; sys.exit(main({list(args)!r}))"
    )
    return [sys.executable, "-c", code]


def test_a_full_disk_is_one_sentence(atlas_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        asked = subprocess.run(
            asking(atlas_path, "on", "1946"), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert asked.returncode == 1
    assert asked.stderr == "parallel38: No space left on device.\n"


def test_a_reader_that_leaves_is_no_traceback(atlas_path: Path) -> None:
    asked = subprocess.Popen(
        asking(atlas_path, "on", "1946"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert asked.stdout
    asked.stdout.close()
    _, told = asked.communicate()
    assert told == b""
    assert asked.returncode == 1
