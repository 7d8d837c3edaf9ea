"""What bounds an area on a day: edges that the atlas brings are as those that are sought."""

from datetime import date
from itertools import pairwise

import pytest
import shapely
from msgspec.structs import replace
from shapely import box, to_wkb

from parallel38.domain import edges
from parallel38.domain.atlas import Atlas, Control
from parallel38.domain.control import Ground
from parallel38.domain.edges import all_edges, edge_key
from unit.domain.small_atlas import feature, small_atlas

AREAS = {
    "south": box(125, 34, 129, 38),
    "north": box(125, 38, 129, 42),
    "lease": box(125, 41, 126, 42),
    "far": box(140, 34, 144, 38),
}
HELD = {
    "south": ("1945-09-08", "1948-08-14", "usa", "sovereignty"),
    "north": ("1945-08-16", "1948-09-08", "ussr", "sovereignty"),
    "lease": ("1946-01-01", "1947-01-01", "usa", "lease"),
    "far": ("1940-01-01", "1950-01-01", "japan", "sovereignty"),
}


@pytest.fixture
def atlas() -> Atlas:
    features = {
        name: replace(
            feature(name, start, end, control=Control(holder=holder, title=title)),  # type: ignore[arg-type]
            extent=AREAS[name].bounds,
        )
        for name, (start, end, holder, title) in HELD.items()
    }
    return replace(small_atlas(), features=features)


@pytest.fixture
def areas() -> dict[str, bytes]:
    return {name: to_wkb(area) for name, area in AREAS.items()}


def test_all_edges_are_those_of_other_holders_side_by_side(
    atlas: Atlas, areas: dict[str, bytes]
) -> None:
    found = {key: shapely.from_wkb(wkb) for key, wkb in all_edges(atlas, areas).items()}
    along = {key for key, line in found.items() if not line.is_empty}
    assert along == {edge_key(("south", "north")), edge_key(("north", "south")),
                     edge_key(("lease", "north"))}  # fmt: skip
    assert found[edge_key(("south", "north"))].length == pytest.approx(4)
    assert found[edge_key(("lease", "north"))].length == pytest.approx(2)


def test_an_edge_that_the_atlas_brings_is_not_sought(
    atlas: Atlas, areas: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [(lat, 127.3, date(1946, month, 5).toordinal()) for lat in (36, 40) for month in (1, 9)]
    asked += [(41.5, 125.5, day) for *_, day in asked] + [(36, 142, day) for *_, day in asked]
    sought = [Ground(atlas, areas).who_held(*one) for one in asked]
    known = areas | all_edges(atlas, areas)
    monkeypatch.setattr(edges, "shared_edge", lambda *_: pytest.fail("an edge is sought"))
    ground = Ground(atlas, known)
    assert [ground.who_held(*one) for one in asked] == sought
    assert {one.distance_to_line_km for one in sought} == {222.0, 41.7, None}


def test_days_with_the_same_neighbours_have_one_line(atlas: Atlas, areas: dict[str, bytes]) -> None:
    made = Ground(atlas, areas)
    lines = []
    for day in (date(1945, 12, 1), date(1946, 2, 1), date(1946, 3, 1)):
        decided = made.decide(made.at(36, 127), (day.toordinal(), day.toordinal() + 1))
        assert decided
        lines.append(made.line(decided))
    assert [one is other for one, other in pairwise(lines)] == [True, True]
