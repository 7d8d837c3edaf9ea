"""A question typed as a sentence: 'who held Port Arthur in 1905', 'when did the Soviets leave
Dairen'. Its date is read out of it; of its words those count that few names have.
"""

import re
from collections.abc import Iterator, Mapping
from math import log

from parallel38.domain.dates import DateSpan
from parallel38.ui.search_names import Names
from parallel38.ui.search_typed import span_of

LEAST = 3  # words of a sentence
_LONGEST = 4  # words of a date: 'end of June 1950'
_WHOLE, _SOME = 92.0, 68.0  # a name that stands in the sentence; all its words somewhere in one
_ENOUGH = 0.45  # of the sentence's weight, else a name has only a word in common with it
# Of questions in English; names have some of them too, but nobody looks for those.
_QUESTIONS = (
    "a about an and are at be been by can come did do does end ended for from get got had happen "
    "happened has have held her hold holds how in into is it its leave left long lose lost many "
    "much of off on or own owned rule ruled show since so start started take taken tell that the "
    "their them then there they this to took under until up was we were what when where which who "
    "whom whose why will with"
)
_ASKING = frozenset(_QUESTIONS.split())


def dated(text: str) -> tuple[DateSpan | None, str]:
    """The longest run of words that is a date, and the text without it."""
    words = text.split()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        for at in range(len(words) - length, -1, -1):
            run = " ".join(words[at : at + length]).strip("?!.,;:")
            if re.search(r"\d{2}", run) and (span := span_of(run)):
                return span, " ".join([*words[:at], *words[at + length :]])
    return None, text


def telling(wanted: str) -> list[str]:
    """The words of a question in plain form that say what it is about."""
    return [word for word in wanted.split() if word not in _ASKING]


def answers(
    names: Names, wanted: str, spellings: Mapping[str, set[str]]
) -> Iterator[tuple[float, int]]:
    """(how well, row) of the names that a sentence in plain form speaks of."""
    padded = f" {wanted} "
    words = [word for word in telling(wanted) if not word.isdigit()]
    found = {word: _rows(names, word, spellings) for word in words}
    weights = {word: log(1 + len(names.forms) / len(rows)) for word, rows in found.items() if rows}
    unknown = len(found) - len(weights)  # words that no name has: none answers them
    total = sum(weights.values()) + unknown * log(1 + len(names.forms))
    shares: dict[int, float] = {}
    for word, weight in weights.items():
        for row in found[word]:
            shares[row] = shares.get(row, 0.0) + weight / total
    forms = {row: names.forms[row] for row in shares}
    spoken = {form for form in forms.values() if len(form) > 2 and f" {form} " in padded}
    whole = {form for form in spoken if not any(form in one for one in spoken - {form})} - _ASKING
    for row, share in shares.items():
        if forms[row] in whole:
            yield _WHOLE, row
        elif share >= _ENOUGH:
            yield _SOME * share, row


def _rows(names: Names, word: str, spellings: Mapping[str, set[str]]) -> set[int]:
    """Names with a word that begins so, that is its singular, or that a place is also called."""
    forms = {word, *spellings.get(word, ())}
    if len(word) > 4 and word.endswith("s"):
        forms.add(word[:-1])
    return {row for form in forms for row in names.with_word(form)}
