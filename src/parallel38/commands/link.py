"""`parallel38 LINK`: a link's keys are the options of snapshot that say what to show."""

import click
from msgspec.structs import replace

from parallel38.commands.view_options import Asked, wrong
from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import MOST, of_dates
from parallel38.domain.story import Scene
from parallel38.domain.view import View

_KEYS = {
    "date", "window", "mode", "view", "center", "zoom", "bbox", "layers", "powers", "select",
    "lang", "style", "title", "compare", "dates",
}  # fmt: skip
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
        unknown = sorted(set(said) - _KEYS)
        if unknown:
            raise ValueError(f"{unknown[0]} is no key of a link; {', '.join(sorted(_KEYS))} are")
        zoom = float(said.pop("zoom")) if "zoom" in said else None
        powers = tuple(filter(None, said.pop("powers", "").split(",")))
        compare, dates = said.pop("compare", ""), said.pop("dates", "")
    except ValueError as error:
        raise click.UsageError(f"{link}: {error}.") from None
    scene = scene_from(_asked(link, said, zoom), atlas, 1000, 640)
    if powers:
        chosen = tuple(known("powers", one, atlas.powers, "power") for one in powers)
        scene = replace(scene, view=scene.view.with_pane(powers=chosen))
    return replace(scene, view=_compared(scene.view, compare, dates))


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
