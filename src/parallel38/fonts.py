"""Static TrueType faces for the page, the figures and the widgets, cut from the Noto families.

QtPdf turns variable and CFF fonts into Type 3, so each weight is instanced once, subset to what
the atlas can say, and kept in `<cache>/fonts-<hash>/`:

    latin-400.ttf latin-700.ttf   Noto Sans: Latin, Cyrillic with the letters dropped in 1918
    kr-400.ttf kr-700.ttf         Noto Sans KR: all Hangul, the atlas's Hanja and kana; glyphs that
                                  the Korean face lacks come from the Japanese and Chinese ones
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from parallel38 import paths

WEIGHTS = (400, 700)
FILES = tuple(f"{face}-{weight}.ttf" for face in ("latin", "kr") for weight in WEIGHTS)
KEPT = 2  # folders of faces that stay: a program that still runs may use the one before
RECIPE = "1"  # raise it when the faces come out differently

_LATIN_BLOCKS = ((0x20, 0x2FF), (0x300, 0x36F), (0x400, 0x52F), (0x1E00, 0x1EFF),
                 (0x2000, 0x22FF), (0x25A0, 0x26FF),
                 (0x2C60, 0x2C7F), (0xA720, 0xA7FF))  # fmt: skip
_KOREAN_BLOCKS = ((0x1100, 0x11FF), (0x3000, 0x30FF), (0x3130, 0x318F), (0xAC00, 0xD7A3),
                  (0xFF01, 0xFF60))  # fmt: skip
_WORDS = {".toml", ".json", ".csv", ".md", ".po", ".js", ".html"}
_NAMES = Path(__file__).with_name("map")  # names of seas and rivers stand in its code
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def fonts_dir() -> Path:
    """The folder with the four files of FILES, built first (some 15 s) in a child process.

    Safe when two programs start at once. Raises RuntimeError with one sentence when the build
    fails.
    """
    folder = paths.cache() / f"fonts-{_key()}"
    if not folder.is_dir():
        run = subprocess.run(
            [sys.executable, "-m", "parallel38.fonts", str(folder)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not folder.is_dir():
            last = (run.stderr.strip().splitlines() or ["no message"])[-1]
            raise RuntimeError(f"The fonts could not be built in {folder}: {last}")
        _prune(folder)
    return folder


def without_face(text: str) -> str:
    """The letters of a text that none of the faces has, each once."""
    faces = {code for name in FILES for code in _covered(fonts_dir() / name)}
    return "".join(c for c in dict.fromkeys(text) if c.isprintable() and ord(c) not in faces)


def _prune(made: Path) -> None:
    """Remove what lies beside the faces just made, but for the newest."""
    others = [folder for folder in made.parent.glob("fonts-*/") if folder.name != made.name]
    others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in others[KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def _key() -> str:
    """Names the faces by what is in them: the characters, the recipe and the families' versions.

    Reading every word takes some 30 ms, so the answer is kept beside the files' sizes and times.
    """
    seen = [(str(path), stat.st_size, stat.st_mtime_ns) for path, stat in _word_files()]
    signature = hashlib.sha256(json.dumps([RECIPE, seen]).encode()).hexdigest()
    note = paths.cache() / "fonts-key.txt"
    if note.is_file():
        known, _, key = note.read_text("ascii").partition(" ")
        if known == signature and key:
            return key
    key = hashlib.sha256(f"{RECIPE} {_versions()} {_text()}".encode()).hexdigest()[:16]
    paths.write_whole(note, f"{signature} {key}".encode("ascii"))
    return key


def _word_files() -> Iterator[tuple[Path, os.stat_result]]:
    for root in (paths.geodata(), paths.resources()):
        for folder, inner, names in os.walk(root):
            inner[:] = sorted(set(inner) - {"base", "schema", "node_modules"})
            for name in sorted(names):
                path = Path(folder, name)
                if path.suffix in _WORDS:
                    yield path, path.stat()
    for path in sorted(_NAMES.glob("*.py")):
        yield path, path.stat()


def _text() -> str:
    """Every character that geodata, the resources and names in code hold, sorted."""
    found: set[str] = set()
    for path, _ in _word_files():
        words = path.read_text("utf-8", errors="replace")
        found.update(words, (chr(int(code, 16)) for code in _ESCAPE.findall(words)))
    return "".join(sorted(c for c in found if c.isprintable()))


def _versions() -> str:
    from importlib.metadata import version

    return " ".join(version(d) for d in ("fontpkg-noto-sans", "justmytype-intl-cjk", "fonttools"))


def build(folder: Path, cut: Callable[[int, Path], None] | None = None) -> None:
    """Write the faces into `folder`, all or none; `cut` writes those of one weight.

    Raises OSError.
    """
    from concurrent.futures import ProcessPoolExecutor

    scratch = Path(tempfile.mkdtemp(prefix=".fonts-", dir=folder.parent))
    try:
        with ProcessPoolExecutor(len(WEIGHTS)) as pool:
            list(pool.map(cut or _build_weight, WEIGHTS, [scratch] * len(WEIGHTS)))
        scratch.chmod(0o755)
        scratch.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another program was first: its faces are the same
            raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _build_weight(weight: int, folder: Path) -> None:
    text = {ord(c) for c in _text()}
    latin = _instance(_family("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"), weight,
                      text | _codes(_LATIN_BLOCKS))  # fmt: skip
    latin.save(folder / f"latin-{weight}.ttf")
    wanted = (text - set(latin.getBestCmap())) | _codes(_KOREAN_BLOCKS)
    parts = []
    for region in ("KR", "JP", "SC"):
        path = _family("justmytype_intl_cjk", f"NotoSans{region}[wght].ttf")
        if covered := wanted & _covered(path):
            parts.append(_instance(path, weight, covered))
            wanted -= covered
    _merge(parts, folder / f"kr-{weight}.ttf")


def _codes(blocks: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, last in blocks for code in range(first, last + 1)}


def _family(package: str, name: str) -> Path:
    from importlib.resources import files

    return next(Path(str(files(package))).rglob(name.replace("[", "[[]")))


def _covered(path: Path) -> set[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def _instance(path: Path, weight: int, codes: set[int]) -> Any:
    """The face at `path` cut down to `codes` and fixed at `weight` (CSS, 400 or 700)."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    options = Options(
        layout_features=["ccmp", "kern", "locl", "mark", "mkmk", "ljmo", "vjmo", "tjmo"]
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "MATH", "meta", "DSIG", "STAT"]
    options.name_IDs, options.notdef_outline = [1, 2, 3, 4, 5, 6, 13, 14, 16, 17, 25], True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": weight}
    static = instantiateVariableFont(font, axes)
    _name(static, path.name.partition("[")[0], weight)
    return static


def _name(font: Any, stem: str, weight: int) -> None:
    """Name it as its family's Regular or Bold, so that Qt and PDF readers group the two."""
    family = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    style = "Bold" if weight >= 600 else "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    font["name"].names = [n for n in font["name"].names if n.nameID in (13, 14)]
    words = {
        1: family,
        2: style,
        3: f"Parallel38 {postscript}",
        4: f"{family} {style}",
        6: postscript,
    }
    for name_id, text in words.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = int(style == "Bold")


def _merge(parts: list[Any], target: Path) -> None:
    from fontTools.merge import Merger

    if len(parts) == 1:
        parts[0].save(target)
        return
    sources = []
    for number, part in enumerate(parts):
        sources.append(target.with_suffix(f".{number}"))
        part.save(sources[-1])
    Merger().merge([str(source) for source in sources]).save(target)
    for source in sources:
        source.unlink()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
