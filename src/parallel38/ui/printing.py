"""Print…: the system's dialog, then the figure laid out for its paper and handed on as a PDF.

A printer of CUPS is handed the PDF itself, and so is a file: lines and type stay vectors, as Qt's
own way through QPainter cannot keep them (QtPdf draws pixels only). Where there is no `lp`, as on
Windows, the page is drawn at the printer's resolution.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMarginsF, QObject, QProcess
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit

from parallel38.domain.say import say
from parallel38.domain.view import View
from parallel38.engine.raster import picture
from parallel38.engine.waiting import NoAnswerError
from parallel38.export.figure import CSS_DPI
from parallel38.export.sheet import on_sheet
from parallel38.ui.export_flow import Form
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

MARGIN = 8.0  # mm that most printers leave white
FINEST = 600  # dots per inch where the page must be drawn
FILE_WIDTH = 320  # px for the name of a file in Qt's own dialog
_POINTS = 72 / CSS_DPI
_SIDES = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    QPrinter.DuplexMode.DuplexNone: "one-sided",
}


class Printing(QObject):
    """Asks how to print, and prints what is seen."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """The dialog; nothing is done where it is cancelled."""
        if not self._window.exports.free():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Parallel 38: {say(self._window.pane.date)}")
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setPageMargins(QMarginsF(*4 * [MARGIN]), QPageLayout.Unit.Millimeter)
        if not QPrinterInfo.availablePrinterNames():
            printer.setOutputFileName(str(self._file()))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Print"))
        dialog.setOptions(QPrintDialog.PrintDialogOption.PrintToFile)
        _complete(dialog)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own form of it wants a slot

    def print_on(self, printer: QPrinter) -> None:
        """What is seen, as large as the paper's printable part."""
        grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
        view = for_paper(self._window.store.view, grey)
        room = printer.pageLayout().paintRect(QPageLayout.Unit.Point)
        form = Form("print", "", ".pdf", (room.width() / _POINTS, room.height() / _POINTS))
        if self._window.exports.free():
            self._window.exports.draw(view, form, ".pdf", partial(self._drawn, printer))

    def _drawn(self, printer: QPrinter, drawn: Path) -> None:
        """The figure is there: to the file or the printer that was chosen."""
        layout = printer.pageLayout()
        sheet = layout.fullRect(QPageLayout.Unit.Point)
        room = layout.paintRect(QPageLayout.Unit.Point)
        place = room.left(), room.top()
        page = on_sheet(drawn.read_bytes(), (sheet.width(), sheet.height()), place)
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
            drawn.write_bytes(page)
            self._window.exports.put(drawn, Path(printer.outputFileName()))
        elif program := shutil.which("lp"):
            self._hand_on(program, printer, page)
        else:
            self._paint(printer, page)

    def _paint(self, printer: QPrinter, page: bytes) -> None:
        try:
            paint(page, printer)
        except NoAnswerError as error:
            self._failed(printer.printerName(), str(error))
        else:
            self._sent(printer.printerName())

    def _hand_on(self, program: str, printer: QPrinter, page: bytes) -> None:
        """To CUPS, which takes PDF as it is."""
        process = QProcess(self)
        name = printer.printerName()

        def ended(code: int) -> None:
            told = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
            process.deleteLater()
            if code == 0 and process.exitStatus() == QProcess.ExitStatus.NormalExit:
                self._sent(name)
            else:
                self._failed(name, (told.strip().splitlines() or [""])[-1])

        def failed(error: QProcess.ProcessError) -> None:
            if error == QProcess.ProcessError.FailedToStart:  # then nothing is ended
                process.deleteLater()
                self._failed(name, process.errorString())

        process.finished.connect(ended)
        process.errorOccurred.connect(failed)
        process.start(program, wishes(printer))
        process.write(page)
        process.closeWriteChannel()

    def _sent(self, name: str) -> None:
        self._window.notice.say(_("Sent to {printer}.").format(printer=name))

    def _failed(self, name: str, why: str) -> None:
        told = _("{printer} did not take the page.").format(printer=name)
        self._window.notice.say(f"{told} {why}".strip(), stays=True)

    def _file(self) -> Path:
        """Where a print goes that no printer takes."""
        folder = self._window.settings.values.export_folder
        day = self._window.pane.date.isoformat()
        return Path(folder or Path.home()) / f"parallel38-{day}-print.pdf"


def _complete(dialog: QPrintDialog) -> None:
    """What Qt's own form leaves out: the button's name, the room for a file's, its whole path."""
    for button in dialog.findChildren(QAbstractButton):
        if button.text() == "...":
            button.setAccessibleName(_("Choose the file"))
    for field in dialog.findChildren(QLineEdit, "filename"):
        field.setMinimumWidth(FILE_WIDTH)
        field.setToolTip(field.text())
        field.textChanged.connect(lambda text, field=field: field.setToolTip(text))


def for_paper(view: View, grey: bool) -> View:
    """In the style for paper, or in grey, instead of one for screens; another was chosen for it."""
    style = "grey" if grey else "print"
    panes = tuple(
        replace(pane, style=style) if pane.style in ("screen", "dark", "stage") else pane
        for pane in view.panes
    )
    return replace(view, panes=panes)


def wishes(printer: QPrinter) -> list[str]:
    """What `lp` is told: printer, copies, paper, sides; the page comes by its standard input."""
    told = ["-d", printer.printerName(), "-n", str(printer.copyCount())]
    told += ["-t", printer.docName(), "-o", f"media={printer.pageLayout().pageSize().key()}"]
    told += ["-o", "print-scaling=none"]
    if sides := _SIDES.get(printer.duplex()):
        told += ["-o", f"sides={sides}"]
    return told


def paint(page: bytes, printer: QPrinter) -> None:
    """Draw the page, dot by dot. Raises NoAnswerError where the printer does not take it."""
    printer.setFullPage(True)
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Inch)
    dpi = min(printer.resolution(), FINEST)
    image = picture(page, round(sheet.width() * dpi), round(sheet.height() * dpi))
    painter = QPainter()
    if not painter.begin(printer):
        raise NoAnswerError(_("It cannot be drawn on."))
    painter.drawImage(printer.pageRect(QPrinter.Unit.DevicePixel), image)
    painter.end()
