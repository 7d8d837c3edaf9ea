"""Cases in processes of their own, and the sets that they are measured on."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from tests.bench import folium_page, sets
from tests.bench.plan import MOTIONS, Full, Plan

QGIS = "/usr/bin/python3"  # the system's own, for which distributions build QGIS
SETTINGS = '{"welcomed": true}'
LIMIT = 900.0  # seconds
Found = dict[str, Any]


class NotHereError(Exception):
    """A peer that is not installed, in one sentence."""


@dataclass
class Run:
    """One run: how much, of what, with which foreign sets; `folder` holds what it writes."""

    full: Full
    only: frozenset[str]
    folder: Path
    foreign: list[Path] = field(default_factory=list)
    scripts: Path | None = None
    where: set[str] = field(default_factory=set)
    _known: dict[str, Found] = field(default_factory=dict)

    def case(self, name: str, scale: int = 1, **plan: Any) -> Found:
        """One case in a process of its own, at a scale of the screen."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "settings.json").write_text(SETTINGS)
            answer = Path(folder, "answer.json")
            text = msgspec.json.encode(
                Plan(calm=self.full.calm, seconds=self.full.seconds, **plan)
            ).decode()
            command = [sys.executable, "-m", "tests.bench.case", name, str(monotonic()), text]
            scaled = {"QT_SCALE_FACTOR": str(scale), "PARALLEL38_CONFIG": folder}
            done = subprocess.run(
                [*command, str(answer)], stderr=subprocess.PIPE, text=True,
                env=os.environ | scaled, timeout=LIMIT,
            )  # fmt: skip
            if done.returncode:
                raise SystemExit(f"{name}: {done.stderr}")
            found: Found = json.loads(answer.read_text("utf-8"))
        self.where.add(f"{found['backend']}, map {found['map']}")
        return found

    def once(self, name: str, scale: int = 1) -> Found:
        """The empty page or the atlas with all motions asked for, measured once for all parts."""
        key = f"{name} {scale}"
        if key not in self._known:
            motions = self.motions if scale == 1 else ("step", "drag")
            self._known[key] = self.case(name, scale, motions=motions, scrub=self.full.scrub)
        return self._known[key]

    @property
    def motions(self) -> tuple[str, ...]:
        """Those asked for, and those that the sets are compared by."""
        needed = {"step", "drag"} if self.only & {"sets"} else set()
        return tuple(one for one in MOTIONS if one in self.only | needed)

    def sets(self) -> dict[str, Path]:
        """The sets' files by title, written when first asked for."""
        made = {
            f"{self.full.polygons:,} polygons": lambda: sets.polygons(self.full.polygons),
            f"{self.full.points:,} points": lambda: sets.spots(self.full.points),
        } | {path.stem: (lambda path=path: sets.foreign(path)) for path in self.foreign}
        found = {}
        for number, (title, make) in enumerate(made.items()):
            found[title] = self.folder / f"set-{number}.json"
            if not found[title].exists():
                sets.write(make(), found[title])
        return found

    def folium(self, file: Path) -> Found:
        """folium's Timeline with a set. Raises NotHereError."""
        scripts = folium_page.scripts(self.scripts)
        if scripts is None:
            raise NotHereError(
                f"not measured: {' and '.join(folium_page.SCRIPTS)} are not in "
                f"{self.scripts or folium_page.fetched()}; --scripts DIR or --fetch brings them"
            )
        return self.case("timeline", motions=("drag",), set=str(file), scripts=str(scripts))

    def qgis(self, file: Path) -> Found:
        """QGIS's temporal renderer with a set. Raises NotHereError."""
        out = self.folder / "qgis.json"
        script = Path(__file__).with_name("qgis_steps.py")
        command = [QGIS, str(script), str(file), str(out), str(self.full.steps)]
        if not _has_qgis():
            raise NotHereError(f"not measured: {QGIS} has no module qgis (python3-qgis)")
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:]
            raise NotHereError(f"not measured: QGIS failed: {' '.join(last)}")
        found: Found = json.loads(out.read_text("utf-8"))
        return found


def _has_qgis() -> bool:
    try:
        done = subprocess.run([QGIS, "-c", "import qgis.core"], capture_output=True)
    except OSError:
        return False
    return not done.returncode
