"""Sleep and screen saver held off, in a process of its own: a service that does not answer costs
seconds, and when this ends, however it ends, the system is free again.

    python -m parallel38.sleepless

It says `held`, or `not held` where the system has no such service, and ends with its input.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

HELD = "held"


@contextmanager
def held_off() -> Iterator[bool]:
    """For as long as the block lasts; whether it is. Raises RuntimeError where the system does not
    let go.
    """
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active


def main() -> None:
    """Hold it off until the input ends."""
    with held_off() as held:
        print(HELD if held else f"not {HELD}", flush=True)
        sys.stdin.buffer.read()
    os._exit(0)  # nothing is left to do, and who waits waits less


if __name__ == "__main__":
    main()
