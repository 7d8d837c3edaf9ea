import itertools
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.ui.actions import commands
from parallel38.ui.search import Search
from parallel38.ui.search_commands import findable
from parallel38.ui.search_index import SearchIndex
from parallel38.ui.search_typed import position
from parallel38.ui.search_words import plain
from parallel38.ui.theme import Theme
from unit.domain.small_atlas import small_atlas


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(small_atlas())


def keys(index: SearchIndex, text: str) -> list[tuple[str, str]]:
    return [(found.entry.kind, found.entry.key) for found in index.find(text)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("P'yŏngyang", "pyongyang"), ("LÜSHUN", "lushun"), ("Port-Arthur", "portarthur"),
        ("平壤", "平壤"), ("서울", "서울"), ("  Порт  Артур ", "порт артур"),
    ],
)  # fmt: skip
def test_accents_case_and_marks_do_not_count(text, bare):
    assert plain(text) == bare


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("seoul", ("place", "seoul")),
        ("KEIJO", ("place", "seoul")),  # a name of another time
        ("incho", ("event", "inchon")),
        ("conference moscow", ("event", "moscow")),  # all words, in any order
        ("soviet zone", ("feature", "zone-soviet")),
        ("soviet union", ("power", "ussr")),
        ("pyongyagn", ("place", "pyongyang")),  # misspelt
        ("powers at once", ("claim", "agreed-1945")),
        ("12 Jan 1950", ("date", "1950-01-12")),
        ("September 1945", ("date", "1945-09-01")),
        ("8 sep 45", ("date", "1945-09-08")),
    ],
)
def test_the_best_answer_comes_first(index, text, first):
    assert keys(index, text)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("who held Keijo in 1905?", ("place", "seoul@1905-01-01")),
        ("what happened in seoul on 8 september 1945", ("place", "seoul@1945-09-08")),
        ("Seoul 1950", ("place", "seoul@1950-01-01")),
        ("where did the foreign ministers meet in moscow", ("event", "moscow")),
        ("when was there a soviet zone", ("feature", "zone-soviet")),
    ],
)
def test_a_sentence_is_asked_by_the_words_that_tell_and_by_its_date(index, text, first):
    assert keys(index, text)[0] == first


def test_what_no_name_answers_is_looked_for_in_the_records(index):
    found = index.find("was it eleven days")[0]
    assert found.entry.key == "agreed-1945"
    assert found.entry.detail == "It took them eleven days."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Rusk Bonesteel National Geographic", "line-38th-parallel"),
        ("who drew the line that divided Korea", "line-38th-parallel"),
        ("how many Chinese soldiers crossed the Yalu", "site-cpv-crossings-1950"),
        ("were Koreans deported to Kazakhstan", "mv-1937-deportation"),
        ("trusteeship for five years", "trusteeship-before-independence"),
    ],
)
def test_questions_are_answered_from_what_the_records_say(atlas, text, first):
    found = SearchIndex(atlas).find(text)
    assert first in [one.entry.key for one in found[:3]]


@pytest.mark.parametrize(
    "text", ['"; DROP TABLE texts', "NEAR(a b", 'title:"x" AND *', "a OR OR b"]
)
def test_no_text_is_taken_for_a_query(index, text):
    assert isinstance(index.find(text), list)


def test_the_date_of_a_sentence_can_be_gone_to_by_itself(index):
    assert keys(index, "who held Seoul in June 1950")[-1] == ("date", "1950-06-01")


def test_a_sentence_of_nothing_finds_nothing(index):
    assert keys(index, "who was there when it began") == []


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("37.956, 126.677", (37.956, 126.677)),
        ("37,956; 126,677", (37.956, 126.677)),
        ("126.677 37.956", (37.956, 126.677)),  # no latitude is so great
        ("38N 127E", (38, 127)),
        ("E127 N38", (38, 127)),
        ("37°57'22\"N 126°40'36\"E", (37.95611, 126.67667)),
        ("37 57 22 N, 126 40 36 E", (37.95611, 126.67667)),
        ("37°57′ с.ш. 126°40′ в.д.", (37.95, 126.66667)),
        ("북위 38도 동경 127도 30분", (38, 127.5)),
        ("-33.5, -70.25", (-33.5, -70.25)),
    ],
)
def test_a_position_is_read_as_people_write_it(index, text, point):
    kind, key = keys(index, text)[0]
    lat, lon = map(float, key.split(","))
    assert kind == "position"
    assert (lat, lon) == pytest.approx(point, abs=1e-5)


