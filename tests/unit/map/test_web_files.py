"""The page's modules as files: all are used, and they stay short and safe."""

import re

from parallel38 import paths
from parallel38.map.script import script

WEB = paths.resources() / "web"
FILES = {str(file.relative_to(WEB)): file.read_text("utf-8") for file in WEB.rglob("*.js")}


def test_every_module_is_used():
    firsts = ("main.js", "standalone/boot.js", "standalone/main.js")
    texts = (script(WEB, first) for first in firsts)
    used = {one for text in texts for one in re.findall(r"^const \$(\w+) = ", text, re.MULTILINE)}
    named = [re.sub(r"\W", "_", name.removesuffix(".js")) for name in FILES if name != "types.js"]
    assert sorted(used) == sorted(named)
    assert len(named) == len(set(named)) > 60


def test_no_eval_no_markup_from_data_no_waiting_at_the_top():
    for name, text in FILES.items():
        assert not re.search(r"\beval\(|innerHTML|insertAdjacentHTML|document\.write", text), name
        assert not re.search(r"^await ", text, re.MULTILINE), name
        assert len(text.splitlines()) <= 300, name


NO_WORDS = re.compile(r"(?s:/\*.*?\*/)|//.*|^import.*|\.o(?:n|ff)\(\"[^\"]*\"", re.M)
TEXT = re.compile(r"\"[^\"\n]*\"|`[^`]*`")


def phrases(code: str) -> list[str]:
    """Texts with two words one after the other; Leaflet's events come in such lists, too."""
    texts = TEXT.findall(NO_WORDS.sub("", code))
    return [one for one in texts if re.search(r"\b[a-z]{2,} [a-z]{2,}\b", one)]


def test_words_that_are_shown_stand_in_one_table():
    found = {name: told for name, text in FILES.items() if (told := phrases(text))}
    for table in ("furniture/words.js", "standalone/words.js"):
        assert len(found.pop(table)) > 8
    assert found == {}


def test_a_word_is_said_in_the_maps_tongue_wherever_it_is_shown():
    """A constant of the table of words stands in no other module but as `_(WORD)`, or is handed
    on to what says it so.
    """
    constants = re.findall(r'^export const ([A-Z_]+) = (?:"|\{)', FILES["furniture/words.js"], re.M)
    assert len(constants) > 15
    handed_on = {"hand/stops.js": ["STOPS", "POSSIBLE", "ANNOUNCED"]}
    for name, text in FILES.items():
        for imported in re.findall(r"^import \{([^}]*)\} from \"[./a-z]*words\.js\"", text, re.M):
            for word in {one.strip() for one in imported.split(",")} & set(constants):
                said = re.sub(r"^import.*|(?s:/\*.*?\*/)", "", text, flags=re.M)
                bare = re.findall(rf"(?<!_\()\b{word}\b", said)
                assert not bare or word in handed_on.get(name, []), f"{name}: {word}"
