"""Narrowing a View by powers and filters, in all its panes at once, and whether a thing fits."""

from msgspec.structs import replace

from parallel38.domain.atlas import Event, Feature
from parallel38.domain.filters import CONFIDENCES, NONE, Filters
from parallel38.domain.own import is_own
from parallel38.domain.view import Pane, View


def fits(pane: Pane, thing: Feature | Event) -> bool:
    """Whether powers and filters let a thing show, on whatever day. What is `certain` only the
    day can say. They narrow the atlas: a person's own layers have their switches.
    """
    if isinstance(thing, Feature) and is_own(thing.layer):
        return True
    if pane.powers and not _share(pane.powers, thing.powers):
        return False
    wanted = pane.filters
    if wanted == NONE:
        return True
    return (
        _of_its_kind(pane, thing)
        and thing.importance >= wanted.importance
        and CONFIDENCES.index(thing.confidence) >= CONFIDENCES.index(wanted.confidence)
        and (not wanted.sources or _share(wanted.sources, thing.sources))
    )


def shows(pane: Pane, event: Event) -> bool:
    """Whether a pane lets the event show, on whatever day: of what is certain, one without a day
    on which it certainly was does not.
    """
    sure = event.interval.certain_from < event.interval.certain_to
    return fits(pane, event) and (sure or not pane.filters.certain)


def _of_its_kind(pane: Pane, thing: Feature | Event) -> bool:
    wanted = pane.filters
    if isinstance(thing, Feature):
        return not wanted.kinds or thing.kind in wanted.kinds
    if wanted.themes and not _share(wanted.themes, thing.themes):
        return False
    return not wanted.event_kinds or thing.kind in wanted.event_kinds


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not set(some).isdisjoint(others)


def lens(view: View) -> bool:
    """Whether the panes show what concerned different powers: then powers are theirs to keep."""
    return any(pane.powers != view.pane.powers for pane in view.panes)


def narrowing_of(view: View, which: int | None = None) -> tuple[tuple[str, ...], Filters]:
    """What narrows all panes (the first one's filters, where they differ): their powers, unless
    they are those of a lens, and filters; or what narrows one of them, by its number from 0.
    """
    if which is not None:
        return view.panes[which].powers, view.panes[which].filters
    return () if lens(view) else view.pane.powers, view.pane.filters


def differ(view: View) -> bool:
    """Whether the panes are narrowed by different filters."""
    return any(pane.filters != view.pane.filters for pane in view.panes)


def narrowed(view: View) -> bool:
    """Whether filters of any pane, or powers chosen for all panes, narrow the map."""
    return differ(view) or narrowing_of(view) != ((), NONE)


def narrow(view: View, which: int | None = None, /, **changes: object) -> View:
    """The View with some filters changed, `powers` among them, in all panes or in one."""
    powers = changes.pop("powers", None)
    kept = powers is None or (lens(view) and which is None)
    more = {} if kept else {"powers": powers}
    panes = (
        replace(pane, filters=replace(pane.filters, **changes), **more)
        if which in (None, number)
        else pane
        for number, pane in enumerate(view.panes)
    )
    return replace(view, panes=tuple(panes))


def widened(view: View) -> View:
    """The View with no filter; the powers of a lens stay."""
    return narrow(
        replace(view, panes=tuple(replace(p, filters=NONE) for p in view.panes)), powers=()
    )
