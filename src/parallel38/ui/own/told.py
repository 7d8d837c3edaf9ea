"""What was understood of a file, in a few lines for the panel and for the list."""

from parallel38.data.importing.understood import Understood
from parallel38.domain.own import MOST
from parallel38.domain.say import say
from parallel38.ui.own.read_as import AGAIN
from parallel38.words import _, ngettext


def facts(told: Understood) -> list[str]:
    """Format, how much is on the map, and when."""
    kinds = ", ".join(counted(kind, count) for kind, count in told.shapes.items())
    called = _("On the map already") if told.format == AGAIN else told.format
    lines = [f"{called}, {counted(told.unit, told.count)}"]
    if told.placed:
        lines.append(_("{count} on the map: {kinds}").format(
            count=f"{told.placed:,}", kinds=kinds))  # fmt: skip
    else:
        lines.append(_("Nothing has a place yet: say which columns hold it."))
    if told.first:
        lines.append(_("{count} dated, {first} to {last}").format(
            count=f"{told.dated:,}", first=say(told.first), last=say(told.last)))  # fmt: skip
        if lost := told.count - told.dated:
            lines.append(_("{count} without a date: on every day, unless you hide them").format(
                count=f"{lost:,}"))  # fmt: skip
    else:
        lines.append(_("No dates: it will stand on every day."))
    if told.placed > MOST:
        most = _("Only the first {count} are drawn; exports of data have all.")
        lines.append(most.format(count=f"{MOST:,}"))
    if told.swapped:
        lines.append(_("Latitude and longitude were the wrong way round; they are put right."))
    return lines


def counted(what: str, count: int) -> str:
    """'30 rows': so many of the units and the shapes of a file."""
    said = {
        "row": ngettext("{count} row", "{count} rows", count),
        "feature": ngettext("{count} feature", "{count} features", count),
        "points": ngettext("{count} point", "{count} points", count),
        "lines": ngettext("{count} line", "{count} lines", count),
        "areas": ngettext("{count} area", "{count} areas", count),
    }
    return said[what].format(count=f"{count:,}")


def left_out(told: Understood) -> list[str]:
    """Each rule that was broken: how often, and the first case."""
    return [
        f"{one.count:,} × {one.rule}" + (f"\n{one.examples[0]}" if one.examples else "")
        for one in told.reasons
    ]
