"""The words outside widgets, from one gettext catalogue; English where there is no other.

A second language is one file, resources/words/<language>.po; `parallel38 words FILE` writes one.
One named <language>.map.po has the words of maps alone.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from parallel38 import paths

English = _gettext.NullTranslations
_ENGLISH = English()
_window: English = _ENGLISH
_language = "en"
_map: ContextVar[English | None] = ContextVar("map", default=None)


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """English, and the languages that have a file."""
    stems = (file.stem for file in (folder or _folder()).glob("*.po"))
    found = sorted(stem for stem in stems if "." not in stem)
    return "en", *(one for one in found if one != "en")


def of_maps() -> tuple[str, ...]:
    """English, and the languages that a map can speak."""
    found = {file.stem.partition(".")[0] for file in _folder().glob("*.po")}
    return "en", *sorted(found - {"en"})


def use(language: str, folder: Path | None = None) -> bool:
    """Speak `language` (en, ko, ru …) from its file in `folder`; whether there is one.

    Without a file, or with one that is no catalogue, English is spoken.
    """
    global _window, _language
    _window = _catalogue(language, folder or _folder()) or _ENGLISH
    _language = "en" if _window is _ENGLISH else language
    return _window is not _ENGLISH


def language() -> str:
    """The window's language."""
    return _language


def spoken(language: str) -> English:
    """What a map with names in `language` speaks: that, or the window's language ("" too)."""
    if language == "en":
        return _ENGLISH
    folder = _folder()
    return _catalogue(language, folder) or _catalogue(f"{language}.map", folder) or _window


@contextmanager
def of_map(language: str) -> Iterator[None]:
    """Within it, what is said is said as a map with names in `language` does."""
    before = _map.set(spoken(language))
    try:
        yield
    finally:
        _map.reset(before)


def _catalogue(language: str, folder: Path) -> English | None:
    """The catalogue of a language; None where there is none that can be read."""
    if language == "en":
        return None
    file = folder / f"{language}.po"
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError:
        return None


@cache
def _read(file: Path, _written: int) -> English | None:
    """A file, read again only when it was `_written` anew; None when it is no catalogue."""
    try:
        return _gettext.GNUTranslations(BytesIO(_compiled(file)))
    except (OSError, ValueError):
        import logging

        logging.getLogger(__name__).warning("%s is no catalogue; English is spoken", file)
        return None


def _compiled(file: Path) -> bytes:
    """The catalogue as gettext reads it, kept in the cache: babel takes 0.1 s to be imported."""
    import hashlib

    text = file.read_bytes()
    folder = paths.cache() / "words"
    made = folder / f"{file.stem}-{hashlib.sha256(text).hexdigest()[:16]}.mo"
    if made.is_file():
        return made.read_bytes()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(BytesIO(text), file.stem.partition(".")[0], abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from None
    binary = BytesIO()
    write_mo(binary, catalogue)
    folder.mkdir(exist_ok=True)
    for older in folder.glob(f"{file.stem}-*.mo"):
        older.unlink(missing_ok=True)
    paths.write_whole(made, binary.getvalue())
    return binary.getvalue()


def _folder() -> Path:
    return paths.resources() / "words"


def _(message: str) -> str:
    """`message` in the language in use; an empty one stays so."""
    return (_map.get() or _window).gettext(message) if message else ""


def pgettext(context: str, message: str) -> str:
    """`message` as it is said in a context; where the language has no word of its own for that, as
    it is said everywhere.
    """
    spoken = _map.get() or _window
    said = spoken.pgettext(context, message)
    return spoken.gettext(message) if said == message else said


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language in use, by its rule for `count`."""
    return (_map.get() or _window).ngettext(one, many, count)


def N_(message: str) -> str:  # the name xgettext and pybabel look for
    """Mark `message` for the catalogue without translating it yet."""
    return message


def N2_(one: str, many: str) -> tuple[str, str]:
    """Mark a pair that ngettext says later."""
    return one, many
