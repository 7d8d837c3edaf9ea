"""The stage: what the room sees, on a display of its own."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QPixmap, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.flight import length
from parallel38.domain.framing import framed, staged
from parallel38.domain.story import Aside, Scene
from parallel38.domain.view import Camera, Store, View
from parallel38.ui.mapview import MapView
from parallel38.ui.stage.aside import AsidePage
from parallel38.ui.stage.curtain import Black, Curtain
from parallel38.ui.stage.fresh import fresh
from parallel38.ui.stage.run import Run, legs, seconds_for
from parallel38.ui.stage.words import StageWords
from parallel38.ui.timeline.ticks import Ticks
from parallel38.words import _

GRACE_MS = 250  # in which a window manager fills the screen
CURSOR_MS = 2000  # of rest, after which the pointer is put away


class StageWindow(QWidget):
    """Map above, words below, nothing else. `wandered(View)`: hands moved its map, framed as
    scenes are; `resized` when its parts have new sizes; `closed` by the desktop.
    """

    wandered = Signal(object)
    resized = Signal()
    closed = Signal()

    def __init__(self, desk: MapView, flies: bool, atlas: Atlas) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(_("Stage"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._flies, self._language = flies, desk.store.view.pane.language
        self._aim: View | None = None  # what it shows, framed as scenes are
        self._scenes: tuple[Scene, ...] = ()
        self.store = Store(desk.store.view.with_pane(style="stage"))
        self.map = desk.twin(self.store)
        self.map.glides = flies  # of itself it flies from scene to scene where those do not cut
        self.map.furnish(replace(desk.furniture, title="", caption="", map_only=False, room=True))
        self.words = StageWords()
        self.aside = AsidePage(self)
        self.beside = 0  # pixels that something else takes on the right
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.map, 1)
        self._row.addWidget(self.aside)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.words)
        self._curtain, self.black = Curtain(self), Black(self)
        self._last = QPixmap()  # what stood there when a scene came that fades in
        self._atlas, self._ticks = atlas, Ticks.of(atlas)
        self._since = 0  # the day (ordinal) of the scene before
        self._run = Run(self._to_day, self)
        self._run.rested.connect(self._light_up)
        self._rest = QTimer(self, interval=CURSOR_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.map.drawn.connect(self._drawn)
        self.map.moved.connect(self._wandered)
        self.map.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether its clock is on the way to the scene's day."""
        return self._run.running

    @property
    def _glides(self) -> bool:
        """Whether anything may move by itself."""
        return self._flies and not self.map.still

    def fill(self, screen: QScreen) -> None:
        """Cover a display whole, with a window manager or without one."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.map.setFocus()
        QTimer.singleShot(GRACE_MS, self, self._force)

    def cast(self, scenes: Iterable[Scene]) -> None:
        """The scenes whose words must all find room, so that the map keeps its size."""
        self._scenes = tuple(scenes)
        self.fit()

    def arrive(self, transition: str) -> None:
        """What stands there is kept, before the scene's paper is laid, if it is to fade."""
        fades = transition == "fade" and self._glides and self._aim is not None
        self._last = self.grab(self._row.geometry()) if fades else QPixmap()

    def lay(self, aside: Aside | None, image: QImage, source: str) -> None:
        """What stands beside the map from now on; the map has its size at once."""
        self.aside.say(aside, image, source, self.height())
        self.fit()
        self._column.activate()
        self._row.activate()

    def show_view(self, view: View, transition: str) -> None:
        """Fly, cut or fade to a View that is framed as those of scenes are; the newest wins."""
        self._run.stop()
        self._curtain.drop()
        moves = transition == "fly" and self._glides and self._aim is not None
        fades = transition == "fade" and not self._last.isNull()
        if fades:
            self._curtain.close_over(self._last, self._row.geometry())
        self._last, revision = QPixmap(), self.map.revision
        if self._aim is not None:
            self._since = self._aim.pane.date.toordinal()
        self._aim = view
        pane, fitted = self.store.view.pane, self._fitted(view)
        # Never backwards: below a scene's title the room would read days on which it was over.
        runs = moves and pane.date < fitted.pane.date and fitted.pane.mode == "instant"
        way = runs and legs(pane.date.toordinal(), fitted.pane.date.toordinal(), self._ticks)
        self.map.flies = moves
        flight = length(pane.camera, fitted.pane.camera, self.map.width())
        self.map.flight = seconds_for(way or (), flight)
        self.store.set(fitted.with_pane(date=pane.date) if runs else fitted)
        if fades and self.map.revision == revision:
            self.map.redraw()  # a camera alone has no revision that would open the curtain
        if way:
            self._run.start(way, self.map.flight)

    def blank(self, dark: bool) -> None:
        """Black, or the map."""
        self.black.setGeometry(self.rect())
        self.black.setVisible(dark)
        self.black.raise_()

    def fit(self) -> None:
        """Sizes of all parts for the room there is."""
        wide = self.width() - self.beside
        self.words.fit(self.height(), wide, self._scenes)
        self.aside.stand(self.height())
        self.aside.setFixedWidth(self.aside.wide(wide))
        self._column.setContentsMargins(0, 0, self.beside, 0)
        self.black.setGeometry(self.rect())
        self.resized.emit()

    def shut(self) -> None:
        """Let go of the page and go; it tells nothing more."""
        self.blockSignals(True)
        self._run.stop()
        self._curtain.drop()
        self.map.shut()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scene's ground keeps its place in a map of another size."""
        if event.type() == QEvent.Type.Resize and self._aim is not None:
            self.map.flies = False
            self.store.change(camera=self._camera(self._aim))
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        elif event.type() in (QEvent.Type.HoverMove, QEvent.Type.MouseMove):
            self.unsetCursor()
            self._rest.start()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The desktop's own way to close a window ends the talk."""
        event.ignore()
        self.closed.emit()

    def _force(self) -> None:
        """Take the whole display where no window manager gives it."""
        whole = self.screen().geometry()
        if self.isVisible() and self.geometry() != whole:
            self.setGeometry(whole)

    def _fitted(self, view: View) -> View:
        return view.with_pane(style="stage", language=self._language, camera=self._camera(view))

    def _camera(self, view: View) -> Camera:
        return staged(view.pane.camera, self.map.width(), self.map.height())

    def _to_day(self, day: date) -> None:
        self.store.change(date=day)

    def _light_up(self) -> None:
        """The clock has come to rest: what is new shows, and calms down by itself."""
        pane = self.store.view.pane
        new = fresh(self._atlas, self._since, pane.date.toordinal())
        self.store.change(highlights=(*pane.highlights, *new))

    def _drawn(self, revision: int) -> None:
        if revision == self.map.revision:
            self._curtain.open()

    def _wandered(self, moved: object) -> None:
        if getattr(moved, "gesture", False):
            self._run.stop()
            aim = self._aim or self.store.view
            camera = framed(self.store.view.pane.camera, self.map.width(), self.map.height())
            self._aim = aim.with_pane(camera=camera)
            self.store.set(self._fitted(self._aim))
            self.wandered.emit(self._aim)
