"""What a filter lets show, and that a View is narrowed and widened in all its panes."""

from dataclasses import dataclass
from datetime import date

import pytest
from msgspec.structs import replace

from parallel38.domain.compare import of_dates, of_powers, offers
from parallel38.domain.filters import NONE, Filters
from parallel38.domain.narrowing import fits, narrow, narrowed, widened
from parallel38.domain.story import Scene, scene_from_json, scene_to_json
from parallel38.domain.view import Pane, View
from parallel38.domain.visible import visible
from tests.unit.domain.small_atlas import event, feature, small_atlas

BATTLE = event("b", "1950-07-05", kind="battle", themes=("korean-war",), importance=3,
               confidence="medium", sources=("one", "two"))  # fmt: skip
LEASE = feature("l", "1898", "1905", kind="lease", confidence="medium", sources=("two",))


@dataclass(frozen=True)
class Case:
    """Filters, and whether the battle and the lease pass them."""

    filters: Filters
    battle: bool
    lease: bool


CASES = [
    Case(Filters(), True, True),
    Case(Filters(themes=("nuclear", "korean-war")), True, True),
    Case(Filters(themes=("nuclear",)), False, True),
    Case(Filters(event_kinds=("treaty",)), False, True),
    Case(Filters(kinds=("railway",)), True, False),
    Case(Filters(kinds=("railway", "lease"), event_kinds=("battle",)), True, True),
    Case(Filters(importance=3), True, True),
    Case(Filters(importance=4), False, False),
    Case(Filters(confidence="medium"), True, True),
    Case(Filters(confidence="high"), False, False),
    Case(Filters(sources=("one",)), True, False),
    Case(Filters(sources=("two", "three")), True, True),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_fits(case):
    pane = Pane(filters=case.filters)
    assert (fits(pane, BATTLE), fits(pane, LEASE)) == (case.battle, case.lease)


def test_own_layers_have_their_switches():
    own = replace(LEASE, layer="own-7")
    assert fits(Pane(powers=("usa",), filters=Filters(importance=5, sources=("one",))), own)


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (date(1945, 8, 20), {"zone-us"}),  # ordered, not yet held
        (date(1946, 10, 9), {"unrest"}),  # some day of that month
        (date(1946, 11, 1), set()),  # over: it has been
        (date(1947, 11, 10), {"trusteeship"}),  # about October
    ],
)
def test_only_what_is_certain(day, gone):
    atlas = small_atlas()
    pane = Pane(date=day, layers_on=("proposals",))
    every = visible(atlas, pane)
    sure = visible(atlas, replace(pane, filters=Filters(certain=True)))
    assert {*every.features, *every.events} - {*sure.features, *sure.events} == gone


def test_all_panes_are_narrowed_and_widened_together():
    days = of_dates(View(), "grid", [date(1945, 9, 8), date(1950, 9, 14)])
    asked = narrow(days, themes=("nuclear",), powers=("usa",))
    assert {(one.powers, one.filters.themes) for one in asked.panes} == {(("usa",), ("nuclear",))}
    assert narrowed(asked) and not narrowed(days)
    assert widened(asked) == days


def test_the_powers_of_a_lens_stay():
    lens = of_powers(View(), offers().lens[0])
    asked = narrow(lens, importance=4, powers=("japan",))
    assert [one.powers for one in asked.panes] == [one.powers for one in lens.panes]
    assert not narrowed(lens)
    assert narrowed(asked)
    assert widened(asked) == lens


def test_a_scene_keeps_its_filters_and_an_old_one_has_none():
    scene = Scene(view=View().with_pane(filters=Filters(kinds=("lease",), certain=True)))
    assert scene_from_json(scene_to_json(scene)) == scene
    old = '{"schema": "parallel38/scene-1", "view": {"panes": [{"powers": ["usa"]}]}}'
    assert scene_from_json(old).view.pane.filters == NONE
