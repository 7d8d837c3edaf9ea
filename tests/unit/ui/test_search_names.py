"""Names as people misspell them, or as other languages write them, find their place first."""

import csv

import pytest

from parallel38 import paths
from parallel38.ui.search_index import SearchIndex
from parallel38.ui.search_people import people, person_key

# Written down before the search was tuned: what is typed, the place, and where it comes from.
NAMES = [
    ("Phyongyang", "pyongyang", "the DPRK's own spelling"),
    ("Keizyo", "seoul", "京城 by the Japanese spelling of 1937; American maps of 1945"),
    ("Keijo", "seoul", "京城 in Hepburn without the mark of length"),
    ("Fusan", "pusan", "釜山 in Japanese; treaties of the 1880s"),
    ("Huzan", "pusan", "釜山 by the Japanese spelling of 1937"),
    ("Порт Артур", "port-arthur", "Russian, without the hyphen"),
    ("Port Artur", "port-arthur", "the Russian name letter by letter; also Polish"),
    ("Ryojun", "port-arthur", "旅順 in Hepburn"),
    ("旅順", "port-arthur", "Japanese, and Chinese before 1956"),
    ("釜山", "pusan", "Hanja"),
    ("Tschemulpo", "inchon", "German, 1880s to 1905"),
    ("Chemulpo", "inchon", "English, 1883 to 1910"),
    ("Jinsen", "inchon", "仁川 in Japanese"),
    ("Inch'on", "inchon", "McCune-Reischauer with a typewriter's apostrophe"),
    ("Inchoen", "inchon", "two letters changed about"),
    ("Kwanju", "kwangju", "a letter left out"),
    ("Chosin Reservior", "chosin-reservoir", "two letters changed about"),
    ("Panmunjon", "panmunjom", "the ending as in Wonsan and Inchon; newspapers"),
    ("Sinuijoo", "sinuiju", "by ear: oo for u"),
    ("Vladivostock", "vladivostok", "English with ck, usual before 1920"),
    ("Владивостокъ", "vladivostok", "Russian spelling before 1918"),
    ("Hamheung", "hamhung", "the Revised Romanization"),
    ("Dalniy", "dalian", "Дальний in the British manner"),
    ("平壌", "pyongyang", "Japanese print form"),
    ("Heijo", "pyongyang", "平壌 in Hepburn without the mark of length"),
    ("Пхеньян", "pyongyang", "Russian"),
    ("Pyeong Yang", "pyongyang", "in two words, as travellers wrote it"),
    ("奉天", "mukden", "Chinese and Japanese, to 1945"),
    ("Moukden", "mukden", "French"),
    ("Wŏnsan", "wonsan", "McCune-Reischauer"),
    ("Gensan", "wonsan", "元山 in Japanese"),
    ("원산", "wonsan", "Hangul"),
    ("Вонсан", "wonsan", "Russian"),
    ("Сеул", "seoul", "Russian"),
    ("Séoul", "seoul", "French"),
    ("Харбин", "harbin", "Russian"),
    ("Kharbin", "harbin", "Харбин letter by letter"),
    ("Charbin", "harbin", "German"),
    ("Khabarovks", "khabarovsk", "two letters changed about"),
    ("Teagu", "taegu", "two letters changed about; soldiers' letters of 1950"),
    ("Taejun", "taejon", "by ear: u for ŏ"),
    ("Taiden", "taejon", "大田 in Japanese"),
    ("Seishin", "chongjin", "清津 in Japanese"),
    ("Chungjin", "chongjin", "by ear: u for ŏ"),
    ("Masampo", "masan", "마산포; the affair of 1900"),
    ("Yongam-po", "yongampo", "용암포; the affair of 1903"),
    ("Quelpart", "cheju", "French and English, to 1910"),
    ("Saishuto", "cheju", "済州島 in Hepburn without the mark of length"),
    ("Chinampo", "nampo", "Chinnampo with one n; telegrams of 1904"),
    ("Rasin", "najin", "羅津 by the Japanese spelling of 1937"),
    ("Pan Mun Jom", "panmunjom", "in three words; newspapers of 1951"),
    ("Kaisong", "kaesong", "by ear; newspapers of 1951"),
    ("Uijongboo", "uijongbu", "by ear: oo for u"),
    ("Port Hamiltun", "port-hamilton-island", "a letter wrong"),
    ("Takesima", "liancourt", "竹島 by the Japanese spelling of 1937"),
    ("Hsin-king", "changchun", "新京 with a hyphen"),
    ("Antung", "dandong", "安東 in the spelling of the Chinese post"),
    ("Yalta Livadija", "yalta", "Ливадия in the scholars' spelling"),
]  # fmt: skip


@pytest.fixture(scope="module")
def index(atlas) -> SearchIndex:
    return SearchIndex(atlas)


@pytest.mark.parametrize(("typed", "place"), [(typed, place) for typed, place, _ in NAMES])
def test_a_name_misspelt_or_foreign_finds_its_place_first(index, typed, place):
    found = [(one.entry.kind, one.entry.key) for one in index.find(typed)[:3]]
    assert found[:1] == [("place", place)], found


PEOPLE = [
    ("김일성", "Kim Il Sung"), ("Ким Ир Сен", "Kim Il Sung"), ("金日成", "Kim Il Sung"),
    ("Kim Il Song", "Kim Il Sung"), ("이승만", "Syngman Rhee"), ("Ли Сын Ман", "Syngman Rhee"),
    ("Singman Rhee", "Syngman Rhee"), ("Lyuh Woon-hyung", "Yŏ Un-hyŏng"),
    ("Mao Tse-tung", "Mao Zedong"), ("Chou En-lai", "Zhou Enlai"), ("袁世凱", "Yuan Shikai"),
    ("Сталин", "Joseph Stalin"), ("Хрущев", "Nikita Khrushchev"), ("스탈린", "Joseph Stalin"),
    ("MacArther", "Douglas MacArthur"), ("Mc Arthur", "Douglas MacArthur"),
    ("Eisenhauer", "Dwight D. Eisenhower"), ("Molotow", "Vyacheslav Molotov"),
    ("Штыков", "Terenty Shtykov"), ("Taewongun", "Heungseon Daewongun"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "name"), PEOPLE)
def test_a_person_is_found_first_among_people_by_any_spelling(index, typed, name):
    found = [one.entry.title for one in index.find(typed) if one.entry.kind == "person"]
    assert found[:1] == [name], found


def test_every_person_spelt_elsewhere_took_part_in_something(atlas):
    known = {entry.key for entry in people(atlas)}
    with (paths.resources() / "people.csv").open(encoding="utf-8", newline="") as table:
        listed = [row["name"] for row in csv.DictReader(table)]
    assert [name for name in listed if person_key(name) not in known] == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Yalta Conference", "yalta-conference"),  # the title says (Crimea) in between
        ("yalta-conference", "yalta-conference"),
        ("line-38th-parallel", "line-38th-parallel"),  # ids, as citations have them
    ],
)
def test_a_record_is_found_as_people_say_it_and_by_its_id(index, text, first):
    assert index.find(text)[0].entry.key == first
