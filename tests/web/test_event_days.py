"""How an event stands on a day: it fades in steps, doubt makes it possible only."""

import itertools

STAND = """
    const pane = (day, more) => ({ day, window: null, mode: "instant", ...more });
    const event = (importance, from, to, certain) =>
      ({ from, to, importance, certain: certain ?? [from, to] });
    const at = (one, day, more) => m.standing(one, pane(day, more), 365);
"""


def standing(rig, body):
    return rig.module("events/standing", STAND + body)


def test_a_sign_shrinks_step_by_step_and_the_less_important_sooner(rig):
    ages = standing(
        rig,
        "return [1, 3, 5].map((i) => [0, 1, 7, 30, 90, 180, 364]"
        ".map((age) => at(event(i, 1000, 1001), 1000 + age).step))",
    )
    low, middle, high = ages
    for steps in ages:
        assert steps[0] == 12 and steps[-1] <= 1 and steps == sorted(steps, reverse=True)
    assert low[2] < middle[2] < high[2]
    assert low[4] == 0 < middle[4] < high[4]
    gone = standing(rig, "return [999, 1366].map((day) => at(event(5, 1000, 1001), day))")
    assert gone == [None, None]


def test_a_days_step_changes_few_signs(rig):
    """Over the year of its fading a sign has at most thirteen looks."""
    steps = standing(
        rig,
        "return [...Array(365).keys()].map((age) => at(event(5, 1000, 1001), 1000 + age).step)",
    )
    assert steps[0] == 12 and steps[-1] <= 1
    assert sum(a != b for a, b in itertools.pairwise(steps)) <= 12


def test_a_doubtful_day_is_possible_and_no_news_before_its_time(rig):
    """Written 1001~: from 991 to 1011 it may have been; nothing of that is certain."""
    rough = "event(5, 991, 1012, [1011, 992])"
    days = standing(rig, f"return [990, 991, 1001, 1011, 1012].map((day) => at({rough}, day))")
    assert days[0] is None
    assert [one["sure"] for one in days[1:]] == ["possible"] * 3 + ["certain"]
    assert all(one["step"] <= 8 and one["age"] == 0 for one in days[1:4])
    assert days[4]["age"] == 12 and days[4]["rough"]


def test_a_state_of_things_is_news_at_its_start_only(rig):
    steps = standing(
        rig, "return [0, 200, 600, 801].map((n) => at(event(5, 1000, 1801), 1000 + n).step)"
    )
    assert steps[0] == 12 and 5 <= steps[1] == steps[2] <= 6 and steps[3] <= 6


def test_a_window_sizes_by_importance_and_all_the_past_keeps_the_great(rig):
    window = standing(
        rig,
        "return [1, 3, 5].map((i) => at(event(i, 1000, 1001), 1100,"
        " {mode: 'window', window: [900, 1101]}).step)",
    )
    assert window[0] < window[1] < window[2] == 12
    past = standing(
        rig, "return [1, 5].map((i) => at(event(i, 10, 11), 9000, {mode: 'cumulative'}).step)"
    )
    assert past[0] == 0 and past[1] >= 6
