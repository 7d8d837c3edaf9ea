"""The map in the window: a page joined to a Store, both ways and without echo."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakSet

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QShowEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.domain.compare import columns
from parallel38.domain.view import Camera, Store, View
from parallel38.engine.page import Page, close
from parallel38.engine.profile import Profile
from parallel38.engine.shown import shown
from parallel38.map.site import Site
from parallel38.map.style import PALETTES
from parallel38.ui import bridge
from parallel38.ui.furniture import Furniture
from parallel38.ui.pane_state import Notes, panes_state
from parallel38.ui.pane_told import PaneState
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.own import Own

log = logging.getLogger(__name__)


class MapView(QWebEngineView):
    """Shows a Store's View and reports what hands do on the map.

    The Store leads, except during a gesture: then the page reports its camera, the Store records
    it, and it is not sent back. Signals: `picked(kind, id, lat, lon)`, `moved(bridge.Moved)`,
    `placing(bridge.Placing)`, `dragged(bridge.Dragged)`, `hovered(bridge.Hover)` once asked for by
    `watch`, `drawn(revision)`, `said(text)` to a screen reader, `failed(text)` (the log has it
    too), `gave_up(text)`.
    """

    picked = Signal(str, str, float, float)
    moved = Signal(object)
    placing = Signal(object)
    hovered = Signal(object)
    dragged = Signal(object)
    cornered = Signal(object)
    drawn = Signal(int)
    said = Signal(str)
    failed = Signal(str)
    gave_up = Signal(str)

    def __init__(self, site: Site, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._furniture = Furniture()
        self._revision = 0
        self._recording = self._loaded = self._placed = False
        self.holds_keys = False  # whether the page needs arrows, Home and End for itself
        self.flies = self.glides = True  # whether the camera flies where it is put; anything moves
        self.still = False  # whether the desktop asks that nothing move by itself: the page knows
        self.flight = 1.6  # seconds that its flights take
        self.marks = False  # whether reserved pixels hold the revision, for `picture`
        self.notes: Notes = lambda _pane: ()  # what is said below the date
        self._site = site
        self._own: bridge.Layers | None = None
        self._drawn: bridge.Drawings | None = None
        self._twins: WeakSet[MapView] = WeakSet()
        self.tool, self._watch = bridge.Tool(), bridge.Watch(pointer=False)  # none
        self._profile = Profile(site)
        self._page = Page(self._profile)
        pane = store.view.pane
        self._page.opening = f"{pane.style},{pane.language},{pane.date.toordinal()}"
        self._tint()
        self.setPage(self._page)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setAccessibleName(_("Map"))
        self._leave: Callable[[], None] | None = store.subscribe(self._announced)
        self._join()
        self._page.start()

    @property
    def store(self) -> Store:
        """Whose View it shows."""
        return self._store

    @property
    def revision(self) -> int:
        """The revision of the newest `show`."""
        return self._revision

    @property
    def furniture(self) -> Furniture:
        """What stands around the map."""
        return self._furniture

    @property
    def blocked(self) -> list[str]:
        """Addresses that the page asked for and was refused."""
        return self._profile.blocked

    def furnish(self, furniture: Furniture) -> None:
        """Change what stands around the map: title, caption, how long events glow on."""
        if furniture != self._furniture:
            self._furniture = furniture
            self._show()

    def let_fly(self, flies: bool) -> None:
        """Whether anything on the map moves by itself."""
        if flies != self.flies:
            self.flies = self.glides = flies
            self._show()

    def picture(self, seconds: float = 5.0) -> QImage:
        """The map's pixels as the Store says now, drawn afresh. Raises TimeoutError."""
        marks, self.marks = self.marks, True
        try:
            self._show()
            return shown(lambda: self.grab().toImage(), self._revision, seconds)
        finally:
            self.marks = marks

    def redraw(self) -> None:
        """Say all again; `drawn` tells when it stands there."""
        self._show()

    def twin(self, store: Store) -> MapView:
        """Another map of the same Site by a Store of its own; it has the same guests."""
        other = MapView(self._site, store)
        other.notes, other._own, other._drawn = self.notes, self._own, self._drawn
        self._twins.add(other)
        return other

    def take(self, own: Own) -> None:
        """Own layers: from now on the Site answers for them."""
        self._site.put(own.answers)
        self._site.lend(own.tiles.get)
        payload, geometry = own.answers
        self._keep(bridge.Layers(payload=payload, geometry=geometry))

    def draw(self, drawings: bridge.Drawings) -> None:
        """Notes and drawings, in place of those before."""
        self._keep(drawings)

    def _keep(self, guests: bridge.Layers | bridge.Drawings) -> None:
        """Tell the page, and the twins; a page that is still to load asks then."""
        if isinstance(guests, bridge.Layers):
            self._own = guests
        else:
            self._drawn = guests
        self._tell_if_loaded(guests)
        self._twins = WeakSet(one for one in self._twins if one._leave)  # the others are shut
        for twin in self._twins:
            twin._keep(guests)

    def _tell_if_loaded(self, guests: bridge.Layers | bridge.Drawings | None) -> None:
        if self._loaded and guests is not None:
            self._page.send(bridge.to_json(guests))

    def take_up(self, tool: bridge.Tool) -> None:
        """Clicks and keys on the map are the tool's; one without a name puts it away."""
        self.tool = tool
        self._page.send(bridge.to_json(tool))

    def offer(self, path: str, body: bytes) -> None:
        """Let the page fetch something by this path."""
        self._site.put({path: body})

    def lay(self, overlay: bridge.Overlay) -> None:
        """An image to be placed by hand, or none."""
        self._page.send(bridge.to_json(overlay))

    def watch(self, pointer: bool) -> None:
        """Hear where the pointer is, or no more."""
        self._watch = bridge.Watch(pointer=pointer)
        if self._loaded:
            self._page.send(bridge.to_json(self._watch))

    def escape(self) -> None:
        """Close what a click opened on the map."""
        self._page.send(bridge.to_json(bridge.Escape()))

    def describe(self, text: str) -> None:
        """What a screen reader is told of the map."""
        self.setAccessibleDescription(text)
        self._page.send(bridge.to_json(bridge.Describe(text=text)))

    def shut(self) -> None:
        """Let go of Store and page, in the order the engine needs. Twice does no harm."""
        if self._leave is not None:
            self._leave()
            self._leave = None
            QApplication.instance().aboutToQuit.disconnect(self.shut)  # type: ignore[union-attr]
            close(self._profile, self._page)

    def _join(self) -> None:
        QApplication.instance().aboutToQuit.connect(self.shut)  # type: ignore[union-attr]
        page = self._page
        page.loaded.connect(self._restore)
        page.received.connect(self._received)
        page.drawn.connect(self.drawn)
        page.failed.connect(self.failed)
        page.gave_up.connect(self.gave_up)

    def _announced(self, new: View, old: View) -> None:
        if new.pane.camera != old.pane.camera and not self._recording:
            self._look(fly=self.flies and columns(new) == columns(old))
        if (new.layout, new.split, self._states(new)) != (old.layout, old.split, self._states(old)):
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """There is somewhere to draw: only now does the page hear what, so that it draws once."""
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            if self._loaded:
                self._restore()

    def _restore(self) -> None:
        """The page is new, at start or after its death: tell it everything."""
        self.holds_keys = False
        self._loaded = True
        self._tell_if_loaded(self._own)
        self._tell_if_loaded(self._drawn)
        if self.tool.name:
            self.take_up(self.tool)
        if self._watch.pointer:
            self.watch(True)
        self._look(fly=False)
        self._show()

    def _look(self, fly: bool) -> None:
        to = bridge.camera_to(self._store.view.pane.camera, fly, self.flight)
        self._page.send(bridge.to_json(to))

    def _states(self, view: View) -> tuple[PaneState, ...]:
        return panes_state(view, self.notes)

    def _tint(self) -> None:
        """What is seen before the first picture, and where the window grows."""
        self._page.setBackgroundColor(QColor(PALETTES[self._store.view.pane.style]["sea"]))

    def _show(self) -> None:
        self._tint()
        if not self._placed:
            return
        self._revision += 1
        view = self._store.view
        first, *more = self._states(view)
        message = bridge.Show(
            revision=self._revision, pane=first, furniture=self._furniture, mark=self.marks,
            layout=view.layout, split=view.split, columns=columns(view), more=tuple(more),
            glides=self.glides,
        )  # fmt: skip
        self._page.send_newest(self._revision, bridge.to_json(message))

    def _received(self, text: str) -> None:
        try:
            message = bridge.from_json(text)
        except bridge.UnknownMessageError as error:
            log.error("%s", error)
            self.failed.emit(str(error))
            return
        match message:  # the engine's own answers are told by its signals
            case bridge.Loaded():
                self.still = message.still
            case bridge.Moved():
                self._follow(message)
            case bridge.Picked():
                self.picked.emit(message.kind, message.id, message.lat, message.lon)
            case bridge.Placed() | bridge.TakenBack() | bridge.PlacedAll():
                self.placing.emit(message)
            case bridge.Said():
                self.said.emit(message.text)
            case bridge.Keys():
                self.holds_keys = message.held
            case bridge.Hover():
                self.hovered.emit(message)
            case bridge.Dragged():
                self.dragged.emit(message)
            case bridge.Cornered():
                self.cornered.emit(message.corners)
            case bridge.Parted():
                self._store.set(replace(self._store.view, split=message.split))
            case bridge.Failed():
                log.error("page: %s", message.text)
                self.failed.emit(message.text)

    def _follow(self, moved: bridge.Moved) -> None:
        if moved.gesture:
            self._recording = True
            try:
                self._store.change(camera=Camera(moved.lat, moved.lon, moved.zoom))
            finally:
                self._recording = False
        self.moved.emit(moved)
