"""The window: its parts and how they are joined. What it can do is in actions.py."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.say import say
from parallel38.domain.story import Scene
from parallel38.domain.view import OPENING_DAY, Language, Pane, Store, View
from parallel38.serving import atlas_site
from parallel38.settings import SettingsFile
from parallel38.ui.actions import commands
from parallel38.ui.bridge import Furniture
from parallel38.ui.clock import Clock
from parallel38.ui.drops import Drops
from parallel38.ui.export_flow import ExportFlow, Form
from parallel38.ui.going import Guide
from parallel38.ui.icons import icon
from parallel38.ui.key_guard import keeps
from parallel38.ui.mapview import MapView
from parallel38.ui.menus import Actions
from parallel38.ui.notice import Notice
from parallel38.ui.reading import Reading, about_html, keys_html
from parallel38.ui.search import Search
from parallel38.ui.shelf import Shelf
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.panel import TimelinePanel
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.top_bar import TopBar
from parallel38.ui.trail import Trail
from parallel38.ui.travel import spot_id
from parallel38.words import _

OPENING = "peninsula"  # the named view of the first picture
LEAST = 1024, 640


class Window(QMainWindow):
    """Map in the middle, layers left, inspector right, timeline below, a slim bar on top."""

    def __init__(
        self,
        atlas_file: AtlasFile,
        settings: SettingsFile,
        theme: Theme,
        scene: Scene | None = None,
    ) -> None:
        super().__init__()
        self._file = atlas_file
        self.settings, self.theme = settings, theme
        self.store = Store(scene.view if scene else None)
        self._given = scene is not None
        self.map = MapView(atlas_site(atlas_file), self.store)  # first: it loads meanwhile
        self.atlas = atlas_file.atlas
        self.clock = Clock(self.store, Ticks.of(self.atlas))
        self.trail = Trail(self.store)
        self.guide = Guide(self.atlas, self.store, self.map, self.trail)
        self.bare = False
        self._filled = False
        self._build()
        self._join()

    @property
    def pane(self) -> Pane:
        """The main map's state."""
        return self.store.view.pane

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        kept = self.settings.values
        self.search = Search(self.atlas, self.theme, self)
        self.timeline = TimelinePanel(self.atlas, self.clock, self.theme)
        self.left, self.right = Shelf(180, 420), Shelf(240, 620)
        self.notice = Notice(self.map, self.theme)
        self.exports = ExportFlow(self, self.notice, self.settings, self.map.size)
        self.actions_ = Actions(self, commands(self.atlas))
        self.top_bar = TopBar(self, self.actions_, self.search)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for widget in (self.left, self.map, self.right):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        self.panels = {"layers": self.left, "inspector": self.right, "timeline": self.timeline}
        page = QWidget(objectName="page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.split, 1)
        column.addWidget(self.timeline)
        self.setCentralWidget(page)
        self.search.list.setParent(page)
        self.setMinimumSize(*LEAST)
        self.setWindowIcon(icon("app", self.theme))
        for name, panel in self.panels.items():
            panel.setVisible(getattr(kept, f"{name}_shown"))
        self.timeline.resume(kept.step, kept.speed)
        self._size()

    def _size(self) -> None:
        kept, screen = self.settings.values, QGuiApplication.primaryScreen().availableGeometry()
        wide = min(kept.width or 1440, screen.width())
        high = min(kept.height or 900, screen.height())
        self.resize(max(wide, LEAST[0]), max(high, LEAST[1]))
        middle = wide - kept.layers_width - kept.inspector_width
        self.split.setSizes([kept.layers_width, max(middle, 200), kept.inspector_width])
        if kept.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _join(self) -> None:
        self.store.subscribe(self._follow)
        self.search.went.connect(self._go)
        self.search.left.connect(self.map.setFocus)
        self.map.picked.connect(self._picked)
        self.map.drawn.connect(self._fill)
        self.map.gave_up.connect(lambda text: self.notice.say(text, stays=True))
        self.theme.changed.connect(self._match_style)
        self.map.flies = self.settings.values.flights
        self.map.furnish(Furniture(fade_days=self.settings.values.fade_days))
        self._drops = Drops(self, self.open_scene, self.notice.say)
        if not self._given:
            self.store.change(language=self.settings.values.language)
        self._match_style()
        self._title()
        self.actions_.refresh()

    def event(self, event: QEvent) -> bool:
        """Leave to the focused control the keys it needs."""
        if keeps(self.focusWidget(), event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The map has its size now: frame the opening view."""
        super().showEvent(event)
        if not self._given:
            self._given = True
            self.store.change(camera=self.guide.framed(OPENING))

    def _fill(self) -> None:
        """The first map is painted: now the panels."""
        if self._filled:
            return
        self._filled = True
        from parallel38.ui.inspector import Inspector
        from parallel38.ui.layers_panel import LayersPanel

        self.inspector = Inspector(self.atlas, self.store, self.theme, lambda: self.ground)
        self.layers = LayersPanel(self.atlas, self.store, self.theme)
        self.left.put(self.layers)
        self.right.put(self.inspector)
        if not self.settings.values.welcomed:
            self.welcome()

    @cached_property
    def ground(self) -> Any:
        """Who held which ground (domain.control.Ground); shapely comes with the first question."""
        import msgspec

        from parallel38.domain.control import Ground

        areas = msgspec.msgpack.decode(self._file.blob("control.msgpack"), type=dict[str, bytes])
        return Ground(self.atlas, areas)

    # -- what the commands do ----------------------------------------------------------------

    def travel(self, way: Callable[..., object], *count: int) -> None:
        """One step through time by key; what plays stops."""
        self.timeline.player.pause()
        way(*count)

    def type_date(self) -> None:
        """The cursor into the date field."""
        self.open_panel("timeline")
        self.timeline.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy_date(self) -> None:
        """The date in words to the clipboard."""
        QGuiApplication.clipboard().setText(say(self.clock.today))
        self.notice.say(_("Copied: {date}").format(date=say(self.clock.today)))

    def reopen(self) -> None:
        """Date, camera and layers as at the first start."""
        self.timeline.player.pause()
        self.trail.leave()
        kept = Pane(date=OPENING_DAY, language=self.pane.language, style=self.pane.style)
        self.store.set(View(panes=(kept,)).with_pane(camera=self.guide.framed(OPENING)))

    def zoom(self, step: int) -> None:
        """One zoom level closer (1) or farther (-1)."""
        camera = self.pane.camera
        zoom = min(max(camera.zoom + step, 1.5), 12.0)
        self.store.change(camera=type(camera)(camera.lat, camera.lon, zoom))

    def toggle_flights(self) -> None:
        """Fly to places, or cut."""
        self.settings.change(flights=not self.settings.values.flights)
        self.map.flies = self.settings.values.flights

    def speak(self, language: Language) -> None:
        """Names on the map in another language."""
        self.settings.change(language=language)
        self.store.change(language=language)

    def fade_over(self, days: int) -> None:
        """Events glow on for so many days."""
        self.settings.change(fade_days=days)
        self.map.furnish(Furniture(fade_days=days))

    def dress(self, theme: str) -> None:
        """Light, dark, or as the desktop."""
        self.settings.change(theme=theme)
        self.theme.choose(theme)

    def export(self, form: Form) -> None:
        """The View as it stands, as a figure."""
        self.exports.start(self.store.view, form)

    def present(self, story: str) -> None:
        """The story on the full screen; Esc comes back to where one was."""
        self.timeline.player.pause()
        self.presenter.start(story)

    @cached_property
    def presenter(self) -> Any:
        """Made at the first presentation."""
        from parallel38.ui.presenter import Presenter

        return Presenter(self, self.map, self.store, self.atlas, self.theme)

    def show_keys(self) -> None:
        """The list of keys."""
        Reading(self, _("Keys"), keys_html(self.actions_.table)).show()

    def show_about(self) -> None:
        """Versions, licences and the log."""
        Reading(self, _("About Parallel 38"), about_html(self.atlas.version)).show()

    def welcome(self) -> None:
        """What to try first, until it was read."""
        self.notice.say(
            _("Drag the timeline below. Alt+→ goes to the next event, Ctrl+K finds a place or a "
              "day, a click on the map tells who held it."),
            _("All right"), self._welcomed, stays=True,
        )  # fmt: skip

    def _welcomed(self) -> None:
        self.settings.change(welcomed=True)
        self.notice.hide()

    def open_scene(self, scene: Scene) -> None:
        """A figure was re-opened: the View as it was drawn."""
        self.trail.leave()
        self.store.set(scene.view)
        self.notice.say(_("Opened at {date}").format(date=say(self.clock.today)))

    # -- panels ------------------------------------------------------------------------------

    def is_open(self, name: str) -> bool:
        """Whether a panel is shown."""
        return not self.panels[name].isHidden()

    def fold(self, name: str) -> None:
        """Show or put away one panel; it stays so."""
        shown = not self.is_open(name)
        self.panels[name].setVisible(shown)
        self.settings.change(**{f"{name}_shown": shown})
        self.actions_.refresh()

    def open_panel(self, name: str) -> None:
        """Show a panel if it is folded."""
        if not self.is_open(name):
            self.fold(name)

    def only_map(self, bare: bool) -> None:
        """Leave only the map on the whole screen, or bring everything back."""
        self.bare = bare
        kept = self.settings.values
        for name, panel in self.panels.items():
            panel.setVisible(not bare and getattr(kept, f"{name}_shown"))
        self.top_bar.setVisible(not bare)
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if bare else state & ~full)
        self.actions_.refresh()

    def escape(self) -> None:
        """Out of whatever is nearest: the stage, the bare map, a message, the selection."""
        if "presenter" in self.__dict__ and self.presenter.active:
            self.presenter.stop()
        elif self.bare:
            self.only_map(False)
        elif not self.notice.isHidden() and not self.exports.busy:
            self.notice.hide()
        elif self.pane.selected:
            self.store.change(selected="")
        self.map.setFocus()

    # -- what comes in -------------------------------------------------------------------------

    def _go(self, kind: str, key: str) -> None:
        self.timeline.player.pause()
        self.guide.to(kind, key)

    def _picked(self, kind: str, key: str, lat: float, lon: float) -> None:
        if kind in ("feature", "event", "place"):
            self.store.change(selected=key)
        elif kind == "legend":
            self.store.change(selected=key if key in self.atlas.features else "")
        elif kind == "point":
            self.store.change(selected=spot_id(lat, lon))

    def _follow(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date:
            self._title()

    def _title(self) -> None:
        self.setWindowTitle(f"{say(self.clock.today)} — Parallel 38")

    def _match_style(self) -> None:
        """The map is dark where the window is, unless another style was chosen."""
        if self.pane.style in ("screen", "dark"):
            self.store.change(style="dark" if self.theme.tokens.name == "dark" else "screen")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes; end what still runs."""
        self.timeline.player.pause()
        self.exports.shut()
        sizes = self.split.sizes()
        kept: dict[str, object] = {"maximised": self.isMaximized()}
        if not (self.isMaximized() or self.isFullScreen()):
            kept |= {"width": self.width(), "height": self.height()}
        if self.is_open("layers"):
            kept["layers_width"] = min(max(sizes[0], 180), 600)
        if self.is_open("inspector"):
            kept["inspector_width"] = min(max(sizes[2], 240), 800)
        kept |= {"step": self.timeline.unit, "speed": self.timeline.speed.value()}
        self.settings.change(**kept)
        self.map.shut()
        super().closeEvent(event)
