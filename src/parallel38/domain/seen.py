"""How large a figure was: opened elsewhere, its Scene shows the same ground, larger or smaller."""

from math import log2

from msgspec.structs import replace

from parallel38.domain.compare import on_screen
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.story import Scene
from parallel38.domain.view import View


def same_ground(scene: Scene, width: float, height: float) -> View:
    """Its View for a map of width x height CSS pixels: all that the figure showed, as large as it
    goes. A Scene that was never drawn keeps its zoom.
    """
    if scene.figure is None:
        return scene.view
    wide, high = on_screen(scene.view, scene.figure)
    camera = scene.view.pane.camera
    scale = min(max(width, 1) / wide, max(height, 1) / high)
    zoom = round(min(max(camera.zoom + log2(scale), MIN_ZOOM), MAX_ZOOM), 3)
    return scene.view.with_pane(camera=replace(camera, zoom=zoom))
