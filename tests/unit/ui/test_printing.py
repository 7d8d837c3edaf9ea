"""Print… with a stand-in for the drawing child: what comes on which sheet, read by poppler."""

import json
import subprocess
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from parallel38.domain.view import Store, View
from parallel38.settings import SettingsFile
from parallel38.ui.export_flow import ExportFlow
from parallel38.ui.notice import Notice
from parallel38.ui.printing import Printing, for_paper, paint, wishes
from unit.ui.stand_in import DRAWS, stand_in

WORDS = "8 September 1945"


class Office(QWidget):
    """As much of a window as printing needs, and a child that copies a figure."""

    def __init__(self, theme, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.folder = folder
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(self.scratch))
        self.settings = SettingsFile(folder / "settings.json")
        self.settings.change(export_folder=str(folder))
        self.notice = Notice(self, theme)
        self.store = Store(View())
        self.exports = ExportFlow(self, self.notice, self.settings, lambda: QSize(800, 600))
        self.pane = self.store.view.pane
        figure = self._figure(folder / "figure.pdf")
        deed = f"data = Path({str(figure)!r}).read_bytes(); {DRAWS}"
        self.asked = stand_in(monkeypatch, folder / "child", deed)
        self.printing = Printing(self)

    def _figure(self, path: Path) -> Path:
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        painter = QPainter(writer)
        painter.drawText(400, 400, WORDS)
        painter.end()
        return path

    def printer(self, out: str = "out.pdf") -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / out))
        return made


@pytest.fixture
def office(qtbot, theme, tmp_path, monkeypatch) -> Office:
    made = Office(theme, tmp_path, monkeypatch)
    qtbot.addWidget(made, before_close_func=lambda _office: made.exports.shut())
    return made


def run(program: str, *words: object) -> str:
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    ("size", "turned", "points"),
    [
        (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait, (595, 842)),
        (QPageSize.PageSizeId.A3, QPageLayout.Orientation.Landscape, (1191, 842)),
        (QPageSize.PageSizeId.Letter, QPageLayout.Orientation.Landscape, (792, 612)),
    ],
)
def test_a_print_to_a_file_is_the_sheet_that_was_asked_for(qtbot, office, size, turned, points):
    printer = office.printer()
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(turned)
    printer.setPageMargins(QMarginsF(10, 20, 10, 10), QPageLayout.Unit.Millimeter)
    office.printing.print_on(printer)
    qtbot.waitUntil(lambda: not office.exports.busy, timeout=10_000)
    out = office.folder / "out.pdf"
    with pikepdf.open(out) as pdf:
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert len(pdf.pages) == 1
    assert (box[2], box[3]) == pytest.approx(points, abs=1)
    assert WORDS in run("pdftotext", out, "-")
    assert len(run("pdffonts", out).splitlines()) == 3  # type, not pixels
    room = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
    asked = json.loads(office.asked.read_text())["figure"]
    wide, high = (side / 72 * 96 for side in (room.width(), room.height()))
    assert (asked["width"], asked["height"]) == pytest.approx((wide, high))
    assert "Wrote out.pdf" in office.notice.text
    assert list(office.scratch.iterdir()) == []


def test_the_figure_stands_within_the_margins(qtbot, office):
    printer = office.printer()
    printer.setPageMargins(QMarginsF(30, 40, 10, 10), QPageLayout.Unit.Millimeter)
    office.printing.print_on(printer)
    qtbot.waitUntil(lambda: not office.exports.busy, timeout=10_000)

    def at(pdf: Path) -> tuple[float, float]:
        word = next(
            line for line in run("pdftotext", "-bbox", pdf, "-").splitlines() if "8<" in line
        )
        found = dict(pair.split("=") for pair in word.split(">")[0].split()[1:])
        return float(found["xMin"].strip('"')), float(found["yMin"].strip('"'))

    there, here = at(office.folder / "out.pdf"), at(office.folder / "figure.pdf")
    moved = [(a - b) / 72 * 25.4 for a, b in zip(there, here, strict=True)]
    assert moved == pytest.approx([30, 40], abs=0.5)


def test_a_cancelled_dialog_leaves_nothing(qtbot, office):
    before = set(office.folder.rglob("*"))
    office.printing.ask()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog))
    printer, file = dialog.printer(), dialog.findChild(QLineEdit, "filename")
    needed = file.fontMetrics().horizontalAdvance("parallel38-1945-12-27-print.pdf")
    assert file.toolTip() == file.text() and file.minimumWidth() > needed
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    dialog.reject()
    assert set(office.folder.rglob("*")) == before
    assert not office.exports.busy


def test_a_printer_is_handed_the_page_itself(qtbot, office, monkeypatch):
    lp = office.folder / "lp"
    lp.write_text(f'#!/bin/sh\ncat > "{office.folder}/taken.pdf"\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", str(office.folder), prepend=":")
    printer = office.printer()
    monkeypatch.setattr(printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    monkeypatch.setattr(printer, "printerName", lambda: "Room 12")
    office.printing.print_on(printer)
    qtbot.waitUntil(lambda: "Sent to Room 12" in office.notice.text, timeout=10_000)
    assert WORDS in run("pdftotext", office.folder / "taken.pdf", "-")


def test_a_printer_that_refuses_is_told_of_in_its_own_words(qtbot, office, monkeypatch):
    lp = office.folder / "lp"
    lp.write_text('#!/bin/sh\ncat > /dev/null; echo "lp: The paper is out." >&2; exit 1\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", str(office.folder), prepend=":")
    printer = office.printer()
    monkeypatch.setattr(printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    office.printing.print_on(printer)
    qtbot.waitUntil(lambda: "The paper is out." in office.notice.text, timeout=10_000)


@pytest.mark.parametrize("script", ["#!/no/such/shell\n", "#!/bin/sh\nkill -9 $$\n"])
def test_a_queue_that_breaks_is_told_of(qtbot, office, monkeypatch, script):
    lp = office.folder / "lp"
    lp.write_text(script)
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", str(office.folder), prepend=":")
    printer = office.printer()
    monkeypatch.setattr(printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    monkeypatch.setattr(printer, "printerName", lambda: "Room 12")
    office.printing.print_on(printer)
    refused = "Room 12 did not take the page."
    qtbot.waitUntil(lambda: office.notice.text.startswith(refused), timeout=10_000)


def test_where_there_is_no_lp_the_page_is_drawn_on_the_printer(office):
    printer = office.printer()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    paint((office.folder / "figure.pdf").read_bytes(), printer)
    images = run("pdfimages", "-list", office.folder / "out.pdf").splitlines()[2:]
    assert len(images) == 1
    assert abs(int(images[0].split()[12]) - 600) <= 6  # dots per inch, across


def test_the_printer_is_told_copies_paper_and_sides(office, monkeypatch):
    printer = office.printer()
    printer.setCopyCount(30)
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    told = wishes(printer)
    assert told[2:4] == ["-n", "30"]
    assert "media=Letter" in told
    assert "sides=two-sided-long-edge" in told


def test_the_windows_own_dress_gives_way_to_that_for_paper():
    assert for_paper(View().with_pane(style="dark"), grey=False).pane.style == "print"
    assert for_paper(View().with_pane(style="screen"), grey=True).pane.style == "grey"
    assert for_paper(View().with_pane(style="stage"), grey=False).pane.style == "print"
    assert for_paper(View().with_pane(style="copy"), grey=False).pane.style == "copy"
