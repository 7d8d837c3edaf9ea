"""Layers of a person's own: from a dropped file to the map, and with their project."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import ValidationError, convert
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from parallel38.data.importing.into import COLUMNS, taken_of
from parallel38.data.importing.understood import (
    PLACE_ROLES,
    SCANS,
    SUFFIXES,
    Understood,
    Wanted,
    Wishes,
)
from parallel38.domain.own import layer_id, next_colour, put_in
from parallel38.domain.project import DrawingStyle, OwnLayer
from parallel38.domain.scan import sound
from parallel38.ui.own.beside import show_beside
from parallel38.ui.own.data_export import DataExport
from parallel38.ui.own.gatherer import Gathered, Gatherer
from parallel38.ui.own.import_panel import ImportPanel
from parallel38.ui.own.own_panel import OwnPanel
from parallel38.ui.own.reader import Reader
from parallel38.ui.own.scans import Scans
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.keeper import Keeper
    from parallel38.ui.window import Window

_TITLE = 200  # characters
_SOON_MS = 50


class OwnLayers(QObject):
    """Follows the project: what it holds is on the map, in the list and found by search."""

    def __init__(self, window: Window, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._gatherer = Gatherer(self)
        self._export = DataExport(window)
        self._reader = Reader(self)
        self._path: Path | None = None
        self._corrected: OwnLayer | None = None
        self._panel: ImportPanel | None = None
        self._shown: tuple[Path | None, tuple[OwnLayer, ...]] = None, ()
        self.panel = OwnPanel(window.theme, self)
        self.scans = Scans(window, keeper)
        keeper.changed.connect(self._follow)
        window.exports.project = self.file
        self._reader.read.connect(self._understood)
        self._reader.failed.connect(self._failed)
        self._reader.counted.connect(self._counted)

    # -- in ----------------------------------------------------------------------------------

    def ask(self) -> None:
        """A file that a person chooses."""
        kinds = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, *SCANS))
        title = _("Tables, layers and scanned maps")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Put a file on the map"), str(self._folder),
            f"{title} ({kinds})",
        )  # fmt: skip
        if chosen:
            self._folder = Path(chosen).parent
            self.bring(Path(chosen))

    def bring(self, path: Path) -> None:
        """Read a file and show what was understood."""
        if not hasattr(self._window, "inspector"):  # the panels come after the first picture
            QTimer.singleShot(_SOON_MS, self, partial(self.bring, path))
            return
        if path.suffix.lower() in SCANS:
            self.escape()
            self.scans.bring(path)
            return
        self.scans.escape()
        self._begin(path, path.name, path.stem.replace("_", " ")[:_TITLE], None)

    def correct(self, layer: OwnLayer) -> None:
        """Take the columns of a layer that is on the map for something else."""
        path = self._keeper.holds
        if path is None:
            return
        self._keeper.save_now()
        self._begin(path, layer.title, layer.title, layer, wishes_of(layer))

    def _begin(
        self,
        path: Path,
        name: str,
        title: str,
        layer: OwnLayer | None,
        wishes: Wishes | None = None,
    ) -> None:
        self._path, self._corrected = path, layer
        self._window.notice.hide()
        self._side.begin(name, title, wishes)
        show_beside(self._window, self._side, True)
        self._reader.start(path, wishes or Wishes())

    def file(self) -> Path | None:
        """The file that holds own layers and drawings, up to date in a moment; None where there
        are none.
        """
        if not (self._keeper.project.layers or self._keeper.project.drawings):
            return None
        self._keeper.save_now()
        return self._keeper.holds

    def shut(self) -> None:
        """The window closes."""
        self._keeper.changed.disconnect(self._follow)
        self._reader.close()
        self._export.stop()
        self.scans.shut()
        self._gatherer.finish()

    @property
    def _side(self) -> ImportPanel:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            made = self._panel = ImportPanel()
            made.asked.connect(self._again)
            made.taken.connect(self._take)
            made.left.connect(self._leave)
        return self._panel

    def _again(self, wishes: Wishes) -> None:
        if self._path is not None:
            self._side.reading(self._name)
            self._reader.start(self._path, wishes)

    @property
    def _name(self) -> str:
        if self._corrected is not None:
            return self._corrected.title
        return self._path.name if self._path else ""

    def _counted(self, rows: int, done: float) -> None:
        if self._path is not None:
            self._side.reading(self._name, rows, done)

    def _understood(self, told: Understood) -> None:
        self._side.show_understood(told)

    def _failed(self, sentence: str, wants: Wanted) -> None:
        if self._side.told is None and not wants:  # there is nothing to correct
            self._leave()
            self._window.notice.say(sentence, stays=True)
        else:
            self._side.refuse(sentence, wants)

    def _leave(self) -> None:
        self._reader.close()
        self._path = self._corrected = None
        show_beside(self._window, self._side, False)

    def escape(self) -> bool:
        """Close the panel, if it is open; whether it was."""
        if self._panel is None or self._panel.isHidden():
            return self.scans.escape()
        self._leave()
        return True

    def _take(self, title: str) -> None:
        told = self._side.told
        if told is None or self._path is None:
            return
        ident, old = uuid4().hex[:12], self._corrected
        made = old or OwnLayer(
            id=ident, title=told.file, table="layer_new", source=told.file,
            columns={name: name for name in COLUMNS},
            style=DrawingStyle(colour=next_colour(self._keeper.project.layers)),
        )  # fmt: skip
        layer = replace(
            made, title=title or made.title, table=f"layer_{ident}", taken=taken_of(told)
        )
        text, said = (
            (_("correct {title}"), _("{title} was read again."))
            if old
            else (_("add {title}"), _("{title} is on the map."))
        )
        self._side.take.setEnabled(False)
        self._keeper.add_layer(
            text.format(title=layer.title), layer, self._reader.layer, told.layer,
            partial(self._put, layer, said.format(title=layer.title)),
        )  # fmt: skip

    def _put(self, layer: OwnLayer, said: str) -> None:
        fresh = self._corrected is None
        self._leave()
        self._window.notice.say(said, _("Undo"), self._window.deeds.undo)
        if fresh:
            self._fresh = layer_id(layer)

    # -- what the list asks ------------------------------------------------------------------

    def change(self, layer: OwnLayer, text: str, **fields: object) -> None:
        """Another title or style; a deed that can be undone."""
        layers = tuple(
            replace(one, **fields) if one.id == layer.id else one
            for one in self._keeper.project.layers
        )
        self._keeper.change(text, layers=layers)

    def remove(self, layer: OwnLayer) -> None:
        """Off the map and out of the project, unless it is undone."""
        layers = tuple(one for one in self._keeper.project.layers if one.id != layer.id)
        self._keeper.change(_("remove {title}").format(title=layer.title), layers=layers)
        told = _("Removed: {title}").format(title=layer.title)
        self._window.notice.say(told, _("Undo"), self._window.deeds.undo)

    def export(self, layer: OwnLayer) -> None:
        """All of it as a file for other programs, asked for."""
        if path := self.file():
            self._export.ask(path, layer)

    def go_to(self, layer: OwnLayer) -> None:
        """To the first of its days, all of it in sight."""
        if layer.scan is None:
            self._window.guide.to_layer(layer_id(layer))
        elif sound(layer.scan):
            self._window.guide.to_scan(layer.scan)

    # -- on the map --------------------------------------------------------------------------

    _folder = Path.home()  # where the last file was chosen
    _plain: object = None  # what panels and search know
    _fresh = ""  # a layer that came just now: the map goes there

    def _follow(self) -> None:
        now = self._keeper.holds, self._keeper.project.layers
        if now == self._shown or (not now[1] and not self._shown[1]):
            return
        self._shown = now
        path, layers = now
        arrived = partial(self._arrived, now)
        self._gatherer.ask(path or Path(), layers, arrived, self._window.notice.say)

    def _arrived(self, asked: object, found: Gathered) -> None:
        if asked != self._shown:
            return  # a later asking is under way
        own, tables = found
        path, layers = self._shown
        window = self._window
        put_in(window.atlas, own.records)
        window.map.take(own)
        plain = path, tuple(replace(one, scan=None) for one in layers)
        if plain != self._plain:  # a look alone is the map's business
            window.layers.renew()
            window.search.renew()
        self._plain = plain
        self.panel.follow(layers, tables)
        if self._fresh in own.records.layers:
            window.guide.to_layer(self._fresh)
        self._fresh = ""


def wishes_of(layer: OwnLayer) -> Wishes:
    """To read a layer again as it was taken; as it may be guessed where another program wrote that
    in words that are not known here.
    """
    taken, table = layer.taken, {"table": layer.table}
    if not taken.roles:
        return convert(table, Wishes)
    roles = {name: "" if role in PLACE_ROLES else role for name, role in taken.roles.items()}
    said = {"roles": roles, "readings": taken.readings, "ends_after": taken.ends_after}
    try:
        return convert(table | said, Wishes)
    except ValidationError:
        return convert(table, Wishes)
