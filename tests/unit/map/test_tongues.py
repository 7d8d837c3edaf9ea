"""What the page says in other languages."""

import re

import pytest
from babel.messages.pofile import read_po

from parallel38 import paths, words
from parallel38.domain.say import MONTHS
from parallel38.map.tongues import messages, pairs

WEB = paths.resources() / "web"
FILES = sorted((paths.resources() / "words").glob("*.po"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_keeps_what_is_filled_in(file):
    with file.open("rb") as given:
        said = read_po(given, file.stem.partition(".")[0], abort_invalid=True)
    for one in said:
        if one.id and one.string:
            ids = one.id if isinstance(one.id, tuple) else (one.id,)
            texts = one.string if isinstance(one.string, tuple) else (one.string,)
            wanted = set(re.findall(r"\{\w*\}", ids[-1]))
            assert all(set(re.findall(r"\{\w*\}", text)) == wanted for text in texts), one.id


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "ru"])
def test_a_map_speaks_each_language_of_names_nearly_wholly(language):
    """A word that was added may wait for its translation; a map is not half in English."""
    spoken = words.spoken(language)
    singles = [one for one in (*messages(WEB), *MONTHS) if one[0].isalpha()]
    same = [one for one in singles if spoken.gettext(one) == one]
    assert len(same) < 0.2 * len(singles), same
    assert all(spoken.ngettext(one, many, 5) != many for one, many in pairs(WEB))
