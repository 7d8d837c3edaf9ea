"""What the desk of a standalone file knows beside the page's own data, as one JSON text."""

import json
from collections.abc import Sequence

from msgspec import to_builtins
from msgspec.structs import replace

from parallel38 import paths, words
from parallel38.domain.atlas import Atlas, Era
from parallel38.domain.compare import shape
from parallel38.domain.filters import NONE
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import FIRST_DAY, LAST_DAY, OPENING, Camera, Pane, View, together
from parallel38.domain.visible import EVENTS_LAYER, PLACES_LAYER
from parallel38.export.deck.told import Deck
from parallel38.export.framed import TOLD
from parallel38.map.style import KINDS
from parallel38.map.tongues import desk_messages
from parallel38.standalone import spoken
from parallel38.standalone.records import Records
from parallel38.standalone.saying import sayings
from parallel38.ui.choices import GROUNDS, LANGUAGES
from parallel38.ui.pane_notes import notes_of
from parallel38.ui.search_entries import entries
from parallel38.ui.timeline.ticks import Ticks
from parallel38.words import _

_ICONS = (
    "all-years", "back", "close", "inspector", "layers", "next", "pause", "play", "present",
    "previous", "search", "view",
)  # fmt: skip
_KEPT = ("mode", "layers_on", "layers_off", "powers", "language", "style", "selected")
_CLOCK = ("day", "window", "mode")
_FOUND = ("place", "event", "feature", "claim")  # kinds of entries that have a page


