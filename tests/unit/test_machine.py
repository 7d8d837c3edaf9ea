"""What a machine brings to a lecture."""

from parallel38.machine import Power, displays, power


def supply(folder, name: str, **told: str) -> None:
    (folder / name).mkdir()
    for what, text in told.items():
        (folder / name / what).write_text(f"{text}\n")


def test_a_battery_is_told_and_what_is_none_is_not(tmp_path):
    assert power(tmp_path / "none") is None
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="43", status="Discharging")
    assert power(tmp_path) == Power(43, emptied=True)


def test_a_battery_that_tells_little_is_passed_over(tmp_path):
    supply(tmp_path, "A-mouse", type="Battery", status="Unknown")
    supply(tmp_path, "B", type="Battery", capacity="97", status="Charging")
    assert power(tmp_path) == Power(97, emptied=False)


def test_displays_are_asked_of_the_platform(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert displays() == [(800, 800)]
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing-such")
    assert displays() == []
