"""Filters: what a Pane is narrowed to beyond its layers and powers."""

from typing import Annotated, Literal

from msgspec import Meta, Struct


class Filters(Struct, frozen=True):
    """What narrows a map; at first nothing does. `themes` and `event_kinds` narrow events alone,
    `kinds` features alone: to choose treaties takes no ground away. The others narrow both:
    `importance` and `confidence` are the least that is shown, `certain` leaves only what surely
    held on the day, `sources` only what cites one of these works.
    """

    themes: tuple[str, ...] = ()
    event_kinds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    importance: Annotated[int, Meta(ge=1, le=5)] = 1
    confidence: Literal["high", "medium", "low"] = "low"
    certain: bool = False
    sources: tuple[str, ...] = ()


NONE = Filters()
CONFIDENCES = ("low", "medium", "high")
