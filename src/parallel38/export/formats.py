"""The formats: a row each, from an OUT's suffix to the function that writes it."""

from collections.abc import Callable
from pathlib import Path

from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.html import write_html
from parallel38.export.pdf import write_pdf
from parallel38.export.raster import write_jpeg, write_png, write_tiff
from parallel38.export.surface import Surface
from parallel38.export.svg import write_svg

Writer = Callable[[Scene, Figure, Surface, Path], None]

FORMATS: dict[str, Writer] = {
    ".png": write_png,
    ".jpg": write_jpeg,
    ".jpeg": write_jpeg,
    ".tif": write_tiff,
    ".tiff": write_tiff,
    ".svg": write_svg,
    ".pdf": write_pdf,
    ".html": write_html,
}
LIVE = frozenset({".html"})  # a map, not a drawing: nothing is laid out for it
RASTERS = frozenset(FORMATS) - {".svg", ".pdf"} - LIVE
