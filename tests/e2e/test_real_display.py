"""The program as a person starts it, on a display of its own, with real mouse and key presses."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.person import PATIENCE, Person

pytestmark = pytest.mark.e2e


@pytest.fixture
def person(x_env: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Person]]:
    made: list[Person] = []

    def start(*words: str) -> Person:
        env = x_env | {"PARALLEL38_CONFIG": str(tmp_path / "config"), "LANG": "C.UTF-8"}
        made.append(Person(env, tmp_path / "log.txt", *words))
        return made[-1]

    yield start
    for one in made:
        if one.program.poll() is None:
            one.program.kill()
            one.program.wait(PATIENCE)


def test_a_first_visit(person):
    """Look, drag the knob over the whole time, type a date, walk by keys, search, leave."""
    desk = person()
    desk.sees("27 December 1945")
    desk.mouse(1876)
    desk.tool("mousedown", "1")
    seen = []
    for year in (1876, 1890, 1905, 1920, 1946, 1953, 1980, 2024):
        desk.mouse(year + 0.5)
        desk.until(lambda year=year: abs(desk.year() - year) <= 1, f"the knob never was at {year}")
        seen.append(desk.year())
    desk.tool("mouseup", "1")
    assert seen == sorted(seen)
    desk.keys("ctrl+d")
    desk.enters("8 Sep 1945")
    desk.sees("8 September 1945")
    desk.keys("ctrl+d")
    desk.enters("yesterday")
    desk.keys("Escape", "ctrl+d")
    desk.enters("1950-06")
    desk.sees("1 June 1950")
    desk.keys("alt+Right")
    desk.until(lambda: "1950" in desk.title() and "1 June" not in desk.title(), "no next event")
    desk.keys("ctrl+k")
    desk.enters("Yalta Conference")
    desk.until(lambda: "February 1945" in desk.title(), "the search went nowhere")
    assert desk.leave() == 0
    assert "Traceback" not in desk.log.read_text()


def test_the_window_comes_back_as_it_was_left(person):
    desk = person()
    desk.keys("F7")
    desk.tool("windowsize", "--sync", desk.window, "1200", "760")
    assert desk.leave() == 0
    again = person()
    assert again.size() == (1200, 760)
    assert again.leave() == 0


def test_only_the_map_and_back(person):
    desk = person()
    before = desk.size()
    desk.keys("F11")
    desk.until(lambda: desk.size() == (1920, 1080), "never on the whole screen")
    desk.keys("Escape")
    desk.until(lambda: desk.size() == before, "never back")
    assert desk.leave() == 0


def test_a_story_is_told_by_clicker_and_the_desk_comes_back(person):
    desk = person()
    desk.keys("ctrl+d")
    desk.enters("27 March 1898")
    desk.sees("27 March 1898")
    before = desk.size()
    desk.keys("F5")
    desk.until(lambda: bool(desk.called("Stage")), "there is no stage")
    stage = desk.called("Stage")
    desk.until(lambda: desk.size(stage) == (1920, 1080), "never on the whole screen")
    titles = []
    for _ in range(7):
        desk.until(lambda: desk.title() not in titles, "the scene never came")
        titles.append(desk.title())
        desk.keys("Next")
    desk.keys("b", "b", "Prior", "Escape")
    desk.sees("27 March 1898")
    desk.until(lambda: not desk.called("Stage"), "the stage never went")
    assert desk.size() == before
    assert desk.leave() == 0
    assert "Traceback" not in desk.log.read_text()


def test_a_file_that_is_none_is_one_sentence(x_env):
    done = subprocess.run(
        [sys.executable, "-m", "parallel38", "no-such-figure.png"], env=x_env,
        capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "no-such-figure.png" in done.stderr
