"""Draws figures and lets others read them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene
from parallel38.easel import Easel
from parallel38.export.presets import Preset
from parallel38.own import Own
from tests.browsers import Chromium
from tests.long.figures import draughts, readers
from tests.long.figures.scenes import Case

WRITTEN = "pdf", "svg", "png"  # of every preset
# Dots per inch at which black lines are compared: QtPdf draws none thinner than a dot.
LINES = 300.0


class Battery:
    """Needs a QApplication. Without a browser the SVG is read, and not looked at."""

    def __init__(
        self, atlas_file: AtlasFile, own: Own, folder: Path, look: float,
        browser: Chromium | None = None,
    ) -> None:  # fmt: skip
        """Files come into the `folder`, and pictures of `look` dots per inch."""
        self._atlas, self._easel = atlas_file.atlas, Easel(atlas_file)
        self._own, self._folder, self._look, self._browser = own, folder, look, browser

    def close(self) -> None:
        """End the pages."""
        self._easel.close()

    def faults(self, case: Case, preset: Preset) -> list[str]:
        """What is wrong with a figure that is written, read and drawn again."""
        scene, figure = case.drawn(preset.id, self._atlas)
        stem = f"{case.id}-{preset.id}"
        outs = [self._folder / f"{stem}.{form}" for form in dict.fromkeys(WRITTEN + preset.formats)]
        self._easel.bring(self._own if case.own else None)
        self._easel.draw(scene, figure, outs, force=True)
        found = [*read(case, scene, figure, outs)]
        shares = []
        for fault, share, by in self._looks(
            figure, scene.view.pane.style, outs, self._folder / stem
        ):
            shares.append(f"{by} {share:.3%}")
            found += [f"{by}: {fault}"] if fault else []
            if share > draughts.LETS:
                found.append(f"{by}: {share:.2%} of the pixels differ")
        with (self._folder / "log.txt").open("a", encoding="utf-8") as log:
            print(preset.id, case.id, f"{len(found)} faults", *shares, file=log)
        return found

    def _looks(
        self, figure: Figure, style: str, outs: list[Path], stem: Path
    ) -> Iterator[tuple[str, float, str]]:
        """What is wrong with a picture of others, how much of it differs, and who drew it."""
        fine = replace(figure, dpi=LINES if style == "copy" else self._look)
        ours, png = Path(f"{stem}-ours.png"), Path(f"{stem}-other.png")
        self._save(fine, ours)
        self._save(replace(figure, dpi=self._look), Path(f"{stem}-look.png"))
        draughts.cairo(outs[0], png, fine.pixels)
        yield "", draughts.differing(ours, png), "cairo"
        if self._browser:
            fault = draughts.browsed(self._browser, outs[1], png, fine)
            yield fault, draughts.differing(ours, png), "chromium"
        ours.unlink()
        png.unlink()

    def _save(self, figure: Figure, png: Path) -> None:
        picture = self._easel.picture(*figure.pixels)
        Image.frombytes("RGB", figure.pixels, picture).save(png, compress_level=1)


def read(case: Case, scene: Scene, figure: Figure, outs: list[Path]) -> Iterator[str]:
    """What readers find in the files of a figure."""
    pdf, svg = outs[:2]
    yield from readers.pdf_faults(pdf, figure, case.said, len(scene.view.panes))
    yield from readers.svg_faults(svg, figure)
    yield from readers.name_faults(svg, pdf, case.names)
    swiped = case.layout == "swipe"  # of two maps over each other each hides a half
    yield from readers.type_faults(svg, pdf, figure.type_least, swiped)
    for out in outs[2:]:
        yield from readers.raster_faults(out, figure, scene.view.pane.style)
