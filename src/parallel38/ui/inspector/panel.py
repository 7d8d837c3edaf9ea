"""The inspector: follows selection and clock, and keeps no state but where a click fell."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from parallel38.domain import selected
from parallel38.domain.atlas import Atlas
from parallel38.domain.changes_told import told
from parallel38.domain.control import Ground
from parallel38.domain.geodesic import way_of
from parallel38.domain.handed import NONE, Handed
from parallel38.domain.own import is_own
from parallel38.domain.view import Store, View
from parallel38.ui.icons import icon
from parallel38.ui.inspector import copying
from parallel38.ui.inspector.asking import Asking
from parallel38.ui.inspector.browser import Browser
from parallel38.ui.inspector.changes_page import between, change_rows, changes_page, shown_ids
from parallel38.ui.inspector.citation import citation
from parallel38.ui.inspector.claim_page import claim_page
from parallel38.ui.inspector.event_page import event_page
from parallel38.ui.inspector.feature_page import feature_page
from parallel38.ui.inspector.foot import Foot
from parallel38.ui.inspector.ground_page import place_page, point_page
from parallel38.ui.inspector.hand_overs import HandOvers
from parallel38.ui.inspector.held import Held
from parallel38.ui.inspector.html import Page
from parallel38.ui.inspector.links import Links
from parallel38.ui.inspector.list_page import list_page
from parallel38.ui.inspector.on_date import on_date
from parallel38.ui.inspector.own_page import own_page
from parallel38.ui.inspector.person_page import person_page
from parallel38.ui.inspector.since_bar import SinceBar
from parallel38.ui.inspector.strip import Strip
from parallel38.ui.inspector.way_page import way_page, way_rows, way_text
from parallel38.ui.pane_state import days_of
from parallel38.ui.rest import AtRest, only_days
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.trail import Trail
from parallel38.ui.travel import Travel
from parallel38.words import _

SIDE = 20
LINES = 110  # pixels of text at least; a lower window scrolls the shelf


class Inspector(QWidget):
    """What the record says; `ground` is called only when a place or a point is asked for."""

    def __init__(
        self,
        atlas: Atlas,
        store: Store,
        theme: Theme,
        ground: Callable[[], Ground],
        trail: Trail | None = None,
        define: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Inspector"))
        self._atlas, self._store, self._theme = atlas, store, theme
        self._ticks = Ticks.of(atlas)
        trail = trail or Trail(store)
        self._travel = Travel(atlas, store, trail)
        self._links = Links(self._travel, define)
        self._asking = Asking(atlas, ground, self)
        self._hands = HandOvers(atlas, ground, self)
        self._spot: tuple[str, float, float] | None = None  # id and where it was clicked
        self._shown = ""
        self.kicker, self.title, self.sub = _label("quiet"), _label("title"), _label("quiet")
        self.strip = Strip(atlas, store, theme, trail)
        self.since = SinceBar(store, trail, self._ticks)
        self.foot = Foot()
        self.text = Browser(atlas, store, theme)
        self.text.setAccessibleName(_("What the record says"))
        self.clear = self._clear_button()
        self._lay_out()
        self._rest = AtRest(self, self._refresh)
        self._join()
        self._rest.soon()

    def sizeHint(self) -> QSize:
        """A column of text."""
        return QSize(370, 600)

    def clicked(self, kind: str, ident: str, lat: float, lon: float) -> None:
        """Where on the map a thing was clicked (degrees): an area also tells who held that spot."""
        area = self._atlas.features.get(ident) if kind == "feature" else None
        self._spot = (ident, lat, lon) if area and area.control else None
        self._rest.soon()

    def page(self) -> Page:
        """What is to be shown for the Store's View."""
        pane = self._store.view.pane
        chosen, day = pane.selected, pane.date.toordinal()
        if feature := self._atlas.features.get(chosen):
            if is_own(chosen):
                return own_page(self._atlas, feature, day)
            return feature_page(self._atlas, feature, day, self._at_spot(chosen))
        if event := self._atlas.events.get(chosen):
            return event_page(self._atlas, self._ticks, event, pane)
        if claim := self._atlas.claims.get(chosen):
            return claim_page(self._atlas, claim)
        if place := self._atlas.places.get(chosen):
            history = self._asking.history_at(place.lat, place.lon)
            answer = self._asking.answer(place.lat, place.lon, day)
            return place_page(self._atlas, place, history, day, answer)
        if (spot := selected.spot_of(chosen)) and (history := self._asking.history_at(*spot)):
            answer = self._asking.answer(*spot, day)
            return point_page(self._atlas, *spot, history, day, answer)
        if days := self._days():
            return changes_page(self._atlas, *days, self._handed(days))
        if name := selected.person_of(chosen):
            return person_page(self._atlas, name)
        if way := way_of(chosen):
            return way_page(way)
        if several := selected.listed(self._atlas, chosen):
            return list_page(self._atlas, several)
        return on_date(self._atlas, self._ticks, pane)

    def _at_spot(self, ident: str) -> tuple[Held, ...] | None:
        if self._spot is None or self._spot[0] != ident:
            return None
        return self._asking.history_at(*self._spot[1:])

    def _refresh(self) -> None:
        page = self.page()
        chosen = self._store.view.pane.selected
        for label, text in ((self.kicker, page.kicker), (self.title, page.title),
                            (self.sub, page.sub)):  # fmt: skip
            if label.text() != text:
                label.setText(text)
        self.sub.setVisible(bool(page.sub))
        self.clear.setVisible(bool(chosen))
        self.strip.setVisible(page.strip is not None)
        self.strip.show_history(page.strip or ())
        days = self._days()
        shown = shown_ids(self._atlas, *days, self._handed(days)) if days else ()
        self.since.follow(self._store.view.pane, shown)
        self.foot.table.setVisible(bool(self._rows()))
        way = way_of(chosen)
        self.foot.words.setVisible(bool(days or (way and way.legs)))
        self.text.show_body(page.body, keep_place=chosen == self._shown)
        self._shown = chosen

    def _rows(self) -> copying.Rows:
        """What of the page can be had as a table."""
        if self.strip.history:
            return copying.held_rows(self._atlas, self.strip.history)
        if days := self._days():
            return change_rows(self._atlas, *days, self._handed(days))
        if (way := way_of(self._store.view.pane.selected)) and way.legs:
            return way_rows(way)
        return ()

    def _days(self) -> tuple[int, int] | None:
        """Between which days changes are asked for, or None where they are not."""
        pane = self._store.view.pane
        since = selected.since_day(pane.selected)
        return (since.toordinal(), days_of(pane)[1]) if since else None

    def _handed(self, days: tuple[int, int]) -> Handed | None:
        return self._hands.between(between(self._atlas, *days))

    def _copy_words(self) -> None:
        """What changed or was measured, line by line, as the command line has the former."""
        if way := way_of(self._store.view.pane.selected):
            copying.copy_text(way_text(way))
        if days := self._days():
            found = between(self._atlas, *days)
            hands = self._hands.between(found) or NONE
            copying.copy_text("\n".join(told(self._atlas, found, hands)))

    def _cite(self) -> None:
        pane = self._store.view.pane
        copying.copy_text(citation(self._atlas, self.page().title, pane, date.today()))

    def _announced(self, new: View, old: View) -> None:
        was, now = old.pane, new.pane
        left = selected.is_gathered(was.selected) and not selected.is_gathered(now.selected)
        if left and now.highlights == was.highlights:
            self._store.change(highlights=())
        if self._spot and new.pane.selected != self._spot[0]:
            self._spot = None
        if new.pane.style != old.pane.style:
            self.text.redress()
        (self._rest.ask if only_days(new.pane, old.pane) else self._rest.soon)()

    def _join(self) -> None:
        self.foot.cite.clicked.connect(self._cite)
        self.foot.words.clicked.connect(self._copy_words)
        self.foot.table.clicked.connect(lambda: copying.copy_table(self._rows()))
        self.text.anchorClicked.connect(self._links.follow)
        self.clear.clicked.connect(lambda: self._travel.select(""))
        for asked in (self._asking, self._hands):
            asked.answered.connect(self._rest.soon)
        self._theme.changed.connect(self.text.redress)
        leave = self._store.subscribe(self._announced)
        self.destroyed.connect(lambda: leave())

    def _clear_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("icon")
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.setIcon(icon("close", self._theme))
        button.setToolTip(_("Back to what holds on this date"))
        button.setAccessibleName(_("Back to what holds on this date"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.kicker, 1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, 8, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.sub)
        column.addSpacing(9)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, SIDE - 8, 0)
        row.addWidget(self.strip)
        column.addLayout(row)
        column.addWidget(self.since)
        self.text.setMinimumHeight(LINES)
        column.addWidget(self.text, 1)
        column.addWidget(self.foot)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
