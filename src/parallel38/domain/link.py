"""A View as a link in the command line's words: parallel38:?date=1945-12-27&view=peninsula."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from msgspec.structs import asdict, replace

from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import alone
from parallel38.domain.filters import NONE, Filters
from parallel38.domain.view import Pane, View
from parallel38.domain.visible import EVENTS_LAYER, PLACES_LAYER

SCHEME = "parallel38:"
_PLAIN = "/,:-."  # what may stand in a value as it is


def link_of(view: View, atlas: Atlas, name: str = "") -> str:
    """The link that opens this View; `name` is the named view that its camera shows, if any."""
    said = [*_said(alone(view).pane, atlas, name), *_compared(view)]
    return f"{SCHEME}?{'&'.join(f'{key}={quote(value, safe=_PLAIN)}' for key, value in said)}"


def tells_all(view: View) -> bool:
    """Whether a link says all of a View: several maps may differ in their days alone."""
    return all(replace(pane, date=view.pane.date) == view.pane for pane in view.panes)


def _compared(view: View) -> Iterator[tuple[str, str]]:
    days = [pane.date.isoformat() for pane in view.panes]
    if len(days) == 1 or not tells_all(view):
        return
    if view.layout == "swipe":
        yield "compare", days[1]
    else:
        yield "dates", ",".join(days)


def _said(pane: Pane, atlas: Atlas, name: str) -> Iterator[tuple[str, str]]:
    yield "date", pane.date.isoformat()
    if pane.mode == "window" and pane.window:
        first, after = pane.window
        yield "window", f"{first.isoformat()}/{(after - timedelta(days=1)).isoformat()}"
    elif pane.mode == "cumulative":
        yield "mode", pane.mode
    if name:
        yield "view", name
    else:
        yield "center", f"{pane.camera.lat:.5f},{(pane.camera.lon + 180) % 360 - 180:.5f}"
        yield "zoom", f"{pane.camera.zoom:g}"
    if layers := _layers(pane, atlas):
        yield "layers", layers
    if pane.powers:
        yield "powers", ",".join(pane.powers)
    yield from _filters(pane.filters)
    if {pane.selected} & {*atlas.features, *atlas.events, *atlas.places, *atlas.claims}:
        yield "select", pane.selected
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
