"""What lights up as a scene comes to rest."""

from datetime import date

from parallel38.ui.stage.fresh import FRESH, MOST, fresh

BEFORE, AFTER = date(1945, 8, 1).toordinal(), date(1945, 9, 20).toordinal()


def test_what_holds_now_and_did_not_before(atlas):
    found = fresh(atlas, BEFORE, AFTER)
    assert FRESH + "zone-korea-us" in found
    assert len(found) <= MOST
    for mark in found:
        held = atlas.features[mark.removeprefix(FRESH)].interval
        assert held.possible_from <= AFTER < held.possible_to
        assert not held.possible_from <= BEFORE < held.possible_to


def test_a_state_in_other_bounds_is_no_news_nor_a_front_that_the_clock_moved(atlas):
    """The Union of 1944 took in Tuva: its border with China stood there before."""
    ended, after = date(1943, 12, 1).toordinal(), date(1945, 2, 8).toordinal()
    assert atlas.features["state-ussr-1944"].interval.possible_from in range(ended, after)
    assert fresh(atlas, ended, after) == ()
    founded = fresh(atlas, date(1948, 5, 14).toordinal(), date(1948, 9, 9).toordinal())
    assert {FRESH + "state-rok-1948", FRESH + "state-dprk-1948"} <= set(founded)
    war = fresh(atlas, date(1950, 9, 29).toordinal(), date(1950, 10, 9).toordinal())
    assert war
    assert not [one for one in war if atlas.features[one.removeprefix(FRESH)].kind == "front"]


def test_on_the_same_day_nothing_is_new(atlas):
    assert fresh(atlas, AFTER, AFTER) == ()


def test_a_day_before_that_of_the_last_scene_has_no_news(atlas):
    """Pressed forth and back in mid-flight the clock still comes from days before both."""
    assert fresh(atlas, AFTER, BEFORE) == ()
