"""Ground that moves: who held a point from frame to frame, how surely, how far from the line."""

from datetime import date

import msgspec
import pytest
from shapely import LineString, box, to_wkb

from parallel38.domain.atlas import Atlas, Control, Feature
from parallel38.domain.control import Ground
from parallel38.domain.frames import Doubt, Frame, Moving, Series, ground_key, line_key
from parallel38.domain.many import Question, who_held
from parallel38.domain.view import Pane
from parallel38.domain.visible import visible
from unit.domain.small_atlas import feature, small_atlas

SOUTH, NORTH = box(125, 34, 129, 38), box(125, 38, 129, 42)
FIRST = date(1950, 7, 1).toordinal()
# Two days on the 38th parallel, two on the way, then the front stands at 36 N.
LINES = {0: 38.0, 1: 37.0, 2: 36.0}
SERIES = Series(
    "front",
    (Frame(FIRST, FIRST + 2, True, 1.0), Frame(FIRST + 2, FIRST + 4, False, 10.0),
     Frame(FIRST + 4, FIRST + 10, True, 2.0)),
    (Doubt(127.0, 36.5, FIRST + 4, FIRST + 6),),
)  # fmt: skip
WAR = {"start": "1950-07-01", "end": "1950-07-10"}


def mover(name: str, of: str, state: str, side: str, **sides: tuple[str, ...]) -> Feature:
    own = {"south": "rok", "north": "dprk"}[side] == state
    control = Control(
        holder={"south": "un-command", "north": "kpa"}[side], state=state, side=side, rank=30,
        title="sovereignty" if own else "military occupation",
    )  # type: ignore[arg-type]  # fmt: skip
    made = feature(name, *WAR.values(), control=control)
    return msgspec.structs.replace(made, moving=Moving(of=(of,), **sides))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    made = small_atlas()
    features = {
        name: msgspec.structs.replace(made.features[name], extent=area.bounds)
        for name, area in (("rok", SOUTH), ("dprk", NORTH))
    }
    for one in (
        mover("un-in-rok", "rok", "rok", "south", within=("front",)),
        mover("north-in-rok", "rok", "rok", "north", without=("front",)),
        mover("un-in-dprk", "dprk", "dprk", "south", within=("front",)),
        mover("north-in-dprk", "dprk", "dprk", "north", without=("front",)),
    ):
        features[one.id] = one
    line = feature("line", *WAR.values())
    features["line"] = msgspec.structs.replace(line, moving=Moving(of=("rok",), edge="front"))
    return msgspec.structs.replace(made, features=features, moving={"front": SERIES})


@pytest.fixture(scope="module")
def ground(atlas: Atlas) -> Ground:
    areas = {"rok": to_wkb(SOUTH), "dprk": to_wkb(NORTH)}
    for number, lat in LINES.items():
        areas[ground_key("front", number)] = to_wkb(box(120, 30, 135, lat))
        areas[line_key("front", number)] = to_wkb(LineString([(125, lat), (129, lat)]))
    return Ground(atlas, areas)


@pytest.mark.parametrize(
    ("lat", "later", "told"),
    [
        (37.5, 0, ("un-command", "rok", "sovereignty", "south", "certain", 55.5)),
        (37.5, 2, ("kpa", "rok", "military occupation", "north", "certain", 55.5)),
        (37.05, 2, ("kpa", "rok", "military occupation", "north", "approximate", 5.5)),
        (36.5, 3, ("un-command", "rok", "sovereignty", "south", "certain", 55.5)),
        (36.5, 4, ("kpa", "rok", "military occupation", "north", "possible", 55.5)),
        (36.5, 6, ("kpa", "rok", "military occupation", "north", "certain", 55.5)),
        (36.01, 6, ("kpa", "rok", "military occupation", "north", "certain", 1.1)),
        (38.5, 6, ("kpa", "dprk", "sovereignty", "north", "certain", 277.5)),
    ],
)
def test_the_holder_of_a_point(
    ground: Ground, lat: float, later: int, told: tuple[object, ...]
) -> None:
    one = ground.who_held(lat, 127.0, FIRST + later)
    found = (one.holder, one.state, one.title, one.side, one.certainty)
    assert found == told[:-1]
    assert one.distance_to_line_km == pytest.approx(told[-1], rel=0.01, abs=0.1)


def test_after_the_war_and_before_it_the_state_answers(ground: Ground) -> None:
    assert ground.who_held(37.5, 127.0, FIRST - 1).holder == "rok"
    assert ground.who_held(37.5, 127.0, FIRST + 10).holder == "rok"


def test_the_strip_of_a_point_changes_with_the_front(ground: Ground) -> None:
    spans = [span for span in ground.strip(37.5, 127.0) if FIRST <= span.start < FIRST + 10]
    assert [(span.start - FIRST, span.holder) for span in spans] == [(0, "un-command"), (2, "kpa")]


def test_many_points_are_answered_as_one_by_one(ground: Ground) -> None:
    asked = [
        Question(34.01 + step * 0.39, 124.9 + step * 0.2, FIRST - 1 + later, FIRST - 1 + later)
        for step in range(21)
        for later in range(12)
    ] + [Question(37.5, 127.0, FIRST, FIRST + 30, "1950-07")]
    answers = who_held(ground, asked)
    for one, answer in zip(asked, answers, strict=True):
        assert answer == ground.who_held(one.lat, one.lon, one.first, one.last, one.text)


def test_the_line_shows_on_days_that_no_history_draws(atlas: Atlas) -> None:
    shown = [
        visible(atlas, Pane(date=date.fromordinal(FIRST + later))).features.get("line")
        for later in range(11)
    ]
    assert shown == [None, None, "possible", "possible", *[None] * 7]
