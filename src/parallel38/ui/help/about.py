"""About the program: versions and licences, and the details that a report of a fault needs."""

from __future__ import annotations

import platform
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import qWebEngineChromiumVersion
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from parallel38 import __version__, paths
from parallel38.engine.backend import in_force
from parallel38.ui.named import named
from parallel38.ui.reading import Reading
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_LIBRARIES = ("PySide6-Essentials", "folium", "shapely", "geopandas", "django-js-lib-leaflet")
LINES = 40  # of the log, the last ones


class About(Reading):
    """The page, and a button that copies the details."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _("About Parallel 38"), about_html(window.atlas.version))
        copy = named(QPushButton(_("Copy details")), "plain")
        copy.setToolTip(_("Versions, drawing, screen and the end of the log, for a report"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: copy_details(window))
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(row)


def copy_details(window: Window) -> None:
    """To the clipboard."""
    QGuiApplication.clipboard().setText(details(window.atlas.version))
    window.notice.say(_("The details are on the clipboard."))


def details(atlas_version: str) -> str:
    """What a report of a fault should say of program and machine; a home folder is written ~."""
    backend, screen = in_force(), QGuiApplication.primaryScreen()
    chromium = str(qWebEngineChromiumVersion())
    size, ratio = screen.size(), screen.devicePixelRatio()
    facts = [
        f"Parallel 38 {__version__}, atlas {atlas_version}",
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"Chromium {chromium}",
        f"{platform.platform()}, windows by {QGuiApplication.platformName()}",
        f"Drawing: {'software' if backend.software else 'GPU'}; "
        f"sandbox {'on' if backend.sandbox else 'off'}",
        f"Screen {size.width()} x {size.height()} at {ratio:g}",
        f"Log: {paths.log_file()}",
        *_log_end(),
    ]
    return at_home("\n".join(facts)) + "\n"


def at_home(text: str) -> str:
    """Nobody's name is in a report that need not be."""
    return text.replace(str(Path.home()), "~") if Path.home() != Path("/") else text


def _log_end() -> list[str]:
    try:
        lines = paths.log_file().read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ["(there is no log yet)"]
    return lines[-LINES:]


def about_html(atlas_version: str) -> str:
    """Versions, licences, and where the log is."""
    facts = [(_("Program"), __version__), (_("Atlas"), atlas_version)]
    facts += [(name.removesuffix("-Essentials"), version(name)) for name in _LIBRARIES]
    rows = "".join(
        f"<tr><td width='170'>{escape(name)}</td><td>{escape(value)}</td></tr>"
        for name, value in facts
    )
    told = _("A dated map of US and Soviet/Russian policy toward Korea, 1866 to 2024.")
    licence = _(
        "The program is under the MIT licence, the atlas's data under CC BY 4.0. Place names and "
        "positions are in part from GeoNames (CC BY 4.0). Leaflet is under BSD-2-Clause, Qt for "
        "Python under LGPL-3.0, Noto Sans under the SIL Open Font License."
    )
    log = _("The log that a report of a fault should quote: {file}").format(
        file=at_home(str(paths.log_file()))
    )
    return (
        f"<h2>Parallel 38</h2><p>{escape(told)}</p><table cellpadding='3'>{rows}</table>"
        f"<p>{escape(licence)}</p><p>{escape(log)}</p>"
    )
