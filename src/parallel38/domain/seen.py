"""How large a figure was: opened elsewhere, its Scene shows the same ground, larger or smaller."""

from math import log2
from typing import Annotated

from msgspec import Meta, Struct, ValidationError, convert
from msgspec.structs import replace

from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.story import Scene
from parallel38.domain.view import View

_KEY = "figure"  # of what a Scene has beyond its own fields
_Side = Annotated[float, Meta(ge=1, le=100_000)]  # CSS pixels


class _Size(Struct, frozen=True):
    width: _Side
    height: _Side


def seen_in(scene: Scene, width: float, height: float) -> Scene:
    """The Scene, which remembers in how many CSS pixels it is drawn."""
    return replace(scene, extra={**scene.extra, _KEY: {"width": width, "height": height}})


def same_ground(scene: Scene, width: float, height: float) -> View:
    """Its View for a map of width x height CSS pixels: all that the figure showed, as large as it
    goes. A Scene that was never drawn keeps its zoom.
    """
    camera = scene.view.pane.camera
    try:
        size = convert(scene.extra.get(_KEY), _Size)
    except ValidationError:
        return scene.view
    scale = min(max(width, 1) / size.width, max(height, 1) / size.height)
    zoom = round(min(max(camera.zoom + log2(scale), MIN_ZOOM), MAX_ZOOM), 3)
    return scene.view.with_pane(camera=replace(camera, zoom=zoom))
