"""A figure that is opened elsewhere shows the same ground."""

import pytest
from msgspec.structs import replace

from parallel38.domain.figure import Figure
from parallel38.domain.seen import same_ground
from parallel38.domain.story import Scene, scene_from_json, scene_to_json
from parallel38.domain.view import Camera, Pane, View

SCENE = Scene(view=View(panes=(Pane(camera=Camera(38, 127, 7)),)))


@pytest.mark.parametrize(
    ("size", "zoom"), [((1920, 1080), 7), ((960, 540), 6), ((960, 2000), 6), ((3840, 4000), 8)]
)
def test_all_of_its_ground_is_in_sight_and_no_smaller_than_need_be(size, zoom) -> None:
    written = scene_from_json(scene_to_json(replace(SCENE, figure=Figure(width=1920, height=1080))))
    assert same_ground(written, *size).pane.camera.zoom == pytest.approx(zoom)


def test_a_scene_that_was_never_drawn_keeps_its_zoom() -> None:
    assert same_ground(SCENE, 500, 500) == SCENE.view


def test_what_a_figure_was_goes_with_its_scene() -> None:
    figure = Figure(width=317, height=378, dpi=600, type_least=7, off=("north",),
        places={"legend": (0.1, 0.5)}, preset="column", legend="below")  # fmt: skip
    written = scene_to_json(replace(SCENE, figure=figure))
    assert scene_from_json(written).figure == figure
    assert '"figure"' not in scene_to_json(SCENE)


def test_a_figure_of_only_a_size_is_read() -> None:
    """As figures were written before they had options."""
    written = replace(SCENE, extra={"figure": {"width": 960, "height": 540}})
    assert scene_from_json(scene_to_json(written)).figure == Figure(width=960, height=540)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"width": 0}, "figure.width"),
        ({"dpi": 1e9}, "figure.dpi"),
        ({"off": ["x" * 99]}, "figure.off"),
        ({"places": {"legend": [2, 0]}}, "figure.places"),
        ({"legend": "beside"}, "figure.legend"),
        ([1, 2], "figure"),
    ],
)
def test_a_strangers_figure_is_refused_in_one_sentence(figure, said) -> None:
    written = scene_to_json(replace(SCENE, extra={"figure": figure}))
    with pytest.raises(ValueError, match=said) as told:
        scene_from_json(written)
    assert "\n" not in str(told.value)
