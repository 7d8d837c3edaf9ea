"""Own layers gathered beside the GUI thread, by a child process."""

import shapely
from PySide6.QtCore import QObject

from parallel38.ui.own.gatherer import Gatherer
from unit.test_own import LAYER, project, row


def test_a_table_is_read_once(qtbot, tmp_path):
    path = project(tmp_path, [row(shapely.Point(1, 1), "then", "x")])
    parent, found, told = QObject(), [], []
    gatherer = Gatherer(parent)
    gatherer.ask(path, (LAYER,), found.append, told.append)
    qtbot.waitUntil(lambda: len(found) == 1, timeout=20_000)
    own, tables = found[0]
    assert len(own.records.features) == 1 and tables[LAYER.id].placed == 1
    path.unlink()
    gatherer.ask(path, (LAYER,), found.append, told.append)  # another look costs no reading
    qtbot.waitUntil(lambda: len(found) == 2, timeout=20_000)
    assert found[1][1] == tables and not told
    gatherer.finish()
