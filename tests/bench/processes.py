"""The memory and the CPU of a process and of all below it."""

import os
from pathlib import Path


def memory() -> float:
    """PSS of this process and all below it, in MB."""
    total = 0
    for pid in _tree(os.getpid()):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:  # it ended
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def cpu() -> tuple[float, float]:
    """CPU seconds so far: of this process, which holds window and compositor, and of all below it,
    which hold the pages.
    """
    spent = []
    for pid in _tree(os.getpid()):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        except OSError:  # it ended
            continue
        spent.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
    return spent[0], sum(spent[1:])


def installed() -> int:
    """Memory of the machine, in MB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20


def _tree(root: int) -> list[int]:
    above = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(stat.parent.name)] = int(stat.read_text().rpartition(") ")[2].split()[1])
        except OSError:
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in above.items() if parent == pid]
    return found
