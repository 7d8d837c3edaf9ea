"""A figure that is opened elsewhere shows the same ground."""

import pytest
from msgspec.structs import replace

from parallel38.domain.seen import same_ground, seen_in
from parallel38.domain.story import Scene, scene_from_json, scene_to_json
from parallel38.domain.view import Camera, Pane, View

SCENE = Scene(view=View(panes=(Pane(camera=Camera(38, 127, 7)),)))


@pytest.mark.parametrize(
    ("size", "zoom"), [((1920, 1080), 7), ((960, 540), 6), ((960, 2000), 6), ((3840, 4000), 8)]
)
def test_all_of_its_ground_is_in_sight_and_no_smaller_than_need_be(size, zoom) -> None:
    written = scene_from_json(scene_to_json(seen_in(SCENE, 1920, 1080)))
    assert same_ground(written, *size).pane.camera.zoom == pytest.approx(zoom)


@pytest.mark.parametrize("size", [None, {}, {"width": 0, "height": 5}, {"width": "a"}, [1, 2]])
def test_a_scene_that_was_never_drawn_keeps_its_zoom(size) -> None:
    scene = replace(SCENE, extra={"figure": size})
    assert same_ground(scene, 500, 500) == SCENE.view
