"""A View as a link in the command line's words: parallel38:?date=1945-12-27&view=peninsula."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from msgspec.structs import asdict, replace

from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import alone
from parallel38.domain.filters import NONE, Filters
from parallel38.domain.selected import selectable, since_day
from parallel38.domain.view import HALF, Pane, View
from parallel38.domain.visible import EVENTS_LAYER, PLACES_LAYER

SCHEME = "parallel38:"
MAP = "map"  # with its number: a key for each map after the first
CHANGES = "changes"  # of `highlights`: what changed since the day that is selected
LONG = 2000  # characters: some chats and browsers cut what is longer
_PLAIN = "/,:-.;@"  # what may stand in a value as it is


def link_of(view: View, atlas: Atlas, name: str = "") -> str:
    """The link that opens this View; `name` is the named view that its camera shows, if any."""
    camera = alone(view).pane.camera
    main = replace(view.pane, camera=camera)
    said = [
        *_own(main, atlas), *_looks(main, name), *_chosen(main, atlas), *_compared(view, atlas)
    ]  # fmt: skip
    return f"{SCHEME}?{'&'.join(f'{key}={quote(value, safe=_PLAIN)}' for key, value in said)}"


def _compared(view: View, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The other maps: by their days where nothing else tells them apart, else each whole."""
    if len(view.panes) == 1:
        return
    main, *others = view.panes
    if main.mode == "instant" and all(replace(one, date=main.date) == main for one in others):
        days = [pane.date.isoformat() for pane in view.panes]
        if view.layout == ("side" if len(days) == 2 else "grid"):
            yield "dates", ",".join(days)
            return
    yield "layout", view.layout
    if view.layout == "swipe" and view.split != HALF:
        yield "split", f"{view.split:g}"
    for number, pane in enumerate(others, 2):
        said = ";".join(f"{key}:{value}" for key, value in _own(pane, atlas))
        yield f"{MAP}{number}", said


def _own(pane: Pane, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What each of several maps has for itself."""
    yield "date", pane.date.isoformat()
    if pane.mode == "window" and pane.window:
        first, after = pane.window
        yield "window", f"{first.isoformat()}/{(after - timedelta(days=1)).isoformat()}"
    elif pane.mode == "cumulative":
        yield "mode", pane.mode
    if layers := _layers(pane, atlas):
        yield "layers", layers
    if pane.powers:
        yield "powers", ",".join(pane.powers)
    yield from _filters(pane.filters)


def _looks(pane: Pane, name: str) -> Iterator[tuple[str, str]]:
    """Where the map looks."""
    if name:
        yield "view", name
    else:
        yield "center", f"{pane.camera.lat:.5f},{(pane.camera.lon + 180) % 360 - 180:.5f}"
        yield "zoom", f"{pane.camera.zoom:g}"


def _chosen(pane: Pane, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What is selected and brought out, and how names and map are written."""
    if selectable(atlas, pane.selected):
        yield "select", pane.selected
    if pane.highlights and since_day(pane.selected):
        yield "highlights", CHANGES  # they follow from the two days
    elif shown := [one for one in pane.highlights if one in atlas.features or one in atlas.events]:
        yield "highlights", ",".join(shown)
    if pane.language != "en":
        yield "lang", pane.language
    if pane.style not in ("screen", "dark"):  # these follow the reader's window
        yield "style", pane.style


def _filters(filters: Filters) -> Iterator[tuple[str, str]]:
    """Only what narrows, under its own name."""
    for key, value in asdict(filters).items():
        if value != getattr(NONE, key):
            yield (
                key.replace("_", "-"),
                ",".join(value) if isinstance(value, tuple) else _word(value),
            )


def _word(value: object) -> str:
    return "1" if value is True else str(value)


def _layers(pane: Pane, atlas: Atlas) -> str:
    """What --layers would be told: all but these, or only those."""
    off = [f"-{name}" for name in pane.layers_off]
    if not pane.layers_on:
        return ",".join(off)
    layers = {EVENTS_LAYER: True, PLACES_LAYER: True}
    layers |= {name: layer.on for name, layer in atlas.layers.items()}
    shown = [name for name, on in layers.items() if on and name not in pane.layers_off]
    return ",".join(
        [*dict.fromkeys([*shown, *pane.layers_on]), *(one for one in off if one[1:] not in layers)]
    )
