"""The tabs of the left shelf: layers, essays, stories; and what the essays ask of the window."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from parallel38.ui.named import tool_button
from parallel38.ui.travel import Travel
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

LAYERS, ESSAYS, STORIES = 0, 1, 2
_PLACES = "left", "middle", "right"
_STORIES = N_("Stories to be told, and your own to be written")


class Essays(QObject):
    """The tabs stand as soon as the shelf is filled; the panel is made when it is first asked
    for.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = QButtonGroup(self)
        self._guest: QWidget | None = None  # a talk's scenes, in the stories' place
        self._before = LAYERS  # the tab before they came
        self._travel = Travel(window.atlas, window.store, window.trail)

    def offer(self) -> None:
        """Three tabs above the layers."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 12, 12, 0)
        line.setSpacing(0)
        for number, title in enumerate((_("Layers"), _("Essays"), _("Stories"))):
            button = tool_button("segment", title)
            button.setProperty("place", _PLACES[number])
            button.setCheckable(True)
            button.setChecked(number == LAYERS)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._tabs.addButton(button, number)
            line.addWidget(button, 1)
        self._tabs.button(ESSAYS).setToolTip(_("Claims of two essays, held against the record"))
        self._tabs.button(STORIES).setToolTip(_(_STORIES))
        self._tabs.idClicked.connect(self._clicked)
        self._window.left.head(row)
        if self._guest is not None:  # the talk was there first
            self.lend(self._guest)

    def lend(self, guest: QWidget) -> None:
        """The scenes of a talk have the third tab until `take_back`; layers and essays stay within
        reach for what is asked off the script.
        """
        self._guest, self._before = guest, max(self._tabs.checkedId(), LAYERS)
        self._window.left.lend(guest, wanted=True)
        if self._tabs.buttons():
            self._name_third(_("Scenes"), _("Scenes of the story that is told"))
            self._tabs.button(STORIES).setChecked(True)

    def take_back(self) -> None:
        """The talk is over: the tab that was open before it."""
        guest, self._guest = self._guest, None
        if guest is not None:
            self._window.left.lend(guest, wanted=False)
        if self._tabs.buttons():
            self._name_third(_("Stories"), _(_STORIES))
            self._turn(self._before)

    @property
    def shown(self) -> bool:
        """Whether the essays are before one."""
        return self._tabs.checkedId() == ESSAYS and self._window.panels.is_open("layers")

    def toggle(self) -> None:
        """The essays with the keyboard in them; where it is there, back to the layers."""
        if not self._tabs.buttons():
            return  # before the first picture there is no shelf
        shown = self.shown and self._has_keyboard(self.panel)
        self._window.panels.open("layers")
        self._turn(LAYERS if shown else ESSAYS)
        if shown:
            self._window.map.setFocus()
        else:
            self.panel.list.setFocus()
            self.panel.list.mark_first()

    @property
    def tells(self) -> bool:
        """Whether the stories are before one."""
        third = self._tabs.checkedId() == STORIES and self._guest is None
        return third and self._window.panels.is_open("layers")

    def show_stories(self) -> None:
        """The stories, with the keyboard in them."""
        if self._tabs.buttons():
            self._window.panels.open("layers")
            self._turn(STORIES)
            if self._guest is None:
                self._window.projects.authoring.come()

    def _clicked(self, tab: int) -> None:
        if tab == STORIES:
            self.show_stories()
        else:
            self._turn(tab)

    def toggle_stories(self) -> None:
        """The stories with the keyboard in them; where it is there, back to the layers."""
        if not (self.tells and self._has_keyboard(self._window.projects.authoring.panel)):
            self.show_stories()
            return
        self._turn(LAYERS)
        self._window.map.setFocus()

    def _has_keyboard(self, panel: QWidget) -> bool:
        focus = self._window.focusWidget()
        return focus is not None and panel.isAncestorOf(focus)

    def leave(self) -> None:
        """The layers are before one again."""
        if self.shown or self.tells:
            self._turn(LAYERS)

    @cached_property
    def panel(self) -> Any:
        """Made at the first asking (ui.essays.panel.EssaysPanel)."""
        from parallel38.ui.essays.panel import EssaysPanel

        window = self._window
        made = EssaysPanel(window.atlas, window.store, window.theme)
        made.hide()
        window.left.put(made, after=window.layers)
        made.chosen.connect(self._go)
        made.followed.connect(self._follow)
        made.covered.connect(self._cover)
        return made

    @cached_property
    def _strip(self) -> Any:
        from parallel38.ui.essays.year_strip import YearStrip

        window = self._window
        made = YearStrip(window.timeline, window.clock, window.theme)
        window.timeline.put_above_ruler(made)
        return made

    def _turn(self, tab: int) -> None:
        self._tabs.button(tab).setChecked(True)
        if self._guest is not None:
            self._window.left.lend(self._guest, wanted=tab == STORIES)
            if tab == STORIES:
                return
        self._window.layers.setVisible(tab == LAYERS)
        if tab == ESSAYS or "panel" in self.__dict__:
            self.panel.setVisible(tab == ESSAYS)
        self._window.projects.authoring.show(tab == STORIES)
        self._window.actions_.refresh()

    def _name_third(self, title: str, tip: str) -> None:
        self._tabs.button(STORIES).setText(title)
        self._tabs.button(STORIES).setToolTip(tip)

    def _go(self, claim: str) -> None:
        self._window.timeline.player.pause()
        self._window.panels.open("inspector")
        self._travel.to_start(claim)

    def _follow(self, url: QUrl) -> None:
        kind, _slash, target = unquote(url.path()).partition("/")
        self._window.timeline.player.pause()
        if kind != "span":
            self._window.deeds.links.follow(url)
            return
        first, last = (int(year) for year in target.split("/"))
        self._window.timeline.scope.name(date(first, 1, 1), date(last + 1, 1, 1))

    def _cover(self, found: Any) -> None:
        if found is not None:
            self._strip.show_coverage(found)
            self._strip.show()
        elif "_strip" in self.__dict__:
            self._strip.hide()
