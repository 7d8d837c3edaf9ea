"""A blank map for a class: gaps where names stood, a word bank that has them all, and its key."""

import json
import re
import xml.etree.ElementTree as ET

from tests.web.conftest import FURNITURE, PANE

SVG = "{http://www.w3.org/2000/svg}"


def sheet(
    rig, *, count: int = 6, key: bool = False, legend: str = "kept", banked: bool = True,
    asked: dict | None = None, **pane
) -> ET.Element:  # fmt: skip
    """The sheet of a pane in ink alone, 794 x 1123."""
    rig.revision += 1
    message = {
        "type": "figure", "revision": rig.revision, "lat": 38.0, "lon": 127.5, "zoom": 6.5,
        "width": 794, "height": 1123, "pane": PANE | {"style": "copy"} | pane,
        "furniture": FURNITURE,
        "gaps": {"count": count, "key": key, "legend": legend, "bank": banked}, **(asked or {}),
    }  # fmt: skip
    with rig.qtbot.waitSignal(rig.page.ready, timeout=20_000):
        rig.page.send(json.dumps(message))
    return ET.fromstring(rig.js("document.querySelector('svg#figure').outerHTML"))


def group(root: ET.Element, name: str) -> ET.Element:
    return next(one for one in root.iter(f"{SVG}g") if one.get("id") == name)


def words(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def bank(root: ET.Element) -> list[str]:
    """The words of the word bank."""
    told = words(group(root, "words"))
    start = told.index("Word bank") + 1
    return told[start : told.index("1", start)]


def test_names_become_numbers(rig) -> None:
    root = sheet(rig)
    on_map = words(group(root, "top"))
    count = len(bank(root))
    assert 2 <= count <= 6
    assert sorted(on_map, key=int) == [str(n + 1) for n in range(count)]
    assert "Seoul" in bank(root)
    assert len(set(bank(root))) == count
    told = words(root)
    assert {"Name", "Class", "Date", "8 September 1945"} <= set(told)
    assert told.count("Seoul") == 1, "an answer stands on the sheet"


def test_the_key_has_the_same_numbers_and_their_names(rig) -> None:
    blank, key = sheet(rig), sheet(rig, key=True)
    places = [
        [(one.text, one.get("transform")) for one in group(root, "top").iter(f"{SVG}text")]
        for root in (blank, key)
    ]
    assert places[0] == places[1]
    told = words(group(key, "words"))
    assert "Answer key" in told and "Name" not in told
    assert bank(blank) == bank(key)
    assert all(told.count(word) >= 2 for word in bank(key))


def gaps(rig, *names: tuple[str, float, float, float], most: int = 9) -> list[dict]:
    """The gaps of a picture of places: word, weight, and where the word begins."""
    placed = [
        f"{{ number: 0, one: {{ id: 'place {i}', weight: {weight}, spots: [{{"
        f" boxes: [[{x}, {y}, 20, 6, 1, 0]], marks: () => [{{ k: 'text', text: '{word}', x: {x},"
        f" y: {y}, size: 12 }}] }}] }} }}"
        for i, (word, weight, x, y) in enumerate(names)
    ]
    picture = (
        f"{{ names: {{ placed: [{', '.join(placed)}] }}, seen: [], stacks: [],"
        " view: { w: 300, h: 300 } }"
    )
    return rig.module(
        "figures/gaps", f"return m.gapsOf({picture}, {{ features: [] }}, {{}}, {most}, 1)"
    )


def test_the_weightiest_names_are_asked_for_once_and_none_over_another(rig) -> None:
    found = gaps(rig, ("Light", 1, 100, 100), ("Heavy", 9, 105, 100), ("Far", 2, 250, 50),
                 ("Heavy", 3, 50, 250), ("Rim", 4, 299, 299))  # fmt: skip
    assert [(one["number"], one["word"]) for one in found] == [(1, "Far"), (2, "Heavy"), (3, "Rim")]
    assert all(10 < one[side] < 290 for one in found for side in "xy")
    few = gaps(rig, ("Light", 1, 100, 100), ("Heavy", 9, 200, 200), most=1)
    assert [one["word"] for one in few] == ["Heavy"]


def test_the_word_bank_is_in_an_order_that_tells_nothing_and_stays(rig) -> None:
    words_ = [f"word {i}" for i in range(12)]
    both = rig.module(
        "figures/gaps", f"return [m.shuffled({words_}), m.shuffled([...{words_}].reverse())]"
    )
    assert both[0] == both[1]
    assert sorted(both[0]) == sorted(words_) and both[0] != sorted(words_)


def test_a_blank_legend_has_rules_and_its_key_the_words(rig) -> None:
    kept = words(group(sheet(rig), "words"))
    blank = words(group(sheet(rig, legend="blank"), "words"))
    key = words(group(sheet(rig, legend="blank", key=True), "words"))
    gone = [text for text in kept if text not in blank]
    assert gone
    assert set(gone) <= set(key)
    assert not set(gone) & set(words(group(sheet(rig, legend="none"), "words")))


def test_a_copier_is_given_ink_and_paper_alone(rig) -> None:
    text = ET.tostring(sheet(rig), "unicode")
    colours = set(re.findall(r' (?:fill|stroke)="([^"]*)"', text))
    assert colours <= {"none", "#000000", "#ffffff"}
    assert "opacity" not in text
    assert "<image" not in text


def test_other_styles_keep_their_tints(rig) -> None:
    assert "opacity" in ET.tostring(sheet(rig, style="screen"), "unicode")


def test_without_a_bank_the_lines_stand_in_its_place(rig) -> None:
    banked, bare = sheet(rig), sheet(rig, banked=False)
    told = words(group(bare, "words"))
    assert "Word bank" not in told
    assert "Seoul" in bank(banked)
    assert "Seoul" not in told
    assert [one for one in told if one.isdigit()] == [
        one for one in words(group(banked, "words")) if one.isdigit()
    ]


def test_a_long_word_has_a_row_of_its_own_in_full_type(rig) -> None:
    rows = rig.module(
        "figures/task",
        """
        const look = parallel38.page.atlas.styles.palettes.copy;
        const task = (words) => ({ words, look, t: 1, columns: 2, wide: 220, line: 29 });
        const long = "People's Republic of China";
        const of = (words) => m.bank(task(words), 0, 0).filter(({ k }) => k === "text").slice(1)
          .map(({ text, size, y }) => [text, size, y]);
        return [of([long, "Japan", "Korea"]), m.bankTall(task(["a", "b"])),
          m.bankTall(task([long, "b"]))];
        """,
    )
    told, short, tall = rows
    assert len({size for _, size, _ in told}) == 1
    alone = next(y for text, _, y in told if text.startswith("People"))
    assert [y for _, _, y in told].count(alone) == 1
    assert tall > short


def test_a_broad_sheet_has_its_task_beside_the_map(rig) -> None:
    asked = {"width": 1123, "height": 794, "furniture": FURNITURE | {"off": ["scale", "title"]}}
    root = sheet(rig, count=12, asked=asked)
    clip = next(root.iter(f"{SVG}clipPath"))[0]
    wide, high = float(clip.get("width", 0)), float(clip.get("height", 0))
    assert wide < 0.7 * 1123 and high > 0.45 * 794
    assert not any(text.endswith(" km") for text in words(root))
