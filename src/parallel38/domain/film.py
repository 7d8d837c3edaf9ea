"""A film as a list of pictures: what each shows, and for how many frames it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import Event
from parallel38.domain.compare import columns
from parallel38.domain.first_day import day_of
from parallel38.domain.flight import flown
from parallel38.domain.framing import beside, staged
from parallel38.domain.narrowing import shows
from parallel38.domain.pace import dwell, eased, glide, shifted
from parallel38.domain.reel import Step
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Camera, Pane, Store, View

HOLD = 1.5  # seconds that the first and the last picture stand at least, unless a film is hurried
FASTEST = 1.5  # times as fast as play goes; before that, lesser events are passed over
_STEP = {"day": 0.1, "month": 0.25, "year": 0.5}  # seconds
_FLIGHT, _FADE = 2.0, 0.8  # seconds from scene to scene


class Moment(Struct, frozen=True):
    """What one picture shows, with the `aside` that stands on its right. Of a fade it is the second
    picture, so much of it (0 to 1) laid over the one `before`. It `flies` on the way from scene to
    scene.
    """

    view: View
    title: str = ""
    caption: str = ""
    before: "Moment | None" = None
    share: float = 1.0
    flies: bool = False
    aside: Aside | None = None


class Still(Struct, frozen=True):
    """One picture, and the number of frames that show it."""

    moment: Moment
    frames: int


@dataclass(frozen=True)
class Part:
    """A stretch of a film: what is shown after each share of it (above 0, to 1)."""

    seconds: float
    at: Callable[[float], Moment]


def stills(parts: Iterable[Part], fps: float) -> list[Still]:
    """The pictures in their order, no two neighbours alike."""
    found: list[Still] = []
    begun, passed = 0, 0.0
    for part in parts:
        passed += part.seconds
        after = round(passed * fps)
        for n in range(begun, after):
            moment = part.at((n + 1 - begun) / (after - begun))
            if found and found[-1].moment == moment:
                found[-1] = Still(moment, found[-1].frames + 1)
            else:
                found.append(Still(moment, 1))
        begun = after
    return found


def seconds_of(parts: Iterable[Part]) -> float:
    """How long they last."""
    return sum(part.seconds for part in parts)


def lasting(parts: Sequence[Part], seconds: float | None) -> Sequence[Part]:
    """The same, faster or slower, so that all of it lasts so long; None leaves it."""
    if seconds is None:
        return parts
    factor = seconds / seconds_of(parts)
    return [Part(part.seconds * factor, part.at) for part in parts]


# --- from day to day ---


def by_events(
    scene: Scene, events: Iterable[Event], first: date, last: date, seconds: float | None = None
) -> Sequence[Part]:
    """From event to event, resting on each by its importance; on the most important of each day.

    A film of so many `seconds` passes over lesser events rather than run through all.
    """
    pane = scene.view.pane
    there = [one for one in events if shows(pane, one)]
    parts: list[Part] = []
    for least in range(1, 6):
        stops = _stops(there, first.toordinal(), last.toordinal(), least)
        parts = list(_from_stop_to_stop(scene, stops, first.toordinal(), last.toordinal()))
        if seconds is None or seconds_of(parts) <= FASTEST * seconds:
            break
    return lasting(parts, seconds)


def _stops(events: Iterable[Event], first: int, last: int, least: int) -> list[tuple[int, Event]]:
    """The day and the event of each stop."""
    found: dict[int, Event] = {}
    for event in events:
        day = day_of(event)
        if first <= day <= last and event.importance >= least:
            known = found.get(day)
            if known is None or (known.importance, event.id) < (event.importance, known.id):
                found[day] = event
    return sorted(found.items())


def _from_stop_to_stop(
    scene: Scene, stops: list[tuple[int, Event]], first: int, last: int
) -> Iterator[Part]:
    day, selected = first, scene.view.pane.selected
    if not stops or stops[0][0] > first:
        yield _rest(HOLD, _on(scene, first, selected))
    for then, event in stops:
        if then > day:
            yield _run(scene, day, then, selected)
        day, selected = then, event.id
        yield _rest(max(dwell(event.importance), HOLD * (day == first)), _on(scene, day, selected))
    if last > day:
        yield _run(scene, day, last, selected)
    yield _rest(HOLD, _on(scene, last, selected))


def by_calendar(
    scene: Scene, step: Step, first: date, last: date, seconds: float | None = None
) -> Sequence[Part]:
    """One picture after another by days, months or years; the last day is always the last one."""
    days = [first]
    count = 1
    while (day := shifted(first, step, count)) < last:
        days.append(day)
        count += 1
    if last > first:
        days.append(last)
    hold = HOLD if seconds is None else min(HOLD, seconds / 8)
    each = _STEP[step] if seconds is None else max(seconds - 2 * hold, 0) / len(days)
    parts = (_still(scene, day, each) for day in days)
    return [_still(scene, days[0], hold), *parts, _still(scene, days[-1], hold)]


def begun(scene: Scene, first: date) -> Scene:
    """The Scene on a film's first day."""
    return replace(scene, view=_on(scene, first.toordinal()).view)


