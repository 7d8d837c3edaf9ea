"""The words outside widgets, from one gettext catalogue; English where there is no other."""

import gettext as _gettext
from pathlib import Path

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: str, folder: Path | None = None) -> bool:
    """Speak `language` (en, ko, ru …) from the catalogues in `folder`; whether there is one.

    `folder` holds `<language>/LC_MESSAGES/parallel38.mo`; without one English is spoken.
    """
    global _catalogue
    _catalogue = _gettext.translation(
        "parallel38", str(folder) if folder else None, [language], fallback=True
    )
    return isinstance(_catalogue, _gettext.GNUTranslations)


def _(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language in use, by its rule for `count`."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # the name xgettext and pybabel look for
    """Mark `message` for the catalogue without translating it yet."""
    return message
