"""What is seen in the window, framed for a figure."""

from math import log2

from msgspec.structs import replace
from PySide6.QtCore import QSize

from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.view import View


def fitted(view: View, seen: QSize, size: tuple[float, float]) -> View:
    """The View whose camera shows in `size` all that is seen, as large as it goes."""
    camera = view.pane.camera
    scale = min(size[0] / max(seen.width(), 1), size[1] / max(seen.height(), 1))
    zoom = min(max(camera.zoom + log2(scale), MIN_ZOOM), MAX_ZOOM)
    return view.with_pane(camera=replace(camera, zoom=round(zoom, 3)))
