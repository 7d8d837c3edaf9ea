"""What nobody foresaw goes to the log, and the person hears where that lies."""

from __future__ import annotations

import faulthandler
import logging
import sys
from io import TextIOWrapper
from types import TracebackType
from typing import TYPE_CHECKING

from parallel38 import paths
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

log = logging.getLogger(__name__)


def watch(window: Window) -> None:
    """From now on; a crash of the process itself leaves its stack in the log."""

    def heard(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, where)
            return
        log.critical("unforeseen", exc_info=(kind, error, where))
        tell(window)

    sys.excepthook = heard
    for handler in logging.getLogger("parallel38").handlers:
        stream = getattr(handler, "stream", None)
        if isinstance(stream, TextIOWrapper):
            faulthandler.enable(stream)


def tell(window: Window) -> None:
    """Once, however often it happens while the message stands."""
    from parallel38.ui.help.about import at_home, copy_details

    file = at_home(str(paths.log_file()))
    told = _("Something went wrong here and may not be done. The log says what: {file}")
    text = told.format(file=file)
    if window.notice.text != text:
        window.notice.say(text, _("Copy details"), lambda: copy_details(window), stays=True)
