"""Forms in which names are compared: plain, by ear, and with a spelling forgiven."""

import re
import unicodedata

_KEEP = re.compile(r"[^\w\s]+")
# Old print forms, and Russian letters given up in 1918.
_LOST = str.maketrans("淸靑尙眞鎭黃橫ѣіѳѵ", "清青尚真鎮黄横еифи", "'’ʻʼ‘`´-·")
_HARD_END = re.compile(r"ъ\b")  # Владивостокъ
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LATIN = str.maketrans(_CYRILLIC)
# One letter for what one ear, or one romanisation, hears as another does.
_HEARD = (
    (r"tsch|tch|dzh|zh|ch|dj|zy|ty(?=[aou])|j", "1"), (r"sch|sh|sy(?=[aou])|ts|tz|z|x", "s"),
    ("ph", "p"), ("kh", "h"), ("ck|c|q|g", "k"), ("f", "h"), ("d", "t"), ("b", "p"), ("l", "r"),
    ("w", "v"), ("y", "i"), ("eo", "o"), ("eu|oo|ou", "u"), ("ae|ai|ei", "e"), ("ee", "i"),
    (r"(.)\1+", r"\1"),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), by) for pattern, by in _HEARD)


def plain(text: str) -> str:
    """Letters and digits only, without accents or case: P'yŏngyang is pyongyang."""
    if text.isascii():
        return " ".join(_KEEP.sub(" ", text.translate(_LOST).casefold()).split())
    parted = unicodedata.normalize("NFKD", text.casefold().translate(_LOST))
    bare = "".join(c for c in parted if unicodedata.category(c) != "Mn")
    whole = unicodedata.normalize("NFC", bare)  # Hangul again in syllables
    return " ".join(_KEEP.sub(" ", _HARD_END.sub("", whole)).split())


def letters(form: str) -> str:
    """A plain form by the eye: Cyrillic in Latin letters, Hangul in its single ones."""
    return form if form.isascii() else unicodedata.normalize("NFD", form.translate(_LATIN))


def sound(form: str) -> str:
    """Letters by ear: Keizyo and Keijo are alike."""
    for pattern, by in _RULES:
        form = pattern.sub(by, form)
    return form
