"""Every place of importance 3 to 5 in the atlas's region through every day of 1866-2024: who held
it. The days without a holder are listed here, each with the reason that the data gives.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec
import pytest

from parallel38.compile import REGION
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.control import Ground
from parallel38.domain.holders import ATLAS_DAYS, Span

# Outside the land that the atlas answers for: the Philippines are in the drawn region.
BEYOND = {"manila"}
# A word of the data's reason: first and last day on which it may stand for a holder.
NOBODY = {
    "claimed by Korea and by Japan": ("1866-01-01", "1953-07-26"),
    "eight powers": ("1900-08-14", "1901-09-16"),
    "several powers": ("1900-07-14", "1902-08-14"),
    "by turns": ("1917-11-07", "1920-04-21"),
    "zemstvo board": ("1920-01-31", "1920-04-04"),
}


@pytest.fixture(scope="module")
def strips() -> dict[str, tuple[Span, ...]]:
    """Place id -> who held it from 1866 to 2024."""
    file = open_atlas()
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    ground = Ground(file.atlas, areas)
    west, south, east, north = REGION
    return {
        place.id: ground.strip(place.lat, place.lon)
        for place in file.atlas.places.values()
        if place.importance >= 3 and west <= place.lon <= east and south <= place.lat <= north
        and place.id not in BEYOND
    }  # fmt: skip


def unheld(strips: dict[str, tuple[Span, ...]]) -> Iterator[tuple[str, str, str, str]]:
    """Place, first and last day, reason, of each stretch without a holder."""
    for name, spans in strips.items():
        for span in spans:
            if not span.holder:
                first, last = (
                    date.fromordinal(day).isoformat() for day in (span.start, span.end - 1)
                )
                yield name, first, last, span.reason


def excused(first: str, last: str, reason: str) -> bool:
    return any(
        word in reason and start <= first and last <= end for word, (start, end) in NOBODY.items()
    )


def test_no_place_is_without_a_holder_but_where_the_atlas_says_why(
    strips: dict[str, tuple[Span, ...]],
) -> None:
    assert [row for row in unheld(strips) if not excused(*row[1:])] == []


def test_every_excuse_is_needed(strips: dict[str, tuple[Span, ...]]) -> None:
    reasons = {row[3] for row in unheld(strips)}
    assert all(any(word in reason for reason in reasons) for word in NOBODY)


def test_the_walk_takes_in_every_day_and_a_hundred_places(
    strips: dict[str, tuple[Span, ...]],
) -> None:
    assert len(strips) > 100
    for spans in strips.values():
        assert (spans[0].start, spans[-1].end) == ATLAS_DAYS
        assert all(one.end == other.start for one, other in pairwise(spans))
