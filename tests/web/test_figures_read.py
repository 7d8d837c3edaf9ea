"""A sample of tests/long/figures: programs of others read and draw figures of the real atlas."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parallel38.data.atlasfile import open_atlas
from parallel38.export.presets import presets
from tests.browsers import Chromium
from tests.long.figures.battery import Battery
from tests.long.figures.scenes import cases, own_of

LOOK = 110.0  # dots per inch
SAMPLE = (
    ("1895-shimonoseki", "column-grey"), ("1945-lens", "page-colour"), ("1950-09-14", "slide"),
    ("1951-own", "class-copy"),
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory) -> Iterator[Chromium]:
    made = Chromium(tmp_path_factory.mktemp("chromium"))
    yield made
    made.close()


def faults(folder: Path, scene: str, preset: str, browser: Chromium | None = None) -> list[str]:
    battery = Battery(open_atlas(), own_of(folder), folder, LOOK, browser)
    try:
        return battery.faults(cases()[scene], presets()[preset])
    finally:
        battery.close()


@pytest.mark.parametrize(("scene", "preset"), SAMPLE)
def test_programs_of_others_find_no_fault(qapp, tmp_path, scene, preset):
    assert faults(tmp_path, scene, preset) == []


@pytest.mark.browsers
@pytest.mark.parametrize(("scene", "preset"), (*SAMPLE[1:3], ("1882-treaty", "page-line")))
def test_a_browser_draws_the_same(qapp, tmp_path, browser, scene, preset):
    assert faults(tmp_path, scene, preset, browser) == []
    assert "chromium" in (tmp_path / "log.txt").read_text("utf-8")
