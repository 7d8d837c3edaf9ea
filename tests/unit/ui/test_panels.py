import pytest

from parallel38.settings import INSPECTOR_WIDTHS, LAYERS_WIDTHS, SettingsFile
from parallel38.ui.panels import beside_the_map


@pytest.mark.parametrize("wide", [1024, 1366, 1600, 2560])
def test_the_map_keeps_half_of_the_window(wide):
    left, right = beside_the_map(wide, 280, 340)
    assert left + right <= wide / 2
    assert left < right


def test_where_there_is_room_the_panels_are_as_they_were_left():
    assert beside_the_map(1600, 300, 400) == (300, 400)


def test_a_width_that_the_splitter_allows_can_be_kept(tmp_path):
    settings = SettingsFile(tmp_path / "settings.json")
    for edge in (0, 1):
        settings.change(layers_width=LAYERS_WIDTHS[edge], inspector_width=INSPECTOR_WIDTHS[edge])
        kept = SettingsFile(settings.path).values
        assert (kept.layers_width, kept.inspector_width) == (
            LAYERS_WIDTHS[edge], INSPECTOR_WIDTHS[edge],
        )  # fmt: skip
