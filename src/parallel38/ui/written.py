"""What a person can do with a file that was just written."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from parallel38.ui.notice import Notice
from parallel38.words import _


def show(notice: Notice, path: Path) -> None:
    """Open a file or a folder in its program, or say that there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        notice.say(_("No program here opens {path}.").format(path=path), stays=True)


def tell_written(notice: Notice, told: str, out: Path) -> None:
    """Say that a file is there, or a folder of them, and offer to open it."""
    if out.is_dir():
        notice.say(told, _("Show in folder"), lambda: show(notice, out))
    else:
        opens = _("Open"), lambda: show(notice, out)
        notice.say(told, _("Show in folder"), lambda: show(notice, out.parent), also=opens)
