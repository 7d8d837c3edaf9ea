"""What holds on a day, and what changed between two."""

import itertools
from datetime import date

import pytest
from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.changes import changed, on
from parallel38.domain.dates import FOREVER, interval
from parallel38.domain.own_name import named_holder
from unit.domain.small_atlas import event, small_atlas


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def with_events(*events: Event) -> Atlas:
    return replace(small_atlas(), events={one.id: one for one in events})


def test_between_the_landing_and_the_republic() -> None:
    told = changed(small_atlas(), day("1945-09-08"), day("1948-08-15"))
    assert [one.id for one in told.began] == ["trusteeship", "rok"]
    assert [one.id for one in told.ended] == ["trusteeship", "zone-us"]
    assert [one.id for one in told.events] == ["moscow", "unrest"]
    assert told.text == (
        "Between 8 September 1945 and 15 August 1948: "
        "began: Four-power trusteeship; Republic of Korea. "
        "Ended: Four-power trusteeship; U.S. zone in Korea. "
        "Happened: Moscow conference; Autumn unrest."
    )


def test_the_second_day_is_in_and_the_first_is_not() -> None:
    eve, own = day("1948-08-14"), day("1948-08-15")
    assert [one.id for one in changed(small_atlas(), eve, own).began] == ["rok"]
    assert [one.id for one in changed(small_atlas(), eve, own).ended] == ["zone-us"]
    after = changed(small_atlas(), own, own + 1)
    assert not (after.began or after.ended)
    assert after.text == "Between 15 August 1948 and 16 August 1948: nothing changed."


def test_what_follows_adds_up() -> None:
    atlas = small_atlas()
    days = [day(text) for text in ("1945-01-01", "1945-09-08", "1946-10-15", "1949-01-01")]
    steps = [changed(atlas, a, b) for a, b in itertools.pairwise(days)]
    whole = changed(atlas, days[0], days[-1])
    assert [f.id for step in steps for f in step.began] == [f.id for f in whole.began]
    assert [f.id for step in steps for f in step.ended] == [f.id for f in whole.ended]


def test_what_may_not_have_begun_is_told_apart() -> None:
    found = with_events(event("arrival", "1945-09-16~", "1945-10-17~"))
    assert [how for _, how in on(found, day("1945-09-08")).events] == ["possible"]
    assert [how for _, how in on(found, day("1945-09-28")).events] == ["certain"]
    assert not on(found, day("1945-09-05")).events


def test_a_doubtful_date_stands_at_the_day_that_is_written() -> None:
    found = with_events(event("about", "1945-09-16~"), event("before", "1945-09-12"))
    told = changed(found, day("1945-09-01"), day("1945-10-01"))
    assert [one.id for one in told.events] == ["before", "about"]


def test_a_command_is_named_from_its_founding() -> None:
    known = small_atlas()
    command = replace(known.powers["usa"], interval=interval("1950-07-07", ".."))
    atlas = replace(known, powers={**known.powers, "un-command": command})
    for text, name in (("1950-07-06", "rok"), ("1950-07-07", "un-command")):
        assert named_holder(atlas, "un-command", "rok", day(text)) == name
    assert named_holder(atlas, "nobody", "rok", day("1950-07-06")) == "nobody"
    assert named_holder(atlas, None, "rok", day("1950-07-06")) is None


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="8 September 1945 lies before 15 August 1948"):
        changed(small_atlas(), day("1948-08-15"), day("1945-09-08"))


def test_all_that_holds_on_a_day() -> None:
    told = on(small_atlas(), day("1945-12-27"))
    assert [(one.id, held) for one, held in told.features] == [
        ("zone-us", "certain"), ("zone-soviet", "certain"), ("trusteeship", "certain"),
    ]  # fmt: skip
    assert [(one.id, held) for one, held in told.events] == [("moscow", "certain")]
    assert [one.id for one in told.recent_events] == ["inchon"]


def test_doubtful_days_are_possible() -> None:
    told = {one.id: held for one, held in on(small_atlas(), day("1947-10-05")).features}
    assert told["trusteeship"] == "possible"


def test_all_that_holds_in_a_month() -> None:
    told = on(small_atlas(), day("1948-08-01"), day("1948-09-30"))
    assert [one.id for one, _ in told.features] == ["zone-us", "zone-soviet", "rok", "dprk"]
    assert on(small_atlas(), 1, FOREVER - 1).events


def test_recent_events_come_newest_first_and_not_from_today() -> None:
    told = on(small_atlas(), day("1946-10-31"), recent=500)
    assert [one.id for one in told.recent_events] == ["moscow", "inchon"]
    assert [one.id for one, _ in told.events] == ["unrest"]


def test_what_only_ended_begins_in_small_letters() -> None:
    told = changed(small_atlas(), day("1948-09-08"), day("1948-09-09"))
    assert told.text.endswith("1948: began: DPRK. Ended: Soviet zone in Korea.")
    none_began = changed(small_atlas(), day("1947-11-01"), day("1947-12-01"))
    assert none_began.text.endswith("December 1947: ended: Four-power trusteeship.")
