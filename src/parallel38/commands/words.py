"""`parallel38 words FILE`: the words of the window for a translator."""

from io import BytesIO
from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("file", metavar="FILE.po", type=click.Path(path_type=Path, dir_okay=False))
def words(file: Path) -> int:
    """Write the words of the window for translation, or bring such a file up to date.

    FILE is named by its language; what it has translated stays. In resources/words it is a
    language of the window.

    \b
    Examples:
      parallel38 words ko.po
    """  # noqa: D301 (click wants the character)
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po, write_po

    from parallel38 import paths

    try:
        locale = Locale.parse(file.stem)
    except (ValueError, UnknownLocaleError):
        raise click.UsageError(
            f"FILE is named by its language, such as ko.po; {file.stem} is none"
        ) from None
    made = catalogue(locale)
    if file.exists():
        try:
            kept = read_po(BytesIO(file.read_bytes()), locale, abort_invalid=True)
        except (ValueError, PoFileError) as error:
            raise click.ClickException(f"{file} is no catalogue: {error}") from None
        kept.update(made, no_fuzzy_matching=True)
        made = kept
    text = BytesIO()
    write_po(text, made, width=100, no_location=True, ignore_obsolete=True)
    paths.write_whole(file, text.getvalue())
    done = sum(1 for one in made if one.id and _said(one.string))
    click.echo(f"{file}: {done} of {len(made)} translated")
    return 0


def catalogue(locale: Any = None) -> Any:
    """Every word of the window, as a babel Catalog without translations."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

    import parallel38
    from parallel38.domain.say import ALONE, MONTHS

    made = Catalog(locale, project="Parallel 38", charset="utf-8")
    root = Path(parallel38.__file__).parent
    keywords = {**DEFAULT_KEYWORDS, "N2_": (1, 2)}
    found = extract_from_dir(root, [("**.py", "python")], keywords=keywords)
    for _file, _line, message, _comments, context in found:
        made.add(message, context=context)
    for entry in (*_nested(root), *_of_tables(), *_of_page(), *_of_atlas()):
        made.add(entry)
    for month in MONTHS:
        made.add(month, context=ALONE)
    return made


def _nested(root: Path) -> list[Any]:
    """The words in braces of f-strings, which Babel sees from Python 3.12 on only."""
    import ast

    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(root.rglob("*.py")))
    formatted = (one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.JoinedStr))
    calls = (one for text in formatted for one in ast.walk(text) if isinstance(one, ast.Call))
    return [
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
    ]  # fmt: skip


def _of_tables() -> list[str]:
    """The words that stand in tables of the presets and of the glossary."""
    import tomllib

    from parallel38 import paths
    from parallel38.ui.help.terms import terms

    found = [text for term in terms().values() for text in (term.title, term.text)]
    for preset in sorted((paths.resources() / "presets").glob("*.toml")):
        found += _titles(tomllib.loads(preset.read_text("utf-8")))
    return found


def _of_page() -> list[str | tuple[str, str]]:
    """What the map itself says, kinds of features among it."""
    from parallel38 import paths
    from parallel38.map.tongues import desk_messages, messages, pairs

    web = paths.resources() / "web"
    return [*messages(web), *pairs(web), *desk_messages()]


def _of_atlas() -> list[str]:
    """What of the atlas is furniture of the window: titles of layers and of eras."""
    from parallel38.data.atlasfile import open_atlas

    atlas = open_atlas().atlas
    layers, eras = atlas.layers.values(), atlas.eras.values()
    return [*(one.title for one in layers), *(one.title for one in eras)]


def _titles(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["title"]] if isinstance(value.get("title"), str) else []
        return own + [title for child in value.values() for title in _titles(child)]
    if isinstance(value, list):
        return [title for child in value for title in _titles(child)]
    return []


def _said(string: Any) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))
