"""Surfaces kept from figure to figure: for the drawing child and for many figures at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.write import pixels_alone, write_figures
from parallel38.figures import FigureSurface
from parallel38.own import with_guests

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile
    from parallel38.domain.atlas import Atlas
    from parallel38.own import Own

_WARMING = Figure(width=320.0, height=240.0)


class Easel:
    """Needs a QApplication. A page that died is made anew, and its figure drawn again, once.

    Where the figure that follows is known, a second page draws it while the first one prints.
    """

    def __init__(self, atlas_file: AtlasFile) -> None:
        self._atlas_file = atlas_file
        self._own: Own | None = None
        self._surfaces: list[FigureSurface] = []  # the first has the figure, the second the next
        self._drawn: FigureSurface | None = None

    def bring(self, own: Own | None) -> None:
        """Draw these own layers from now on."""
        if own is None and self._own is not None:
            self.close()
        elif own is not None:
            for surface in self._surfaces:
                surface.bring(own)
        self._own = own

    @property
    def atlas(self) -> Atlas:
        """The atlas, with the own layers that are drawn."""
        found = self._atlas_file.atlas
        return with_guests(found, self._own) if self._own else found

    def warm(self) -> None:
        """Draw something small, so that page, printer and type are at hand for the first figure."""
        import pikepdf  # noqa: F401
        from PIL import Image  # noqa: F401

        self._there().lay_out(Scene(), _WARMING)
        self._there().rgb(*_WARMING.pixels)

    def draw(
        self, scene: Scene, figure: Figure, outs: Sequence[Path], force: bool,
        following: Scene | None = None,
    ) -> None:  # fmt: skip
        """Write a figure; without outs it is laid out and printed alone. Raises as
        `write_figures` does.
        """
        used = bool(self._surfaces)
        try:
            self._write(scene, figure, outs, force, following)
        except RuntimeError:
            self.close()
            if not used:
                raise
            self._write(scene, figure, outs, force, following)

    def picture(self, width: int, height: int) -> bytes:
        """The figure drawn last as rows of 8-bit R, G, B."""
        return (self._drawn or self._there()).rgb(width, height)

    def pieces(self) -> dict[str, tuple[float, float, float, float]]:
        """Where the furniture of the figure drawn last stands, as shares of its sides."""
        return (self._drawn or self._there()).pieces()

    def close(self) -> None:
        """End the pages."""
        for surface in self._surfaces:
            surface.close()
        self._surfaces, self._drawn = [], None

    def _write(
        self, scene: Scene, figure: Figure, outs: Sequence[Path], force: bool,
        following: Scene | None,
    ) -> None:  # fmt: skip
        surface = self._there()
        if following is not None:
            pixels = pixels_alone(outs)
            if not surface.began(scene, figure, pixels):
                surface.begin(scene, figure, pixels)
            self._there(1).begin(following, figure, pixels)
        write_figures(scene, figure, surface, outs, force)
        if not outs:
            surface.pdf()
        self._drawn = surface
        if following is not None:
            self._surfaces.reverse()

    def _there(self, which: int = 0) -> FigureSurface:
        while len(self._surfaces) <= which or not self._surfaces:
            self._surfaces.append(FigureSurface(self._atlas_file, self._own))
        return self._surfaces[which]
