"""Calls the command line as a shell does, inside this process."""

import json
from typing import Any, NamedTuple

import pytest

from parallel38.__main__ import main


class Ran(NamedTuple):
    """The exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(capsys: pytest.CaptureFixture[str], *args: str) -> Ran:
    """Run `parallel38 ARGS…`."""
    code = main(list(args))
    out, err = capsys.readouterr()
    return Ran(code, out, err)


def wrong(ran: Ran, code: int, said: str) -> None:
    """Assert that a call failed with one sentence and printed nothing else."""
    assert ran.code == code
    assert ran.out == ""
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("parallel38: ")
    assert ran.err.endswith((".\n", "?\n"))
