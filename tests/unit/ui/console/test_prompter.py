"""How the time is told."""

from types import SimpleNamespace

from parallel38.ui.console.prompter import pace
from parallel38.ui.stage.elapsed import minutes


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
