"""What a person draws: follows the project onto the map, and changes it by deeds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QObject

from parallel38.domain.drawn import (
    KINDS,
    MOST_POINTS,
    Points,
    dragged,
    feature_id,
    find,
    records,
    settled,
    title_of,
)
from parallel38.domain.own import put_in
from parallel38.domain.project import (
    LEAST,
    Drawing,
    DrawingKind,
    DrawingStyle,
    Position,
    check_drawing,
)
from parallel38.domain.view import View
from parallel38.ui.bridge import Dragged
from parallel38.ui.drawing.message import message_of
from parallel38.ui.placing import Tool
from parallel38.ui.rest import AtRest
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.drawing.form import DrawingForm
    from parallel38.ui.project.keeper import Keeper
    from parallel38.ui.window import Window

_ONE = N_("Click where it is to stand. By keyboard: arrows, or a place found by Ctrl+K, move the "
          "map under the cross, Enter places.")  # fmt: skip
_MANY = N_("Click point after point; Enter or a double click ends. By keyboard: arrows, or a place "
           "found by Ctrl+K, move the map under the cross, Enter places, Enter again ends. "
           "Backspace takes back.")  # fmt: skip
ASIDE = 0.025  # of the map's width: how far a copy stands from what it is of
_PLAIN = DrawingStyle(width=2.4, size=15.0)


class Drawings(QObject):
    """Whoever makes or changes a drawing asks here; each is one deed on the undo stack."""

    def __init__(self, window: Window, keeper: Keeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._shown: tuple[Drawing, ...] = ()
        self._styles: dict[DrawingKind, DrawingStyle] = {}  # each kind's of late
        self._made_form: DrawingForm | None = None
        self._listed = AtRest(window, self._list)
        keeper.changed.connect(self._follow)
        window.map.dragged.connect(self._dragged)
        self._leave = window.store.subscribe(self._announced)

    @property
    def all(self) -> tuple[Drawing, ...]:
        """The project's, in the order in which they were made."""
        return self._keeper.project.drawings

    @property
    def selected(self) -> Drawing | None:
        """The one that is selected."""
        return find(self.all, self._window.pane.selected)

    # -- making ------------------------------------------------------------------------------

    def begin(self, kind: DrawingKind) -> None:
        """Take up the tool of a kind."""
        self._place(kind, partial(self._made, kind))

    def place_anew(self) -> None:
        """The selected one in another place or shape."""
        if one := self._wanted():
            self._place(one.kind, partial(self._placed, one))

    def _place(self, kind: DrawingKind, ended: Callable[[Points], object]) -> None:
        most = MOST_POINTS if LEAST[kind] > 1 else 1
        hint = _(_MANY if most > 1 else _ONE)
        self._window.deeds.placing.begin(
            Tool(kind, _(KINDS[kind]), hint, ended, None, LEAST[kind], most, kind == "area")
        )

    def keep(self, kind: DrawingKind, points: Points, text: str = "") -> bool:
        """A new drawing, in its kind's look of late; whether it could be. Any tool may ask."""
        style = self._styles.get(kind, _PLAIN)
        made = self._sound(Drawing(uuid4().hex[:12], kind, points, text, style=style))
        if made is not None:
            self._add(made, _("draw {title}"))
        return made is not None

    def _made(self, kind: DrawingKind, points: Points) -> None:
        if self.keep(kind, points):
            self._window.deeds.placing.leave()
            self.edit()

    def _placed(self, one: Drawing, points: Points) -> None:
        self._window.deeds.placing.leave()
        self.change(one, _("place {title} anew"), points=points)

    def _add(self, drawing: Drawing, deed: str) -> None:
        self._keeper.change(deed.format(title=title_of(drawing)), drawings=(*self.all, drawing))
        self._window.store.change(selected=feature_id(drawing))

    # -- changing ----------------------------------------------------------------------------

    def change(self, drawing: Drawing, deed: str, merge: str = "", **fields: object) -> bool:
        """Replace fields of a drawing; whether that could be."""
        now = find(self.all, feature_id(drawing))
        made = self._sound(replace(now, **fields), "points" in fields) if now else None
        if made is None:
            return False
        if "style" in fields:
            self._styles[made.kind] = made.style
        drawings = tuple(made if one.id == made.id else one for one in self.all)
        self._keeper.change(deed.format(title=title_of(made)), merge, drawings=drawings)
        return True

    def duplicate(self) -> None:
        """The same once more, a little aside."""
        if one := self._wanted():
            camera, wide = self._window.pane.camera, max(self._window.map.width(), 1)
            step = ASIDE * wide * 360 / (256 * 2**camera.zoom)
            lon, lat = one.points[0]
            copy = self._moved(one, -1, (lon, lat), (lon + step, lat - step / 2))
            if copy is not None:
                self._add(replace(copy, id=uuid4().hex[:12]), _("duplicate {title}"))

    def delete(self) -> None:
        """Gone, unless it is undone."""
        if one := self._wanted():
            left = tuple(other for other in self.all if other.id != one.id)
            title = title_of(one)
            self._keeper.change(_("delete {title}").format(title=title), drawings=left)
            self._window.store.change(selected="")
            told = _("Deleted: {title}").format(title=title)
            self._window.notice.say(told, _("Undo"), self._window.deeds.undo)

    def step(self, step: int) -> None:
        """To the next drawing, or with -1 the one before: it is selected, and in sight."""
        if not self.all:
            self._window.notice.say(_("Nothing is drawn yet; the menu Draw has the tools."))
            return
        ids = [feature_id(one) for one in self.all]
        here = self._window.pane.selected
        at = ids.index(here) + step if here in ids else min(step - 1, 0)
        self._window.guide.to("feature", ids[at % len(ids)])

    def edit(self) -> None:
        """The keyboard into the words of the selected one."""
        if self._wanted():
            self._window.panels.open("inspector")
            self._form.start()

    def shut(self) -> None:
        """The window closes; what is being drawn is kept as far as it got, if that is something."""
        placing = vars(self._window.deeds).get("placing")  # made with the first tool
        if placing and placing.tool and placing.tool.name in KINDS:
            placing.end()
        self._leave()
        self._keeper.changed.disconnect(self._follow)

    # -- within ------------------------------------------------------------------------------

    def _wanted(self) -> Drawing | None:
        if self.selected is None:
            self._window.notice.say(_("Select a note or a drawing first: a click, or F3."))
        return self.selected

    def _sound(self, drawing: Drawing, new_points: bool = True) -> Drawing | None:
        """As it can be kept; what cannot be is told in a sentence. Points that stay as another
        program wrote them are let be.
        """
        try:
            if new_points:
                drawing = replace(drawing, points=_points(drawing))
            check_drawing(drawing)
        except ValueError as error:
            self._window.notice.say(str(error), stays=True)
            return None
        return drawing

    def _dragged(self, told: Dragged) -> None:
        one = find(self.all, told.id)
        if one is not None and told.vertex < len(one.points):
            start, end = (told.lon, told.lat), (told.to_lon, told.to_lat)
            moved = self._moved(one, told.vertex, start, end)
            if moved is not None:
                self.change(one, _("move {title}"), points=moved.points)

    def _moved(self, one: Drawing, vertex: int, start: Position, end: Position) -> Drawing | None:
        """It dragged elsewhere; where it cannot go is told."""
        try:
            return dragged(one, vertex, start, end)
        except ValueError as error:
            self._window.notice.say(str(error), stays=True)
            return None

    def _follow(self) -> None:
        if self.all == self._shown:
            return
        told, self._shown = _told(self._shown), self.all
        self._draw()
        if _told(self.all) != told:
            self._listed.ask()
        self._show_form()

    def _draw(self) -> None:
        found = records(self.all)
        put_in(self._window.atlas, found, drawn=True)
        self._window.map.draw(message_of(self.all, found))

    def _list(self) -> None:
        """Panel and search know of them a moment later: whoever types does not wait."""
        if layers := getattr(self._window, "layers", None):
            layers.renew()
        self._window.search.renew()

    def _announced(self, new: View, old: View) -> None:
        if new.pane.selected != old.pane.selected:
            self._show_form()

    @property
    def _form(self) -> DrawingForm:
        """In the inspector's room, made when it is first wanted."""
        if self._made_form is None:
            from parallel38.ui.drawing.form import DrawingForm

            self._made_form = DrawingForm(self, self._window)
        return self._made_form

    def _show_form(self) -> None:
        one = self.selected
        if one is not None:
            self._form.follow(one)
        if self._made_form is not None:
            self._window.right.lend(self._made_form, one is not None)


def _points(drawing: Drawing) -> Points:
    """Its points, the short way round the globe; an area's with an inside. Raises ValueError."""
    points = settled(drawing.points)
    if drawing.kind != "area":
        return points
    from parallel38.data.project.mend import mended

    return mended(points)


def _told(drawings: tuple[Drawing, ...]) -> list[tuple[str, ...]]:
    """What lists tell of them."""
    return [(one.id, title_of(one), one.start, one.end, one.style.colour) for one in drawings]
