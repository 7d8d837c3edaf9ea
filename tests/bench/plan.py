"""What one process is asked to measure, as JSON on its command line; and how much a run asks."""

from dataclasses import dataclass

SIZE = 1280, 800  # CSS pixels of every map and every peer
MOTIONS = ("step", "drag", "chase", "flood", "scrub", "pan", "zoom")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Motions and how long each lasts. `changes` are counts of dates after which memory is read;
    `set` is a file as tests/bench/sets.py writes it, `scripts` where the Timeline's scripts lie,
    with `profile` the page's functions are told with each motion;
    `calm` how many seconds all is left alone after the first map, so that panels are filled.
    """

    motions: tuple[str, ...] = ()
    calm: float = 1.5
    seconds: float = 10.0
    scrub: float = 60.0
    changes: tuple[int, ...] = ()
    zooms: int = 0
    set: str = ""
    scripts: str = ""
    profile: bool = False


@dataclass(frozen=True, kw_only=True)
class Full:
    """How much of everything a run measures."""

    starts: int = 5
    calm: float = 1.5
    seconds: float = 10.0
    scrub: float = 60.0
    changes: tuple[int, ...] = (2_000, 10_000)
    zooms: int = 500
    polygons: int = 10_000
    points: int = 100_000
    steps: int = 12  # of QGIS
    asked: int = 100_000  # points of `at`
    figures: int = 150  # of a batch
    presses: int = 12  # of a talk's keys


SMOKE = Full(
    starts=1, calm=0.2, seconds=0.6, scrub=0.6, changes=(10, 20), zooms=3,
    polygons=300, points=1_000, steps=2, asked=2_000, figures=3, presses=2,
)  # fmt: skip
