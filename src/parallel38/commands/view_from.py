"""From the options that say what to show to a Scene, every bad value told in one sentence."""

import datetime
from collections.abc import Collection
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from parallel38.commands.view_options import Asked, is_file, wrong
from parallel38.commands.view_panes import day_of, panes_of, share_of, within
from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import MAPS, best_columns, shape
from parallel38.domain.dates import DateError
from parallel38.domain.figure import Figure
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM, Box, camera_for, extent, named_views
from parallel38.domain.selected import selectable
from parallel38.domain.story import Scene
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import Camera, Mode, together
from parallel38.domain.visible import EVENTS_LAYER, PLACES_LAYER
from parallel38.export.framed import framed


def scene_from(asked: Asked, atlas: Atlas, width: float, height: float) -> Scene:
    """The Scene that was asked for, on a map of width x height CSS pixels.

    Starts from --scene or the opening view; every other option overrides it. Raises
    click.UsageError.
    """
    scene = _start(asked.scene, atlas) if asked.scene else Scene()
    if asked.fitted or scene.figure:
        scene = replace(scene, view=framed(scene, width, height))
    scene = replace(scene, view=panes_of(asked, scene.view))
    width, height = share_of(scene.view, width, height)
    pane = scene.view.pane
    changes: dict[str, Any] = {}
    if asked.date:
        changes["date"] = day_of("--date", asked.date)
    if asked.window:
        first, after = window_of(asked.window)
        changes |= {"window": (first, after), "mode": "window"}
        if not first <= changes.setdefault("date", first) < after:
            raise wrong("--date", asked.date, "it lies outside --window.")
    if asked.mode:
        changes["mode"] = _mode(asked.mode, bool(asked.window or pane.window))
    if camera := _camera(asked, pane.camera, width, height):
        changes["camera"] = camera
    if asked.layers:
        on, off = layers_of(asked.layers, atlas)
        changes |= {"layers_on": on, "layers_off": off}
    if asked.select:
        ids = {*atlas.features, *atlas.events, *atlas.places, *atlas.claims}
        kinds = "feature, event, place or claim"
        changes["selected"] = (
            asked.select
            if selectable(atlas, asked.select)
            else known("--select", asked.select, ids, kinds)
        )
    changes |= {"language": asked.lang} if asked.lang else {}
    changes |= {"style": asked.style} if asked.style else {}
    title = scene.title if asked.title is None else asked.title
    view = scene.view.with_pane(**changes)
    own = {name: changes[name] for name in ("layers_on", "layers_off") if name in changes}
    panes = (view.pane, *(replace(one, **own) for one in view.panes[1:]))
    return replace(scene, title=title, view=together(replace(view, panes=panes)))


def arranged(asked: Asked, scene: Scene, figure: Figure) -> tuple[Scene, Figure]:
    """Several maps of a ground that was named, in the columns in which they come out largest."""
    box = box_asked(asked)
    if box is None or shape(scene.view) == (1, 1):
        own = asked.center or asked.zoom
        return scene, replace(figure, columns=0, ground=None) if own else figure
    width, height = figure.width, figure.height
    ground = extent(box)
    across = best_columns(len(scene.view.panes), width, MAPS * height, ground)
    camera = camera_for(box, *share_of(scene.view, width, height, across))
    view = together(scene.view.with_pane(camera=camera))
    return replace(scene, view=view), replace(figure, columns=across, ground=ground)


def known(option: str, value: str, ids: Collection[str], what: str) -> str:
    """The value, if it is one of the ids; else the nearest of them are named."""
    if value in ids:
        return value
    near = get_close_matches(value, ids, n=3, cutoff=0.5) or sorted(ids)[:12]
    raise wrong(option, value, f"there is no such {what}; perhaps {', '.join(near)}.")


def window_of(text: str) -> tuple[datetime.date, datetime.date]:
    """The first day of what was typed and the day after its last: FROM/TO, either of them '..'
    for the atlas's own, in words ('June to September 1950'), or one month, season or year.
    """
    try:
        span = parse_typed(text)
    except DateError as error:
        raise click.UsageError(f"--window: {error}") from None
    return within(span.earliest), within(span.latest) + datetime.timedelta(days=1)


