"""Every command of the window once: menus, keys, buttons and the list of keys are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from parallel38.domain.compare import offers
from parallel38.domain.framing import named_views
from parallel38.ui.changing import ask_changes
from parallel38.ui.choices import FADES, GROUNDS, LANGUAGES, STYLES, THEMES
from parallel38.ui.command import Command, Do
from parallel38.ui.export_flow import FORMS, Form
from parallel38.ui.layers.switches import layer_shown, toggle_layer
from parallel38.ui.parts import to_next
from parallel38.ui.stories.commands import story_commands
from parallel38.ui.timeline.modes import KEYS, MODES
from parallel38.words import N_

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.compare import Days, Lens
    from parallel38.domain.project import DrawingKind
    from parallel38.domain.view import Layout, Mode
    from parallel38.ui.drawing.drawings import Drawings
    from parallel38.ui.window import Window


(
    PROJECT, STORY, TIME, VIEW, COMPARE, MAP, DRAW, NAMES, STYLE, FADE, PANELS, LOOK, FIGURE,
    PRESENT, HELP,
) = (
    N_("Project"), N_("Story"), N_("Time"), N_("View"), N_("Compare"), N_("Map"), N_("Draw"),
    N_("Names of places"), N_("Map style"),
    N_("Events fade over"), N_("Panels"), N_("Appearance"), N_("Export"), N_("Present"), N_("Help"),
)  # fmt: skip
MENUS = (
    PROJECT, STORY, TIME, VIEW, COMPARE, MAP, DRAW, NAMES, STYLE, FADE, PANELS, LOOK, FIGURE,
    PRESENT, HELP,
)  # fmt: skip
# Where a submenu hangs; the others hang in the main menu.
PARENTS = {NAMES: MAP, STYLE: MAP, FADE: MAP}

_FIXED = (
    Command("project-new", N_("New"), "Ctrl+N", PROJECT, lambda w: w.projects.new()),
    Command("project-open", N_("Open…"), "Ctrl+O", PROJECT, lambda w: w.projects.open()),
    Command("project-save", N_("Save now"), "Ctrl+S", PROJECT, lambda w: w.projects.save()),
    Command("project-save-as", N_("Save as…"), "Ctrl+Shift+S", PROJECT,
            lambda w: w.projects.save_as()),
    Command("project-close", N_("Close"), "Ctrl+W", PROJECT, lambda w: w.projects.close()),
    Command("own-add", N_("Put a file on the map…"), "Ctrl+I", PROJECT,
            lambda w: w.projects.own.ask()),
    Command("undo", N_("Undo"), "Ctrl+Z", PROJECT, lambda w: w.deeds.undo()),
    Command("redo", N_("Redo"), "Ctrl+Shift+Z,Ctrl+Y", PROJECT, lambda w: w.deeds.redo()),
    Command("bookmark-add", N_("Bookmark this view"), "Ctrl+B", PROJECT,
            lambda w: w.projects.add_bookmark()),
    Command("bookmarks", N_("Bookmarks"), "F6", PROJECT, lambda w: w.projects.show_bookmarks()),
    Command("copy-link", N_("Copy a link to this view"), "Ctrl+L", PROJECT,
            lambda w: w.projects.copy_link()),
    Command("play", N_("Play or pause"), "Space", TIME, lambda w: w.timeline.player.toggle()),
    Command("day-next", N_("A day on"), "Right", TIME, lambda w: w.deeds.travel(w.clock.days, 1)),
    Command("day-back", N_("A day back"), "Left", TIME, lambda w: w.deeds.travel(w.clock.days, -1)),
    Command("month-next", N_("A month on"), "Shift+Right", TIME,
            lambda w: w.deeds.travel(w.clock.months, 1)),
    Command("month-back", N_("A month back"), "Shift+Left", TIME,
            lambda w: w.deeds.travel(w.clock.months, -1)),
    Command("year-next", N_("A year on"), "Ctrl+Right", TIME,
            lambda w: w.deeds.travel(w.clock.years, 1)),
    Command("year-back", N_("A year back"), "Ctrl+Left", TIME,
            lambda w: w.deeds.travel(w.clock.years, -1)),
    Command("event-next", N_("Next event"), "Alt+Right", TIME,
            lambda w: w.deeds.travel(w.clock.next_event)),
    Command("event-back", N_("Previous event"), "Alt+Left", TIME,
            lambda w: w.deeds.travel(w.clock.previous_event)),
    Command("first", N_("First day"), "Home", TIME, lambda w: w.deeds.travel(w.clock.first)),
    Command("last", N_("Last day"), "End", TIME, lambda w: w.deeds.travel(w.clock.last)),
    Command("type-date", N_("Type a date"), "Ctrl+D", TIME, lambda w: w.deeds.type_date()),
    Command("changes", N_("What changed"), "Ctrl+J", TIME, ask_changes),
    Command("copy-date", N_("Copy the date"), "Ctrl+Shift+C", TIME, lambda w: w.deeds.copy_date()),
    Command("all-years", N_("Show all years"), "Ctrl+0", TIME,
            lambda w: w.timeline.ruler.show_all()),
    Command("loop", N_("Play again from the start"), "", TIME, lambda w: w.deeds.toggle_loop(),
            lambda w: w.settings.values.loop),
    Command("search", N_("Search"), "Ctrl+K,Ctrl+F", VIEW, lambda w: w.search.start()),
    Command("back", N_("Back to where you were"), "Backspace", VIEW, lambda w: w.trail.back()),
    Command("forward", N_("Forward again"), "Shift+Backspace", VIEW, lambda w: w.trail.forward()),
    Command("opening", N_("Back to the opening view"), "Ctrl+Home", VIEW,
            lambda w: w.deeds.reopen()),
    Command("zoom-in", N_("Closer"), "Ctrl++,Ctrl+=", VIEW, lambda w: w.deeds.zoom(1)),
    Command("zoom-out", N_("Farther"), "Ctrl+-", VIEW, lambda w: w.deeds.zoom(-1)),
    Command("flights", N_("Fly to places"), "", VIEW, lambda w: w.deeds.toggle_flights(),
            lambda w: w.settings.values.flights),
    Command("essays", N_("The two essays"), "F4", PANELS, lambda w: w.deeds.essays.toggle(),
            lambda w: w.deeds.essays.shown),
    Command("copy-position", N_("Copy the position"), "Ctrl+Shift+P", MAP,
            lambda w: w.deeds.finding.whereabouts.copy()),
    Command("measure", N_("Measure a distance"), "Ctrl+Shift+M", MAP,
            lambda w: w.deeds.finding.measuring.begin(), lambda w: w.deeds.finding.measures()),
    Command("measure-area", N_("Measure an area"), "Ctrl+Shift+K", MAP,
            lambda w: w.deeds.finding.measuring.begin(closed=True),
            lambda w: w.deeds.finding.measures(closed=True)),
    Command("measure-keep", N_("Keep what was measured as a drawing"), "Ctrl+Shift+Y", MAP,
            lambda w: w.deeds.finding.measuring.keep()),
    Command("filter", N_("Filter…"), "Ctrl+Shift+F", MAP, lambda w: w.deeds.filter_map()),
    Command("filter-none", N_("Clear all filters"), "", MAP, lambda w: w.deeds.show_all()),
    Command("layers", N_("Layers"), "F7", PANELS, lambda w: w.panels.fold("layers"),
            lambda w: w.panels.is_open("layers")),
    Command("inspector", N_("Inspector"), "F8", PANELS, lambda w: w.panels.fold("inspector"),
            lambda w: w.panels.is_open("inspector")),
    Command("timeline", N_("Timeline"), "F9", PANELS, lambda w: w.panels.fold("timeline"),
            lambda w: w.panels.is_open("timeline")),
    Command("map-only", N_("Only the map"), "F11", PANELS,
            lambda w: w.panels.only_map(not w.panels.bare), lambda w: w.panels.bare),
    Command("next-part", N_("To the next part of the window"), "Ctrl+Tab", "",
            lambda w: to_next(w)),
    Command("previous-part", N_("To the part before"), "Ctrl+Shift+Tab", "",
            lambda w: to_next(w, -1)),
    Command("menu", N_("Menu"), "Alt+M", "", lambda w: w.deeds.show_menu()),
    Command("export", N_("Export a figure…"), "Ctrl+E", FIGURE, lambda w: w.exports.studio.open()),
    Command("many", N_("Many figures…"), "", FIGURE, lambda w: w.exports.many.open()),
    Command("film", N_("Film…"), "Ctrl+Shift+V", FIGURE, lambda w: w.exports.film.open()),
    Command("share", N_("Share this story…"), "", FIGURE, lambda w: w.exports.share.open()),
    Command("print", N_("Print…"), "Ctrl+P", FIGURE, lambda w: w.deeds.printing.ask()),
    Command("escape", N_("Close, clear or leave"), "Esc", "", lambda w: w.deeds.escape()),
    Command("keys", N_("Keys"), "F1,?", HELP, lambda w: w.deeds.show_keys()),
    Command("tour", N_("A tour in five steps"), "Shift+F1", HELP, lambda w: w.deeds.tour()),
    Command("glossary", N_("Glossary"), "Ctrl+G", HELP, lambda w: w.deeds.show_glossary()),
    Command("about-data", N_("About the data"), "", HELP, lambda w: w.deeds.show_about_data()),
    Command("about", N_("About Parallel 38"), "", HELP, lambda w: w.deeds.show_about()),
    Command("simple", N_("Simple window for a class"), "F10", "quit",
            lambda w: w.deeds.simplify(not w.settings.values.simple),
            lambda w: w.settings.values.simple),
    Command("large-type", N_("Large type, for a projector"), "Shift+F10", MAP,
            lambda w: w.deeds.enlarge(), lambda w: w.pane.style == "stage"),
    Command("settings", N_("Settings…"), "F12", "quit", lambda w: w.deeds.show_settings()),
    Command("quit", N_("Quit"), "Ctrl+Q", "quit", lambda w: w.close()),
)  # fmt: skip


def commands(atlas: Atlas) -> list[Command]:
    """All rows, in the order of the menus."""
    return [
        *_FIXED, *story_commands(STORY), *_modes(), *_views(), *_compares(), *_grounds(),
        *_draws(), *_choices(), *_exports(), *_stories(atlas),
    ]  # fmt: skip


def _modes() -> Iterator[Command]:
    def do(mode: Mode) -> Do:
        return lambda w: w.timeline.scope.choose(mode)

    def on(mode: Mode) -> Callable[[Window], bool]:
        return lambda w: w.pane.mode == mode

    for mode, (_label, name, _tip) in MODES.items():
        yield Command(f"mode-{mode}", name, KEYS[mode], TIME, do(mode), on(mode))


def _views() -> Iterator[Command]:
    def go(name: str) -> Do:
        return lambda w: w.guide.to_view(name)

    for number, view in enumerate(named_views().values(), 1):
        yield Command(f"view-{view.id}", view.title, f"Ctrl+{number}", VIEW, go(view.id))


def _compares() -> Iterator[Command]:
    def laid(layout: Layout) -> Callable[[Window], bool]:
        return lambda w: w.store.view.layout == layout

    def beside(layout: Layout) -> Do:
        return lambda w: w.deeds.compare_with_before(layout)

    def days(found: Days) -> Do:
        return lambda w: w.deeds.compare_days(found)

    def lens(found: Lens) -> Do:
        return lambda w: w.deeds.compare_powers(found)

    yield Command("compare-none", N_("One map"), "Ctrl+Shift+1", COMPARE,
                  lambda w: w.deeds.compare_no_more(), laid("single"))  # fmt: skip
    yield Command("compare-side", N_("Two days side by side"), "Ctrl+Shift+2", COMPARE,
                  beside("side"))  # fmt: skip
    yield Command("compare-swipe", N_("Two days with a curtain"), "Ctrl+Shift+3", COMPARE,
                  beside("swipe"), laid("swipe"))  # fmt: skip
    for found in offers().dates:
        yield Command(f"compare-{found.id}", found.title, "", COMPARE, days(found))
    for one in offers().lens:
        yield Command(f"compare-{one.id}", one.title, "", COMPARE, lens(one))


def _grounds() -> Iterator[Command]:
    def do(layer: str) -> Do:
        return lambda w: toggle_layer(w.atlas, w.store, layer)

    def on(layer: str) -> Callable[[Window], bool]:
        return lambda w: layer_shown(w.atlas, w.pane, layer)

    for layer, title, key in GROUNDS:
        yield Command(layer, title, key, MAP, do(layer), on(layer))


def _draws() -> Iterator[Command]:
    def draw(kind: DrawingKind) -> Do:
        return lambda w: w.projects.drawings.begin(kind)

    def do(deed: Callable[[Drawings], object]) -> Do:
        return lambda w: deed(w.projects.drawings)

    tools: tuple[tuple[DrawingKind, str, str], ...] = (
        ("text", N_("Write a note"), "Ctrl+Shift+N"), ("point", N_("Set a pin"), "Ctrl+Shift+I"),
        ("line", N_("Draw a line"), "Ctrl+Shift+T"), ("arrow", N_("Draw an arrow"), "Ctrl+Shift+R"),
        ("area", N_("Draw an area"), "Ctrl+Shift+O"),
    )  # fmt: skip
    for kind, title, key in tools:
        yield Command(f"draw-{kind}", title, key, DRAW, draw(kind))
    deeds: tuple[tuple[str, str, str, Callable[[Drawings], object]], ...] = (
        ("next", N_("Next note or drawing"), "F3", lambda d: d.step(1)),
        ("back", N_("The one before"), "Shift+F3", lambda d: d.step(-1)),
        ("edit", N_("Edit its words"), "F2", lambda d: d.edit()),
        ("place", N_("Place it anew"), "Shift+F2", lambda d: d.place_anew()),
        ("duplicate", N_("Duplicate it"), "Ctrl+U", lambda d: d.duplicate()),
        ("delete", N_("Delete it"), "Del", lambda d: d.delete()),
    )
    for name, title, key, deed in deeds:
        yield Command(f"drawing-{name}", title, key, DRAW, do(deed))


def _choices() -> Iterator[Command]:
    yield from _choice(
        "names", NAMES, LANGUAGES, lambda w, v: w.deeds.speak(v), lambda w: w.pane.language
    )
    yield from _choice(
        "style", STYLE, STYLES, lambda w, v: w.deeds.draw_in(v), lambda w: w.pane.style
    )
    yield from _choice(
        "fade",
        FADE,
        FADES,
        lambda w, v: w.deeds.fade_over(v),
        lambda w: w.settings.values.fade_days,
    )
    yield from _choice(
        "theme", LOOK, THEMES, lambda w, v: w.deeds.dress(v), lambda w: w.settings.values.theme
    )


def _choice(
    id_: str,
    menu: str,
    values: Mapping[Any, str],
    choose: Callable[[Window, Any], object],
    chosen: Callable[[Window], object],
) -> Iterator[Command]:
    """A row for each of several values, the chosen one ticked."""

    def do(value: object) -> Do:
        return lambda w: choose(w, value)

    def on(value: object) -> Callable[[Window], bool]:
        return lambda w: chosen(w) == value

    for value, title in values.items():
        yield Command(f"{id_}-{value}", title, "", menu, do(value), on(value))


def _exports() -> Iterator[Command]:
    def do(form: Form) -> Do:
        return lambda w: w.deeds.export(form)

    for form in FORMS:
        yield Command(f"export-{form.id}", form.title, form.key, FIGURE, do(form))


def _stories(atlas: Atlas) -> Iterator[Command]:
    def do(story: str) -> Do:
        return lambda w: w.deeds.present(story)

    for story in atlas.stories.values():
        yield Command(f"present-{story.id}", story.title, "", PRESENT, do(story.id))
    yield Command("present-resume", N_("Go on where the talk was left"), "Shift+F5", PRESENT,
                  lambda w: w.projects.authoring.go_on())  # fmt: skip
    yield Command("present-check", N_("Ready for the lecture?"), "", PRESENT,
                  lambda w: w.presenter.check())  # fmt: skip
