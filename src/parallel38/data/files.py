"""Read the text files of an atlas folder; whatever is in them, an answer or a Fault comes back."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from parallel38.data.faults import Fault

MAX_BYTES = 64 * 2**20  # a shape file of the whole world is a tenth of this
MAX_NESTING = 24

_HEADER = re.compile(r"^\s*\[\[\s*([\w-]+)\s*\]\]")
_FIELD = re.compile(r"^\s*(?:\[\[?\s*[\w-]+\.)?([\w-]+)\s*(?:\]|=)")
# Deeper than any record: brackets in a row, or a key of many parts. The parser would not survive.
_DEEP = re.compile(rf"(?:[\[{{]\s*){{{MAX_NESTING}}}|(?:[\"'\w-]+\s*\.\s*){{{MAX_NESTING}}}")
_LONG = re.compile(r"[\dA-Fa-f_]{400}")  # Python writes no number of 4,301 digits
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Item(msgspec.Struct, frozen=True):
    """One `[[table]]` of a TOML file: its file, its line, the lines of its fields, its values; what
    it is called where it has no id.
    """

    file: str
    line: int
    values: dict[str, Any]
    lines: dict[str, int] = {}
    place: str = ""

    @property
    def id(self) -> str:
        """The item's id, or nothing when it has none that is a text."""
        value = self.values.get("id")
        return value if isinstance(value, str) else ""

    def fault(self, rule: str, field: str = "") -> Fault:
        """A Fault of this item, at a field's line where that is known."""
        return Fault(self.file, self.lines.get(field, self.line), self.id or self.place, rule)


def name(path: Path, root: Path) -> str:
    """A path as the reader knows it: below the atlas folder, with forward slashes."""
    return path.relative_to(root).as_posix()


def text(path: Path, root: Path) -> str | Fault:
    """The text of a file in UTF-8."""
    file = name(path, root)
    try:
        if path.stat().st_size > MAX_BYTES:
            return Fault(file, 0, "", f"larger than {MAX_BYTES >> 20} MB")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Fault(file, line, "", "not UTF-8; save it as UTF-8")
    except OSError as error:
        return Fault(file, 0, "", f"cannot be read ({error.strerror})")


def toml(path: Path, root: Path) -> tuple[dict[str, Any], str] | Fault:
    """A TOML file as values and text."""
    content = text(path, root)
    if isinstance(content, Fault):
        return content
    deep = _DEEP.search(content)
    if deep:
        line = content.count("\n", 0, deep.start()) + 1
        return Fault(name(path, root), line, "", f"nested deeper than {MAX_NESTING} levels")
    long = _LONG.search(content)
    if long:
        line = content.count("\n", 0, long.start()) + 1
        return Fault(name(path, root), line, "", "a number of 400 digits or more")
    try:
        return tomllib.loads(content), content
    except tomllib.TOMLDecodeError as error:
        return _toml_fault(str(error), content, name(path, root))
    except RecursionError:
        return Fault(name(path, root), 0, "", "nested too deep to be read")


def _toml_fault(message: str, content: str, file: str) -> Fault:
    at = _AT_LINE.search(message)
    line = int(at[1]) if at else content.count("\n") + 1
    reason = _AT_LINE.sub("", message).replace("(at end of document)", "").strip()
    return Fault(file, line, "", f"not TOML: {reason}")


def json(path: Path, root: Path) -> Any | Fault:
    """A JSON file as values."""
    content = text(path, root)
    if isinstance(content, Fault):
        return content
    file = name(path, root)
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError as error:
        return Fault(file, 0, "", f"not JSON: {error}")
    except RecursionError:
        return Fault(file, 0, "", "nested too deep to be read")


def items(path: Path, root: Path, table: str, head: str = "layer") -> Iterator[Item | Fault]:
    """The `[[table]]` items of a TOML file that may begin with a `[head]`, or what hides them."""
    read = toml(path, root)
    if isinstance(read, Fault):
        yield read
        return
    values, content = read
    file = name(path, root)
    for key in values.keys() - {table, head}:
        yield Fault(file, 0, "", f"unknown table '{key}'; here stand [[{table}]] items")
    found = tables(content, file, values, table)
    if isinstance(found, Fault):
        yield found
    else:
        yield from found


def tables(content: str, file: str, values: dict[str, Any], table: str) -> list[Item] | Fault:
    """The `[[table]]` items among the values of a file already read."""
    found = values.get(table, [])
    if not isinstance(found, list) or not all(isinstance(value, dict) for value in found):
        return Fault(file, 0, "", f"'{table}' is not written as [[{table}]] items")
    places = list(_places(content, table))
    if len(places) != len(found):  # written in another way that TOML allows
        places = [(0, {})] * len(found)
    return [
        Item(file, line, value, lines) for value, (line, lines) in zip(found, places, strict=True)
    ]


def _places(content: str, table: str) -> Iterator[tuple[int, dict[str, int]]]:
    """Line of each `[[table]]` header and of the first mention of each field below it."""
    current: tuple[int, dict[str, int]] | None = None
    for number, line in enumerate(content.splitlines(), 1):
        header = _HEADER.match(line)
        if header and header[1] == table:
            if current:
                yield current
            current = number, {}
        elif current and (field := _FIELD.match(line)):
            current[1].setdefault(field[1], number)
    if current:
        yield current
