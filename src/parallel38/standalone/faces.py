"""The faces of a standalone file: cut down to the characters that it can say."""

from parallel38.export.svg import subset
from parallel38.fonts import FILES, fonts_dir

# What hands may type and the clock may say, whatever the atlas holds.
_ALWAYS = frozenset(map(chr, range(0x20, 0x17F))) | frozenset("–—‘’“”…·×←→↑↓±°′″⌘⇧⌥")


def faces(text: str) -> dict[str, bytes]:
    """The files of FILES by their path, each with those of the characters that it has."""
    codes = {ord(c) for c in {*text, *_ALWAYS} if c.isprintable()}
    folder = fonts_dir()
    found = {}
    for weight in ("400", "700"):
        left = set(codes)
        for name in (one for one in FILES if weight in one):
            data, covered = subset(folder / name, left)
            left -= covered
            found[f"/fonts/{name}"] = data
    return {path: data for path, data in found.items() if data}
