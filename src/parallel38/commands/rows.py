"""The rows of `parallel38 list`, and what narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from parallel38.domain.dates import Interval
from parallel38.domain.say import say_range

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas

# Worked out on load, not written in geodata.
_DERIVED = ("interval", "announced", "anchor", "extent", "spots", "line")
_TITLES = ("title", "name", "claim")
_WORDS = ("id", "kind", "layer", "place", "seed", "verdict")


class Row(Struct, frozen=True):
    """One record of a table with its title in words and the words it can be found by."""

    record: Any
    title: str
    words: tuple[str, ...] = ()

    def told(self) -> dict[str, Any]:
        """The record in geodata's own field names, with `id` and `title` always there."""
        fields: dict[str, Any] = to_builtins(self.record)
        kept = {key: value for key, value in fields.items() if key not in _DERIVED}
        return {"id": kept["id"], "title": self.title, **kept}

    def line(self) -> str:
        """The record as a line for a person; a source as it is cited, and how it is known."""
        if vouched := getattr(self.record, "vouched", ""):
            return f"{self.record.note} [{vouched}]"
        start = getattr(self.record, "start", None)
        end = getattr(self.record, "end", "..")  # a place, once there, stays
        return f"{self.title} ({say_range(start, end)})" if start else self.title


def of_table(table: str, atlas: Atlas) -> list[Row]:
    """All rows of a table in the atlas's order."""
    if table == "views":
        from parallel38.domain.framing import named_views

        return [Row(view, view.title) for view in named_views().values()]
    if table == "presets":
        from parallel38.export.presets import presets

        return [Row(preset, preset.title) for preset in presets().values()]
    if table == "corrections":
        return [
            Row(one, f"{one.what}: {one.was or '-'} -> {one.now}", (one.id, one.table))
            for rows in atlas.corrections.values()
            for one in rows
        ]
    return [_row(record) for record in getattr(atlas, table).values()]


def within(rows: Sequence[Row], first: int | None, last: int | None) -> list[Row] | None:
    """Rows that may have held on some day from `first` to `last` (ordinals, None: no bound).

    None where the records have no dates.
    """
    if not _all_have(rows, "interval"):
        return None
    kept = []
    for row in rows:
        held: Interval = row.record.interval
        if (last is None or held.possible_from <= last) and (
            first is None or first < held.possible_to
        ):
            kept.append(row)
    return kept


def near(rows: Sequence[Row], lat: float, lon: float, km: float) -> list[Row] | None:
    """Rows at most `km` from a point (degrees); a feature counts by the box it fills, a claim by
    its places and events.

    None where the records have no position.
    """
    if not any(_all_have(rows, field) for field in ("lat", "extent", "spots")):
        return None
    return [row for row in rows if _distance(row.record, lat, lon) <= km]


def about(rows: Sequence[Row], subject: str) -> list[Row]:
    """Rows whose theme, power, kind, layer or verdict is `subject`, or whose title holds it."""
    wanted = subject.casefold().strip()
    return [
        row for row in rows
        if wanted in (word.casefold() for word in row.words) or wanted in row.title.casefold()
    ]  # fmt: skip


def _row(record: Any) -> Row:
    title = next((t for key in _TITLES if (t := getattr(record, key, None))), None)
    if title is None:
        title = str(record.csl.get("title") or record.note)
    words = [str(getattr(record, key, "")) for key in _WORDS]
    for key in ("powers", "themes"):
        words += getattr(record, key, ())
    return Row(record, title, tuple(words))


def _all_have(rows: Sequence[Row], field: str) -> bool:
    return all(hasattr(row.record, field) for row in rows)


def _distance(record: Any, lat: float, lon: float) -> float:
    from parallel38.domain.nearest import distance_km

    if hasattr(record, "lat"):
        return distance_km(lat, lon, record.lat, record.lon)
    if hasattr(record, "spots"):
        return min((distance_km(lat, lon, *spot) for spot in record.spots), default=float("inf"))
    if record.extent is None:
        return float("inf")
    west, south, east, north = record.extent
    return distance_km(lat, lon, min(max(lat, south), north), min(max(lon, west), east))
