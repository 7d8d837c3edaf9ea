"""`parallel38 LINK`: a link's keys are the options of snapshot that say what to show."""

from collections.abc import Collection

import click
from msgspec.structs import replace

from parallel38.commands.view_options import Asked, wrong
from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import MOST, of_dates
from parallel38.domain.filters import Filters
from parallel38.domain.story import Scene
from parallel38.domain.view import View

_KEYS = {
    "date", "window", "mode", "view", "center", "zoom", "bbox", "layers", "powers", "select",
    "lang", "style", "title", "compare", "dates",
}  # fmt: skip
_FILTERS = {name.replace("_", "-"): name for name in Filters.__struct_fields__}
_LISTS = ("themes", "event_kinds", "kinds", "sources")
_MOST_LINK = 8192  # characters


def scene_of_link(link: str, atlas: Atlas) -> Scene:
    """The Scene that a link asks for. Raises click.UsageError."""
    from urllib.parse import parse_qsl, urlsplit

    from parallel38.commands.view_from import known, scene_from

    if len(link) > _MOST_LINK:
        raise click.UsageError(f"A link of {len(link)} characters; at most {_MOST_LINK} are read.")
    try:
        parts = urlsplit(link)
        if parts.netloc or parts.path.strip("/"):
            raise ValueError("what it says must stand behind a question mark")
        said = dict(parse_qsl(parts.query, strict_parsing=True))
        known_keys = {*_KEYS, *_FILTERS}
        unknown = sorted(set(said) - known_keys)
        if unknown:
            raise ValueError(
                f"{unknown[0]} is no key of a link; {', '.join(sorted(known_keys))} are"
            )
        zoom = float(said.pop("zoom")) if "zoom" in said else None
        powers = tuple(filter(None, said.pop("powers", "").split(",")))
        compare, dates = said.pop("compare", ""), said.pop("dates", "")
    except ValueError as error:
        raise click.UsageError(f"{link}: {error}.") from None
    filters = _filters(link, said)
    scene = scene_from(_asked(link, said, zoom), atlas, 1000, 640)
    chosen = tuple(known("powers", one, atlas.powers, "power") for one in powers)
    _check(filters, atlas)
    view = scene.view.with_pane(powers=chosen, filters=filters)
    return replace(scene, view=_compared(view, compare, dates))


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
    """With maps of other days beside it: one under a swipe, or two to nine."""
    from parallel38.commands.view_from import day_of

    if compare:
        return of_dates(view, "swipe", (view.pane.date, day_of("compare", compare)))
    if not dates:
        return view
    days = [day_of("dates", day) for day in dates.split(",")]
    if not 2 <= len(days) <= MOST:
        raise wrong("dates", dates, f"write 2 to {MOST} dates with commas between.")
    return of_dates(view, "side" if len(days) == 2 else "grid", days)


def _asked(link: str, said: dict[str, str], zoom: float | None) -> Asked:
    import msgspec

    try:
        return msgspec.convert({**said, "zoom": zoom}, Asked)
    except msgspec.ValidationError as error:
        raise click.UsageError(f"{link}: {error}.") from None
