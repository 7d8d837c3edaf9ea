"""The page's ES modules as one script: one answer instead of ninety, and it runs from a file too.

Each module becomes a function that returns its exports. That holds for our own modules only, which
import by name, export by declaration and never in a circle; anything else is refused.
"""

import re
from graphlib import TopologicalSorter
from pathlib import Path

_IMPORT = re.compile(r"""^import\s+(?:\{([^}]*)\}\s*from\s*)?["'](\.{1,2}/[^"']+)["'];?""", re.M)
_EXPORT = re.compile(
    r"^export (?=(?:async )?function\*? (\w+)|class (\w+)|const (\w+) |const \{([^}]*)\} )", re.M
)
_NOTHING = re.compile(r"^export \{\};\n?", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)


def script(web_dir: Path, first: str = "main.js") -> str:
    """All that `first` imports, each module once and after those that it imports itself, under a
    line of comment with its name.

    Raises ValueError naming file and line where a module uses a form not known here, and
    graphlib.CycleError where modules import each other in a circle.
    """
    texts = _texts(web_dir, first)
    order = TopologicalSorter({name: _needs(name, text) for name, text in texts.items()})
    return "\n".join(_function(name, texts[name]) for name in order.static_order())


def _texts(web_dir: Path, first: str) -> dict[str, str]:
    waiting, found = [first], dict[str, str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = web_dir.joinpath(name).read_text("utf-8")
            waiting += _needs(name, found[name])
    return found


def _needs(name: str, text: str) -> list[str]:
    return [_resolved(name, match[2]) for match in _IMPORT.finditer(text)]


def _resolved(name: str, told: str) -> str:
    """A relative address, seen from a module, as a path from the folder of all."""
    parts = name.split("/")[:-1]
    for part in told.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _function(name: str, text: str) -> str:
    text = _IMPORT.sub(lambda match: _constants(name, match), _NOTHING.sub("", text))
    given = [word.strip() for match in _EXPORT.finditer(text) for word in _names(match)]
    text = _EXPORT.sub("", text)
    if other := _OTHER.search(text):
        raise ValueError(f"{name}: {other[0]!r} is a form of import or export not known here")
    head = f"// {name}\nconst {_variable(name)} = (() => {{"
    return f"{head}\n{text}return {{ {', '.join(given)} }};\n}})();"


def _names(match: re.Match[str]) -> list[str]:
    """What a declaration exports; `const { a, b: c }` exports a and c."""
    function, cls, const, taken = match.groups()
    if taken is None:
        return [function or cls or const]
    return [word.split(":")[-1] for word in taken.split(",") if word.strip()]


def _constants(name: str, match: re.Match[str]) -> str:
    """An import as constants, `a as b` as `a: b`."""
    words = re.sub(r"\bas\b", ":", match[1] or "")
    return f"const {{{words}}} = {_variable(_resolved(name, match[2]))};" if words else ""


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))
