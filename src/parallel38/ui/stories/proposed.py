"""What a new scene is called, and what it cites: by the date, what is selected and what is seen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt

from parallel38.domain.atlas import Atlas
from parallel38.domain.framing import Box, box_of, extent, framed, meet
from parallel38.domain.selected import spot_of
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.domain.visible import visible
from parallel38.ui.pane_state import clock_text
from parallel38.ui.project.called import called, chosen, happened

MOST = 4  # sources of a scene; its author adds what the words need
EVENT = 20.0  # an event of the first rank counts as ground of so many pixels' side: cites.js
_TILE = 256.0


def proposed(atlas: Atlas, view: View, place: str, size: tuple[int, int]) -> Scene:
    """A Scene of a View on a map of so many CSS pixels; `place` is the named view it shows."""
    pane = view.pane
    when, what = clock_text(pane), called(atlas, pane) or place
    title = f"{when}: {what}" if what else when
    return Scene(title=title, view=view, sources=sources(atlas, pane, size))


def sources(atlas: Atlas, pane: Pane, size: tuple[int, int]) -> tuple[str, ...]:
    """Ids: of what is selected or stands out, of what happened just then, and, as at the foot of a
    figure, of what most of the map stands on.
    """
    named = (chosen(atlas, name, pane) for name in (pane.selected, *pane.highlights))
    found = [source for record in named if record for source in record.sources]
    if event := happened(atlas, pane.date.toordinal()):
        found += event.sources
    return tuple(dict.fromkeys((*found, *_weightiest(atlas, pane, size))))[:MOST]


def _weightiest(atlas: Atlas, pane: Pane, size: tuple[int, int]) -> Iterable[str]:
    weights: Counter[str] = Counter()
    for source, weight in _seen(atlas, pane, box_of(pane.camera, *size)):
        weights[source] += weight  # type: ignore[assignment]
    return [source for source, _weight in weights.most_common(MOST)]


def _seen(atlas: Atlas, pane: Pane, box: Box) -> Iterator[tuple[str, float]]:
    shown, pixels = visible(atlas, pane), _TILE * 2**pane.camera.zoom
    for name in shown.features:
        feature = atlas.features[name]
        if feature.extent and meet(feature.extent, box):
            wide, tall = (side / _TILE * pixels for side in extent(_common(feature.extent, box)))
            share = 0.2 if feature.kind == "sovereign" else 1.0
            yield from ((source, share * sqrt(wide * tall)) for source in feature.sources)
    for name in shown.events:
        event = atlas.events[name]
        if meet((event.lon, event.lat, event.lon, event.lat), box):
            yield from ((source, EVENT * event.importance / 5) for source in event.sources)


def _common(one: Box, other: Box) -> Box:
    """What two boxes share; one that lies across the date line is taken whole."""
    west, south, east, north = (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip
    return (west, south, east, north) if west < east else (one[0], south, one[2], north)


def written(view: View, size: tuple[int, int]) -> View:
    """A desk's View framed as those of scenes are; light or dark is the window's own, and so is a
    point that was asked about. `size` is of its map, in CSS pixels.
    """
    pane = view.pane
    style = "screen" if pane.style == "dark" else pane.style
    asked = "" if spot_of(pane.selected) else pane.selected
    return view.with_pane(camera=framed(pane.camera, *size), style=style, selected=asked)
