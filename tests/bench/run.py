"""Cases in processes of their own, and the sets that they are measured on."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from tests.bench import folium_page, sets
from tests.bench.plan import MOTIONS, Full, Plan
from tests.bench.profile import ENVIRONMENT

QGIS = "/usr/bin/python3"  # the system's own, for which distributions build QGIS
SETTINGS = '{"welcomed": true}'
LIMIT = 900.0  # seconds
Found = dict[str, Any]


class NotMeasuredError(Exception):
    """Why something was not measured, in one sentence."""


@dataclass
class Run:
    """One run: how much, of what, with which foreign sets; `folder` holds what it writes."""

    full: Full
    only: frozenset[str]
    folder: Path
    foreign: list[Path] = field(default_factory=list)
    scripts: Path | None = None
    where: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    _known: dict[str, Found] = field(default_factory=dict)

    def case(self, name: str, scale: int = 1, **plan: Any) -> Found:
        """One case in a process of its own, at a scale of the screen. Raises NotMeasuredError."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "settings.json").write_text(SETTINGS)
            answer = Path(folder, "answer.json")
            whole = Plan(calm=self.full.calm, seconds=self.full.seconds, **plan)
            text = json.dumps(asdict(whole))
            command = [sys.executable, "-m", "tests.bench.case", name, str(monotonic()), text]
            more = {"QT_SCALE_FACTOR": str(scale), "PARALLEL38_CONFIG": folder}
            more |= ENVIRONMENT if whole.profile else {}
            ended = _ended([*command, str(answer)], os.environ | more)
            if ended:
                self.failed.append(name)
                raise NotMeasuredError(f"not measured: {name} failed: {ended}")
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
        needed = {"step", "drag", "chase"} if self.only & {"sets"} else set()
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
        """folium's Timeline with a set. Raises NotMeasuredError."""
        scripts = folium_page.scripts(self.scripts)
        if scripts is None:
            raise NotMeasuredError(
                f"not measured: {' and '.join(folium_page.SCRIPTS)} are not in "
                f"{self.scripts or folium_page.fetched()}; --scripts DIR or --fetch brings them"
            )
        return self.case("timeline", motions=("chase",), set=str(file), scripts=str(scripts))

    def film(self) -> Found:
        """Milliseconds a frame of films (tests/bench/film.py). Raises NotMeasuredError."""
        out = self.folder / "film.json"
        command = [sys.executable, "-m", "tests.bench.film", str(self.full.seconds), str(out)]
        if ended := _ended(command, os.environ):
            self.failed.append("film")
            raise NotMeasuredError(f"not measured: film failed: {ended}")
        found: Found = json.loads(out.read_text("utf-8"))
        return found

    def stage(self, size: str) -> Found:
        """A talk's keys and flights (tests/bench/stage.py). Raises NotMeasuredError."""
        out = self.folder / f"stage-{size}.json"
        command = [
            sys.executable,
            "-m",
            "tests.bench.stage",
            size,
            str(self.full.presses),
            str(out),
        ]
        if ended := _ended(command, os.environ):
            self.failed.append("stage")
            raise NotMeasuredError(f"not measured: stage failed: {ended}")
        found: Found = json.loads(out.read_text("utf-8"))
        return found

    def qgis(self, file: Path) -> Found:
        """QGIS's temporal renderer with a set. Raises NotMeasuredError."""
        out = self.folder / "qgis.json"
        script = Path(__file__).with_name("qgis_steps.py")
        command = [QGIS, str(script), str(file), str(out), str(self.full.steps)]
        if ended := _ended(command, os.environ):  # no module named qgis: python3-qgis has it
            raise NotMeasuredError(f"not measured: {QGIS} says {ended}")
        found: Found = json.loads(out.read_text("utf-8"))
        return found


def _ended(command: list[str], environment: Mapping[str, str]) -> str:
    """Run it; nothing where all went well, else the last line of what it said."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=LIMIT
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    return said[-1] if done.returncode else ""
