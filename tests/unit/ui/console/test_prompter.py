"""How the time is told."""

from types import SimpleNamespace

from parallel38.domain.finding import Finding
from parallel38.domain.story import Scene, Story
from parallel38.ui.stage.elapsed import minutes
from parallel38.ui.stage.told import lacking, pace


def talk(elapsed: float) -> SimpleNamespace:
    return SimpleNamespace(
        number=1, elapsed=lambda: elapsed,
        planned=lambda before=None: 600.0 if before is None else 120.0 * before,
    )  # fmt: skip


def test_seconds_as_minutes():
    assert [minutes(one) for one in (0, 59.9, 60, 754)] == ["0:00", "0:59", "1:00", "12:34"]


def test_ahead_is_told_after_a_minute():
    assert pace(talk(61.0)) == "of 10:00"
    assert pace(talk(59.0)).endswith("1:01 ahead")


def test_behind_is_told_after_a_minute():
    assert pace(talk(240.0)) == "of 10:00"
    assert pace(talk(300.0)) == "of 10:00"
    assert pace(talk(301.0)).endswith("1:01 behind")


def test_of_what_a_story_lacks_this_scene_is_told_first_and_never_too_much():
    story = Story("s", "S", scenes=tuple(Scene(id=name, title=name) for name in "ab"))
    far = [Finding(f"Far {n}.", 0) for n in range(4)]
    told = SimpleNamespace(
        story=story, number=1, told=(*far, Finding("Near.", 1), Finding("All.")), heard=()
    )
    assert lacking(told) == ["Near.", "All.", "And 4 things more."]
    told.told = told.told[3:5]
    assert lacking(told) == ["Near.", "Scene 1 'a': Far 3."]
    told.told = ()
    assert lacking(told) == []


def test_what_concerns_all_of_the_story_is_told_once():
    story = Story("s", "S", scenes=tuple(Scene(id=name, title=name) for name in "ab"))
    faults = Finding("Far.", 0), Finding("Near.", 1), Finding("All.")
    told = SimpleNamespace(story=story, number=1, told=faults, heard=faults)
    assert lacking(told) == ["Near."]
    told.told = faults[2:]
    assert lacking(told) == []
