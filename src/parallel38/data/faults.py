"""What is wrong with an atlas folder: one fault is one sentence that names file, line and item."""

from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True, order=True):
    """A broken rule. `file` is relative to the atlas folder, `line` counts from 1 (0: the whole
    file), `item` is the id of the record (empty where there is none).
    """

    file: str
    line: int
    item: str
    rule: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        told = f"{place}: {self.item}: {self.rule}" if self.item else f"{place}: {self.rule}"
        return " ".join(told.splitlines())  # a name with a line break is still one line


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each fault once, by file and line, whole files first, for others follow from those."""
    return sorted(set(faults), key=lambda fault: (bool(fault.item), fault))


class LoadError(ValueError):
    """An atlas folder that cannot be loaded; its text is one sentence, `faults` holds all."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        more = len(self.faults) - 1
        rest = f" ({more} more: parallel38 check names them all)" if more else ""
        super().__init__(f"{self.faults[0]}{rest}")
