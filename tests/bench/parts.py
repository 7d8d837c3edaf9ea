"""The parts of a run: each measures and tells rows, notes and histograms as it goes.

What is to be reached stands beside what it is measured on.
"""

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.figures import figures
from tests.bench.plan import MOTIONS
from tests.bench.points import command, points
from tests.bench.report import Row, histograms
from tests.bench.run import NotMeasuredError, Run

FLAT = 1.05  # growth of memory that may be noise
DRAG = 1.05, 1.2  # ratios to reach: median and 95 % of the times between pictures
DRAG_OF = {"polygons": (1.1, 1.3), "points": (1.3, 1.6)}
FOLIUM, QGIS = 1 / 2, 1 / 12  # of theirs, on polygons
BEYOND = 2000 / 60  # ms: two frames
FRAME = 50.0  # ms of a film's frame
TOP = 14  # functions that a profile tells
NONE = None, None
Told = Iterator[Row | str]


def start(run: Run) -> Told:
    """Start and memory beside bare Leaflet, in turns."""
    pairs = [(run.case("bare"), run.case("atlas")) for _ in range(run.full.starts)]
    bare, ours = zip(*pairs, strict=True)
    for key, what, scale in (
        ("start", "start to first drawn map, ms", 1e3), ("memory", "memory at start, MB PSS", 1.0),
    ):  # fmt: skip
        theirs, mine = ([one[key] * scale for one in side] for side in (bare, ours))
        yield Row(what, "bare Leaflet", statistics.median(theirs), statistics.median(mine), 1.25)
        yield f"  single: bare {_list(theirs)}; atlas {_list(mine)}"


def motion(run: Run) -> Told:
    """The atlas beside the empty page."""
    empty, atlas = run.once("empty"), run.once("atlas")
    for name, what, most in (
        ("step", "step of a day, asked to seen, ms", (1.2, None)),
        ("drag", "drag by years, between pictures, ms", DRAG),
        ("chase", "the same, each asked for when the last is seen", NONE),
        ("flood", "drag at 125 Hz, asked to seen, ms", NONE),
    ):
        if name in run.only:
            yield from _spread(what, empty[name], atlas[name], most)
    if "drag" in run.only:
        rates = empty["drag"]["rate"], atlas["drag"]["rate"]
        yield Row("drag, pictures a second", "empty page", *rates)
    for name, what in (
        ("scrub", "scrub"), ("pan", "pan, the clock running"), ("zoom", "zoom, the clock running"),
    ):  # fmt: skip
        if name in run.only:
            yield histograms(what, [("empty page", empty[name]), ("atlas", atlas[name])])


def memory(run: Run) -> Told:
    """Whether use makes it grow."""
    bare = run.case("bare")["memory"]
    found = run.case("atlas", changes=run.full.changes, zooms=run.full.zooms)
    first, last = (f"after {count} dates" for count in run.full.changes)
    zooms = f"after {run.full.zooms} zooms more"
    yield Row(f"memory {last}, MB PSS", "bare Leaflet", bare, found[last], 1.25)
    yield Row(f"memory {zooms}, MB PSS", "bare Leaflet", bare, found["after zooms"], 1.25)
    yield Row(f"memory {last}, MB PSS", f"atlas {first}", found[first], found[last], FLAT)
    yield Row(f"memory {zooms}, MB PSS", f"atlas {last}", found[last], found["after zooms"], FLAT)
    yield f"  atlas at start {found['memory']:.0f} MB"


def sets(run: Run) -> Told:
    """The page's own code beside the peers, on large sets."""
    for title, file in run.sets().items():
        yield from attempted(f"{title}: drag", _set(run, title, file))


def _set(run: Run, title: str, file: Path) -> Told:
    kind, empty = title.split()[-1], run.once("empty")
    ours = run.case("ours", motions=("step", "drag", "chase"), set=str(file))
    yield from _spread(f"{title}: drag, ms", empty["drag"], ours["drag"], DRAG_OF.get(kind, NONE))
    yield from _spread(f"{title}: step of a day, ms", empty["step"], ours["step"])
    what = f"{title}: a year's step, ms, p50"
    mine, wanted = ours["chase"]["p50"], kind == "polygons"
    yield from attempted(f"{what}: folium's Timeline", _folium(run, what, file, mine, wanted))
    yield from attempted(f"{what}: QGIS", _qgis(run, what, file, mine, wanted))


