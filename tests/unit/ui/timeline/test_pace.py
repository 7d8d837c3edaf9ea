import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.ui.timeline.pace import OFFERED, Pace, PaceError, parse_pace, say_pace


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("events", Pace("event", 1)), ("Event", Pace("event", 1)), ("by events", Pace("event", 1)),
        ("events ×2", Pace("event", 2)), ("2x", Pace("event", 2)), ("x 0.5", Pace("event", 0.5)),
        ("½×", Pace("event", 0.5)), ("1 month a second", Pace("month", 1)),
        ("a year", Pace("year", 1)), ("10 days/s", Pace("day", 10)),
        ("2 weeks per second", Pace("day", 14)), ("half a year", Pace("year", 0.5)),
        ("1,5 years/sec", Pace("year", 1.5)), ("decade", Pace("year", 10)),
    ],
)  # fmt: skip
def test_usual_ways_to_write_a_speed(text, pace):
    assert parse_pace(text) == pace


@pytest.mark.parametrize(
    "text", ["", "fast", "0 days", "12", "a", "-1 day", "1e9 years", "2000 years", "day month"]
)
def test_what_is_no_speed_is_refused_in_one_sentence(text):
    with pytest.raises(PaceError, match="is no speed; write") as caught:
        parse_pace(text)
    assert "\n" not in str(caught.value)


@given(st.sampled_from(["event", "day", "month", "year"]), st.integers(1, 1000))
def test_what_is_said_can_be_typed(unit, speed):
    assert parse_pace(say_pace(Pace(unit, speed))) == Pace(unit, speed)


def test_all_that_is_offered_can_be_typed():
    assert [parse_pace(say_pace(pace)) for pace in OFFERED] == list(OFFERED)
