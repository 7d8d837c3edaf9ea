"""What changed between two days: the list, the map, the clipboard."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication

from parallel38.__main__ import main
from parallel38.commands.at import ground_of
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.changes_told import told
from parallel38.domain.handed import Handed, Town, handed
from parallel38.domain.holders import Span
from parallel38.domain.selected import listed, since, since_day, these
from parallel38.domain.view import FIRST_DAY, Pane, View
from parallel38.ui.changing import first_day
from parallel38.ui.inspector import Inspector
from parallel38.ui.inspector.changes_page import between, change_rows, changes_page, shown_ids
from parallel38.ui.inspector.citation import citation
from parallel38.ui.inspector.copying import copy_table, held_rows
from parallel38.ui.inspector.held import held
from parallel38.ui.inspector.links import Links
from parallel38.ui.inspector.list_page import list_page
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.travel import Travel

FIRST, LAST = date(1945, 8, 14), date(1945, 9, 9)


@pytest.fixture(scope="module")
def ground(atlas):
    return ground_of(open_atlas().blob("control.msgpack"), atlas)


@pytest.fixture(scope="module")
def hands(atlas, ground):
    return handed(atlas, ground, between(atlas, *days()))


@pytest.fixture
def inspector(qtbot, atlas, store, theme, ground) -> Inspector:
    made = Inspector(atlas, store, theme, lambda: ground)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


def days() -> tuple[int, int]:
    return FIRST.toordinal(), LAST.toordinal()


def test_held_ground_comes_first_and_each_thing_has_a_line(atlas):
    body = changes_page(atlas, *days()).body
    order = [body.index(f">{word}<") for word in ("Occupation zones", "States", "Railways")]
    assert order == sorted(order)
    assert body.count("p38:feature/zone-korea-us") == 1
    assert "; " not in body[: body.index("Railways")]


def test_the_days_may_come_in_either_order(atlas):
    assert changes_page(atlas, *days()) == changes_page(atlas, *reversed(days()))


def test_a_front_that_stands_elsewhere_has_moved(atlas):
    august, september = date(1950, 8, 1).toordinal(), date(1950, 9, 1).toordinal()
    assert "Moved" in changes_page(atlas, august, september).body
    moving = [one.id for one in atlas.features.values() if one.kind == "front" and one.moving]
    assert set(moving) & set(shown_ids(atlas, august, september))


def test_ground_that_another_held_before_has_changed_hands(atlas, hands):
    """The southern zone was Japan's; the front line between the zones is new."""
    shown = shown_ids(atlas, *days(), hands)
    assert "taken:zone-korea-us" in shown
    assert "began:line-38th-parallel" in shown
    assert not any(one.startswith("ended:state-japan") for one in shown)
    groups = {(before, after): places for before, after, places in hands.groups()}
    assert {"Seoul", "Busan"} <= {one.name for one in groups["japan", "usa"]}
    assert "Pyongyang" in {one.name for one in groups["japan", "ussr"]}
    page = changes_page(atlas, *days(), hands)
    assert "Japan → United States" in page.body
    assert ("Places", "Japan → United States", "Seoul", "", "seoul") in change_rows(
        atlas, *days(), hands
    )


def test_the_clipboard_says_what_the_command_says(inspector, store, qtbot, capsys):
    store.change(date=LAST, selected=since(FIRST))
    qtbot.waitUntil(lambda: "Changed hands" in inspector.text.toPlainText())
    qtbot.mouseClick(inspector.foot.words, Qt.MouseButton.LeftButton)
    assert main(["changed", str(FIRST), str(LAST)]) == 0
    assert QGuiApplication.clipboard().text() == capsys.readouterr().out.rstrip("\n")


def test_the_second_day_is_typed_and_the_timeline_goes_there(inspector, store, qtbot):
    store.change(date=LAST, selected=since(FIRST))
    qtbot.waitUntil(lambda: inspector.since.isVisible())
    inspector.since.until.setText("15 Aug 1948")
    qtbot.keyClick(inspector.since.until, Qt.Key.Key_Return)
    assert store.view.pane.date == date(1948, 8, 15)
    store.change(mode="window", window=(date(1948, 8, 1), date(1948, 9, 1)))
    qtbot.waitUntil(lambda: inspector.since.until.text() == "31 August 1948")
    qtbot.mouseClick(inspector.since.last, Qt.MouseButton.LeftButton)
    assert since_day(store.view.pane.selected) == date(1948, 8, 25)


def test_a_link_brings_it_out_and_leaving_takes_it_back(inspector, atlas, store, qtbot):
    store.change(date=LAST)
    assert Links(Travel(atlas, store)).follow(QUrl(f"p38:since/{FIRST}"))
    qtbot.waitUntil(lambda: inspector.since.isVisible() and inspector.since.show_them.isChecked())
    qtbot.waitUntil(lambda: "taken:zone-korea-us" in store.view.pane.highlights)
    store.change(date=date(1945, 8, 16))  # what is brought out follows the clock
    qtbot.waitUntil(lambda: "taken:zone-korea-us" not in store.view.pane.highlights)
    store.change(selected="")
    assert store.view.pane.highlights == ()
    qtbot.waitUntil(lambda: not inspector.since.isVisible())


