"""Sleep is held off while a story is told: asked of a small session bus, and of none."""

import sys
from collections.abc import Iterator

import pytest

from parallel38.domain.finding import Finding
from parallel38.domain.view import Store
from parallel38.sleepless import CANNOT
from parallel38.ui.stage.awake import Awake
from parallel38.ui.stage.talk import Talk
from unit.ui.small_bus import Bus


@pytest.fixture(params=[True])
def bus(request, tmp_path, monkeypatch) -> Iterator[Bus]:
    made = Bus(tmp_path, request.param)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.close()


@pytest.fixture
def talk(qapp) -> Talk:
    return Talk(Store(), lambda: (800, 600))


def answer(qtbot, awake: Awake) -> bool:
    with qtbot.waitSignal(awake.answered, timeout=20_000) as heard:
        assert not heard.args
    return heard.args[0]


def test_it_is_held_off_until_the_talk_ends(qtbot, bus, talk):
    awake = Awake(talk)
    assert answer(qtbot, awake)
    assert bus.calls == ["Hello", "Inhibit"]
    assert talk.told == ()
    awake.end()
    assert bus.calls[2:] == ["UnInhibit"]
    assert awake.state() == awake.ProcessState.NotRunning


@pytest.mark.parametrize("bus", [False], indirect=True)
def test_a_desktop_without_the_service_is_told_to_the_lecturer_alone(qtbot, bus, talk):
    awake = Awake(talk)
    with qtbot.waitSignal(talk.changed, timeout=20_000):
        assert not answer(qtbot, awake)
    assert "Inhibit" in bus.calls
    assert talk.told == (Finding(CANNOT, grave=False),)
    awake.end()


@pytest.mark.parametrize("program", [sys.executable, "/no/such/program"])
def test_a_system_without_a_bus_is_no_error(qtbot, talk, monkeypatch, program):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(sys, "executable", program)
    heard = []
    talk.changed.connect(lambda: heard.append(talk.told))
    awake = Awake(talk)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    awake.end()
    assert heard == [(Finding(CANNOT, grave=False),)]


def test_a_talk_that_ended_at_once_leaves_no_process(bus, talk):
    awake = Awake(talk)
    awake.waitForStarted()
    awake.end()
    assert awake.state() == awake.ProcessState.NotRunning
    assert talk.told == ()
