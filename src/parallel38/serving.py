"""Joins an atlas file, the web code, Leaflet and the fonts to the Site that the engine serves."""

from pathlib import Path

from parallel38 import paths
from parallel38.data.atlasfile import AtlasFile
from parallel38.fonts import fonts_dir
from parallel38.map.document import leaflet_dir
from parallel38.map.site import Site


def atlas_site(atlas_file: AtlasFile, fonts: Path | None = None) -> Site:
    """What p38://atlas/ answers from; `fonts` is their folder where it is known. Raises
    RuntimeError when the fonts cannot be built.
    """
    return Site(
        atlas_file.blob,
        paths.resources() / "web",
        leaflet_dir(),
        fonts or fonts_dir(),
        {"/qwebchannel.js": qwebchannel()},
    )


def qwebchannel() -> bytes:
    """Qt's own script for the page's end of the channel, from inside the library."""
    from PySide6 import QtWebChannel  # noqa: F401 (brings the resource)
    from PySide6.QtCore import QFile, QIODevice

    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError("Qt's qwebchannel.js is missing from this installation.")
    return bytes(file.readAll().data())
