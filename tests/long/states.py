"""The window in each of its states, for what looks at all of them: the tree of a screen reader, the
walk by Tab.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget

from parallel38.domain import geodesic
from parallel38.domain.compare import of_dates
from parallel38.domain.project import DrawingKind
from parallel38.ui.actions import FIGURE
from parallel38.words import _
from tests.long.desk import Desk
from tests.long.talk_states import TALK

TABLE = "\n".join([
    "name,from,until,lat,lon,note",
    *(f"Mission {n},19{n:02},19{n + 2},37.{n},127.{n},told" for n in range(10, 40)),
])  # fmt: skip


SEOUL, PYONGYANG, HAMHUNG = (126.98, 37.57), (125.75, 39.03), (127.54, 39.92)
State = Callable[[Desk], QWidget]


def _window(*commands: str) -> State:
    def state(desk: Desk) -> QWidget:
        desk.do(*commands)
        return desk.window

    return state


def _dialog(command: str) -> State:
    def state(desk: Desk) -> QWidget:
        desk.do(command)
        desk.settle(500)
        found = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
        found[-1].activateWindow()
        desk.settle(300)
        return found[-1]

    return state


def _selected(kind: str, key: str) -> State:
    def state(desk: Desk) -> QWidget:
        desk.window.guide.to(kind, key)
        desk.settle(2500)
        return desk.window

    return state


def _searching(desk: Desk) -> QWidget:
    desk.window.search.setText("seoul")
    desk.do("search")
    desk.settle(600)
    return desk.window


def _importing(desk: Desk) -> QWidget:
    file = desk.folder / "missions.csv"
    file.write_text(TABLE, "utf-8")
    own = desk.window.projects.own
    own.bring(file)
    desk.until(lambda: own._panel is not None and own._panel.isVisible())
    desk.until(lambda: own._panel is not None and own._panel.told is not None)
    desk.settle(500)
    return desk.window


def _own(desk: Desk) -> QWidget:
    _importing(desk)
    own = desk.window.projects.own
    own._take("Missions")
    desk.until(own.panel.isVisible)
    desk.settle(1500)
    return desk.window


def _refused(desk: Desk) -> QWidget:
    """A table that does not say where anything is."""
    file = desk.folder / "prices.csv"
    file.write_text("what,price\nrice,12\nsalt,3\n", "utf-8")
    own = desk.window.projects.own
    own.bring(file)
    desk.until(lambda: own._panel is not None and own._panel.isVisible())
    desk.settle(3000)
    return desk.window


def _correcting(desk: Desk) -> QWidget:
    _own(desk)
    keeper = desk.window.projects.keeper
    desk.window.projects.own.correct(keeper.project.layers[0])
    desk.settle(3000)
    return desk.window


def _picker(desk: Desk) -> QWidget:
    """Which powers, as Enter opens it."""
    desk.do("filter")
    found = desk.window.layers.filters.findChildren(QAbstractButton)
    next(one for one in found if one.accessibleName().startswith(_("Powers"))).click()
    desk.settle(500)
    return QApplication.activePopupWidget() or desk.window


def _placing_scan(desk: Desk) -> QWidget:
    """An image without a place: its corners are typed."""
    file = desk.folder / "Old_plan.png"
    Image.new("RGB", (300, 200), "#d8c8a0").save(file)
    scans = desk.window.projects.own.scans
    scans.bring(file)
    desk.until(lambda: scans._laid)
    desk.settle(500)
    return desk.window


def _scan(desk: Desk) -> QWidget:
    """The same, on the map, and its panel once more."""
    _placing_scan(desk)
    own = desk.window.projects.own
    corners = own.scans._side.corners.fields
    for field, typed in zip(corners, ("38.5, 126", "", "38, 127", ""), strict=True):
        field.setText(typed)
    own.scans._typed()
    own.scans._take()
    desk.until(lambda: bool(desk.window.projects.keeper.project.layers))
    desk.settle(1500)
    own.scans.edit(desk.window.projects.keeper.project.layers[0])
    desk.settle(500)
    return desk.window


def _drawn(kind: DrawingKind, *points: tuple[float, float]) -> State:
    """One that is selected, with its form."""

    def state(desk: Desk) -> QWidget:
        desk.window.projects.drawings.keep(kind, points, "Here the road forks")
        desk.settle(600)
        desk.window.projects.drawings.edit()
        desk.settle(600)
        return desk.window

    return state


def _measured(closed: bool) -> State:
    def state(desk: Desk) -> QWidget:
        desk.do("measure-area" if closed else "measure")
        way = geodesic.way_id((SEOUL, PYONGYANG, HAMHUNG), closed)
        desk.window.store.change(selected=way)
        desk.settle(800)
        return desk.window

    return state


def _narrowed(desk: Desk) -> QWidget:
    """Two maps, of which one is filtered."""
    window = desk.window
    window.store.set(of_dates(window.store.view, "side", (date(1945, 9, 8), date(1950, 9, 14))))
    window.store.change(powers=("usa",))
    desk.do("filter")
    desk.settle(800)
    return window


def _large(desk: Desk) -> QWidget:
    desk.do("simple", "large-type")
    desk.settle(600)
    return desk.window


def _popped(desk: Desk, menu: QMenu) -> QWidget:
    menu.popup(desk.window.mapToGlobal(QPoint(80, 80)))
    desk.settle(300)
    return menu


def _export(desk: Desk) -> QWidget:
    return _popped(desk, desk.window.actions_.menu(FIGURE, desk.window))


def _menu(desk: Desk) -> QWidget:
    return _popped(desk, desk.window.actions_.main_menu(desk.window))


def _files(title: str) -> State:
    """Qt's own dialog of files, where the desktop has none."""

    def state(desk: Desk) -> QWidget:
        dialog = QFileDialog(desk.window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        desk.settle(600)
        return dialog

    return state


def _simple(desk: Desk) -> QWidget:
    desk.do("simple")
    return desk.window


STATES: dict[str, State] = {
    "opening": _window(),
    "filters": _window("filter"),
    "event": _selected("event", "cairo-conference"),
    "place": _selected("place", "seoul"),
    "claim": _selected("claim", "yalta-sakhalin"),
    "search": _searching,
    "essays": _window("essays"),
    "bookmarks": _window("bookmark-add", "year-next", "bookmark-add", "bookmarks"),
    "compare": _window("compare-swipe"),
    "side": _window("compare-side"),
    "window": _window("mode-window"),
    "import": _importing,
    "own": _own,
    "settings": _dialog("settings"),
    "keys": _dialog("keys"),
    "glossary": _dialog("glossary"),
    "about": _dialog("about-data"),
    "tour": _window("tour"),
    "simple": _simple,
    "large": _large,
    **TALK,
    "stories": _window("stories"),
    "share": _window("share"),
    "changes": _window("changes"),
    "compared": _window("compare-swipe", "changes"),
    "narrowed": _narrowed,
    "picker": _picker,
    "placing": _window("draw-area"),
    "note": _drawn("text", SEOUL),
    "pin": _drawn("point", SEOUL),
    "line": _drawn("line", SEOUL, PYONGYANG),
    "arrow": _drawn("arrow", SEOUL, PYONGYANG),
    "area": _drawn("area", SEOUL, PYONGYANG, HAMHUNG),
    "measure": _measured(False),
    "measure-area": _measured(True),
    "refused": _refused,
    "correct": _correcting,
    "scan-corners": _placing_scan,
    "scan": _scan,
    "menu": _menu,
    "export": _export,
    "print": _dialog("print"),
    "files": _files("Save the project as"),
}
