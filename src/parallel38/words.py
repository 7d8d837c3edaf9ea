"""The words outside widgets, from one gettext catalogue; English where there is no other.

A second language is one file, resources/words/<language>.po; `parallel38 words FILE` writes one.
"""

import gettext as _gettext
from io import BytesIO
from pathlib import Path

from parallel38 import paths

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """English, and the languages that have a file."""
    found = sorted(file.stem for file in (folder or _folder()).glob("*.po"))
    return "en", *(one for one in found if one != "en")


def use(language: str, folder: Path | None = None) -> bool:
    """Speak `language` (en, ko, ru …) from its file in `folder`; whether there is one.

    Without a file, or with one that is no catalogue, English is spoken.
    """
    global _catalogue
    _catalogue = _gettext.NullTranslations()
    if language in languages(folder) and language != "en":
        _catalogue = _read((folder or _folder()) / f"{language}.po", language)
    return isinstance(_catalogue, _gettext.GNUTranslations)


def _read(file: Path, language: str) -> _gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with file.open("rb") as given:
            write_mo(compiled, read_po(given, language, abort_invalid=True))
        compiled.seek(0)
        return _gettext.GNUTranslations(compiled)
    except (OSError, ValueError, PoFileError):
        import logging

        logging.getLogger(__name__).warning("%s is no catalogue; English is spoken", file)
        return _gettext.NullTranslations()


def _folder() -> Path:
    return paths.resources() / "words"


def _(message: str) -> str:
    """`message` in the language in use; an empty one stays so."""
    return _catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language in use, by its rule for `count`."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # the name xgettext and pybabel look for
    """Mark `message` for the catalogue without translating it yet."""
    return message


def N2_(one: str, many: str) -> tuple[str, str]:
    """Mark a pair that ngettext says later."""
    return one, many