@pytest.mark.parametrize(
    "text", ["38 127", "95.5, 127.0", "N 38 N 39", "38.0", "25-30 June 1950", "37°75' N 127° E"]
)
def test_what_is_no_position_is_not_read_as_one(text):
    assert position(text) is None


def test_a_month_is_said_to_be_one_and_its_first_day_named(index):
    entry = index.find("September 1945")[0].entry
    assert (entry.title, entry.detail) == ("September 1945", "1 September 1945")


def test_a_day_brings_what_happened_on_it(index):
    assert keys(index, "20 Dec 1945") == [("date", "1945-12-20"), ("event", "moscow")]
    assert keys(index, "19 Dec 1915") == [("date", "1915-12-19")]  # nothing else is like a date


def test_what_began_on_the_day_comes_before_what_went_on(atlas):
    real = [f.entry.key for f in SearchIndex(atlas).find("27 July 1953")]
    assert real[:2] == ["1953-07-27", "armistice"]
    assert "panmunjom-talks" in real
    assert "acheson-speech" in [f.entry.key for f in SearchIndex(atlas).find("12 Jan 1950")][:2]


@pytest.mark.parametrize(
    "spellings", [("Busan", "Pusan", "부산"), ("Jeju", "Cheju"), ("Gaeseong", "Kaesong")]
)
def test_every_spelling_of_a_place_finds_the_same(atlas, spellings):
    index = SearchIndex(atlas)
    first, *others = ([key for key in keys(index, one) if key[0] != "place"] for one in spellings)
    assert len(first) > 3
    assert all(other == first for other in others)
    assert ("event", "pusan-perimeter-battle") in keys(index, "Busan perimeter")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Syngman Rhee", ("person", "syngmanrhee")),
        ("Rhee", ("person", "syngmanrhee")),
        ("Pak Hon-yong", ("person", "pakhonyong")),
        ("MacArther", ("person", "douglasmacarthur")),
        ("Сталин", ("person", "josephstalin")),
        ("Cairo to the", ("story", "cairo-to-the-38th-parallel")),
        ("Cumings, 1981", ("source", "cumings-1981")),
    ],
)
def test_people_stories_and_sources_are_found(atlas, text, first):
    assert keys(SearchIndex(atlas), text)[0] == first


def test_a_person_unfolds_into_events_in_order_and_a_source_into_what_rests_on_it(atlas):
    index = SearchIndex(atlas)
    rhee = index.find("Syngman Rhee")[0].entry
    days = [atlas.events[one.entry.key].interval.possible_from for one in index.under(rhee)]
    assert rhee.tag == f"{len(days)} events"
    assert len(days) > 30
    assert days == sorted(days)
    source = next(one for one in atlas.sources.values() if one.id == "acheson-1950")
    found = index.find(str(source.csl["title"]))
    assert source.id in [one.entry.key for one in found]
    entry = next(one.entry for one in found if one.entry.key == source.id)
    assert "acheson-speech" in [one.entry.key for one in index.under(entry)]


def test_a_claim_bears_its_verdict(atlas):
    index = SearchIndex(atlas)
    for claim in atlas.claims.values():
        entry = next(f.entry for f in index.find(claim.claim) if f.entry.key == claim.id)
        assert (entry.tag == "A reading") if claim.reading else entry.tag.lower() == claim.verdict


def test_commands_are_found_by_title_and_menu_and_alone_after_a_sign(atlas):
    index = SearchIndex(atlas)
    index.offer(findable(commands(atlas)))
    assert keys(index, "copy the date")[0] == ("command", "copy-date")
    assert ("command", "theme-dark") in keys(index, "appearance dark")
    assert {kind for kind, _ in keys(index, "> day")} == {"command"}
    assert len(keys(index, ">")) > 40
    assert index.find("> copy the date")[0].entry.tag == "Ctrl+Shift+C"


