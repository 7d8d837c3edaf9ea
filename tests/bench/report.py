"""Figures as printed: what, beside whom, the ratio, and whether it is what was to be reached."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.processes import installed
from tests.bench.stats import BOUNDS

PACKAGES = ("PySide6-Essentials", "folium", "shapely", "numpy")


@dataclass(frozen=True)
class Row:
    """`most` is the ratio ours / theirs to be reached, `limit` a figure that ours is to keep."""

    what: str
    peer: str
    theirs: float | None
    ours: float
    most: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours beside theirs."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether it is reached; None where nothing is set."""
        if self.limit is not None:
            return self.ours <= self.limit
        return self.ratio <= self.most if self.most is not None and self.ratio else None

    def __str__(self) -> str:
        theirs = "" if self.theirs is None else f"{self.theirs:.1f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        target = f"<= {self.most:.2f} x" if self.most else ""
        target = f"<= {self.limit:g}" if self.limit is not None else target
        verdict = {None: "", True: "met", False: "MISSED"}[self.met]
        return (
            f"{self.what:47} {self.peer:28} {theirs:>8} {self.ours:8.1f} {ratio:>8} "
            f"{target:>10} {verdict}"
        ).rstrip()


HEAD = f"{'what':47} {'peer':28} {'peer':>8} {'atlas':>8} {'ratio':>8} {'to reach':>10}"


def machine() -> str:
    """What it ran on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{processor()}, {os.cpu_count()} cores, {installed():,} MB; load "
        f"{os.getloadavg()[0]:.1f}\n{platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Chromium {_chromium()}, {packages}"
    )


def processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2] for line in text.splitlines() if line.startswith("model name")]
    return names[0].strip() if names else platform.machine()


def histograms(title: str, cases: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """Shares of the times between pictures, a row each."""
    edges = "".join(f"{f'<={bound}':>7}" for bound in BOUNDS) + f"{f'>{BOUNDS[-1]}':>7}"
    lines = [f"{f'{title}, % of pictures by ms':47} {edges}     p50     p95    max  pictures/s"]
    for name, found in cases:
        shares = "".join(f"{share:7.1f}" for share in found["shares"])
        spread = f"{found['p50']:8.1f}{found['p95']:8.1f}{found['longest']:7.0f}"
        lines.append(f"  {name:45} {shares}{spread}{found['rate']:8.1f}")
    return "\n".join(lines)


def _chromium() -> str:
    from PySide6.QtWebEngineCore import qWebEngineChromiumVersion

    return str(qWebEngineChromiumVersion())
