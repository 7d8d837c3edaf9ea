"""A View as a link in the command line's words: parallel38:?date=1945-12-27&view=peninsula."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Pane
from parallel38.domain.visible import EVENTS_LAYER, PLACES_LAYER

SCHEME = "parallel38:"
_PLAIN = "/,:-."  # what may stand in a value as it is


def link_of(pane: Pane, atlas: Atlas, view: str = "") -> str:
    """The link that opens this map; `view` is the named view that its camera shows, if any."""
    said = "&".join(f"{key}={quote(value, safe=_PLAIN)}" for key, value in _said(pane, atlas, view))
    return f"{SCHEME}?{said}"


def _said(pane: Pane, atlas: Atlas, view: str) -> Iterator[tuple[str, str]]:
    yield "date", pane.date.isoformat()
    if pane.mode == "window" and pane.window:
        first, after = pane.window
        yield "window", f"{first.isoformat()}/{(after - timedelta(days=1)).isoformat()}"
    elif pane.mode == "cumulative":
        yield "mode", pane.mode
    if view:
        yield "view", view
    else:
        yield "center", f"{pane.camera.lat:.5f},{(pane.camera.lon + 180) % 360 - 180:.5f}"
        yield "zoom", f"{pane.camera.zoom:g}"
    if layers := _layers(pane, atlas):
        yield "layers", layers
    if pane.powers:
        yield "powers", ",".join(pane.powers)
    if {pane.selected} & {*atlas.features, *atlas.events, *atlas.places, *atlas.claims}:
        yield "select", pane.selected
    if pane.language != "en":
        yield "lang", pane.language
    if pane.style not in ("screen", "dark"):  # these follow the reader's window
        yield "style", pane.style


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
