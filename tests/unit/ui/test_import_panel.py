"""The panel of a file that is to be put on the map: it shows text, and asks exactly."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from parallel38 import words
from parallel38.data.importing import child
from parallel38.data.importing.understood import Understood, Wishes
from parallel38.domain.project import OwnLayer, Taken
from parallel38.ui.own.import_panel import ImportPanel
from parallel38.ui.own.own_layers import wishes_of
from parallel38.ui.own.preview import Preview, where
from parallel38.ui.own.told import facts

TABLE = """place,lat,lon,when,remark
Inchon,37.47,126.62,15.09.1950,<b>landing</b> & more
Osan,37.15,127.07,05.07.1950,first
Nowhere,x,y,01.01.1950,no place
"""


@pytest.fixture
def told(tmp_path) -> Understood:
    file = tmp_path / "<i>events.csv"
    file.write_text(TABLE)
    return child.run(file, tmp_path / "out.gpkg", Wishes(), lambda _far: None)


@pytest.fixture
def panel(qtbot, told) -> ImportPanel:
    made = ImportPanel()
    qtbot.addWidget(made)
    made.begin("events.csv", "events")
    made.show_understood(told)
    return made


def test_columns_are_shown_as_they_were_taken(panel):
    roles = {row.column.name: row.chosen[0] for row in panel.rows}
    assert roles.pop("when") in ("start", "date")
    assert roles == {"place": "name", "lat": "lat", "lon": "lon", "remark": ""}
    assert panel.take.isEnabled()


def test_all_words_are_text(panel):
    labels = panel.findChildren(QLabel)
    assert any("<b>landing</b>" in one.text() for one in labels)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels)


def test_another_role_is_asked_for_at_once(panel, qtbot):
    row = next(one for one in panel.rows if one.column.name == "remark")
    row.role.setCurrentIndex(row.role.findData("name"))
    with qtbot.waitSignal(panel.asked) as asked:
        row.role.activated.emit(row.role.currentIndex())
    (wishes,) = asked.args
    assert wishes.roles["remark"] == "name"
    assert wishes.header_row == 1


def test_what_is_chosen_reads_as_it_is_shown(panel, told, tmp_path):
    """Nothing is corrected: the same again."""
    again = child.run(tmp_path / told.file, tmp_path / "2.gpkg", panel.wishes(), lambda _far: None)
    assert [one.role for one in again.columns] == [one.role for one in told.columns]
    assert (again.placed, again.dated) == (told.placed, told.dated) == (2, 3)


def test_nothing_without_a_place_goes_on_the_map(panel, told):
    from msgspec.structs import replace

    panel.show_understood(replace(told, placed=0))
    assert not panel.take.isEnabled()
    assert any("place" in one.text() for one in panel.findChildren(QLabel))


def test_the_first_rows_are_shown_as_they_were_understood(panel):
    (table,) = panel.findChildren(Preview)
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(3)]
    assert cells[0] == ["Inchon", "15 September 1950", "37.47\u00a0N, 126.62\u00a0E"]
    assert cells[2][2] == "no place"
    assert "no number for its place" in table.item(2, 2).toolTip()


def test_a_strangers_words_are_no_markup(qtbot, told):
    from msgspec.structs import replace

    row = replace(told.shown[0], name="<img src=x> & Sons")
    table = Preview(replace(told, shown=(row,)))
    qtbot.addWidget(table)
    tip = QTextDocument()
    tip.setHtml(table.item(0, 0).toolTip())
    assert tip.toPlainText() == row.name


@pytest.mark.parametrize(
    ("act", "wished"),
    [
        (lambda box: box.encoding.activated.emit(box.encoding.findData("cp949")), "encoding"),
        (lambda box: box.swapped.click(), "swapped"),
        (lambda box: box.end.activated.emit(1), "ends_after"),
        (lambda box: box.system.activated.emit(0), "crs"),
    ],
)
def test_whatever_was_guessed_can_be_said(panel, qtbot, act, wished):
    box = panel.read_as
    box.encoding.setCurrentIndex(box.encoding.findData("cp949"))
    box.system.setCurrentIndex(box.system.findData("EPSG:4301"))
    with qtbot.waitSignal(panel.asked) as asked:
        act(box)
    (wishes,) = asked.args
    said = {"encoding": "cp949", "swapped": True, "ends_after": True, "crs": "EPSG:4301"}
    assert getattr(wishes, wished) == said[wished]
    assert wishes.roles["place"] == "name", "what the columns are stays as it was"
    assert panel.wishes() == wishes, "and it is still said at the next reading"


def test_another_code_may_be_typed(panel, qtbot):
    panel.read_as.system.setEditText("EPSG:5186")
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(panel.read_as.system.lineEdit(), Qt.Key.Key_Return)
    assert asked.args[0].crs == "EPSG:5186"


def test_a_file_that_needs_a_system_asks_for_it(panel, qtbot):
    panel.begin("metres.csv", "metres")
    panel.refuse("metres.csv names no coordinate system.", "crs")
    assert panel.read_as.system.isVisibleTo(panel)
    assert not panel.read_as.encoding.isVisibleTo(panel)
    assert not panel.take.isEnabled()
    box = panel.read_as.system
    box.setCurrentIndex(box.findData("EPSG:5179"))
    with qtbot.waitSignal(panel.asked) as asked:
        box.activated.emit(box.currentIndex())
    assert asked.args[0] == Wishes(crs="EPSG:5179")


def test_columns_that_are_nothing_stand_behind_a_fold(qtbot, tmp_path):
    file = tmp_path / "wide.csv"
    names = [f"c{n}" for n in range(30)]
    file.write_text(",".join(["name", "lat", "lon", *names]) + "\n" + "a,1,2" + ",x" * 30 + "\n")
    told = child.run(file, tmp_path / "out.gpkg", Wishes(), lambda _far: None)
    panel = ImportPanel()
    qtbot.addWidget(panel)
    panel.begin("wide.csv", "wide")
    panel.show_understood(told)
    assert [row.column.name for row in panel.rows] == ["name", "lat", "lon"]
    assert len(panel.wishes().roles) == 33
    panel.columns.fold.click()
    assert len(panel.rows) == 33
    panel.show_understood(told)
    assert len(panel.rows) == 33, "what was unfolded stays so"


def test_escape_leaves(panel, qtbot):
    panel.show()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.title, Qt.Key.Key_Escape)


def test_a_layer_is_corrected_with_what_it_was_taken_for(panel, told):
    again = Wishes(table="layer_one")
    panel.begin("events", "events", again)
    assert panel.take.text() == "Read so"
    panel.show_understood(told)
    assert panel.wishes().table == "layer_one"


def test_unfolding_hands_the_keyboard_to_the_first_other_column(panel, told, monkeypatch):
    from msgspec.structs import replace

    many = tuple(replace(told.columns[-1], name=f"c{at}", role="") for at in range(9))
    panel.show_understood(replace(told, columns=(*told.columns, *many)))
    monkeypatch.setattr(panel.columns.fold, "hasFocus", lambda: True)
    before = len(panel.rows)
    panel.columns.unfold()
    assert panel.focusWidget() is panel.rows[before].role


def test_no_row_of_columns_is_a_window_of_its_own_for_a_moment(panel, told, monkeypatch):
    flashed = []
    monkeypatch.setattr(QComboBox, "setVisible", lambda box, _on: flashed.append(box.parent()))
    panel.show_understood(told)
    assert flashed
    assert None not in flashed


@pytest.mark.parametrize("key", ["return in the name", "ctrl+return below"])
def test_keys_put_it_on_the_map(panel, qtbot, key):
    panel.show()
    at, held = (
        (panel.title, Qt.KeyboardModifier.NoModifier)
        if key == "return in the name"
        else (panel.rows[0].role, Qt.KeyboardModifier.ControlModifier)
    )
    with qtbot.waitSignal(panel.taken) as taken:
        qtbot.keyClick(at, Qt.Key.Key_Return, held)
    assert taken.args == ["events"]


def test_the_first_rows_say_all_of_their_days(panel, told):
    from msgspec.structs import replace

    long = replace(told.shown[0], start="1886-01-01", end="1959-01-02")
    panel.show_understood(replace(told, shown=(long,)))
    panel.setStyleSheet("QTableWidget#preview::item { padding: 0 5px; }")
    panel.resize(345, 870)
    panel.show()
    (table,) = panel.findChildren(Preview)
    room = QRect(0, 0, table.columnWidth(1) - 16, 0)  # padding and the frame of the focus
    words = table.item(0, 1).text()
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    assert table.rowHeight(0) >= needed.height()


def test_another_name_takes_the_place_of_the_first(panel, qtbot):
    by = {row.column.name: row for row in panel.rows}
    by["remark"].role.setCurrentIndex(by["remark"].role.findData("name"))
    with qtbot.waitSignal(panel.asked) as asked:
        by["remark"].role.activated.emit(0)
    (wishes,) = asked.args
    assert (wishes.roles["remark"], wishes.roles["place"]) == ("name", "")


def test_a_correction_leaves_the_keyboard_where_it_was(panel, told, qtbot, monkeypatch):
    panel.show()
    row = next(one for one in panel.rows if one.column.name == "remark")
    monkeypatch.setattr(QApplication, "focusWidget", lambda: row.role)
    panel.show_understood(told)
    qtbot.waitUntil(lambda: panel.focusWidget() in [one.role for one in panel.rows])
    held = next(one for one in panel.rows if one.role is panel.focusWidget())
    assert held is not row
    assert held.column.name == "remark"


def test_a_layer_is_read_again_as_it_was_taken_or_as_it_may_be_guessed():
    layer = OwnLayer("a", "Mine", "layer_a", taken=Taken({"begun": "start", "y": "lat"}))
    assert wishes_of(layer) == Wishes(
        table="layer_a", roles={"begun": "start", "y": ""}, ends_after=False
    )
    newer = OwnLayer("a", "Mine", "layer_a", taken=Taken({"begun": "hour"}))
    assert wishes_of(newer) == Wishes(table="layer_a")


def test_counts_and_places_are_told_in_the_windows_language(told):
    assert facts(told)[:2] == ["CSV, 3 rows", "2 on the map: 2 points"]
    words.use("ko")
    try:
        assert facts(told)[:2] == ["CSV, 3행", "지도에 2개: 점 2개"]
        assert where("37.47° N, 126.62° E") == "북위\u00a037.47, 동경\u00a0126.62"
        assert where("polygon") == "면"
    finally:
        words.use("en")
    assert where("37.47° S, 126.62° W") == "37.47\u00a0S, 126.62\u00a0W"
