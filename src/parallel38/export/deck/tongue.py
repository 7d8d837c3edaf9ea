"""In which language words are written, for voices and spelling."""

import re

# The first script that is found tells the language; the atlas's own words are British English.
_SCRIPTS = (
    (re.compile(r"[\uac00-\ud7a3]"), "ko-KR"),
    (re.compile(r"[\u3040-\u30ff]"), "ja-JP"),
    (re.compile(r"[\u0400-\u04ff]"), "ru-RU"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh-CN"),
)
ENGLISH = "en-GB"


def tongue(text: str) -> str:
    """The language of a text by most of its letters."""
    letters = sum(letter.isalpha() for letter in text)
    for script, tag in _SCRIPTS:
        if 3 * len(script.findall(text)) > letters:
            return tag
    return ENGLISH