def layers_of(text: str, atlas: Atlas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What --layers turns on and off: only the named ones, or with a minus all but those."""
    layers = {*atlas.layers, EVENTS_LAYER, PLACES_LAYER}
    names = [name.strip() for name in text.split(",") if name.strip()]
    ids = {*layers, *atlas.features, *atlas.events}
    for name in names:
        known("--layers", name.removeprefix("-"), ids, "layer or feature")
    off = tuple(name[1:] for name in names if name.startswith("-"))
    on = tuple(name for name in names if not name.startswith("-"))
    if on:
        off = (*off, *sorted(layers - set(on) - set(off)))
    return on, off


def numbers(option: str, text: str, count: int, form: str) -> list[float]:
    """So many finite numbers with commas between."""
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        values = []
    if len(values) != count or not all(map(isfinite, values)):
        raise wrong(option, text, f"write {form}, in degrees.")
    return values


def _start(said: str, atlas: Atlas) -> Scene:
    if is_file(said):
        return in_file(said)
    story_id, slash, scene_id = said.partition("/")
    if not slash:
        raise wrong("--scene", said, "write STORY/SCENE, or the file of a figure made here.")
    known("--scene", story_id, atlas.stories, "story")
    scenes = {scene.id: scene for scene in atlas.stories[story_id].scenes}
    known("--scene", scene_id, scenes, f"scene in the story {story_id}")
    return scenes[scene_id]


def in_file(said: str) -> Scene:
    """The Scene in the file that --scene names. Raises click.UsageError."""
    from parallel38.export.figure import ExportError
    from parallel38.export.scenes import read_scene

    try:
        return read_scene(Path(said))
    except (OSError, ExportError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise wrong("--scene", said, f"{reason}".rstrip(".") + ".") from None


def _mode(mode: Mode, has_window: bool) -> Mode:
    if mode == "window" and not has_window:
        raise wrong("--mode", mode, "--window must say from when to when.")
    return mode


def _camera(asked: Asked, camera: Camera, width: float, height: float) -> Camera | None:
    if sum(option is not None for option in (asked.view, asked.center, asked.bbox)) > 1:
        raise wrong("--view, --center, --bbox", "", "only one of them can be given.")
    if box := box_asked(asked):
        return camera_for(box, width, height)
    if asked.center is not None:
        lat, lon = _point(asked.center)
        camera = replace(camera, lat=lat, lon=lon)
    if asked.zoom is not None:
        if not MIN_ZOOM <= asked.zoom <= MAX_ZOOM:
            raise wrong("--zoom", f"{asked.zoom:g}", f"it takes {MIN_ZOOM:g} to {MAX_ZOOM:g}.")
        camera = replace(camera, zoom=asked.zoom)
    return camera if asked.center is not None or asked.zoom is not None else None


def box_asked(asked: Asked) -> Box | None:
    """The ground of --view or --bbox. Raises click.UsageError."""
    if asked.view is not None:
        views = named_views()
        return views[known("--view", asked.view, views, "view")].box
    return _box(asked.bbox) if asked.bbox is not None else None


def _point(text: str) -> tuple[float, float]:
    lat, lon = numbers("--center", text, 2, "LAT,LON")
    if not -85 <= lat <= 85 or not -180 <= lon <= 180:
        raise wrong("--center", text, "LAT takes -85 to 85 and LON -180 to 180 degrees.")
    return lat, lon


def _box(text: str) -> tuple[float, float, float, float]:
    west, south, east, north = numbers("--bbox", text, 4, "W,S,E,N")
    if not (-85 <= south < north <= 85 and -180 <= west <= 180 and -180 <= east <= 180):
        raise wrong(
            "--bbox", text, "S must lie below N within -85 to 85, W and E within -180 to 180."
        )
    if west == east:
        raise wrong("--bbox", text, "W and E must differ.")
    return west, south, east, north
