"""How events lie on the axis: ticks, bars and what is not known to the day."""

from datetime import date

from msgspec import structs
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from parallel38.domain.atlas import Era
from parallel38.domain.dates import interval
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.lanes import HIGHEST, LOWEST, lanes, tall
from parallel38.ui.timeline.spans import is_wide, paint_event, under
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.timeline.tips import event_tip
from parallel38.ui.tokens import LIGHT
from tests.unit.ui.timeline.conftest import event

BASE = 40


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def axis_of(first: str, after: str, width: float = 1000) -> Axis:
    return Axis(start=ordinal(first), end=ordinal(after), left=0, width=width)


def ink(axis: Axis, ticks: Ticks, x: float, above: float) -> int:
    """Opacity, 0 to 255, of what is painted of all events at a pixel."""
    image = QImage(1000, BASE + 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    for tick in ticks.all:
        paint_event(painter, axis, ticks, tick, BASE, "#000000")
    painter.end()
    return image.pixelColor(int(x), int(BASE - above)).alpha()


def test_a_month_without_a_day_is_a_cloud_and_no_tick_on_its_first():
    ticks = Ticks([event("month", "1950-06", 3)])
    axis = axis_of("1950-05-01", "1950-08-01")
    first, middle = axis.x(ordinal("1950-06-01")), axis.x(ordinal("1950-06-16"))
    assert ink(axis, ticks, middle, 5) > 60
    assert ink(axis, ticks, first + 1, 5) < 15
    assert ink(axis, ticks, axis.x(ordinal("1950-05-20")), 5) == 0


def test_an_event_of_months_is_a_bar_from_its_first_day_to_its_last():
    ticks = Ticks([event("siege", "1950-06-01", 3, "1950-07-20")])
    axis, high = axis_of("1950-05-01", "1950-08-01"), ticks.lanes["siege"]
    inside = [ink(axis, ticks, axis.x(ordinal(d)), high) for d in ("1950-06-03", "1950-07-20")]
    assert inside[0] == inside[1] > 60
    assert ink(axis, ticks, axis.x(ordinal("1950-07-22")), high) == 0
    assert ink(axis, ticks, axis.x(ordinal("1950-07-01")), 2) == 0  # it hangs in its lane


def test_a_bar_fades_where_its_end_is_uncertain():
    ticks = Ticks([event("camp", "1950-06-01", 3, "1950-07-01~")])
    axis, high = axis_of("1950-05-01", "1950-08-01"), ticks.lanes["camp"]
    seen = [
        ink(axis, ticks, axis.x(ordinal(day) + 0.5), high)
        for day in ("1950-06-10", "1950-06-24", "1950-07-01", "1950-07-08", "1950-07-13")
    ]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > seen[1] > seen[3] > seen[4] == 0


def test_from_afar_all_are_ticks():
    ticks = Ticks([event("siege", "1950-06-01", 3, "1950-07-20"), event("month", "1950-06", 3)])
    assert not any(is_wide(Axis(), tick) for tick in ticks.all)
    assert all(is_wide(axis_of("1950-01-01", "1951-01-01"), tick) for tick in ticks.all)


def test_a_bar_is_found_by_the_pointer_along_its_length():
    ticks = Ticks([event("siege", "1950-06-01", 3, "1950-07-20"), event("month", "1950-06", 5)])
    axis = axis_of("1950-05-01", "1950-08-01")
    july = axis.x(ordinal("1950-07-10"))
    assert under(axis, ticks, july, ticks.lanes["siege"]).id == "siege"
    assert under(axis, ticks, july, ticks.lanes["siege"] + 6) is None
    assert under(axis, ticks, axis.x(ordinal("1950-06-20")), 25).id == "month"


def tick(ident: str, start: str, end: str, importance: int = 3) -> Tick:
    return Tick(ordinal(start), importance, ident, interval(start, end))


def test_bars_of_one_time_lie_in_lanes_of_their_own_and_the_longest_where_it_belongs():
    ticks = [tick(f"e{n}", "1950-06-01", f"1950-07-{n + 1:02}") for n in range(8)]
    found = lanes(ticks)
    assert len(set(found.values())) == 8
    assert all(LOWEST <= high <= HIGHEST for high in found.values())
    assert abs(found["e7"] - tall(3)) <= 1.5


def test_one_after_the_other_share_a_lane():
    found = lanes([tick("a", "1950-06-01", "1950-06-30"), tick("b", "1950-07-01", "1950-07-30")])
    assert found["a"] == found["b"]


def test_ticks_that_crowd_leave_room_beside_the_important(panel, clock, monkeypatch):
    """On one pixel of the whole time only the greatest of several is painted."""
    painted = []
    monkeypatch.setattr(
        "parallel38.ui.timeline.bands.paint_event",
        lambda painter, axis, ticks, one, base, ink: painted.append(one.id),
    )
    panel.ruler._forget()
    panel.ruler.grab()
    assert "talks" in painted
    assert "minor" not in painted


def test_the_tip_names_what_else_began_on_the_day(atlas):
    many = [event(f"e{n}", "1945-12-16", 3) for n in range(8)]
    crowded = Ticks(many)
    full = structs.replace(atlas, events={one.id: one for one in many})
    told = event_tip(full, crowded, crowded.all[0])
    assert told.count("Title of") == 7
    assert "and 1 more" in told
    assert "Click again for the next of this day" in told


def test_an_era_whose_end_is_uncertain_fades():
    """Where it may have ended already, its colour lies between its own and the ground."""
    first = Era(id="a", title="", start="1866", end="1899", interval=interval("1866", "1899"))
    vague = Era(id="b", title="", start="1900", end="1940~", interval=interval("1900", "1940~"))
    image = QImage(1000, int(bands.HEIGHT), QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    axis = axis_of("1866-01-01", "1950-01-01")
    bands.paint(painter, bands.Scenery(axis, LIGHT, QFont(), (first, vague), Ticks([])))
    painter.end()
    row = int(bands.BASELINE + bands.ERAS / 2)
    shades = [
        image.pixelColor(int(axis.x(ordinal(day))), row).name()
        for day in ("1930-01-01", "1940-07-01", "1949-01-01")
    ]
    assert shades[0] == LIGHT.band_b
    assert shades[2] == LIGHT.band_a
    assert shades[1] not in (LIGHT.band_a, LIGHT.band_b)
