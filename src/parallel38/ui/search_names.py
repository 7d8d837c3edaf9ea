"""Names as one long text, so that each letter typed is looked for at the speed of `str.find`."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

PART = 30.0  # how well any part of a name answers
WORDS = 50.0  # all words, in any order
START = 80.0  # a name that begins so
_WORD, WHOLE = 60.0, 100.0


class Names:
    """Rows of plain forms; what they are names of stands in the same rows elsewhere."""

    def __init__(self, forms: list[str]) -> None:
        self.forms = forms
        lines = [f"\n {form}" for form in forms]
        self._text = "".join([*lines, "\n"])
        self._begins = list(accumulate((len(line) for line in lines), initial=0))

    def holding(self, wanted: str) -> Iterator[tuple[float, int]]:
        """(how well, row) of each name that holds the wanted form, or all its words.

        One letter is looked for at the start of names, two at that of words.
        """
        sought = ("", "\n ", " ")[min(len(wanted), 3) % 3] + wanted
        for row in self._rows(sought):
            yield _score(wanted, self.forms[row]), row
        words = sorted(wanted.split(), key=len, reverse=True)  # the rarest first
        if len(words) > 1:
            for row in self._rows(f" {words[0]}"):
                form = f" {self.forms[row]}"
                if all(f" {word}" in form for word in words[1:]):
                    yield WORDS, row

    def with_word(self, start: str) -> Iterator[int]:
        """Rows of names in which a word begins so."""
        return self._rows(f" {start}")

    def has_word(self, start: str) -> bool:
        """Whether some word of a name begins so."""
        return f" {start}" in self._text

    def _rows(self, sought: str) -> Iterator[int]:
        at = self._text.find(sought)
        while at >= 0:
            # A name is found from the line's end before it on, so this counts for both.
            row = bisect_right(self._begins, at) - 1
            yield row
            at = self._text.find(sought, self._begins[row + 1])


def _score(wanted: str, form: str) -> float:
    """How well a name answers: whole, from its start, from a word's start, any part."""
    if form.startswith(wanted):
        return WHOLE if form == wanted else START
    return _WORD if f" {wanted}" in form else PART
