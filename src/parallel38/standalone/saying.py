"""How dates are said, for a desk without Python: the forms of domain/say.py in each tongue."""

from parallel38 import words
from parallel38.domain.say import ALONE, MONTHS
from parallel38.words import _, pgettext


def sayings() -> dict[str, dict[str, object]]:
    """By language, "" being the window's; resources/web/standalone/say.js fills them in."""
    found = {"": _forms()}
    for language in ("en", "ko", "ru", "zh", "ja"):
        with words.of_map(language):
            found[language] = _forms()
    return found


def _forms() -> dict[str, object]:
    return {
        "months": [_(month) for month in MONTHS],
        "alone": [pgettext(ALONE, month) for month in MONTHS],
        "day": _("{day} {month} {year}"),
        "month": _("{month} {year}"),
        "year": _("{year}"),
        "months_of": _("{first}–{month} {year}"),
        "days_of": _("{first}–{day} {month} {year}"),
        "across": _("{first_day} {first_month} – {day} {month} {year}"),
        "until": _("until {date}"),
        "since": _("since {date}"),
    }
