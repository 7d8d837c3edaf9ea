"""What the page and domain/visible.py say a pane shows, on the days around every boundary.

Both answer in the same letters, one for each thing asked about: a feature's is its state, an
event's tells how sure it is and its glow in 365ths.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

import shapely
from msgspec import to_builtins
from msgspec.msgpack import decode
from msgspec.structs import replace

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.filters import CONFIDENCES, Filters
from parallel38.domain.frames import ground_key
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane
from parallel38.domain.visible import FADE_DAYS, frame_day, state, visible
from parallel38.engine.page import Page
from parallel38.ui.pane_state import pane_state
from tests.web.asking import promised

AROUND = (-2, -1, 0, 1, 2)  # days about a boundary
WINDOW = 30  # days of a long window
CHUNK = 2_000  # panes that the page answers at a time
NOTHING = "."
EVENT = 0x100  # letters of events begin here
LEAST = 0.001  # square degrees, some 10 km2: less ground is not drawn

SCRIPT = """
async () => {
  const load = (name) => import(`p38://atlas/web/${name}.js`);
  const [{ visible }, { livingEvents }, { glow, frameAt }] =
    await Promise.all(["features/features", "events/events", "atlas/clock"].map(load));
  const { atlas } = parallel38.page;
  const lone = ({ feature, sure }) => feature.crowd
    ? feature.crowd.members.map((n) => [feature.crowd.group.features[n].id, sure[0]])
    : [[feature.id, sure[0]]];
  return panes.map(([mode, day, window, layers_on, layers_off, powers, filters, asked]) => {
    const pane = { mode, day, window, layers_on, layers_off, powers, filters, language: "en",
      style: "screen", selected: "", highlights: [] };
    const seen = visible(atlas, pane);
    const told = new Map(seen.flatMap(lone));
    for (const { event, sure } of livingEvents(atlas, pane, 365, 1)) {
      const light = Math.round(365 * glow(event.from, event.to, pane, 365));
      told.set(event.id, String.fromCharCode(0x100 + 4 * light + "cpa".indexOf(sure[0])));
    }
    const frames = seen.filter(({ feature }) => feature.frames).map(({ feature }) =>
      [feature.id, ...feature.frames[feature.look.split("@")[1]].slice(0, 3)]);
    return [(asked ?? all).map((id) => told.get(id) ?? ".").join(""), frames];
  });
}
"""


@dataclass(frozen=True)
class Asked:
    """A pane, and the ids that it is asked about; all where there are none."""

    pane: Pane
    ids: tuple[str, ...] = ()


Frames = list[list[Any]]  # id, first day, first day after, dated
Answer = tuple[str, Frames]


def things(atlas: Atlas) -> dict[str, Feature | Event]:
    """All that can be shown: drawn features, then events."""
    drawn = {one.id: one for one in atlas.features.values() if one.drawn}
    return {**drawn, **atlas.events}


def boundaries(atlas: Atlas) -> dict[int, tuple[str, ...]]:
    """The days (ordinals) on and about the bounds of each thing, and whose they are."""
    first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    found: dict[int, set[str]] = defaultdict(set)
    for one in things(atlas).values():
        held = one.interval
        days = {held.possible_from, held.possible_to, held.certain_from, held.certain_to}
        days |= set(turns(atlas, one))
        if isinstance(one, Feature) and one.announced is not None:
            days.add(one.announced)
        for day in {bound + step for bound in days for step in AROUND}:
            if first <= day <= last:
                found[day].add(one.id)
    return {day: tuple(sorted(ids)) for day, ids in sorted(found.items())}


def turns(atlas: Atlas, one: Feature | Event) -> Iterator[int]:
    """The days on which a frame of a moving feature begins or is over."""
    if isinstance(one, Feature) and one.moving:
        for name in one.moving.series:
            for frame in atlas.moving[name].frames:
                yield from (frame.first, frame.after)


def panes(day: int) -> list[Pane]:
    """A day in all modes, and windows that hold it, begin or end at it, or are empty."""
    on = date.fromordinal(day)
    spans = [(day, day + 1), (day - WINDOW, day), (day, day + WINDOW), (day, day)]
    windows = [(date.fromordinal(first), date.fromordinal(after)) for first, after in spans]
    return [
        Pane(date=on),
        Pane(date=on, mode="cumulative"),
        *(Pane(date=on, mode="window", window=window) for window in windows),
    ]


def switched(atlas: Atlas, count: int, seed: int) -> list[Asked]:
    """Random days and modes with random layers and things on and off, and random powers."""
    dice = random.Random(seed)
    days = list(boundaries(atlas))
    keys = [*atlas.layers, *atlas.layers, "events", *things(atlas)]

    def some(of: list[str], most: int) -> tuple[str, ...]:
        return tuple(dice.sample(of, dice.randint(0, most)))

    return [
        Asked(
            replace(
                dice.choice(panes(dice.choice(days))), layers_on=some(keys, 6),
                layers_off=some(keys, 6), powers=some(list(atlas.powers), 2),
            )
        )
        for _ in range(count)
    ]  # fmt: skip


def filtered(atlas: Atlas, count: int, seed: int) -> list[Asked]:
    """Random days and modes through random filters: one at a time, then several together."""
    dice = random.Random(seed)
    days, events = list(boundaries(atlas)), list(atlas.events.values())
    themes = sorted({theme for one in events for theme in one.themes})
    event_kinds = sorted({one.kind for one in events})
    kinds = sorted({one.kind for one in atlas.features.values()})
    works = list(atlas.sources)

    def one() -> dict[str, Any]:
        return dice.choice([
            {"themes": tuple(dice.sample(themes, 2))},
            {"event_kinds": tuple(dice.sample(event_kinds, 2))},
            {"kinds": tuple(dice.sample(kinds, 3))},
            {"importance": dice.randint(1, 5)},
            {"confidence": dice.choice(CONFIDENCES)},
            {"certain": True},
            {"sources": tuple(dice.sample(works, 60))},
        ])  # fmt: skip

    return [
        Asked(
            replace(
                dice.choice(panes(dice.choice(days))),
                filters=Filters(**(one() if number % 2 else one() | one() | one())),
                powers=dice.choice([(), (), tuple(dice.sample(list(atlas.powers), 2))]),
            )
        )
        for number in range(count)
    ]


def by_domain(atlas: Atlas, asked: Asked) -> str:
    """The letters of domain/visible.py."""
    every = things(atlas) if not asked.ids else {i: _of(atlas, i) for i in asked.ids}
    of_these = atlas
    if asked.ids:
        features = {i: one for i, one in every.items() if isinstance(one, Feature)}
        events = {i: one for i, one in every.items() if isinstance(one, Event)}
        of_these = replace(atlas, features=features, events=events)
    shown = visible(of_these, asked.pane, FADE_DAYS)
    letters = {name: found[0] for name, found in shown.features.items()}
    for name, light in shown.events.items():
        sure = state(atlas.events[name].interval, None, asked.pane) or "certain"
        letters[name] = chr(EVENT + 4 * round(FADE_DAYS * light) + "cpa".index(sure[0]))
    return "".join(letters.get(name, NOTHING) for name in every)


def _of(atlas: Atlas, name: str) -> Feature | Event:
    return atlas.features[name] if name in atlas.features else atlas.events[name]


def by_page(page: Page, atlas: Atlas, asked: Sequence[Asked]) -> list[Answer]:
    """The letters of the page, and the frames that it shows."""
    rows = [
        [
            one.pane.mode, one.pane.date.toordinal(),
            [day.toordinal() for day in one.pane.window] if one.pane.window else None,
            one.pane.layers_on, one.pane.layers_off, one.pane.powers,
            to_builtins(pane_state(one.pane).filters), one.ids or None,
        ]
        for one in asked
    ]  # fmt: skip
    told = promised(
        page,
        f"((panes, all) => ({SCRIPT})())({json.dumps(rows)}, {json.dumps(list(things(atlas)))})",
    )
    return [(letters, frames) for letters, frames in told]


def faults(page: Page, file: AtlasFile, all_asked: Iterable[Asked]) -> Iterator[str]:
    """In which panes the two differ, and about what."""
    asking, atlas, grounds = iter(all_asked), file.atlas, Grounds(file)
    while some := list(islice(asking, CHUNK)):
        for asked, (letters, frames) in zip(some, by_page(page, atlas, some), strict=True):
            wanted = by_domain(atlas, asked)
            shown = {name: rest for name, *rest in frames}
            names = asked.ids or tuple(things(atlas))
            wrong = [
                f"{name}: page {mine!r}, domain {theirs!r}"
                for name, mine, theirs in zip(names, letters, wanted, strict=True)
                if mine != theirs and not (mine == NOTHING and grounds.has_none(name, asked.pane))
            ]
            wrong += list(_wrong_frames(atlas, asked.pane, shown))
            yield from (f"{asked.pane.mode} {asked.pane.date} {asked.pane.window} {one}"
                        for one in wrong)  # fmt: skip


class Grounds:
    """Whether any ground is left to a moving area: without, the page has nothing to draw."""

    def __init__(self, file: AtlasFile) -> None:
        self._atlas = file.atlas
        self._areas = decode(file.blob("control.msgpack"), type=dict[str, bytes])
        self._read = cache(lambda key: shapely.from_wkb(self._areas[key]))
        self._all = cache(lambda of: shapely.union_all([self._read(one) for one in of]))
        self._size = cache(self._size_of)

    def has_none(self, name: str, pane: Pane) -> bool:
        """Whether a pane finds a moving area without ground."""
        feature = self._atlas.features.get(name)
        if not feature or not feature.moving or feature.moving.edge:
            return False
        day = frame_day(feature.interval, pane)
        numbers = tuple(self._atlas.moving[one].at(day) for one in feature.moving.series)
        return self._size(name, numbers) < LEAST

    def _size_of(self, name: str, numbers: tuple[int | None, ...]) -> float:
        """Square degrees of an area when its series are in these frames."""
        moving = self._atlas.features[name].moving
        assert moving
        left = self._all(moving.of)
        for series, number in zip(moving.series, numbers, strict=True):
            none = number is None
            ground = shapely.Polygon() if none else self._read(ground_key(series, number))
            left = left & ground if series in moving.within else left - ground
        return float(left.area)


def _wrong_frames(atlas: Atlas, pane: Pane, shown: dict[str, list[Any]]) -> Iterator[str]:
    """Frames that are not of the pane's day, or that go on while their series changes."""
    for name, (first, after, dated) in shown.items():
        feature = atlas.features[name]
        assert feature.moving
        day = frame_day(feature.interval, pane)
        if not first <= day < after:
            yield f"{name}: frame {first} to {after} on {day}"
        for one in feature.moving.series:
            series = atlas.moving[one]
            if len({series.at(first), series.at(day), series.at(after - 1)}) > 1:
                yield f"{name}: frame {first} to {after} goes on while {one} changes"
        line = atlas.moving[feature.moving.edge] if feature.moving.edge else None
        number = line.at(day) if line else None
        if line and (number is None or line.frames[number].dated != dated):
            yield f"{name}: frame {first} is of another line"
