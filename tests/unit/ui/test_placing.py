"""Tools in hand: points gathered from the map's messages, without a page."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from parallel38.ui import bridge
from parallel38.ui.placing import Placing, Tool, joined


class Map(QObject):
    placing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bridge.Tool] = []
        self.focused = 0

    def take_up(self, tool: bridge.Tool) -> None:
        self.sent.append(tool)

    def setFocus(self) -> None:
        self.focused += 1


class Window(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.map = Map()


@pytest.fixture
def hand(qapp):
    window = Window()
    told = SimpleNamespace(ended=[], grown=[])
    placing = Placing(window)
    tool = Tool("area", "Area", "", told.ended.append, told.grown.append, 3, 2000, True)
    placing.begin(tool)
    return window, placing, told


def place(window, *points, last=False):
    for lon, lat in points:
        window.map.placing.emit(bridge.Placed(lat, lon, last))


def test_points_are_gathered_taken_back_and_handed_over(hand):
    window, placing, told = hand
    assert window.map.sent == [bridge.Tool(name="area", least=3, most=2000, closed=True)]
    place(window, (127, 38), (128, 38))
    assert not placing.enough
    window.map.placing.emit(bridge.TakenBack())
    place(window, (128, 39), (127, 39))
    window.map.placing.emit(bridge.PlacedAll())
    assert told.ended == [((127, 38), (128, 39), (127, 39))]
    assert [len(one) for one in told.grown] == [1, 2, 1, 2, 3]
    assert placing.tool and placing.points == ()


def test_the_last_point_ends_and_too_few_do_not(hand):
    window, placing, told = hand
    place(window, (127, 38), (128, 38))
    placing.end()
    assert not told.ended
    place(window, (128, 39), last=True)
    assert len(told.ended) == 1


def test_put_away_nothing_is_heard(hand):
    window, placing, told = hand
    place(window, (127, 38))
    assert placing.leave() and not placing.leave()
    assert window.map.sent[-1] == bridge.Tool()
    place(window, (128, 38))
    assert placing.points == () and len(told.grown) == 1


def test_points_go_the_short_way_round():
    points = joined(joined((), (170.0, 40.0)), (-170.0, 41.0))
    assert points == ((170.0, 40.0), (190.0, 41.0))
    assert joined(points, (175.0, 40.0))[-1] == (175.0, 40.0)
