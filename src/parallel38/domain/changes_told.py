"""What changed between two days, as plain lines: what the command prints and the window copies; and
what the map brings out of it.
"""

from collections.abc import Iterable, Iterator

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.changes import Changes, Held, by_layer, moved
from parallel38.domain.handed import NONE, Handed
from parallel38.domain.own import is_own
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say, say_range
from parallel38.words import _

BEGAN, ENDED, TAKEN = "began:", "ended:", "taken:"  # before an id among a Pane's highlights


def told(atlas: Atlas, found: Changes, hands: Handed = NONE) -> list[str]:
    """What changed hands, all of it; layer by layer, held ground first; what moved and happened;
    one sentence where nothing changed.
    """
    lines = [_("Between {start} and {end}").format(start=say(found.start), end=say(found.end))]
    towns = [f"  {group}" for group in towns_told(atlas, hands)]
    lines += ["", _("Changed hands"), *towns] if towns else []
    for one in by_layer(atlas, found):
        lists = (
            (_("{layer}, began"), one.began),
            (_("{layer}, ended"), one.ended),
            (_("{layer}, came and went"), one.passing),
        )
        for title, some in lists:
            lines += _section(title.format(layer=one.layer.title), some)
    lines += _section(_("Moved"), moved(atlas, found.start, found.end))
    lines += _section(_("Events"), found.events)
    return lines if len(lines) > 1 else [found.text]


def towns_told(atlas: Atlas, hands: Handed) -> Iterator[str]:
    """A line for each pair of powers: 'Japan → United States: Seoul, Pusan'."""
    for before, after, places in hands.groups():
        named = ", ".join(one.name for one in places)
        yield f"{power_name(atlas, before)} → {power_name(atlas, after)}: {named}"


def line(thing: Feature | Event, held: Held = "certain") -> str:
    """A thing with its dates, and how surely where that is in doubt."""
    doubt = "" if held == "certain" else f", {held}"
    return f"{thing.title} ({say_range(thing.start, thing.end)}{doubt})"


def marks(atlas: Atlas, found: Changes, hands: Handed = NONE) -> tuple[str, ...]:
    """What the map brings out, each id after how it changed: ground and lines that began and stand,
    that ended, that another held before; what moved and happened stands alone. Railways went with
    the ground, which says it already; what came and went is on neither day's map; and a person's
    own layers have their own look.
    """
    day = found.end
    passing = {one.id for one in found.passing}
    told = [
        (TAKEN if one.id in hands.features else BEGAN) + one.id
        for one in found.began
        if _is_shown(one) and one.id not in passing and one.interval.possible_to > day
    ]
    told += [
        ENDED + one.id
        for one in found.ended
        if _is_shown(one) and one.id not in passing and one.id not in hands.under
    ]
    stirred = [one.id for one in moved(atlas, found.start, day)]
    return tuple(dict.fromkeys([*told, *stirred, *(one.id for one in found.events)]))


def id_of(mark: str) -> str:
    """The id of one of a Pane's highlights."""
    for how in (BEGAN, ENDED, TAKEN):
        if mark.startswith(how):
            return mark.removeprefix(how)
    return mark


def _is_shown(one: Feature) -> bool:
    quiet = one.moving or is_own(one.layer) or one.kind in ("railway", "movement")
    return one.drawn and not quiet


def _section(title: str, things: Iterable[Feature | Event]) -> list[str]:
    """A heading and its lines, each with the id of what it tells; nothing where there are none."""
    lines = [f"  {line(one)} [{one.id}]" for one in things]
    return ["", title, *lines] if lines else []
