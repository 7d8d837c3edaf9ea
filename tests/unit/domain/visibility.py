"""The table of boundary cases, by brute force over all readings of a doubtful date.

Run this file to write visibility_cases.json anew.
"""

import json
from pathlib import Path

TABLE = Path(__file__).with_name("visibility_cases.json")
FIRST, FOREVER = -(2**31), 2**31 - 1
DAYS = range(1, 21)
NEVER_SEEN = (-30, 50)  # stand for open ends: no day or window of the table reaches so far

# Start and last day, each as the first and last day it may mean; and an announcement.
THINGS: list[tuple[tuple[int, int], tuple[int, int], int | None]] = [
    ((5, 5), (9, 9), None),
    ((5, 5), (5, 5), None),
    ((5, 8), (12, 15), None),
    ((5, 8), (12, 12), 3),
    ((5, 5), (9, 14), 4),
    ((5, 12), (5, 12), None),
    ((4, 9), (7, 11), 2),
    ((6, 8), (6, 6), None),
    ((NEVER_SEEN[0], NEVER_SEEN[0]), (10, 10), None),
    ((10, 10), (NEVER_SEEN[1], NEVER_SEEN[1]), 10),
    ((10, 10), (10, NEVER_SEEN[1]), None),
    ((NEVER_SEEN[0], 10), (10, 10), None),
    ((NEVER_SEEN[0], NEVER_SEEN[0]), (NEVER_SEEN[1], NEVER_SEEN[1]), None),
]


def _stored(start: tuple[int, int], end: tuple[int, int]) -> list[int]:
    """The Interval as the atlas stores it: possible from, to, certain from, to."""
    certain_from, certain_last = min(start[1], end[1]), max(end[0], start[0])
    return [_far(start[0]), _far(end[1], 1), _far(certain_from), _far(certain_last, 1)]


def _far(day: int, step: int = 0) -> int:
    return {NEVER_SEEN[0]: FIRST, NEVER_SEEN[1]: FOREVER}.get(day, day + step)


def _readings(start: tuple[int, int], end: tuple[int, int]) -> list[range]:
    return [
        range(a, b + 1)
        for a in range(start[0], start[1] + 1)
        for b in range(end[0], end[1] + 1)
        if a <= b
    ]


def _instant(readings: list[range], announced: int | None, day: int) -> str:
    held = [day in reading for reading in readings]
    if all(held):
        return "c"
    if any(held):
        return "p"
    first = min(reading[0] for reading in readings)
    return "a" if announced is not None and announced <= day < first else "."


def _cumulative(readings: list[range], announced: int | None, day: int) -> str:
    begun = [reading[0] <= day for reading in readings]
    if all(begun):
        return "c"
    if any(begun):
        return "p"
    return "a" if announced is not None and announced <= day else "."


def _best(states: list[str]) -> str:
    return min(states, key="cpa.".index)


def _glow(last: int, first: int, day: int, fade: int) -> float:
    if day < first:
        return 0.0
    return max(0.0, 1.0 - max(0, day - last) / fade)


def table() -> dict[str, object]:
    """The whole table; one letter a day: c certain, p possible, a announced, . not shown."""
    features = []
    for start, end, announced in THINGS:
        readings = _readings(start, end)
        instant = {day: _instant(readings, announced, day) for day in DAYS}
        features.append({
            "interval": _stored(start, end),
            "announced": announced,
            "instant": "".join(instant.values()),
            "cumulative": "".join(_cumulative(readings, announced, day) for day in DAYS),
            "windows": [
                "".join(_best([instant[d] for d in range(a, b)]) for b in range(a + 1, 21))
                for a in range(1, 20)
            ],
        })  # fmt: skip
    events = [
        {
            "from": first,
            "to": last + 1,
            "fade": fade,
            "instant": [round(_glow(last, first, day, fade), 6) for day in DAYS],
            "cumulative": "".join("c" if first <= day else "." for day in DAYS),
            "windows": [
                "".join(
                    "c" if any(first <= d <= last for d in range(a, b)) else "."
                    for b in range(a + 1, 21)
                )
                for a in range(1, 20)
            ],
        }
        for first, last, fade in [(5, 5, 10), (5, 8, 4), (3, 3, 365), (12, 19, 1)]
    ]
    return {
        "about": "What the page and domain/visible.py must both answer. Days are day numbers; "
        "'instant' and 'cumulative' have one entry for each day from 1 to 20; row i of 'windows' "
        "holds the windows from day i+1 up to, not including, day i+2 to 20. c certain, "
        "p possible, a announced, . not shown; events' 'instant' is their glow.",
        "features": features,
        "events": events,
    }


def written() -> str:
    """The table as the file's text, one thing a line."""
    whole = table()
    lines = [f'{{"about": {json.dumps(whole["about"])},']
    for key, end in (("features", ","), ("events", "")):
        rows = whole[key]
        assert isinstance(rows, list)
        lines += [f'"{key}": [', ",\n".join(json.dumps(row) for row in rows), f"]{end}"]
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