def _folium(run: Run, what: str, file: Path, ours: float, wanted: bool) -> Told:
    theirs = run.folium(file)["chase"]["p50"]
    yield Row(what, "folium's Timeline", theirs, ours, FOLIUM if wanted else None)


def _qgis(run: Run, what: str, file: Path, ours: float, wanted: bool) -> Told:
    found = run.qgis(file)
    for form, taken in found["ms"].items():
        peer = f"QGIS {found['version'].split('-')[0]}, {form}"
        yield Row(what, peer, statistics.median(taken), ours, QGIS if wanted else None)


def attempted(what: str, part: Told) -> Told:
    """What comes of a part, and why it ends where it was to go on."""
    try:
        yield from part
    except NotMeasuredError as error:
        yield f"{what}: {error}"


def scale(run: Run) -> Told:
    """The four at 200 %: reported, nothing to reach."""
    empty, atlas = run.once("empty", 2), run.once("atlas", 2)
    yield from _spread("200 %: step of a day, ms", empty["step"], atlas["step"])
    yield from _spread("200 %: drag, ms", empty["drag"], atlas["drag"])
    for title, file in run.sets().items():
        ours = run.case("ours", 2, motions=("drag",), set=str(file))
        yield from _spread(f"200 %: {title}: drag, ms", empty["drag"], ours["drag"])


def at(run: Run) -> Told:
    """Who held many points."""
    count = run.full.asked
    yield Row(f"who held {count:,} points, CPU s", "shapely within", *points(count))
    taken, used = command(count)
    yield Row(f"parallel38 at --csv, {count:,} points, s", "", None, taken, limit=3.0)
    yield Row("the same, CPU s", "", None, used)


def film(run: Run) -> Told:
    """Films, each frame seen before it is taken."""
    found = run.film()
    for what, key in (("from event to event", "events"), ("a new day in each frame", "days")):
        name = f"film at 1080p, {what}, ms a frame"
        yield Row(name, "empty page, grabbed", found["grab"], found[key], limit=FRAME)


def stage(run: Run) -> Told:
    """A talk: from key to picture, and its flights."""
    for size in ("1920x1080", "1024x768"):
        yield from attempted(f"stage {size}", _stage(size, run.stage(size)))


def _stage(size: str, found: dict[str, Any]) -> Told:
    blank = found["empty"]["p50"]
    for what, key in (("at rest", "rest"), ("in mid-flight", "flight")):
        name, ours = f"stage {size}, key to picture {what}, ms", found[key]
        yield Row(f"{name}, p50", "empty page", blank, ours["p50"], limit=round(blank + BEYOND, 1))
        yield f"  95 %: {ours['p95']:.0f}, longest {ours['most']:.0f}; empty {found['empty']}"
    rates = found["bare flight"], found["our flight"]
    yield Row(f"stage {size}, flight, pictures a second", "bare Leaflet", *rates)


def profile(run: Run) -> Told:
    """Where time goes: cores kept busy, and per cent of the page's working time by function."""
    motions = ("step", "drag", "scrub", "pan", "zoom")
    yield from _profiles("atlas", run.case("atlas", motions=motions, scrub=8.0, profile=True))
    for title, file in run.sets().items():
        found = run.case("ours", motions=("step", "drag"), set=str(file), profile=True)
        yield from _profiles(title, found)


def _profiles(title: str, found: dict[str, Any]) -> Told:
    for name in (name for name in MOTIONS if name in found):
        one = found[name]
        most = list(one["functions"].items())[:TOP]
        yield f"{title}, {name}: window {one['window']:.2f}, page {one['page']:.2f} cores"
        yield "  page: " + ", ".join(f"{who} {part:.0f}" for who, part in most)


def _spread(
    what: str,
    theirs: dict[str, float],
    ours: dict[str, float],
    most: tuple[float | None, float | None] = NONE,
) -> Iterator[Row]:
    for part, reach in zip(("p50", "p95"), most, strict=True):
        yield Row(f"{what}, {part}", "empty page", theirs[part], ours[part], reach)


def _list(figures: list[float]) -> str:
    return " ".join(f"{one:.0f}" for one in figures)


PARTS: dict[str, Callable[[Run], Told]] = {
    "start": start, "motion": motion, "memory": memory, "sets": sets, "scale": scale, "at": at,
    "figures": figures, "film": film, "stage": stage, "profile": profile,
}  # fmt: skip
