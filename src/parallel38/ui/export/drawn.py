"""A figure that is being drawn."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Drawn:
    """The figure that is being drawn, what comes then, and the folder that goes after it."""

    number: int
    done: Callable[[], object]
    work: Path | None

    def clear(self) -> None:
        """Remove the folder, with what a killed child left there."""
        if self.work is not None:
            shutil.rmtree(self.work, ignore_errors=True)
