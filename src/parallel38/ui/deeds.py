"""What the commands do to the window, each a short deed of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from parallel38.domain.compare import YEAR, Days, Lens, alone, instant, of_dates, of_powers
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM, inside, named_views
from parallel38.domain.narrowing import widened
from parallel38.domain.story import Scene
from parallel38.domain.view import FIRST_DAY, OPENING, Language, Layout, MapStyle, Pane, View
from parallel38.ui.export_flow import Form
from parallel38.ui.furniture import Furniture
from parallel38.ui.pane_state import clock_text
from parallel38.ui.reading import Reading, keys_html
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class Deeds:
    """Acts on one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.opens: Callable[[str], object] | None = None  # takes the map to a parallel38: link

    def go(self, kind: str, key: str) -> None:
        """To what was found: a thing, a day or a point; a story begins, a command is done."""
        self._window.timeline.player.pause()
        if kind == "command":
            self._window.actions_.do(key)
        elif kind == "bookmark":
            self._window.projects.go_to_bookmark(key)
        elif kind == "story":
            self.present(key)
        else:
            self._window.guide.to(kind, key)

    def travel(self, way: Callable[..., object], *count: int) -> None:
        """One step through time by key; what plays stops."""
        self._window.timeline.player.pause()
        way(*count)

    def filter_map(self) -> None:
        """The cursor into the first filter."""
        self.essays.leave()
        self._window.panels.open("layers")
        self._window.layers.filters.start()

    def show_all(self) -> None:
        """Nothing narrows the map any more."""
        self._window.store.set(widened(self._window.store.view))

    def toggle_loop(self) -> None:
        """Play goes on from the first day, or stops at the last."""
        self._window.settings.change(loop=not self._window.settings.values.loop)
        self._window.timeline.player.loops = self._window.settings.values.loop

    def type_date(self) -> None:
        """The cursor into the date field."""
        self._window.panels.open("timeline")
        self._window.timeline.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy_date(self) -> None:
        """The date, or the days that are shown, in words to the clipboard."""
        words = clock_text(self._window.pane)
        QGuiApplication.clipboard().setText(words)
        self._window.notice.say(_("Copied: {date}").format(date=words))

    def reopen(self) -> None:
        """Date, camera and layers as at the first start."""
        self._window.timeline.player.pause()
        self._window.trail.leave()
        kept = Pane(
            date=OPENING.date, language=self._window.pane.language, style=self._window.pane.style
        )
        self._window.store.set(
            View(panes=(kept,)).with_pane(camera=self._window.guide.framed(OPENING.view))
        )

    def zoom(self, step: int) -> None:
        """One zoom level closer (1) or farther (-1)."""
        camera = self._window.pane.camera
        zoom = min(max(camera.zoom + step, MIN_ZOOM), MAX_ZOOM)
        self._window.store.change(camera=replace(camera, zoom=zoom))

    def gather(self, idents: list[str]) -> None:
        """One thing is selected; several are listed, and features stand out on the map."""
        from parallel38.domain.selected import these

        atlas = self._window.atlas
        known = [one for one in idents if one in atlas.features or one in atlas.events]
        shown = tuple(one for one in known if one in atlas.features) if known[1:] else ()
        self._window.store.change(selected=these(known), highlights=shown)

    def compare_with_before(self, layout: Layout) -> None:
        """The day, and the day a year before: the second map's day can be typed."""
        day = self._window.pane.date
        before = max(day - timedelta(days=YEAR), FIRST_DAY)
        self._window.store.set(of_dates(self._window.store.view, layout, (day, before)))

    def compare_days(self, found: Days) -> None:
        """The ground that these days are about, on each of them."""
        self._window.timeline.player.pause()
        view = instant(self._window.store.view)
        if not inside(view.pane.camera, named_views()[found.view].box):
            view = alone(view).with_pane(camera=self._window.guide.framed(found.view))
        self._window.store.set(of_dates(view, "grid", found.days))

    def compare_powers(self, lens: Lens) -> None:
        """One day as it concerned some powers, beside others."""
        self._window.store.set(of_powers(alone(self._window.store.view), lens))

    def compare_no_more(self) -> None:
        """Back to one map."""
        self._window.store.set(alone(self._window.store.view))

    def toggle_flights(self) -> None:
        """Fly to places, or cut."""
        self.fly(not self._window.settings.values.flights)

    def fly(self, fly: bool) -> None:
        """Whether the camera flies."""
        self._window.settings.change(flights=fly)
        self._window.map.let_fly(fly)

    def speak(self, language: Language) -> None:
        """Names on the map in another language."""
        self._window.settings.change(language=language)
        self._window.store.change(language=language)

    def draw_in(self, style: MapStyle) -> None:
        """The map in another style."""
        self._window.store.change(style=style)

    def enlarge(self) -> None:
        """Type and lines for the last row of a lit room, or as they were."""
        window = self._window
        self.draw_in("stage" if window.pane.style != "stage" else window.theme.map_style)

    def fade_over(self, days: int) -> None:
        """Events glow on for so many days."""
        self._window.settings.change(fade_days=days)
        self._window.map.furnish(Furniture(fade_days=days))

    def dress(self, theme: str) -> None:
        """Light, dark, or as the desktop."""
        self._window.settings.change(theme=theme)
        self._window.theme.choose(theme)

    def export(self, form: Form) -> None:
        """The View as it stands, as a figure."""
        self._window.exports.start(self._window.store.view, form)

    @cached_property
    def printing(self) -> Any:
        """The way to paper (ui.printing.Printing)."""
        from parallel38.ui.printing import Printing

        return Printing(self._window)

    def present(self, story: str) -> None:
        """The story on the full screen; Esc comes back to where one was."""
        self._window.timeline.player.pause()
        self._window.presenter.start(self._window.projects.authoring.find(story) or story)

    @cached_property
    def simple(self) -> Any:
        """The window of a class (ui.simple)."""
        from parallel38.ui.simple.simple import Simple

        return Simple(self._window)

    def simplify(self, on: bool) -> None:
        """The simple window, or the full one; full at the start needs no doing."""
        if on or "simple" in self.__dict__:
            self.simple.turn(on)

    def show_menu(self) -> None:
        """The menu of everything; the simple window has none."""
        if self._window.top_bar.isVisible():
            self._window.top_bar.menu_button.showMenu()

    def show_settings(self) -> None:
        """Every setting in one place."""
        from parallel38.ui.settings_window import SettingsWindow

        SettingsWindow(self._window).show()

    def show_keys(self) -> None:
        """The list of keys."""
        Reading(self._window, _("Keys"), keys_html(self._window.actions_.table)).show()

    def show_about(self) -> None:
        """Versions, licences and the log."""
        from parallel38.ui.help.about import About

        About(self._window).show()

    def show_glossary(self, term: str = "") -> None:
        """The glossary, open at a term."""
        from parallel38.ui.help.glossary import glossary_html

        html = glossary_html(self._window.atlas)
        Reading(self._window, _("Glossary"), html, self.links.follow, term).show()

    def show_about_data(self) -> None:
        """What the atlas holds, and how far it can be trusted."""
        from parallel38.ui.help.about_data import about_data_html

        html = about_data_html(self._window.atlas)
        Reading(self._window, _("About the data"), html).show()

    @cached_property
    def links(self) -> Any:
        """What a link in a window of text does."""
        from parallel38.ui.inspector.links import Links
        from parallel38.ui.travel import Travel

        window = self._window
        return Links(Travel(window.atlas, window.store, window.trail), self.show_glossary)

    def tour(self) -> None:
        """Five steps round the full window."""
        from parallel38.ui.help.tour import Tour

        self._window.notice.hide()
        self.simplify(False)
        for begun in self._window.findChildren(Tour):
            begun.leave()
        Tour(self._window).go(0)

    @cached_property
    def essays(self) -> Any:
        """The door to the two essays (ui.essays.door.Essays)."""
        from parallel38.ui.essays.door import Essays

        return Essays(self._window)

    def fill(self) -> None:
        """What the full window has once the first map is seen."""
        self.essays.offer()
        self.finding.whereabouts.follow()

    @cached_property
    def finding(self) -> Any:
        """Coordinates and measures (ui.finding.Finding)."""
        from parallel38.ui.finding import Finding

        return Finding(self._window)

    @cached_property
    def placing(self) -> Any:
        """Points placed on the map, for any tool (ui.placing.Placing)."""
        from parallel38.ui.placing import Placing
        from parallel38.ui.placing_bar import PlacingBar

        made = Placing(self._window)
        PlacingBar(self._window, made)
        return made

    def escape(self) -> None:
        """Put the tool away, else out of whatever is nearest."""
        if "placing" in self.__dict__ and self.placing.leave():
            return
        if not self._window.exports.leave() and not self._window.projects.own.escape():
            self._window.escape()

    def undo(self) -> None:
        """Take the last deed back, and say which."""
        text = self._window.undo.back()
        self._said(_("Undone: {deed}"), text, _("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back."""
        text = self._window.undo.again()
        self._said(_("Done again: {deed}"), text, _("There is nothing to do again."))

    def _said(self, told: str, deed: str, nothing: str) -> None:
        self._window.notice.say(told.format(deed=deed) if deed else nothing)

    def open_scene(self, scene: Scene) -> None:
        """A figure was re-opened."""
        from parallel38.ui.opening import open_scene

        open_scene(self._window, scene)
