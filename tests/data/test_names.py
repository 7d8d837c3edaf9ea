"""Names of places and features by date and language, in every script, and all of them found."""

import re
from collections import Counter

import pytest

from parallel38 import paths
from parallel38.data.load import load
from parallel38.domain.atlas import Atlas, Name, Place
from parallel38.map.seas import SEAS
from parallel38.ui.search_index import SearchIndex
from parallel38.ui.search_words import plain

CONTESTED = {"liancourt": ("Dokdo", "Takeshima")}
HANGUL = re.compile(r"[가-힣]")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load(paths.geodata())


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def korean(atlas: Atlas) -> list[Place]:
    """Places that bear a name in Korean Romanisation: those in Korea."""
    return [p for p in atlas.places.values() if any(n.script in ("RR", "MR") for n in p.names)]


def overlaps(one: Name, other: Name) -> bool:
    a, b = one.interval, other.interval
    return a.certain_from < b.certain_to and b.certain_from < a.certain_to


def test_places_in_korea_bear_hangul_hanja_and_both_romanisations(atlas: Atlas) -> None:
    places = korean(atlas)
    assert len(places) > 300
    for place in places:
        scripts = {name.script for name in place.names if name.lang == "ko"}
        assert {"", "RR", "MR"} <= scripts, place.id
        assert "Hanja" in scripts or "No Hanja" in place.notes, place.id
        for name in place.names:
            if name.lang == "ko" and not name.script:
                assert HANGUL.search(name.name), (place.id, name.name)


def test_every_place_of_korea_is_among_them(atlas: Atlas) -> None:
    known = {place.id for place in korean(atlas)}
    for place in atlas.places.values():
        hangul = [n for n in place.names if n.lang == "ko" and not n.script]
        inside = 33 < place.lat < 38.6 and 124.5 < place.lon < 129.2 and hangul
        assert not inside or place.id in known, place.id


def test_places_of_weight_are_named_in_all_five_languages(atlas: Atlas) -> None:
    for place in atlas.places.values():
        if place.importance >= 3:
            held = {"zh" if n.script == "Hanja" else n.lang for n in place.names if n.on_map}
            assert {"ko", "zh", "ja", "ru"} <= held, place.id


def test_one_name_in_a_language_on_a_day(atlas: Atlas) -> None:
    for place in atlas.places.values():
        main = [n for n in place.names if n.role == "name" and n.script == ""]
        hanja = [n for n in place.names if n.script == "Hanja"]
        for names in (main, hanja):
            for i, one in enumerate(names):
                for other in names[i + 1 :]:
                    if one.lang == other.lang and not (one.note and other.note):
                        assert not overlaps(one, other), (place.id, one.name, other.name)


def test_what_stands_beside_a_name_says_why_and_has_its_days(atlas: Atlas) -> None:
    for place in atlas.places.values():
        for name in place.names:
            if name.role == "beside":
                assert name.note and name.start, (place.id, name.name)
                assert name.end != ".." or place.importance < 3, (place.id, name.name)


def test_official_and_spoken_name_both_show_in_the_autumn_of_1945(atlas: Atlas) -> None:
    day = 710_305  # 1 October 1945
    held = {
        (n.role, n.name)
        for n in atlas.places["seoul"].names
        if n.lang == "en" and n.on_map
        and n.interval.possible_from <= day < n.interval.possible_to
    }  # fmt: skip
    assert held == {("name", "Keijō (Kyŏngsŏng)"), ("beside", "Seoul")}


@pytest.mark.parametrize("ident", CONTESTED)
def test_contested_names_have_equal_rank(atlas: Atlas, ident: str) -> None:
    place = atlas.places[ident]
    roles = {n.name: n.role for n in place.names if n.lang == "en"}
    assert len({roles[name] for name in CONTESTED[ident]}) == 1
    assert all(name in place.name for name in CONTESTED[ident])


def test_the_contested_sea_bears_both_names_in_one_label() -> None:
    label = next(sea.names for sea in SEAS if "Sea of Japan" in sea.names["en"])
    assert label["en"].split("\n") == ["Sea of Japan", "East Sea"]
    assert all(len(text.split("\n")) == 2 for text in label.values())


def test_every_name_of_a_place_is_found_among_the_first_three(
    atlas: Atlas, index: SearchIndex
) -> None:
    missed = []
    bearers = Counter(
        word
        for p in atlas.places.values()
        for word in {plain(n) for n in (p.name, *(n.name for n in p.names))}
    )
    for place in atlas.places.values():
        for name in dict.fromkeys([place.name, *(n.name for n in place.names)]):
            same = bearers[plain(name)]
            first = [f.entry.key for f in index.find(name)[: max(3, same)]]
            if place.id not in first:
                missed.append((place.id, name))
    assert missed == []


def test_every_name_of_a_feature_is_found(atlas: Atlas, index: SearchIndex) -> None:
    for name in {n for f in atlas.features.values() for n in f.names.values()}:
        bearers = {f.id for f in atlas.features.values() if name in f.names.values()}
        # A place called so is before what stands on it.
        bearers |= {p.id for p in atlas.places.values() if name in {n.name for n in p.names}}
        found = {f.entry.key for f in index.find(name)[:6]}
        assert found & bearers, name


# What a treaty, a rising or a hall is known as, whatever its town is called on that day.
KNOWN_AS = ("Treaty of Ganghwa", "Jeju uprising", "Jeju events", "Jeju Shilla")


def test_texts_spell_korean_places_as_the_map_of_their_day(atlas: Atlas) -> None:
    later = {
        p.name
        for p in atlas.places.values()
        for n in p.names
        if n.lang == "en" and n.end == "2000-07-06"
        if not plain(n.name).startswith(plain(p.name))
    }
    assert {"Busan", "Gangneung"} <= later
    word = re.compile(rf"\b({'|'.join(map(re.escape, sorted(later, key=len, reverse=True)))})\b")
    wrong = []
    for record in (*atlas.events.values(), *atlas.features.values()):
        if record.end != ".." and record.interval.possible_to < 730_309:  # 8 July 2000
            text = " ".join((record.title, record.summary, getattr(record, "place", "")))
            for name in KNOWN_AS:
                text = text.replace(name, "")
            wrong += [(record.id, found) for found in word.findall(text)]
    assert wrong == []


def test_every_event_has_a_name_in_hangul(atlas: Atlas) -> None:
    assert not [e.id for e in atlas.events.values() if not HANGUL.search(e.native_names["ko"])]
