"""Scanned maps of a person's own: from a file to the map, and changed later."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from parallel38.data.importing.into import scan_of
from parallel38.data.importing.understood import Understood, Wishes
from parallel38.domain.project import OwnLayer
from parallel38.domain.scan import Scan
from parallel38.ui import bridge
from parallel38.ui.own.beside import show_beside
from parallel38.ui.own.corner_fields import Corners
from parallel38.ui.own.reader import Reader
from parallel38.ui.own.scan_panel import ScanPanel
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.keeper import Keeper
    from parallel38.ui.window import Window

SKETCH = "/sketch.webp"  # where the page fetches an image that is being placed
SOON_MS = 80  # a slider that is dragged changes the map so often
_TITLE = 200  # characters


class Scans(QObject):
    """One at a time: read, placed if it has no place, looked at, put on the map; or changed."""

    def __init__(self, window: Window, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._reader = Reader(self)
        self._path: Path | None = None
        self._layer: OwnLayer | None = None  # the one that is changed
        self._told: Understood | None = None
        self._placed: Corners = ()
        self._laid = False  # whether an image lies on the map to be placed
        self._takes = False  # what is read now goes on the map
        self._panel: ScanPanel | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._change)
        self._reader.read.connect(self._understood)
        self._reader.failed.connect(self._failed)
        self._reader.counted.connect(self._counted)
        window.map.cornered.connect(self._cornered)
        keeper.changed.connect(self._follow)

    def bring(self, path: Path) -> None:
        """Read a file; an image that has no place is laid on the map to be placed."""
        self._end()
        self._path = path
        self._window.notice.hide()
        self._side.begin(path.stem.replace("_", " ")[:_TITLE])
        self._counted(0, 0)
        show_beside(self._window, self._side, True)
        self._reader.start(path, Wishes(sketch=True))

    def edit(self, layer: OwnLayer) -> None:
        """Change one that is on the map; each change can be undone."""
        if layer.scan is None:
            return
        self._end()
        wide, high = layer.scan.size
        size = _("{wide} x {high} pixels").format(wide=f"{wide:,}", high=f"{high:,}")
        self._side.begin(layer.title, f"{layer.source}, {size}", new=False)
        self._tell(layer, layer.scan)
        self._layer = layer
        show_beside(self._window, self._side, True)

    def escape(self) -> bool:
        """Close the panel, if it is open; whether it was."""
        if self._panel is None or self._panel.isHidden():
            return False
        self._leave()
        return True

    def shut(self) -> None:
        """The window closes."""
        self._settle()
        self._keeper.changed.disconnect(self._follow)
        self._reader.close()

    @property
    def _side(self) -> ScanPanel:
        if self._panel is None:
            made = self._panel = ScanPanel(lambda: self._window.pane.date.isoformat())
            made.changed.connect(self._changed)
            made.taken.connect(self._take)
            made.left.connect(self._leave)
            made.corners.typed.connect(self._typed)
        return self._panel

    # -- in ----------------------------------------------------------------------------------

    def _counted(self, _rows: int, done: float) -> None:
        if self._path is not None:
            told = _("Reading {name} … {share}")
            self._side.say(told.format(name=self._path.name, share=f"{done:.0%}"))

    def _understood(self, told: Understood) -> None:
        self._told = told
        self._side.say("")
        self._side.facts.setText("\n".join(told.sentences))
        self._side.take.setEnabled(True)
        if self._takes:
            self._add(told)
        elif told.scan and told.scan.sketch:
            self._side.place(True)
            self._window.map.offer(SKETCH, told.scan.sketch)
            self._lay(())

    def _failed(self, sentence: str, _wants: object) -> None:
        self._takes = False
        if self._told is None:  # nothing can be mended
            self._leave()
            self._window.notice.say(sentence, stays=True)
        else:
            self._side.say(sentence)
            self._side.take.setEnabled(True)

    def _take(self) -> None:
        told = self._told
        if self._layer is not None or told is None or self._path is None:
            self._leave()
            return
        if told.layer:
            self._add(told)
            return
        try:
            corners = self._side.corners.corners()
        except ValueError as error:
            self._side.say(str(error))
            return
        self._takes = True
        self._side.take.setEnabled(False)
        self._reader.start(self._path, Wishes(corners=corners))

    def _add(self, told: Understood) -> None:
        scan, side = scan_of(told), self._side
        if scan is None:
            return
        side.take.setEnabled(False)
        ident = uuid4().hex[:12]
        layer = OwnLayer(
            id=ident, title=side.title.text().strip()[:_TITLE] or told.file,
            table=f"layer_{ident}", source=told.file,
            scan=replace(scan, opacity=side.share, start=side.start, end=side.end,
                         credit=side.credit.text().strip()),
        )  # fmt: skip
        text = _("add {title}").format(title=layer.title)
        self._keeper.add_layer(
            text, layer, self._reader.layer, told.layer, partial(self._put, layer)
        )

    def _put(self, layer: OwnLayer) -> None:
        self._leave()
        self._window.notice.say(
            _("{title} is on the map.").format(title=layer.title), _("Undo"),
            self._window.deeds.undo,
        )  # fmt: skip
        if layer.scan:
            self._window.guide.to_scan(layer.scan)

    # -- placing -----------------------------------------------------------------------------

    def _lay(self, corners: Corners) -> None:
        self._laid = True
        self._window.map.lay(
            bridge.Overlay(picture=SKETCH, corners=corners, opacity=self._side.share)
        )

    def _cornered(self, corners: Corners) -> None:
        if self._laid:
            self._placed = corners
            self._side.corners.show_corners(corners)

    def _typed(self) -> None:
        try:
            corners = self._side.corners.corners()
        except ValueError as error:
            self._side.say(str(error))
            return
        self._side.say("")
        if len(corners) == 4:
            self._placed = corners
            self._lay(corners)

    # -- changes -----------------------------------------------------------------------------

    def _changed(self) -> None:
        if self._layer is not None:
            self._soon.start()
        elif self._laid:
            self._lay(self._placed)

    def _tell(self, layer: OwnLayer, scan: Scan) -> None:
        """Show what a map is now in the panel."""
        self._side.blockSignals(True)
        self._side.title.setText(layer.title)
        self._side.show_look(scan.opacity, scan.start, scan.end, scan.credit)
        self._side.blockSignals(False)

    def _now(self) -> OwnLayer | None:
        """The map that is changed, as the project has it."""
        old = self._layer
        return next((one for one in self._keeper.project.layers if old and one.id == old.id), None)

    def _follow(self) -> None:
        """What was undone is undone in the panel, too; what was removed is changed no more."""
        if self._layer is None or self._soon.isActive():
            return
        now = self._now()
        if now is None or now.scan is None:
            self._leave()
        elif now != self._layer:
            self._layer = now
            self._tell(now, now.scan)

    def _change(self) -> None:
        side, now = self._side, self._now()
        if now is None or now.scan is None:
            return
        scan = replace(now.scan, opacity=side.share, start=side.start, end=side.end,
                       credit=side.credit.text().strip())  # fmt: skip
        fresh = replace(now, title=side.title.text().strip()[:_TITLE] or now.title, scan=scan)
        only = replace(scan, opacity=now.scan.opacity) == now.scan and fresh.title == now.title
        layers = tuple(fresh if one.id == fresh.id else one for one in self._keeper.project.layers)
        text = _("change {title}").format(title=fresh.title)
        self._layer = fresh
        self._keeper.change(text, merge=f"opacity {fresh.id}" if only else "", layers=layers)

    def _settle(self) -> None:
        """What a slider said last does not wait any longer."""
        if self._soon.isActive():
            self._soon.stop()
            self._change()

    def _leave(self) -> None:
        self._end()
        show_beside(self._window, self._side, False)

    def _end(self) -> None:
        """What was under way is done with."""
        self._settle()
        if self._laid:
            self._window.map.lay(bridge.Overlay())
        self._laid = False
        self._reader.close()
        self._path = self._told = self._layer = None
        self._placed, self._takes = (), False
