"""What the page will ask for, told in its head: so that all is on its way before scripts run."""

import re
from collections.abc import Iterator
from pathlib import Path

DATA = ("/payload.json", "/geometry.bin", "/look.json")
TYPE = ("/fonts/latin-400.ttf", "/fonts/latin-700.ttf")
_IMPORT = re.compile(r"""^(?:import|export)\b[^"']*?["']\./([\w-]+\.js)["']""", re.MULTILINE)
_HEAD = b"<head>"


def with_links(html: bytes, web_dir: Path) -> bytes:
    """The page with links in its head to its modules, data and type."""
    links = [
        *(f'<link rel="modulepreload" href="/web/{name}">' for name in modules(web_dir)),
        *(f'<link rel="preload" as="fetch" href="{path}" crossorigin>' for path in DATA),
        *(f'<link rel="preload" as="font" href="{path}" crossorigin>' for path in TYPE),
    ]
    return html.replace(_HEAD, _HEAD + "\n".join(links).encode(), 1)


def modules(web_dir: Path, first: str = "main.js") -> list[str]:
    """The script modules that the first one needs, itself included."""
    found = [first]
    for name in found:
        found += [one for one in _imported(web_dir / name) if one not in found]
    return found


def _imported(script: Path) -> Iterator[str]:
    if script.is_file():
        yield from dict.fromkeys(_IMPORT.findall(script.read_text("utf-8")))
