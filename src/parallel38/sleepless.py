"""Sleep and screen saver held off, in a process of its own: a service that does not answer costs
seconds, and when this ends, however it ends, the system is free again.

    python -m parallel38.sleepless

It says `held`, or `not held` where the system has no such service, and ends with its input.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from parallel38.words import N_

HELD = "held"
CANNOT = N_("Sleep and screen saver cannot be held off here: turn them off for the lecture.")


@contextmanager
def held_off() -> Iterator[bool]:
    """For as long as the block lasts; whether it is. Raises RuntimeError where the system does not
    let go.
    """
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active


def can_hold_off() -> bool:
    """Whether it can be, tried for a moment."""
    try:
        with held_off() as held:
            return held
    except RuntimeError:
        return False


def main() -> None:
    """Hold it off until the input ends."""
    with held_off() as held:
        print(HELD if held else f"not {HELD}", flush=True)
        sys.stdin.buffer.read()
    os._exit(0)  # nothing is left to do, and who waits waits less


if __name__ == "__main__":
    main()
