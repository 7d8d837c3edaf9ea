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


def test_backwards_what_comes_again(atlas):
    found = fresh(atlas, AFTER, BEFORE)
    assert FRESH + "state-chosen" in found
    assert FRESH + "zone-korea-us" not in found


def test_on_the_same_day_nothing_is_new(atlas):
    assert fresh(atlas, AFTER, AFTER) == ()
