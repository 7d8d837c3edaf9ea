"""A timeline on a made-up atlas of two eras and five events."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from parallel38.domain import dates
from parallel38.domain.atlas import Atlas, Era, Event
from parallel38.domain.view import Store
from parallel38.ui.clock import Clock
from parallel38.ui.theme import Theme
from parallel38.ui.timeline.panel import TimelinePanel
from parallel38.ui.timeline.ticks import Ticks


def event(ident: str, start: str, importance: int, end: str = "") -> Event:
    return Event(
        id=ident, title=f"Title of {ident} <&>", kind="summit", start=start, end=end or start,
        place="x", lat=38.0, lon=127.0, position_precision="city", importance=importance,
        summary="", sources=(), confidence="high", interval=dates.interval(start, end or start),
    )  # fmt: skip


def era(ident: str, start: str, end: str) -> Era:
    return Era(id=ident, title=ident, start=start, end=end, interval=dates.interval(start, end))


EVENTS = (
    event("month", "1866-08", 2),
    event("minor", "1945-12-16", 1),
    event("talks", "1945-12-16", 5, "1945-12-26"),
    event("about", "1947~", 3),
    event("armistice", "1953-07-27", 5),
)


@pytest.fixture
def atlas() -> Atlas:
    eras = (era("Before the war", "1866", "1945-08-14"), era("Division", "1945-08-15", "2024"))
    return Atlas(
        version="0", powers={}, layers={}, features={}, events={one.id: one for one in EVENTS},
        places={}, sources={}, eras={one.id: one for one in eras}, stories={},
    )  # fmt: skip


@pytest.fixture
def clock(atlas: Atlas) -> Clock:
    return Clock(Store(), Ticks.of(atlas))


@pytest.fixture
def panel(qtbot, atlas: Atlas, clock: Clock) -> Iterator[TimelinePanel]:
    app = QApplication.instance()
    made = TimelinePanel(atlas, clock, Theme(app, "light"))
    qtbot.addWidget(made)
    made.resize(1028, 150)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.player.pause()
    app.setStyleSheet("")


@pytest.fixture
def armistice() -> date:
    return date(1953, 7, 27)
