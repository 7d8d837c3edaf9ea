"""The window: its parts and how they are joined. What it can do is in actions.py."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QSplitter, QVBoxLayout

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.own import guest_book
from parallel38.domain.selected import spot_id
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.engine.backend import give_back
from parallel38.settings import INSPECTOR_WIDTHS, LAYERS_WIDTHS, SettingsFile
from parallel38.ui.actions import commands
from parallel38.ui.clock import Clock
from parallel38.ui.compare_bar import CompareBar
from parallel38.ui.deeds import Deeds
from parallel38.ui.drops import Drops
from parallel38.ui.export_flow import ExportFlow
from parallel38.ui.furniture import Furniture
from parallel38.ui.going import Guide
from parallel38.ui.help.welcome import welcome
from parallel38.ui.icons import icon
from parallel38.ui.key_guard import keeps
from parallel38.ui.mapview import MapView
from parallel38.ui.menus import Actions
from parallel38.ui.named import named
from parallel38.ui.notice import Notice
from parallel38.ui.opening import frame
from parallel38.ui.pane_state import clock_text
from parallel38.ui.panels import Panels
from parallel38.ui.reading_order import Page
from parallel38.ui.rest import AtRest
from parallel38.ui.search import Search
from parallel38.ui.search_commands import findable
from parallel38.ui.shelf import Shelf
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.pace import Pace
from parallel38.ui.timeline.panel import TimelinePanel
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.top_bar import TopBar
from parallel38.ui.trail import Trail
from parallel38.words import _

LEAST = 640, 360  # 1366 x 768 at twice the size, with a frame and the desktop's bar
REST_MS = 1000  # after the panels: by then the start's own pictures are freed
SEEN_MS = 60  # the engine brings what the page has painted to the screen within a few frames


class Window(QMainWindow):
    """Map in the middle, layers left, inspector right, timeline below, a slim bar on top."""

    search: Search
    timeline: TimelinePanel
    notice: Notice
    exports: ExportFlow
    panels: Panels
    actions_: Actions
    top_bar: TopBar
    deeds: Deeds
    clock: Clock
    trail: Trail
    settings: SettingsFile

    def __init__(
        self,
        atlas_file: AtlasFile,
        settings: SettingsFile,
        theme: Theme,
        view: MapView,
        scene: Scene | None = None,
    ) -> None:
        """`view` loads while the rest is built."""
        super().__init__()
        self.file = atlas_file
        self.settings, self.theme = settings, theme
        self.map, self.store = view, view.store
        self._scene, self._opened = scene, scene is not None
        self._given = self.presenting = False  # framed; a talk is on
        self.atlas = guest_book(atlas_file.atlas)
        self.deeds = Deeds(self)
        self.trail = Trail(self.store)
        self.clock = Clock(self.store, Ticks.of(self.atlas), self.trail)
        self.guide = Guide(self.atlas, self.store, self.map, self.trail)
        self._filled = False
        self._build()
        self._join()

    @property
    def pane(self) -> Pane:
        """The main map's state."""
        return self.store.view.pane

    def _build(self) -> None:
        kept = self.settings.values
        self.search = Search(self.atlas, self.theme, self)
        self.timeline = TimelinePanel(self.atlas, self.clock, self.theme)
        self.left, self.right = Shelf(*LAYERS_WIDTHS), Shelf(*INSPECTOR_WIDTHS)
        self.notice = Notice(self.map, self.theme)
        self.exports = ExportFlow(self, self.notice, self.settings, self.map.size)
        self.actions_ = Actions(self, commands(self.atlas))
        self.search.offer(findable(self.actions_.table))
        self.top_bar = TopBar(self, self.actions_, self.search)
        self.compare_bar = CompareBar(self)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for widget in (self.left, self.map, self.right):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        page = named(Page(), "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.compare_bar)
        column.addWidget(self.split, 1)
        column.addWidget(self.timeline)
        self.setCentralWidget(page)
        self.search.list.setParent(page)
        self.setMinimumSize(*LEAST)
        self.setWindowIcon(icon("app", self.theme))
        folds = {"layers": self.left, "inspector": self.right, "timeline": self.timeline}
        self.panels = Panels(self, folds, self.top_bar, self.split, self.settings)
        self.timeline.resume(kept.step, Pace(kept.play_by, kept.play_speed))
        self.timeline.player.loops = kept.loop
        self.panels.resume(LEAST)

    def _join(self) -> None:
        self._titled = AtRest(self, self.name_title)
        self.store.subscribe(self._follow)
        self.search.went.connect(self.deeds.go)
        self.search.left.connect(self.map.setFocus)
        self.timeline.field.taken.connect(self.map.setFocus)
        self.timeline.pace.taken.connect(self.map.setFocus)
        self.map.picked.connect(self._picked)
        self.map.drawn.connect(self._painted)
        self.map.gave_up.connect(lambda text: self.notice.say(text, stays=True))
        self.map.failed.connect(self._map_failed)
        self.theme.changed.connect(self._match_style)
        self.map.flies = self.map.glides = self.settings.values.flights
        self.map.furnish(Furniture(fade_days=self.settings.values.fade_days))
        self._drops = Drops(
            self, self.deeds.open_scene, lambda path: self.projects.take(path), self.notice
        )
        self._match_style()
        self.name_title()
        self.panels.changed.connect(self.actions_.refresh)
        self.actions_.refresh()

    def event(self, event: QEvent) -> bool:
        """Leave to the focused control the keys it needs."""
        if event.type() == QEvent.Type.ShortcutOverride and keeps(self.focusWidget(), event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panels.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """The map has its size now: frame the opening view."""
        super().showEvent(event)
        if not self._given:
            self._given = True
            frame(self, self._scene)

    def _painted(self) -> None:
        """The first map is painted; once it is seen there is time for the panels."""
        if not self._filled:
            self._filled = True
            QTimer.singleShot(SEEN_MS, self, self._fill)

    def _fill(self) -> None:
        if self.focusWidget() in (None, self.top_bar.menu_button):
            self.map.setFocus()
        from parallel38.ui.announcer import Announcer
        from parallel38.ui.inspector import Inspector
        from parallel38.ui.layers_panel import LayersPanel

        seen = self.atlas, self.store, self.theme
        self.inspector = Inspector(*seen, lambda: self.ground, self.trail, self.deeds.show_glossary)
        self.layers = LayersPanel(*seen, self.trail)
        self.map.picked.connect(self.inspector.clicked)
        for panel in (self.layers, self.projects.own.panel, self.projects.panel):
            self.left.put(panel)
        self.announcer = Announcer(self)
        self.deeds.fill()
        self.right.put(self.inspector)
        welcome(self)
        self.projects.keeper.resume(lambda: not (self._opened or self.presenting))
        QTimer.singleShot(REST_MS, give_back)

    @cached_property
    def ground(self) -> Any:
        """Who held which ground (domain.control.Ground); shapely comes with the first question."""
        import msgspec

        from parallel38.domain.control import Ground

        areas = msgspec.msgpack.decode(self.file.blob("control.msgpack"), type=dict[str, bytes])
        return Ground(self.atlas, areas)

    @cached_property
    def undo(self) -> Any:
        """What can be taken back, whatever did it (ui.project.undo.Undo)."""
        from parallel38.ui.project.undo import Undo

        return Undo(self)

    @cached_property
    def projects(self) -> Any:
        """The project that is open; made after the first painted map."""
        from parallel38.ui.project.projects import Projects

        return Projects(self)

    @cached_property
    def presenter(self) -> Any:
        """Made at the first presentation."""
        from parallel38.ui.presenter import Presenter

        made = Presenter(self)
        made.ended.connect(self._give_keyboard)
        return made

    def _give_keyboard(self) -> None:
        """To the clock after a story: a button that began it would begin it again by Space."""
        if isinstance(self.focusWidget(), QAbstractButton):
            self.map.setFocus()

    def _map_failed(self, _text: str) -> None:
        told = _("Something on the map could not be drawn; the log says more.")
        if self.notice.text != told:  # a fault of every picture is told once
            self.notice.say(told)

    # -- where one stands ----------------------------------------------------------------------

    def escape(self) -> None:
        """Out of the nearest: stage, bare map, message, selection, more days than one."""
        self.map.escape()
        if self.presenting:
            self.presenter.escape()
        elif self.panels.bare:
            self.panels.only_map(False)
        elif not self.notice.isHidden() and not self.exports.busy:
            self.notice.hide()
        elif self.pane.selected:
            self.store.change(selected="")
        elif self.pane.mode != "instant":
            self.timeline.scope.choose("instant")
        elif self.store.view.layout != "single":
            self.deeds.compare_no_more()
        self.map.setFocus()

    # -- what comes in -------------------------------------------------------------------------

    def _picked(self, kind: str, key: str, lat: float, lon: float) -> None:
        if kind in ("feature", "event", "place"):
            self.store.change(selected=key)
        elif kind == "legend":
            self.deeds.gather(key.split(","))
        elif kind == "point":
            self.store.change(selected=spot_id(lat, lon))

    def _follow(self, new: View, old: View) -> None:
        now, then = new.pane, old.pane
        if (now.date, now.window, now.mode) != (then.date, then.window, then.mode):
            self._titled.ask()

    def name_title(self) -> None:
        """The date, and what is open."""
        name = self.projects.keeper.name if "projects" in self.__dict__ else ""
        self.setWindowTitle(" — ".join(filter(None, (clock_text(self.pane), name, "Parallel 38"))))

    def _match_style(self) -> None:
        """The map is dark where the window is, unless another style was chosen."""
        if self.pane.style in ("screen", "dark"):
            self.store.change(style=self.theme.map_style)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes; end what still runs."""
        self.timeline.player.pause()
        self.exports.shut()
        if "presenter" in self.__dict__:
            self.presenter.shut()
        if "projects" in self.__dict__:
            self.projects.shut()
        pace = self.timeline.player.pace
        self.settings.change(step=self.timeline.unit, play_by=pace.unit, play_speed=pace.speed)
        self.panels.remember()
        self.map.shut()
        super().closeEvent(event)
