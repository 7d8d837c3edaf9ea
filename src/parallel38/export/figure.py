"""Sizes of figures as they are asked for, and which are refused (domain/figure.py: what one is)."""

import re
from collections.abc import Iterable
from pathlib import Path

from parallel38.domain.figure import CSS_DPI, MM, Figure

__all__ = [
    "CSS_DPI", "MAX_PIXELS", "ExportError", "Figure", "UnwrittenError", "check_pixels", "checked",
    "checked_dpi", "on_paper", "sized",
]  # fmt: skip

MAX_PIXELS = 100_000_000
_PAPERS = {"a3": (420.0, 297.0), "a4": (297.0, 210.0), "letter": (279.4, 215.9)}  # mm, landscape
_SIDES = (100, 19_200)  # CSS pixels; a PDF page is at most 200 inches long
_DPI = (30, 2400)
_SIZE = re.compile(r"(\d{1,6})[x×](\d{1,6})", re.I)


class ExportError(ValueError):
    """A figure that cannot be made as asked; its text is one sentence for the user."""


class UnwrittenError(ExportError):
    """A file that was asked for rightly, and could not be written."""

    @classmethod
    def of(cls, outs: Iterable[Path], error: OSError) -> "UnwrittenError":
        """What the system says of these files."""
        named = ", ".join(map(str, outs))
        return cls(f"{named}: could not be written: {error.strerror or error}.")


def sized(size: str, dpi: float | None = None, map_only: bool = False) -> Figure:
    """A figure of so many pixels, written '1920x1080'; more dpi makes type and lines larger."""
    match = _SIZE.fullmatch(size.strip())
    if match is None:
        raise ExportError(f"--size {size}: write the pixels as 1920x1080.")
    dpi = checked_dpi(CSS_DPI if dpi is None else dpi)
    width, height = (int(side) * CSS_DPI / dpi for side in match.groups())
    return checked(Figure(width=width, height=height, dpi=dpi, map_only=map_only), f"--size {size}")


def on_paper(paper: str, dpi: float | None = None, map_only: bool = False) -> Figure:
    """A figure that fills a sheet: A4, A3 or Letter, lying unless '-portrait' follows."""
    name, _, turned = paper.strip().lower().partition("-")
    if name not in _PAPERS or turned not in ("", "portrait", "landscape"):
        raise ExportError(f"--paper {paper}: it takes A4, A3 or Letter, or A4-portrait and so on.")
    width, height = (side * MM for side in _PAPERS[name])
    if turned == "portrait":
        width, height = height, width
    dpi = checked_dpi(300.0 if dpi is None else dpi)
    return Figure(width=width, height=height, dpi=dpi, map_only=map_only)


def checked_dpi(dpi: float) -> float:
    """The resolution, if it is one. Raises ExportError."""
    if not _DPI[0] <= dpi <= _DPI[1]:
        raise ExportError(f"--dpi {dpi:g}: it takes {_DPI[0]} to {_DPI[1]} dots per inch.")
    return dpi


def checked(figure: Figure, said: str) -> Figure:
    """The figure, if it can be drawn so large. Raises ExportError."""
    low, high = _SIDES
    if not all(low <= side <= high for side in (figure.width, figure.height)):
        shown = f"{figure.width:.0f} x {figure.height:.0f}"
        raise ExportError(
            f"{said} at {figure.dpi:g} dpi: each side must be {low} to {high} px at 96 dpi, "
            f"and this is {shown}."
        )
    return figure


def check_pixels(figure: Figure) -> None:
    """Refuse a raster that is too large to hold in memory."""
    width, height = figure.pixels
    if width * height > MAX_PIXELS:
        raise ExportError(
            f"A picture of {width} x {height} pixels has {width * height / 1e6:.0f} megapixels; "
            f"at most {MAX_PIXELS / 1e6:.0f} are drawn: ask for fewer dpi, or for PDF or SVG."
        )
