"""A stand-in for the drawing child where nothing is to be drawn: speaks as export/jobs.py says."""

import sys
from pathlib import Path

import pytest

# What is done with `out`, and what is then told.
DRAWS = "out.write_bytes(data); tell(number, 'done')"
FAILS = "tell(number, 'failed', 'The disk is full.')"
HANGS = (
    "from parallel38.paths import draft_beside; held = draft_beside(out);"
    "held.__enter__().write_bytes(data);"
    "tell(number, 'drawing'); sys.stdin.read()"
)
DIES = "os.kill(os.getpid(), 9)"
NEVER = "#!/no/such/program\n"
_PYTHON = sys.executable  # before anything stands for it
_PROGRAM = """#!{python}
import json, os, sys
from pathlib import Path

def tell(number, state, text=""):
    print(json.dumps(dict(state=state, number=number, text=text)), flush=True)

data = b"drawn"
tell(0, "ready")
for line in sys.stdin:
    with open({asked!r}, "a") as asked:
        asked.write(line)
    job = json.loads(line)
    number, out = job["number"], Path(*job["outs"])
    {deed}
"""


def stand_in(monkeypatch: pytest.MonkeyPatch, program: Path, deed: str) -> Path:
    """Put it in the place of Python; answers the file to which it writes what it was asked."""
    asked = program.with_name("asked")
    text = _PROGRAM.format(python=_PYTHON, asked=str(asked), deed=deed)
    program.write_text(NEVER if deed == NEVER else text)
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    return asked
