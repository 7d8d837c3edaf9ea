"""A sample of tests/long/talk.py, which presses a thousand times."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_fast_presses_and_digressions_lose_nothing():
    words = ["--presses", "40", "--digressions", "4", "--size", "1024x768", "--seed", "7"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.long.talk", *words],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True,
        text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert " presses, 0 faults" in done.stdout
    assert "4 digressions, 0 faults" in done.stdout
