"""The panel of a file that is to be put on the map: it shows text, and asks exactly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from parallel38.data.importing import child
from parallel38.data.importing.understood import Understood, Wishes
from parallel38.ui.own.import_panel import ImportPanel

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