def _still(scene: Scene, day: date, seconds: float) -> Part:
    return Part(seconds, lambda _share: _on(scene, day.toordinal()))


def _rest(seconds: float, moment: Moment) -> Part:
    return Part(seconds, lambda _share: moment)


def _run(scene: Scene, day: int, then: int, selected: str) -> Part:
    """The clock runs from one day to another with a soft start and end."""
    days = then - day
    return Part(glide(days), lambda share: _on(scene, day + int(days * eased(share)), selected))


def _on(scene: Scene, day: int, selected: str | None = None) -> Moment:
    """The Scene on another day; a window goes with it, and what shows other layers of its day. Maps
    of other days stand still.
    """
    store = Store(scene.view)
    chosen = {} if selected is None else {"selected": selected}
    store.change(date=date.fromordinal(day), **chosen)
    now, before = store.view.pane, scene.view.pane
    clock = {name: getattr(now, name) for name in ("date", "window")}
    more = [
        replace(one, **clock) if _goes_along(one, before) else one for one in store.view.panes[1:]
    ]
    return Moment(replace(store.view, panes=(now, *more)), scene.title, scene.caption)


def _goes_along(one: Pane, first: Pane) -> bool:
    own = [(pane.layers_on, pane.layers_off, pane.filters) for pane in (one, first)]
    return (one.date, one.mode, one.window) == (first.date, first.mode, first.window) and (
        own[0] != own[1]
    )


# --- from scene to scene ---


def of_story(
    story: Story,
    width: float,
    height: float,
    look: Callable[[View], View] = lambda view: view,
    seconds: float | None = None,
) -> Sequence[Part]:
    """The scenes in a picture of width x height CSS pixels, each for as long as it says; between
    them the camera flies and the clock runs, or it is cut or faded, as each says. What stands
    beside a map does so from the beginning of the way there. `look` may dress each otherwise.
    """
    parts: list[Part] = []
    before: Moment | None = None
    for scene, last in zip(story.scenes, (None, *story.scenes), strict=False):
        room = width - beside(width, height) if scene.aside else width
        camera = staged(scene.view.pane.camera, room, height)
        view = Store(look(scene.view.with_pane(camera=camera))).view
        moment = Moment(view, scene.title, scene.caption, aside=scene.aside)
        if before is not None and last is not None and scene.transition != "cut":
            start = staged(last.view.pane.camera, room, height)  # the same ground in the room now
            parts.append(_way(before, start, moment, scene.transition, room))
        parts.append(_rest(max(scene.dwell, 0.1), moment))
        before = moment
    return lasting(parts, seconds)


def _way(before: Moment, start: Camera, then: Moment, transition: str, width: float) -> Part:
    if transition == "fade" or columns(before.view) != columns(then.view):
        return Part(_FADE, lambda share: _faded(before, then, share))
    pane = replace(before.view.pane, camera=start)
    return Part(_FLIGHT, lambda share: _between(pane, then, eased(share), width))


def _faded(before: Moment, then: Moment, share: float) -> Moment:
    return then if share >= 1 else replace(then, before=before, share=round(share, 4))


def _between(start: Pane, then: Moment, share: float, width: float) -> Moment:
    """The second scene, looked at from on the way to it, on a day between the two: what it says and
    brings out is of its own day.
    """
    goal = then.view.pane
    camera = flown(start.camera, goal.camera, share, width)
    days = goal.date.toordinal() - start.date.toordinal()
    runs = goal.mode == "instant"
    day = date.fromordinal(start.date.toordinal() + int(days * share)) if runs else goal.date
    store = Store(then.view.with_pane(camera=camera, date=day, selected="", highlights=()))
    return then if share >= 1 else Moment(store.view, flies=True, aside=then.aside)
