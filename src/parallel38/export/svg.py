"""SVG: the drawing by itself, with the glyphs its texts use and the Scene inside."""

import io
import re
from base64 import b64encode
from html import escape, unescape
from pathlib import Path

from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.figure import Figure
from parallel38.export.scenes import KEY
from parallel38.export.surface import Surface
from parallel38.fonts import WEIGHTS, fonts_dir

FAMILY = "P38 Sans"  # as in resources/web/atlas.css
# What XML may not hold, not even escaped.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.S)


def write_svg(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """One file that needs nothing outside itself."""
    svg = surface.svg(figure.outlines)
    head = (
        f"<title>{escape(scene.title or 'Parallel 38')}</title>"
        f'<metadata id="{KEY}">{escape(scene_to_json(scene))}</metadata>'
        f"{_style(svg) if _TEXT.search(svg) else ''}"
    )
    start = svg.index(">") + 1
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{svg[:start]}{head}{svg[start:]}\n'
    path.write_text(_NO_XML.sub("", text), "utf-8")


def _style(svg: str) -> str:
    return (
        f"<style>text {{ font-family: '{FAMILY}', 'Noto Sans', 'Noto Sans CJK KR', sans-serif; }}"
        f"{_faces(svg)}</style>"
    )


def _faces(svg: str) -> str:
    """@font-face rules with just the glyphs that the drawing's texts use, for each weight."""
    used = used_characters(svg)
    folder = fonts_dir()
    rules = []
    for weight in WEIGHTS:
        left = {ord(c) for c in used.get(weight, ())}
        for face in ("latin", "kr"):
            data, covered = subset(folder / f"{face}-{weight}.ttf", left)
            left -= covered
            if covered:
                rules.append(_face(weight, data, covered))
    return "".join(rules)


def _face(weight: int, data: bytes, covered: set[int]) -> str:
    span = ",".join(f"U+{code:X}" for code in sorted(covered))
    return (
        f"@font-face {{ font-family: '{FAMILY}'; font-weight: {weight}; unicode-range: {span}; "
        f"src: url(data:font/ttf;base64,{b64encode(data).decode()}) format('truetype'); }}"
    )


def used_characters(svg: str) -> dict[int, set[str]]:
    """The characters of the drawing's texts by CSS weight (400 or 700)."""
    used: dict[int, set[str]] = {}
    for attributes, content in _TEXT.findall(svg):
        weight = 700 if re.search(r'font-weight="(?:700|bold)"', attributes) else 400
        words = unescape(re.sub(r"<[^>]*>", "", content))
        used.setdefault(weight, set()).update(words)
    return used


def subset(path: Path, codes: set[int]) -> tuple[bytes, set[int]]:
    """The face cut down to those of `codes` that it has; and which these are."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        covered = codes & set(font.getBestCmap())
        if not covered:
            return b"", covered
        subsetter = Subsetter(Options(notdef_outline=True, layout_features=["*"]))
        subsetter.populate(unicodes=covered)
        subsetter.subset(font)
        out = io.BytesIO()
        font.save(out)
    return out.getvalue(), covered
