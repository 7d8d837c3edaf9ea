"""What hands and clocks do to a map, and the times at which its pictures are seen.

Milliseconds throughout. Days are ordinals; a year is a step of 365.2425 days.
"""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from time import monotonic

from parallel38.domain.view import Camera
from tests.bench.plan import Plan
from tests.bench.processes import cpu, memory
from tests.bench.screen import GRAIN_MS, LIMIT, Watch
from tests.bench.stand import Stand
from tests.bench.stats import histogram, spread

FRAME = 1 / 60  # seconds
YEAR = 365.2425  # days
MOUSE = 125.0  # hertz
FEWEST = 3  # pictures, however slow they come
FLOOD = 23  # days a mouse event of a drag across the timeline
PLAY = 30  # days a frame while the clock runs
SWEEP = 8.0  # seconds of the hand from one end of the time to the other and back


def measured(watch: Watch, stand: Stand, plan: Plan) -> dict[str, object]:
    """All that is planned, by name."""
    motions: dict[str, Callable[[], object]] = {
        "step": lambda: spread(steps(watch, stand, plan.seconds)),
        "drag": lambda: drag(watch, stand, plan.seconds),
        "chase": lambda: chase(watch, stand, plan.seconds),
        "flood": lambda: spread(flood(watch, stand, plan.seconds)),
        "scrub": lambda: scrub(watch, stand, plan.scrub),
        "pan": lambda: travel(watch, stand, plan.seconds, panned),
        "zoom": lambda: travel(watch, stand, plan.seconds, zoomed),
    }
    if plan.profile:
        return profiled(watch, {name: motions[name] for name in plan.motions})
    found = {name: motions[name]() for name in plan.motions}
    return found | worn(watch, stand, plan) if plan.changes or plan.zooms else found


def profiled(watch: Watch, motions: dict[str, Callable[[], object]]) -> dict[str, object]:
    """What the page's time went into in each motion, and cores kept busy by window and page."""
    from tests.bench.profile import Profiler

    profiler = Profiler(watch)
    found: dict[str, object] = {}
    for name, motion in motions.items():
        profiler.start()
        began, before = monotonic(), cpu()
        motion()
        lasted = monotonic() - began
        window, page = ((b - a) / lasted for a, b in zip(before, cpu(), strict=True))
        found[name] = {"window": window, "page": page, "functions": profiler.stop()}
    return found


def steps(watch: Watch, stand: Stand, seconds: float) -> list[float]:
    """From asking for the next day to seeing it, one after another."""
    taken: list[float] = []
    watch.seen(stand.show(stand.busy - 1, None))
    end = monotonic() + seconds
    while (began := monotonic()) < end or len(taken) < FEWEST:
        day = stand.busy + len(taken)
        taken.append((watch.seen(stand.show(day, None)) - began) * 1e3)
    return taken


def drag(watch: Watch, stand: Stand, seconds: float) -> dict[str, float]:
    """One new date a frame in steps of a year, as a hand at the knob asks."""
    days = there_and_back(*stand.days, YEAR)
    moments = stream(watch, lambda _: stand.show(next(days), None), seconds, 1 / FRAME)[1]
    gaps = between(moments[1:]) or between(moments)
    return spread(gaps) | {"rate": 1e3 * len(gaps) / sum(gaps)}


def chase(watch: Watch, stand: Stand, seconds: float) -> dict[str, float]:
    """The same, but that the next date is asked for when the last is seen: one step's whole way."""
    days = there_and_back(*stand.days, YEAR)
    end = monotonic() + seconds
    seen = [watch.seen(stand.show(next(days), None))]
    while seen[-1] < end or len(seen) < FEWEST:
        began = monotonic()
        seen.append(watch.seen(stand.show(next(days), None)))
        watch.rest(began + FRAME - GRAIN_MS / 1e3)
    gaps = between(seen)
    return spread(gaps) | {"rate": 1e3 * len(gaps) / sum(gaps)}


