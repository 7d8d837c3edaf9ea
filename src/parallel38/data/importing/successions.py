"""Whether the ends of a table are the last days of things, or the first days of what followed."""

from parallel38.data.importing.batch import Batch
from parallel38.data.importing.dating import Dating, Held
from parallel38.data.importing.guess import Plan

LEAST = 3  # successions that tell it


def successors_first(sample: Batch, plan: Plan) -> bool:
    """Whether things of one name begin on the very day on which the one before ended, and hardly
    ever on the next. Days that are all alike, as an event's are, tell nothing.
    """
    name = plan.column("name")
    if name is None or not {"start", "end"} <= set(plan.roles):
        return False
    dating = Dating(plan)
    spans = [(row[name], held) for row in sample.rows if _is_span(held := dating.of(row))]
    starts = {(named, held.possible_from) for named, held in spans}
    same = sum((named, held.possible_to - 1) in starts for named, held in spans)
    next_day = sum((named, held.possible_to) in starts for named, held in spans)
    return same >= LEAST and next_day * 10 <= same and len(spans) * 2 > len(sample.rows)


def _is_span(held: Held) -> bool:
    """Whether both ends are certain, and not one day."""
    certain = (held.possible_from, held.possible_to) == (held.certain_from, held.certain_to)
    return certain and held.possible_to - held.possible_from > 1
