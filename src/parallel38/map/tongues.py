"""What the page says, in each language that has a catalogue: its own words and the titles of kinds.

The page's words stand in one module, marked as for xgettext; that is read here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from parallel38 import paths, words
from parallel38.map.style import KINDS

# What is said in words.js, a constant to be said elsewhere, or one of a table of them.
_ONE = re.compile(r'\b_\(\s*"([^"]+)"|^export const [A-Z_]+ = "([^"]+)"|\b\w+: "([^"]+)"', re.M)
_PAIR = re.compile(r'\bngettext\(\s*"([^"]+)",\s*"([^"]+)"')
_COUNTS = 200  # no language's plural asks for more than the last two figures of a higher count


def messages(web_dir: Path) -> list[str]:
    """The page's words of one form, in English."""
    found = ["".join(groups) for groups in _ONE.findall(_table(web_dir))]
    return [*found, *(kind.title for kind in KINDS.values())]


def desk_messages() -> list[str]:
    """The words of the desk beside a page without Python, in English."""
    desk = paths.resources() / "web" / "standalone" / "words.js"
    return ["".join(groups) for groups in _ONE.findall(desk.read_text("utf-8"))]


def pairs(web_dir: Path) -> list[tuple[str, str]]:
    """The page's words that follow a count."""
    return _PAIR.findall(_table(web_dir))


def tongues(web_dir: Path) -> dict[str, object]:
    """By language what the page says otherwise than in English; "" is the window's language."""
    return {name: dict(_said(name, web_dir)) for name in ("", *words.of_maps())}


def _said(language: str, web_dir: Path) -> Iterator[tuple[str, object]]:
    spoken = words.spoken(language)
    if type(spoken) is words.English:
        return
    for message in messages(web_dir):
        yield message, spoken.gettext(message)
    for one, many in pairs(web_dir):
        texts = [spoken.ngettext(one, many, count) for count in range(_COUNTS)]
        forms = list(dict.fromkeys(texts))
        yield one, {"forms": forms, "of": "".join(str(forms.index(text)) for text in texts)}


def _table(web_dir: Path) -> str:
    return (web_dir / "furniture" / "words.js").read_text("utf-8")