def flood(watch: Watch, stand: Stand, seconds: float) -> list[float]:
    """A mouse that asks more often than pictures come: from asking to seeing."""
    days = there_and_back(*stand.days, FLOOD)
    return stream(watch, lambda _: stand.show(next(days), None), seconds, MOUSE)[0]


def scrub(watch: Watch, stand: Stand, seconds: float) -> dict[str, object]:
    """A hand that sweeps through all the time, asking sixty times a second."""
    first, last = stand.days
    days = there_and_back(first, last, (last - first) / (SWEEP / 2 / FRAME))
    seen = stream(watch, lambda _: stand.show(next(days), None), seconds, 1 / FRAME)[1]
    return histogram(between(seen))


def travel(
    watch: Watch, stand: Stand, seconds: float, path: Callable[[Camera, float], Camera]
) -> dict[str, object]:
    """The camera moves while the clock runs on."""
    days = there_and_back(stand.busy, stand.days[1], PLAY)

    def ask(at: float) -> int:
        return stand.show(next(days), path(stand.home, at))

    return histogram(between(stream(watch, ask, seconds, 1 / FRAME)[1]))


def panned(home: Camera, at: float) -> Camera:
    """Round a circle in four seconds, some 250 px wide."""
    angle, reach = at * math.pi / 2, 180 / 2**home.zoom
    lat = home.lat + reach * 0.5 * math.sin(angle)
    return Camera(lat, home.lon + reach * (1 - math.cos(angle)) / 2, home.zoom)


def zoomed(home: Camera, at: float) -> Camera:
    """Two zooms in and out again in four seconds."""
    return Camera(home.lat, home.lon, home.zoom + 1 - math.cos(at * math.pi / 2))


def worn(watch: Watch, stand: Stand, plan: Plan) -> dict[str, object]:
    """Memory after so many dates, and after so many zooms more, in MB."""
    found: dict[str, object] = {}
    days, done = there_and_back(*stand.days, YEAR / 60), 0
    for count in plan.changes:
        for _ in range(count - done):
            watch.seen(stand.show(next(days), None))
        done = count
        found[f"after {count} dates"] = memory()
    for n in range(plan.zooms):
        camera = Camera(stand.home.lat, stand.home.lon, 4 + n * 0.73 % 6)  # from zoom 4 to 10
        watch.seen(stand.show(next(days), camera))
    return found | {"after zooms": memory()}


def stream(
    watch: Watch, ask: Callable[[float], int], seconds: float, hertz: float
) -> tuple[list[float], list[float]]:
    """Ask so often, whether or not the last picture has come; what was missed is not made up for.

    For each picture seen, the milliseconds since it was asked for; and the moments (seconds) of
    the beginning and of each picture. Goes on until a picture has come.
    """
    asked: dict[int, float] = {}
    waits: list[float] = []
    seen: list[float] = []
    last, due, began = -1, 0.0, monotonic()
    while (now := monotonic() - began) < seconds or (not seen and now < LIMIT):
        if now >= due:
            asked[ask(now)] = now
            due = (math.floor(now * hertz) + 1) / hertz
        watch.tick()
        if (mark := watch.mark()) != last and mark in asked:
            last, at = mark, monotonic() - began
            seen.append(at)
            waits.append((at - asked[mark]) * 1e3)
    return waits, [0.0, *seen]


def between(moments: list[float]) -> list[float]:
    """Milliseconds from each moment to the next."""
    return [(b - a) * 1e3 for a, b in pairwise(moments)]


def there_and_back(first: int, last: int, step: float) -> Iterator[int]:
    """From the last day to the first and back again, for ever, never one day twice in a row."""
    count = max(1, int((last - first) / step))
    n = 0
    while True:
        n += 1
        place = abs((n + count) % (2 * count) - count)
        yield round(last - place * step)
