"""How faults of figures end a command."""

import errno
import os

import click
import pytest

from parallel38.commands.faults import faults_told
from parallel38.export.figure import ExportError, UnwrittenError

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
GONE = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "a.gpkg")


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (ExportError("a.doc: its suffix must be png."), 2, "a.doc: its suffix must be png."),
        (UnwrittenError.of(["a", "b"], FULL), 1,
         "a, b: could not be written: No space left on device."),
        (GONE, 1, "a.gpkg: No such file or directory."),
        (FULL, 1, "No space left on device."),
    ],
)  # fmt: skip
def test_a_wrong_call_and_work_that_failed(fault, code, said):
    with pytest.raises(click.ClickException) as told, faults_told():
        raise fault
    assert told.value.exit_code == code
    assert told.value.message == said
