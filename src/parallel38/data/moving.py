"""The series of moving grounds: geodata/layers/fronts/days.geojson and sectors.toml.

`front` is the UN's side of the front, `cpv` the sectors in which the north's ground was the
Chinese army's.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data import files, handovers, shapes
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.domain.atlas import Place
from parallel38.domain.frames import Doubt, Frame, Series

DAYS = "layers/fronts/days.geojson"
SECTORS = "layers/fronts/sectors.toml"
FRONT, CPV = "front", "cpv"

Moved = dict[str, tuple[Series, list[BaseGeometry]]]


class Day(msgspec.Struct, frozen=True):
    """The properties of one frame of the front; both days are inclusive."""

    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")
    basis: str
    km: float = 0.0


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of front and the ground behind it; `end` is its last day, `ring` in degrees."""

    start: date
    end: date
    reason: str
    sources: tuple[str, ...]
    ring: tuple[tuple[float, float], ...]


def read(geodata: Path, places: Mapping[str, Place]) -> tuple[Moved, list[Fault]]:
    """Name -> series and the grounds of its frames, and what is wrong with them."""
    faults: list[Fault] = []
    found: Moved = {}
    if (geodata / DAYS).is_file():
        series, grounds = _front(geodata, faults)
        table = handovers.table(handovers.read(geodata))
        told = tuple((places[n].lon, places[n].lat) for n in sorted(table.changes) if n in places)
        found[FRONT] = Series(FRONT, series, _doubts(table, places), told), grounds
    if (geodata / SECTORS).is_file():
        series, grounds = _sectors(geodata, faults)
        found[CPV] = Series(CPV, series), grounds
    return found, faults


def _front(root: Path, faults: list[Fault]) -> tuple[tuple[Frame, ...], list[BaseGeometry]]:
    features = shapes.features(root / DAYS, root)
    if isinstance(features, Fault):
        faults.append(features)
        return (), []
    frames, grounds = [], []
    for feature in features:
        try:
            day = msgspec.convert(feature["properties"], Day)
        except (msgspec.ValidationError, KeyError, TypeError) as error:
            faults.append(Fault(DAYS, 0, "", f"a frame without its days: {error}"))
            continue
        ground = shapes.geometry_of(feature)
        rule = ground if isinstance(ground, str) else shapes.broken(ground)
        if rule or isinstance(ground, str):
            faults.append(Fault(DAYS, 0, day.first.isoformat(), str(rule)))
            continue
        first, after = day.first.toordinal(), day.last.toordinal() + 1
        frames.append(Frame(first, after, day.basis == "dated", day.km))
        grounds.append(ground)
    for one, other in pairwise(frames):
        if one.after != other.first:
            name = date.fromordinal(other.first).isoformat()
            faults.append(Fault(DAYS, 0, name, "a frame does not follow on the one before it"))
    return tuple(frames), grounds


def _doubts(table: handovers.Table, places: Mapping[str, Place]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(places[name].lon, places[name].lat, row.earliest.toordinal(), row.latest.toordinal())
        for name, rows in table.changes.items()
        if name in places
        for row in rows
        if row.earliest < row.latest
    )


def _sectors(root: Path, faults: list[Fault]) -> tuple[tuple[Frame, ...], list[BaseGeometry]]:
    """One frame for each run of days with the same sectors."""
    sectors: list[Sector] = []
    for item in files.items(root / SECTORS, root, "sector"):
        made = item if isinstance(item, Fault) else _sector(item)
        if isinstance(made, Fault):
            faults.append(made)
        else:
            sectors.append(made)
    turns = sorted({day for one in sectors for day in _span(one)})
    frames, grounds = [], []
    for first, after in pairwise(turns):
        rings = [shapely.Polygon(one.ring) for one in sectors
                 if _span(one)[0] <= first < _span(one)[1]]  # fmt: skip
        if rings:
            frames.append(Frame(first, after))
            grounds.append(shapely.union_all(rings))
    return tuple(frames), grounds


def _sector(item: Item) -> Sector | Fault:
    values: dict[str, Any] = item.values
    try:
        sector = msgspec.convert(values, Sector)
    except msgspec.ValidationError as error:
        return item.fault(str(error).replace("`", "'"))
    rule = shapes.broken(shapely.Polygon(sector.ring)) if len(sector.ring) > 2 else "no ring"
    if rule or sector.end < sector.start:
        return item.fault(rule or "its end lies before its start")
    return sector


def _span(sector: Sector) -> tuple[int, int]:
    return sector.start.toordinal(), sector.end.toordinal() + 1
