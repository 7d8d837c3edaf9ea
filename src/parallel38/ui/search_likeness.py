"""What is spelt nearly so: whole names, and single words, by the eye and by ear (rapidfuzz)."""

from collections.abc import Iterator, Sequence

from parallel38.ui.search_names import Names
from parallel38.ui.search_words import letters, sound

_LEAST = 4  # letters, of what may be misspelt
_SHORT = 5  # letters: so few must be more alike
_LIKE, _LIKE_SHORT = 72.0, 76.0  # least likeness, of 100
_OTHER_START = 4.0  # of likeness lost: few err in the first letter
_FEW = 16  # candidates by the eye, and as many by ear
_WORDS = 4  # corrections of one word
_STEP = 1000  # words heard at a time


class Likeness:
    """Compares with the forms of `names`; whole ones only with those in `rows`."""

    def __init__(self, names: Names, rows: Sequence[int]) -> None:
        self._names, self._rows = names, rows

    def build(self) -> Iterator[int]:
        """Write down how everything sounds, a part at each step."""
        from rapidfuzz import fuzz, process  # noqa: F401 - the first word typed need not wait

        split = dict.fromkeys(word for form in self._names.forms for word in form.split())
        yield 0
        seen: dict[str, tuple[str, str]] = {}
        for word in split:
            eye = letters(word)
            seen[word] = eye, sound(eye)
            if len(seen) % _STEP == 0:
                yield len(seen)
        parted = [[seen[word] for word in self._names.forms[row].split()] for row in self._rows]
        self._whole = _Forms([("".join(e for e, _ in p), "".join(h for _, h in p)) for p in parted])
        self._known = [word for word in split if len(word) >= _LEAST]
        self._words = _Forms([seen[word] for word in self._known])

    def whole(self, wanted: str) -> Iterator[tuple[float, int]]:
        """(likeness of 100, row) of names that are like it from end to end."""
        for like, at in self._whole.nearest(wanted.replace(" ", "")):
            yield like, self._rows[at]

    def corrected(self, wanted: str) -> list[tuple[float, str]]:
        """(likeness of 100, text) with each unknown word as the names spell it."""
        texts: list[tuple[float, list[str]]] = [(100.0, [])]
        for word in wanted.split():
            known = len(word) < _LEAST or self._names.has_word(word)
            others = [(100.0, word)] if known else self._spelt(word)
            texts = [(min(like, own), [*text, one]) for like, text in texts for own, one in others][
                :_WORDS
            ]
        return [(like, " ".join(text)) for like, text in texts if text != wanted.split()]

    def _spelt(self, word: str) -> list[tuple[float, str]]:
        near = [(like, self._known[at]) for like, at in self._words.nearest(word)]
        return sorted(near, reverse=True)[:_WORDS]


class _Forms:
    """Rows of (letters, sound)."""

    def __init__(self, forms: list[tuple[str, str]]) -> None:
        self._seen = [eye for eye, _ in forms]
        self._heard = [ear for _, ear in forms]

    def nearest(self, wanted: str) -> Iterator[tuple[float, int]]:
        """(likeness, row): the mean of eye and ear, so that either forgives the other."""
        if len(wanted) < _LEAST:
            return
        from rapidfuzz import fuzz, process

        eye = letters(wanted)
        ear = sound(eye)
        least = _LIKE if len(wanted) > _SHORT else _LIKE_SHORT
        rows = set()
        for sought, forms in ((eye, self._seen), (ear, self._heard)):
            near = process.extract(sought, forms, scorer=fuzz.ratio, score_cutoff=least, limit=_FEW)
            rows |= {row for _, _, row in near}
        for row in rows:
            like = (fuzz.ratio(eye, self._seen[row]) + fuzz.ratio(ear, self._heard[row])) / 2
            if self._heard[row][:1] != ear[:1]:
                like -= _OTHER_START
            if like >= least:
                yield like, row
