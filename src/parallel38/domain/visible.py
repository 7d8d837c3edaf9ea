"""What a Pane shows: which features hold, how surely, and how brightly events glow.

The page applies the same tests to the same day numbers; tests/unit/domain/visibility_cases.json
holds the answers both must give.
"""

from typing import Literal

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.dates import FIRST, Interval
from parallel38.domain.narrowing import fits
from parallel38.domain.view import Pane

State = Literal["certain", "possible", "announced"]
Certainty = Literal["certain", "possible", "approximate"]

FADE_DAYS = 365
EVENTS_LAYER = "events"
PLACES_LAYER = "places"


class Visible(Struct, frozen=True):
    """What a pane shows, by id: features with their state, events with their glow (0 to 1)."""

    features: dict[str, State]
    events: dict[str, float]


def state(interval: Interval, announced: int | None, pane: Pane) -> State | None:
    """How a thing is shown: certain, possible, announced (drawn lighter), or not at all.

    Instant: it holds on the pane's day. Window: it holds on some day of the window. Cumulative:
    it has begun by the pane's day.
    """
    if pane.mode == "cumulative":
        return _begun(interval, announced, pane.date.toordinal())
    first, after = _days(pane)
    if _meets(interval.certain_from, interval.certain_to, first, after):
        return "certain"
    if _meets(interval.possible_from, interval.possible_to, first, after):
        return "possible"
    if announced is not None and _meets(announced, interval.possible_from, first, after):
        return "announced"
    return None


def glow(interval: Interval, pane: Pane, fade: int = FADE_DAYS) -> float:
    """How brightly an event shows: 1 on its days, in instant mode fading to 0 over `fade` days."""
    day = pane.date.toordinal()
    if pane.mode == "cumulative":
        return float(interval.possible_from <= day)
    first, after = _days(pane)
    if _meets(interval.possible_from, interval.possible_to, first, after):
        return 1.0
    if pane.mode == "window" or day < interval.possible_from:
        return 0.0
    return max(0.0, 1.0 - (day - interval.possible_to + 1) / fade)


def visible(atlas: Atlas, pane: Pane, fade: int = FADE_DAYS) -> Visible:
    """All features and events a pane shows, in the atlas's order."""
    features = {}
    for feature in atlas.features.values():
        if not feature.drawn or not switched_on(atlas, pane, feature):
            continue
        found = state(feature.interval, feature.announced, pane)
        if found and feature.moving and feature.moving.edge:
            found = _line(atlas, feature, pane)
        if found == "certain" or (found and not pane.filters.certain):
            features[feature.id] = found
    events = {
        event.id: light
        for event in atlas.events.values()
        if switched_on(atlas, pane, event)
        and (light := glow(event.interval, pane, fade)) > 0
        and not (pane.filters.certain and doubtful(event, pane))
    }
    return Visible(features, events)


def frame_day(interval: Interval, pane: Pane) -> int:
    """The day (ordinal) as of which moving ground is shown: the last of a map of several days,
    and of those after a thing's end its last.
    """
    return min(_days(pane)[1], interval.possible_to) - 1


def _line(atlas: Atlas, feature: Feature, pane: Pane) -> State | None:
    """The line of a moving front: possible between two dated lines, which are drawn themselves."""
    assert feature.moving
    series = atlas.moving.get(feature.moving.edge)
    number = series.at(frame_day(feature.interval, pane)) if series else None
    return "possible" if series and number is not None and not series.frames[number].dated else None


def doubtful(event: Event, pane: Pane) -> bool:
    """Whether an event only may have been on the pane's days; once it is over it has been."""
    return state(event.interval, None, pane) == "possible"


def switched_on(atlas: Atlas, pane: Pane, thing: Feature | Event) -> bool:
    """Whether layers, powers and filters let a feature or event show."""
    return fits(pane, thing) and layer_on(atlas, pane, thing)


def layer_on(atlas: Atlas, pane: Pane, thing: Feature | Event) -> bool:
    """Whether its switch is on: its own id outweighs its layer's."""
    layer = thing.layer if isinstance(thing, Feature) else EVENTS_LAYER
    default = atlas.layers[layer].on if layer in atlas.layers else True
    for key in (thing.id, layer):
        if key in pane.layers_off:
            return False
        if key in pane.layers_on:
            return True
    return default


def certainty(start: str, end: str, interval: Interval, day: int) -> Certainty | None:
    """How surely something with these EDTF bounds held on `day`; None where it did not.

    'approximate' where a bound written with ~ or % makes the day doubtful, else 'possible'.
    """
    if not interval.possible_from <= day < interval.possible_to:
        return None
    bounds = [
        bound
        for bound, doubtful in (
            (start, day < interval.certain_from),
            (end, day >= interval.certain_to),
        )
        if doubtful
    ]
    if not bounds:
        return "certain"
    return "approximate" if any(bound.endswith(("~", "%")) for bound in bounds) else "possible"


def _begun(interval: Interval, announced: int | None, day: int) -> State | None:
    if interval.certain_from <= day:
        return "certain"
    if interval.possible_from <= day:
        return "possible"
    return "announced" if announced is not None and announced <= day else None


def reach(pane: Pane) -> tuple[int, int]:
    """The days, half-open, on which a thing must hold to be shown as more than announced."""
    first, after = _days(pane)
    return (FIRST, pane.date.toordinal() + 1) if pane.mode == "cumulative" else (first, after)


def _days(pane: Pane) -> tuple[int, int]:
    """The pane's days, half-open; a window mode without a window is its day."""
    if pane.mode == "window" and pane.window:
        return pane.window[0].toordinal(), pane.window[1].toordinal()
    day = pane.date.toordinal()
    return day, day + 1


def _meets(start: int, end: int, first: int, after: int) -> bool:
    """Whether two half-open intervals share a day; an empty one shares none."""
    return max(start, first) < min(end, after)
