"""What a format is handed: a place where a Scene can be laid out, printed and rastered."""

from typing import Protocol

from parallel38.domain.story import Scene
from parallel38.export.deck.told import Deck
from parallel38.export.figure import Figure


class Surface(Protocol):
    """Lays out one figure at a time; the rest answers for the figure laid out last.

    Every method raises RuntimeError with one sentence when the drawing fails.
    """

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        """Draw the Scene as a figure of this size; where `pixels` alone are wanted the relief is
        no finer than they.
        """

    def svg(self, outlines: bool = False) -> str:
        """The figure as `<svg>` text, its pictures inside; with `outlines` letters are shapes, but
        where the atlas has none of them.
        """

    def pdf(self) -> bytes:
        """The figure printed on one page of its size."""

    def document(self, scene: Scene, figure: Figure) -> bytes:
        """The Scene's map itself, live, as one HTML file; nothing need be laid out."""

    def presenting(self, deck: Deck) -> bytes:
        """The live map as one HTML file that presents a story; nothing need be laid out."""

    def paper(self, html: str, width: float, height: float) -> bytes:
        """Words as a PDF, its pages width x height points; nothing need be laid out. They may ask
        for what stands in resources/web and for the faces.
        """

    def rgb(self, width: int, height: int) -> bytes:
        """The printed page as rows of 8-bit R, G, B."""
