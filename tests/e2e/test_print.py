"""A print as a person makes it: by key, through the dialog, read by poppler."""

import re
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.e2e


def test_ctrl_p_prints_what_is_seen_on_a_sheet(desk, tmp_path):
    window = desk.window
    window.settings.change(export_folder=str(tmp_path))
    desk.type_date("8 Sep 1945")
    desk.qtbot.keyClick(window.map, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog)]
    dialogs[0].accept()
    out = tmp_path / "parallel38-1945-09-08-print.pdf"
    desk.qtbot.waitUntil(lambda: out.exists() and not window.exports.busy, timeout=60_000)

    def read(program: str, *words: str) -> str:
        command = [program, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert re.search(
        r"Page size: +(842 x 595|841\.89 x 595\.276|792 x 612)", read("pdfinfo", str(out))
    )
    assert "8 September 1945" in read("pdftotext", str(out), "-")
    assert "NotoSans" in read("pdffonts", str(out))
    assert "Wrote parallel38-1945-09-08-print.pdf" in window.notice.text
