"""A screen to measure on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

ROOM = "4096x2304x24"  # of an Xvfb: a whole window round a map of 1280 x 800 at 200 %


@contextmanager
def x_server(room: str = ROOM) -> Iterator[str]:
    """The display to measure on: the user's, or an Xvfb for as long as the block lasts, with a
    screen so large.
    """
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", room]
    server = subprocess.Popen(
        [*command, "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        name = f":{answer.readline().strip()}"
    try:
        yield name
    finally:
        server.terminate()
        server.wait()