def test_another_day_is_typed(inspector, store, qtbot):
    store.change(date=LAST, selected=since(FIRST))
    qtbot.waitUntil(lambda: inspector.since.isVisible())
    field = inspector.since.field
    field.setText("no day")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert inspector.since.fault.isVisible()
    field.setText("1 Sep 1945")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert since_day(store.view.pane.selected) == date(1945, 9, 1)
    assert not inspector.since.fault.isVisible()


def test_what_is_typed_replaces_the_day_though_the_page_is_told_anew_meanwhile(
    inspector, store, qtbot
):
    store.change(date=LAST, selected=since(FIRST))
    qtbot.waitUntil(lambda: inspector.since.isVisible())
    field = inspector.since.field
    field.setFocus()
    field.selectAll()
    inspector.since.follow(store.view.pane, ())  # as the answer from another thread has it
    qtbot.keyClicks(field, "1 Sep 1945")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert since_day(store.view.pane.selected) == date(1945, 9, 1)


def test_changes_from_a_day_that_is_typed_stand_out_where_there_were_none(inspector, store, qtbot):
    store.change(date=date(1945, 12, 27), selected=since(date(1945, 12, 17)))
    qtbot.waitUntil(
        lambda: inspector.since.isVisible() and not inspector.since.show_them.isEnabled()
    )
    inspector.since.field.setText("1 Aug 1945")
    qtbot.keyClick(inspector.since.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "taken:zone-korea-us" in store.view.pane.highlights)


@pytest.mark.parametrize(
    ("panes", "day"),
    [
        ((Pane(date=LAST), Pane(date=FIRST)), FIRST),
        ((Pane(LAST, (date(1945, 9, 1), date(1945, 9, 20)), "window"),), date(1945, 9, 1)),
        ((Pane(date=LAST),), date(1945, 9, 8)),
        ((Pane(date=FIRST_DAY),), None),
    ],
)
def test_since_when_changes_are_told(atlas, panes, day):
    view = View("side" if panes[1:] else "single", panes)
    assert first_day(view, Ticks.of(atlas)) == day


def test_two_days_are_compared(inspector, store, qtbot):
    store.change(date=LAST, selected=since(FIRST))
    qtbot.waitUntil(lambda: inspector.since.isVisible())
    qtbot.mouseClick(inspector.since.compare, Qt.MouseButton.LeftButton)
    assert [pane.date for pane in store.view.panes] == [LAST, FIRST]


def test_several_things_are_one_selection(atlas):
    zones = "zone-korea-us", "zone-korea-soviet"
    assert listed(atlas, these([*zones, "zone-korea-us"])) == zones
    assert these(["zone-korea-us"]) == "zone-korea-us"
    assert listed(atlas, "these:nothing,zone-korea-us") == ("zone-korea-us",)
    assert list_page(atlas, ("zone-korea-soviet", "zone-manchuria-soviet")).title == (
        "Occupation: Soviet Union"
    )
    assert since_day("since:soon") is None


def test_the_tables_have_a_row_for_each_thing(atlas):
    rows = change_rows(atlas, *days())
    assert {len(row) for row in rows} == {5}
    assert sum(row[4] == "zone-korea-us" for row in rows) == 1
    span = Span(*days(), "ussr", None, "military occupation", certainty="possible")
    head, row = held_rows(atlas, held(atlas, [span]))
    assert len(head) == len(row)
    assert row[:4] == ("1945-08-14", "1945-09-08", "Soviet Union", "Military occupation")
    assert row[5] == "possible"


def test_a_table_goes_to_spreadsheets(qapp):
    copy_table([("a", "b"), ("1\t2", "<x>")])
    assert QGuiApplication.clipboard().text() == "a\tb\n1 2\t<x>"


def test_a_citation_names_record_version_map_and_sources(atlas):
    pane = Pane(date=LAST, selected="zone-korea-us")
    told = citation(atlas, atlas.features["zone-korea-us"].title, pane, date(2026, 11, 22))
    first, *notes = told.splitlines()
    assert "zone-korea-us" in first and atlas.version in first and "9 September 1945" in first
    cited = atlas.features["zone-korea-us"].sources
    assert notes == [atlas.sources[one].note for one in cited]


def test_the_text_tells_all_that_changed_hands_before_all_else(atlas):
    places = tuple(replace(atlas.places["seoul"], id=f"p{n}", name=f"Town {n}") for n in range(40))
    hands = Handed(towns=tuple(Town(one, "japan", "usa") for one in places))
    lines = told(atlas, between(atlas, 16000, 16010), hands)
    assert lines[2] == "Changed hands"
    assert "Town 39" in lines[3]
