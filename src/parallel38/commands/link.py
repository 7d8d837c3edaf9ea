"""`parallel38 LINK`: a link's keys are the options of snapshot that say what to show."""

from collections.abc import Collection
from typing import cast, get_args

import click
from msgspec.structs import replace

from parallel38.commands.view_options import Asked, wrong
from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import MOST, alone, fitted, of_dates
from parallel38.domain.filters import Filters
from parallel38.domain.link import CHANGES, MAP
from parallel38.domain.story import Scene
from parallel38.domain.view import Layout, Pane, View

_KEYS = {
    "date", "window", "mode", "view", "center", "zoom", "bbox", "layers", "powers", "select",
    "lang", "style", "title", "compare", "dates", "layout", "split", "highlights",
}  # fmt: skip
_FILTERS = {name.replace("_", "-"): name for name in Filters.__struct_fields__}
_MAP_KEYS = {"date", "window", "mode", "layers", "powers", *_FILTERS}
_LISTS = ("themes", "event_kinds", "kinds", "sources")
_MOST_LINK = 8192  # characters


def scene_of_link(link: str, atlas: Atlas) -> Scene:
    """The Scene that a link asks for. Raises click.UsageError."""
    from urllib.parse import parse_qsl, urlsplit

    if len(link) > _MOST_LINK:
        raise click.UsageError(f"A link of {len(link)} characters; at most {_MOST_LINK} are read.")
    try:
        parts = urlsplit(link)
        if parts.netloc or parts.path.strip("/"):
            raise ValueError("what it says must stand behind a question mark")
        said = dict(parse_qsl(parts.query, strict_parsing=True))
        maps = _maps(said)
        known_keys = {*_KEYS, *_FILTERS}
        unknown = sorted(set(said) - known_keys)
        if unknown:
            raise ValueError(
                f"{unknown[0]} is no key of a link; {', '.join(sorted(known_keys))} are"
            )
        zoom = float(said.pop("zoom")) if "zoom" in said else None
        beside = {
            key: said.pop(key, "") for key in ("compare", "dates", "layout", "split", "highlights")
        }
    except ValueError as error:
        raise click.UsageError(f"{link}: {error}.") from None
    scene = _scene(link, said, zoom, atlas)
    view = scene.view.with_pane(
        highlights=_highlights(beside["highlights"], scene.view.pane, atlas)
    )
    view = _compared(view, beside["compare"], beside["dates"])
    if maps:
        others = [_scene(link, one, None, atlas).view.pane for one in maps]
        view = _parted(_beside(view, beside["layout"], others), beside["split"])
    return replace(scene, view=view)


def _scene(link: str, said: dict[str, str], zoom: float | None, atlas: Atlas) -> Scene:
    """What one map shows."""
    from parallel38.commands.view_from import known, scene_from

    powers = tuple(filter(None, said.pop("powers", "").split(",")))
    filters = _filters(link, said)
    scene = scene_from(_asked(link, said, zoom), atlas, 1000, 640)
    chosen = tuple(known("powers", one, atlas.powers, "power") for one in powers)
    _check(filters, atlas)
    return replace(scene, view=scene.view.with_pane(powers=chosen, filters=filters))


def _maps(said: dict[str, str]) -> list[dict[str, str]]:
    """The keys of each map after the first, taken out of what the link said."""
    found = []
    for number in range(2, MOST + 1):
        if (text := said.pop(f"{MAP}{number}", None)) is None:
            break
        pairs = [part.partition(":") for part in text.split(";")]
        if wrong_ := [key for key, colon, _ in pairs if key not in _MAP_KEYS or not colon]:
            keys = ", ".join(sorted(_MAP_KEYS))
            raise ValueError(f"{MAP}{number}: {wrong_[0]} is no key of a map; {keys} are")
        found.append({key: value for key, _, value in pairs})
    return found


def _beside(view: View, layout: str, others: list[Pane]) -> View:
    """With other maps that each say what they show."""
    if layout not in get_args(Layout)[1:]:
        raise wrong("layout", layout, f"it takes {', '.join(get_args(Layout)[1:])}.")
    shared = alone(view)
    panes = (shared.pane, *others)
    return fitted(View(layout=cast(Layout, layout), panes=panes), shared)


def _parted(view: View, split: str) -> View:
    """With the curtain where the link has it."""
    if not split:
        return view
    try:
        share = float(split)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise wrong("split", split, "it is a share of the width, 0 to 1.")
    return replace(view, split=share)


def _highlights(text: str, pane: Pane, atlas: Atlas) -> tuple[str, ...]:
    from parallel38.commands.view_from import known
    from parallel38.domain.changes import changed
    from parallel38.domain.changes_told import marks
    from parallel38.domain.selected import since_day

    since = since_day(pane.selected)
    if text == CHANGES and since:
        days = sorted((since.toordinal(), pane.date.toordinal()))
        return marks(atlas, changed(atlas, days[0], days[1]))
    ids = {*atlas.features, *atlas.events}
    return tuple(
        known("highlights", one, ids, "feature or event") for one in text.split(",") if one
    )


def _check(filters: Filters, atlas: Atlas) -> None:
    """Whether the atlas has what is asked for: else the map would be empty, and no one told why."""
    from parallel38.commands.view_from import known

    events, features = atlas.events.values(), atlas.features.values()
    there: dict[str, Collection[str]] = {
        "themes": {theme for event in events for theme in event.themes},
        "event_kinds": {event.kind for event in events},
        "kinds": {feature.kind for feature in features},
        "sources": atlas.sources,
    }
    for name, ids in there.items():
        for one in getattr(filters, name):
            known(name.replace("_", "-"), one, ids, name.replace("_", " ").removesuffix("s"))


def _filters(link: str, said: dict[str, str]) -> Filters:
    """The filters of a link, taken out of what it said."""
    import msgspec

    found = {_FILTERS[key]: said.pop(key) for key in list(said) if key in _FILTERS}
    lists = {name: found[name].split(",") for name in _LISTS if name in found}
    try:
        return msgspec.convert({**found, **lists}, Filters, strict=False)
    except msgspec.ValidationError as error:
        raise click.UsageError(f"{link}: {error}.") from None


def _compared(view: View, compare: str, dates: str) -> View:
    """With maps of other days beside it: one, or two to ten."""
    from parallel38.commands.view_panes import day_of, on_days

    if compare:
        return of_dates(view, "side", (view.pane.date, day_of("compare", compare)))
    return on_days(view, "dates", dates) if dates else view


def _asked(link: str, said: dict[str, str], zoom: float | None) -> Asked:
    import msgspec

    try:
        return msgspec.convert({**said, "zoom": zoom}, Asked)
    except msgspec.ValidationError as error:
        raise click.UsageError(f"{link}: {error}.") from None
