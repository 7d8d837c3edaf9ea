"""Many figures from one Scene: which there are, and what their files are called."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from string import Formatter

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import Event
from parallel38.domain.first_day import day_of
from parallel38.domain.framing import CLOSE
from parallel38.domain.say import say
from parallel38.domain.story import Scene
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera
from parallel38.export.figure import ExportError

FIELDS = ("number", "date", "id", "title")
_LONGEST = 150  # bytes of a name: what every system takes, with its suffix
_NEVER = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # in a file's name, on one system or another
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)


class Item(Struct, frozen=True):
    """One of the figures; `said` is its date in words."""

    number: int
    id: str
    title: str
    scene: Scene

    @property
    def day(self) -> date:
        """The day on which the clock stands."""
        return self.scene.view.pane.date

    @property
    def said(self) -> str:
        """The date in words."""
        return say(self.day)


def chosen(events: Iterable[Event], first: int, last: int, least: int) -> Iterator[Event]:
    """Events of at least this importance that began from `first` to `last` (ordinals)."""
    return (one for one in events if one.importance >= least and first <= day_of(one) <= last)


def of_events(base: Scene, events: Iterable[Event], stay: bool) -> list[Item]:
    """Each event on its first day, brought out, in the middle of the map unless that is to `stay`
    where it is; those outside the days of the atlas are left out.
    """
    pane = base.view.pane
    zoom = max(pane.camera.zoom, CLOSE)
    found = []
    for day, event in sorted(((day_of(one), one) for one in events), key=lambda pair: pair[0]):
        if FIRST_DAY.toordinal() <= day <= LAST_DAY.toordinal():
            camera = pane.camera if stay else Camera(lat=event.lat, lon=event.lon, zoom=zoom)
            view = base.view.with_pane(date=date.fromordinal(day), camera=camera, selected=event.id)
            scene = replace(base, title=event.title, sources=event.sources, view=view)
            found.append((event.id, event.title, scene))
    return numbered(found)


def of_dates(base: Scene, days: Iterable[date]) -> list[Item]:
    """The same map on each of the days."""
    found = []
    for day in days:
        scene = replace(base, view=base.view.with_pane(date=day))
        found.append((day.isoformat(), base.title, scene))
    return numbered(found)


def years(first: int, last: int) -> Iterator[date]:
    """The last days of the years that begin or end from `first` to `last` (ordinals): all that
    happened in a year still glows then.
    """
    span = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    return (date(year, 12, 31) for year in span)


def files(
    items: Sequence[Item], folder: Path, pattern: str, suffixes: Sequence[str]
) -> list[list[Path]]:
    """For each item its files, no two alike on any system. Raises ExportError for a pattern with
    what cannot be filled in.
    """
    wide = len(str(len(items)))
    parts = _parts(pattern)
    taken: set[str] = set()
    found = []
    for item in items:
        values = {
            "number": str(item.number).rjust(wide, "0"), "date": item.day.isoformat(),
            "id": item.id, "title": item.title,
        }  # fmt: skip
        name = safe("".join(said + values.get(field, "") for said, field in parts))
        name = _free(name, taken)
        found.append([folder / f"{name}{suffix}" for suffix in suffixes])
    return found


def safe(name: str) -> str:
    """The text as a file's name that every system takes; it leads into no other folder."""
    name = re.sub(r"\s+", " ", _NEVER.sub("-", name)).strip(" .-")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(" .-")
    return f"_{name}" if not name or _RESERVED.match(name) else name


def _parts(pattern: str) -> list[tuple[str, str]]:
    """What the pattern says, and the field that follows."""
    wrong = f"--pattern {pattern}: it takes {', '.join(f'{{{one}}}' for one in FIELDS)} and text."
    if re.search(r"[/\\]", pattern):
        raise ExportError(f"--pattern {pattern}: it names files, not folders.")
    try:
        pattern.encode()
        parsed = list(Formatter().parse(pattern))
    except ValueError:
        raise ExportError(wrong) from None
    for _said, field, form, change in parsed:
        if field is not None and (field not in FIELDS or form or change):
            raise ExportError(wrong)
    return [(said, field or "") for said, field, _form, _change in parsed]


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number behind it the first that is not taken."""
    free, count = name, 1
    while free.casefold() in taken:
        count += 1
        free = f"{name} {count}"
    taken.add(free.casefold())
    return free


def numbered(found: Iterable[tuple[str, str, Scene]]) -> list[Item]:
    """Ids, titles and Scenes in their order."""
    return [Item(number, *one) for number, one in enumerate(found, 1)]
