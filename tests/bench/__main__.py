"""Ratios in one run, on one machine and backend, which are printed; nothing is asserted.

python -m tests.bench                   everything, some fifteen minutes
python -m tests.bench --smoke           a little of everything but 200 %: does it run?
python -m tests.bench --only drag,at    start, step, drag, chase, flood, scrub, pan, zoom, memory,
                                        sets, scale, at, figures, film, stage; or profile: where the
                                        page's time goes
python -m tests.bench --set FILE        any GeoJSON with start and end too, besides those made up
python -m tests.bench --fetch           first download folium's Timeline's scripts by npm

Times are taken from the Qt side by pixels seen on the screen, on 1280 x 800 CSS pixels of map. Two
hundred per cent needs a screen of 4096 x 2304 pixels, which the Xvfb has that is started where no
DISPLAY is set.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.bench import folium_page
from tests.bench.display import x_server
from tests.bench.parts import PARTS, attempted
from tests.bench.plan import MOTIONS, SMOKE, Full
from tests.bench.report import HEAD, Row, machine
from tests.bench.run import Run

ALL = ("start", *MOTIONS, "memory", "sets", "scale", "at", "figures", "film", "stage")
WARM = (
    "from parallel38.data.atlasfile import open_atlas; from parallel38.fonts import fonts_dir;"
    "open_atlas().close(); fonts_dir()"
)


def main() -> None:
    """Measure and print."""
    asked = options()
    only = frozenset(asked.only.split(",")) if asked.only else frozenset(ALL)
    if asked.smoke and not asked.only:
        only -= {"scale"}
    if unknown := only - {*ALL, "profile"}:
        raise SystemExit(f"--only knows {', '.join(ALL)}; not {', '.join(sorted(unknown))}")
    if asked.fetch:
        try:
            folium_page.fetch()
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"--fetch: {error}") from None
    subprocess.run([sys.executable, "-c", WARM], check=True)
    if asked.smoke:
        print("smoke: whether it runs; the figures say nothing")
    print(machine(), HEAD, sep="\n\n", flush=True)
    with x_server() as display, tempfile.TemporaryDirectory() as folder:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        run = Run(SMOKE if asked.smoke else Full(), only, Path(folder), asked.set, asked.scripts)
        rows = list(told(run))
    missed = sum(row.met is False for row in rows)
    print(f"\n{sum(row.met is True for row in rows)} met, {missed} missed.", *sorted(run.where),
          f"load {os.getloadavg()[0]:.1f}", sep="\n")  # fmt: skip
    if run.failed:
        raise SystemExit(f"Failed: {', '.join(run.failed)}")


def told(run: Run) -> list[Row]:
    """Print each row as it comes; all of them."""
    rows = []
    for name, part in PARTS.items():
        if not run.only & ({name} if name != "motion" else set(MOTIONS)):
            continue
        began = monotonic()
        for one in attempted(name, part(run)):
            print(one, flush=True)
            rows += [one] if isinstance(one, Row) else []
        print(f"  ({name} took {monotonic() - began:.0f} s)", flush=True)
    return rows


def options() -> argparse.Namespace:
    """What to measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--only", default="", metavar="PARTS")
    parser.add_argument("--set", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--scripts", type=Path, metavar="DIR")
    parser.add_argument("--fetch", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
