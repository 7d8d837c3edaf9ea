"""HTML: the live map in one file that needs nothing else."""

from pathlib import Path

from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.surface import Surface


def write_html(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """The map with its timeline; the figure's size is what the camera was framed for."""
    path.write_bytes(surface.document(scene, figure))