def test_a_letter_typed_costs_the_window_little(atlas):
    """CPU time, so that others at work on the machine do not count."""
    index = SearchIndex(atlas)
    while index.build():
        pass
    text = "Panmunjon talks of Dean Achesen"
    spent = []
    for length in range(1, len(text) + 1):
        begun = time.thread_time()
        index.find(text[:length])
        spent.append(time.thread_time() - begun)
    assert sorted(spent)[len(spent) // 2] < 0.015


def test_who_took_part_leads_to_the_events(atlas):
    index = SearchIndex(atlas)
    found = keys(index, "Syngman Rhee")
    assert ("event", "april-revolution") in found
    assert len([key for kind, key in found if kind == "event"]) == 6
    assert keys(index, "Syngman Rhee returns")[0] == ("event", "rhee-returns-1945")
    assert set(keys(index, "Kim Ilsung")) & set(keys(index, "Kim Il Sung"))


@pytest.mark.parametrize("text", ["", "   ", "'", "qqqq", "8.9.1945", "\0", "(" * 500])
def test_nothing_is_found_for_nothing(index, text):
    assert keys(index, text) == []


def test_each_thing_is_listed_once_and_kinds_stay_together(index):
    found = keys(index, "korea")
    assert len(found) == len(set(found)) == 4
    kinds = [kind for kind, _ in found]
    assert len([kind for kind, _ in itertools.groupby(kinds)]) == len(set(kinds)) == 2


@pytest.fixture
def field(qtbot) -> Iterator[Search]:
    window = QWidget()
    window.resize(900, 700)
    made = Search(small_atlas(), Theme(QApplication.instance()), window)
    made.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.start()
    yield made


def test_the_keyboard_is_enough(field, qtbot):
    qtbot.keyClicks(field, "soviet")
    assert field.list.isVisible()
    results = field.list.results
    assert field.list.current is results[0]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.list.current is results[1]
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.list.current is results[0]
    with qtbot.waitSignal(field.went) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [results[0].entry.kind, results[0].entry.key]
    assert field.list.isHidden()
    assert field.text() == ""


def test_the_groups_are_walked_with_ctrl(field, qtbot):
    qtbot.keyClicks(field, "korea")
    kinds = list(dict.fromkeys(one.entry.kind for one in field.list.results))
    assert len(kinds) > 1
    ctrl = Qt.KeyboardModifier.ControlModifier
    walked = [field.list.current.entry.kind]
    for _ in kinds[1:]:
        qtbot.keyClick(field, Qt.Key.Key_Down, ctrl)
        walked.append(field.list.current.entry.kind)
    assert walked == kinds
    qtbot.keyClick(field, Qt.Key.Key_Down, ctrl)
    assert field.list.current.entry.kind == kinds[-1]
    for _ in kinds:
        qtbot.keyClick(field, Qt.Key.Key_Up, ctrl)
    assert field.list.current is field.list.results[0]


def test_a_source_unfolds_and_escape_goes_back_to_what_was_typed(field, qtbot):
    qtbot.keyClicks(field, "cumings")
    assert field.list.current.entry.kind == "source"
    with qtbot.assertNotEmitted(field.went):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [one.entry.key for one in field.list.results] == ["zone-soviet"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "cumings"
    assert field.list.current.entry.kind == "source"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.went) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["feature", "zone-soviet"]


def test_escape_closes_and_clears(field, qtbot):
    qtbot.keyClicks(field, "seoul")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.list.isHidden()) == ("", True)


def test_enter_goes_nowhere_when_nothing_was_found(field, qtbot):
    qtbot.keyClicks(field, "qqqq")
    assert field.list.results == []
    with qtbot.assertNotEmitted(field.went):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_click_goes_there(field, qtbot):
    qtbot.keyClicks(field, "keijo")
    rectangle = field.list.visualRect(field.list.currentIndex())
    with qtbot.waitSignal(field.went) as told:
        qtbot.mouseClick(field.list.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    assert told.args == ["place", "seoul"]
