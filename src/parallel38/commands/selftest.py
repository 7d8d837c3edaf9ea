"""`parallel38 self-test`: the installed program proves that it works here."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click
from msgspec import Struct, to_builtins

DAY = date(1945, 9, 8)
SAMPLE = "Seoul Сеул 서울 漢城"  # Latin, Cyrillic, Hangul, Hanja


class Result(Struct, frozen=True):
    """One check: whether it held, and what was seen."""

    check: str
    ok: bool
    detail: str
    seconds: float


@click.command("self-test", short_help="Prove that the program works here.")
@click.option("--software", is_flag=True, help="Draw without the GPU.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def self_test(software: bool, as_json: bool) -> int:
    """Try engine, sandbox, page, one drawing, one figure and the fonts.

    Example: parallel38 self-test --json
    """
    results = []
    for result in run(software):
        results.append(result)
        if not as_json:
            mark = "ok  " if result.ok else "FAIL"
            click.echo(f"{mark} {result.check:8} {result.detail} ({result.seconds:.2f} s)")
    ok = all(result.ok for result in results)
    if as_json:
        click.echo(json.dumps({"ok": ok, "checks": to_builtins(results)}, indent=1))
    return 0 if ok else 1


def run(software: bool = False) -> Iterator[Result]:
    """Every check in turn; the rest is left out when one fails that they need."""
    with ExitStack() as stack:
        trial = Trial(stack, software)
        for check in (
            trial.fonts, trial.engine, trial.sandbox, trial.page, trial.drawing, trial.figure,
        ):  # fmt: skip
            result = _tried(check)
            yield result
            if not result.ok and check != trial.fonts:
                return


def _tried(check: Callable[[], str]) -> Result:
    start = perf_counter()
    try:
        ok, detail = True, check()
    except Exception as error:
        ok, detail = False, f"{type(error).__name__}: {error}"
    return Result(check.__name__, ok, detail, round(perf_counter() - start, 3))


class Trial:
    """The checks; each gives what it saw or raises."""

    def __init__(self, stack: ExitStack, software: bool) -> None:
        self._stack = stack
        self._software = software
        self._backend: Any = None
        self._surface: Any = None

    def fonts(self) -> str:
        """The faces are there and cover four scripts."""
        from fontTools.ttLib import TTFont

        from parallel38.fonts import FILES, fonts_dir

        folder = fonts_dir()
        covered: set[int] = set()
        for name in FILES:
            with TTFont(folder / name, lazy=True) as font:
                covered |= set(font.getBestCmap())
        missing = [c for c in SAMPLE if ord(c) not in covered]
        _demand(not missing, f"no glyph for {' '.join(missing)}")
        return f"{len(FILES)} faces, {len(covered)} characters, in {folder}"

    def engine(self) -> str:
        """The engine starts off screen."""
        from PySide6.QtCore import QLibraryInfo

        from parallel38.figures import engine_offscreen

        self._backend = self._stack.enter_context(engine_offscreen(self._software))
        from PySide6.QtWebEngineCore import qWebEngineChromiumVersion

        drawing = "software" if self._backend.software else "GPU"
        chromium, qt = str(qWebEngineChromiumVersion()), QLibraryInfo.version().toString()
        return f"Qt {qt}, Chromium {chromium}, {drawing} drawing ({self._backend.why})"

    def sandbox(self) -> str:
        """Says whether renderers are sandboxed; both are right in their place."""
        return "on" if self._backend.sandbox else "off, as it must be for root"

    def page(self) -> str:
        """The atlas opens and its page loads, with nothing asked of the network."""
        from parallel38.data.atlasfile import open_atlas
        from parallel38.figures import FigureSurface

        atlas_file = open_atlas()
        self._surface = FigureSurface(atlas_file)
        self._stack.callback(self._surface.close)
        self._surface.load()
        blocked = self._surface.blocked
        _demand(not blocked, f"the page asked for {', '.join(blocked)}")
        atlas = atlas_file.atlas
        return f"atlas {atlas.version}: {len(atlas.features)} features, {len(atlas.events)} events"

    def drawing(self) -> str:
        """A day is drawn: there are shapes, and the date in words."""
        from parallel38.domain.story import Scene
        from parallel38.domain.view import View
        from parallel38.export.figure import Figure

        self._scene = Scene(view=View().with_pane(date=DAY))
        self._figure = Figure(width=960, height=540)
        self._surface.lay_out(self._scene, self._figure)
        svg = self._surface.svg()
        shapes = svg.count("<path")
        _demand(shapes > 10, f"only {shapes} shapes were drawn")
        _demand("8 September 1945" in svg, "the date is not in the drawing")
        return f"8 September 1945: {shapes} shapes, {len(svg) // 1024} KB"

    def figure(self) -> str:
        """PNG and PDF are written; the picture is not blank, the fonts are embedded."""
        from parallel38.export.write import write_figures

        with TemporaryDirectory() as folder:
            outs = [Path(folder, name) for name in ("f.png", "f.pdf", "f.svg")]
            write_figures(self._scene, self._figure, self._surface, outs)
            colours = _colours(outs[0])
            _demand(colours > 20, f"the picture has only {colours} colours")
            fonts = embedded_fonts(outs[1])
            sizes = ", ".join(f"{out.suffix[1:]} {out.stat().st_size // 1024} KB" for out in outs)
        bad = [name for name, kind in fonts.items() if kind != "TrueType"]
        _demand(bool(fonts) and not bad, f"not embedded as TrueType: {', '.join(bad) or 'none'}")
        return f"{sizes}; {colours} colours; fonts {', '.join(sorted(fonts))}"


def embedded_fonts(path: Path) -> dict[str, str]:
    """Each font of a PDF with how it is embedded: TrueType, Type 3, CFF, or 'not embedded'."""
    import pikepdf

    found = {}
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            if thing.get("/Subtype") == "/Type0":
                continue  # its descendant is the font itself
            found[str(thing.get("/BaseFont", "Type 3"))[1:]] = _embedding(thing)
    return found


def _embedding(font: Any) -> str:
    if font.get("/Subtype") == "/Type3":
        return "Type 3"
    descriptor = font.get("/FontDescriptor", {})
    kinds = {"/FontFile2": "TrueType", "/FontFile3": "CFF", "/FontFile": "Type 1"}
    return next((kind for key, kind in kinds.items() if key in descriptor), "not embedded")


def _colours(path: Path) -> int:
    from PIL import Image

    with Image.open(path) as image:
        return len(image.getcolors(image.width * image.height) or ())


def _demand(held: bool, otherwise: str) -> None:
    if not held:
        raise RuntimeError(otherwise)