def desk(
    atlas: Atlas, scene: Scene, size: tuple[float, float], fade_days: int, deck: Deck | None = None
) -> bytes:
    """`atlas` with a person's own in it; the scene was framed for a map of `size` CSS pixels. Of a
    `deck` the story is the only one, with all that is said.
    """
    stories = [deck.story] if deck else list(atlas.stories.values())
    works = [one.works for one in deck.slides] if deck else None
    drawn = [one.id for one in atlas.features.values() if one.drawn]
    records = Records(atlas, drawn)
    return json.dumps(
        {
            "version": atlas.version,
            "language": words.language(),
            "days": [FIRST_DAY.toordinal(), LAST_DAY.toordinal()],
            "opening": _opening(atlas, scene, size, fade_days)
            | ({"title": deck.story.title, "caption": ""} if deck else {})
            | {"scene": _scene_id(stories, scene)},
            "presents": deck is not None,
            "views": [
                {"id": one.id, "title": _(one.title), "box": one.box}
                for one in named_views().values()
            ],
            "stories": [_story(atlas, one, works) for one in stories],
            "eras": [_era(one) for one in atlas.eras.values()],
            "ticks": [[one.day, one.importance, one.id] for one in Ticks.of(atlas).all],
            "layers": _layers(atlas),
            "kinds": {kind: _(one.title) for kind, one in KINDS.items()},
            "languages": LANGUAGES,
            "extents": {
                one.id: one.extent for one in atlas.features.values() if one.drawn and one.extent
            },
            "entries": _entries(atlas, frozenset(drawn)),
            "notes": records.notes(),
            "pages": records.pages(),
            "sayings": sayings(),
            "icons": _icons(),
            "words": {message: _(message) for message in desk_messages()},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _opening(
    atlas: Atlas, scene: Scene, size: tuple[float, float], fade_days: int
) -> dict[str, object]:
    view = together(scene.view)
    shown = view if view.layout != "single" else replace(view, panes=view.panes[:1])
    across, down = shape(shown)
    width, height = size[0] / across, size[1] / down
    return _maps(atlas, shown) | {
        "title": scene.title, "caption": scene.caption, "fade_days": fade_days,
        "view": _view_of(shown.pane, width, height),
        "camera": to_builtins(shown.pane.camera) | {"width": width, "height": height},
    }  # fmt: skip


def _maps(atlas: Atlas, view: View) -> dict[str, object]:
    """The first map, and those beside it as far as they differ from it."""
    first = _told(atlas, view.pane)
    return first | {
        "highlights": view.pane.highlights, "layout": view.layout, "columns": shape(view)[0],
        "more": [_own(view, _told(atlas, pane), first) for pane in view.panes[1:]],
    }  # fmt: skip


def _story(atlas: Atlas, story: Story, works: Sequence[Sequence[str]] | None) -> dict[str, object]:
    """Its scenes one after another, each with the ground that its author saw; told with what is
    said of them, and the `works` that each cites.
    """
    scenes = [
        _maps(atlas, together(one.view))
        | {"id": one.id, "title": one.title, "caption": one.caption,
           "transition": one.transition, "camera": to_builtins(one.view.pane.camera)}
        | (spoken.of_scene(one, works[number]) if works is not None else {})
        for number, one in enumerate(story.scenes)
    ]  # fmt: skip
    return {
        "id": story.id,
        "title": story.title,
        "seen": [TOLD.width, TOLD.height],
        "scenes": scenes,
    } | (spoken.of_story(story) if works is not None else {})


def _scene_id(stories: list[Story], scene: Scene) -> str:
    """STORY/SCENE where the map is one of a story, or ""."""
    for story in stories:
        if scene.id and any(scene.id == one.id for one in story.scenes):
            return f"{story.id}/{scene.id}"
    return ""


def _told(atlas: Atlas, pane: Pane) -> dict[str, object]:
    """A pane but for its camera, as the desk's store holds it."""
    window = [one.toordinal() for one in pane.window] if pane.window else None
    return {name: getattr(pane, name) for name in _KEPT} | {
        "day": pane.date.toordinal(), "window": window,
        "filters": None if pane.filters == NONE else to_builtins(pane.filters),
        "notes": notes_of(atlas, replace(pane, highlights=())),
    }  # fmt: skip


def _own(view: View, told: dict[str, object], first: dict[str, object]) -> dict[str, object]:
    """What a pane beside the first does not share with it; the clock only where all are on one."""
    lens = any(pane.powers != view.pane.powers for pane in view.panes)
    own = () if lens else _CLOCK
    return {name: value for name, value in told.items() if name in own or value != first[name]}


def _view_of(pane: Pane, width: float, height: float) -> str:
    """The named view that a camera shows, or ""."""
    if pane.camera == Camera():
        return OPENING.view
    views = named_views().values()
    shown = (one.id for one in views if camera_for(one.box, width, height) == pane.camera)
    return next(shown, "")


def _era(era: Era) -> list[object]:
    held = era.interval
    return [
        _(era.title), held.possible_from, held.possible_to, held.certain_from, held.certain_to,
    ]  # fmt: skip


def _layers(atlas: Atlas) -> list[dict[str, object]]:
    """As the window lists them: what lies on top first, then what the map draws of its own."""
    full = {one.layer for one in atlas.features.values() if one.drawn}
    grounds = {name for name, _title, _key in GROUNDS}
    ordered = sorted(atlas.layers.values(), key=lambda layer: -layer.order)
    events = _("Summits, treaties, battles and other happenings; they fade in the following year.")
    rows: list[dict[str, object]] = [
        {"id": EVENTS_LAYER, "title": _("Events"), "about": events, "on": True}
    ]
    rows += [
        {"id": one.id, "title": _(one.title), "about": one.description, "on": one.on,
        }
        for one in ordered
        if one.id in full and one.id not in grounds
    ]  # fmt: skip
    rows.append({"id": PLACES_LAYER, "title": _("Places"), "about": "", "on": True})
    for name, title, _key in GROUNDS:
        on = atlas.layers[name].on if name in atlas.layers else False
        rows.append({"id": name, "title": _(title), "about": "", "on": on})
    return rows


def _entries(atlas: Atlas, drawn: frozenset[str]) -> list[list[object]]:
    """What can be found: kind, id, importance, names that are not its title, and its second line
    where that is not its dates.
    """
    found: list[list[object]] = []
    for one in entries(atlas):
        if one.kind not in _FOUND or (one.kind == "feature" and one.key not in drawn):
            continue
        others = [word for word in one.words if word != one.title]
        dated = one.kind in ("event", "feature")
        found.append([one.kind, one.key, one.importance, others, "" if dated else one.detail])
    return found


def _icons() -> dict[str, str]:
    """The window's own drawings that the desk uses."""
    folder = paths.resources() / "icons"
    return {name: folder.joinpath(f"{name}.svg").read_text("utf-8") for name in _ICONS}
