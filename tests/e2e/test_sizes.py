"""The window from the smallest to the largest screen: nothing is cut off, half of it is map."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from parallel38.domain.compare import MOST

pytestmark = pytest.mark.usefixtures("own_type")

SIZES = [(683, 384), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160)]
MARGIN = 2  # pixels that QLineEdit leaves on either side of its text
CONTROLS = QAbstractButton | QComboBox | QLineEdit


def cut_off(desk, part: QWidget) -> list[str]:
    """Controls of a part that stand out of it, or have less room than they need."""
    found = []
    for one in part.findChildren(QWidget):
        if not isinstance(one, CONTROLS) or not one.isVisibleTo(part):
            continue
        place = QRect(one.mapTo(part, QPoint(0, 0)), one.size())
        name = one.accessibleName() or one.objectName()
        if not part.rect().contains(place):
            found.append(f"{name} at {place}")
        if isinstance(one, QAbstractButton) and one.width() < one.minimumSizeHint().width():
            found.append(f"{name} is {one.width()} px")
    return found


def sized(desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    desk.qtbot.waitUntil(lambda: (desk.window.width(), desk.window.height()) == size)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_and_the_map_has_half_of_the_width(desk, size):
    window = desk.window
    sized(desk, size)
    bars = [window.top_bar, window.timeline, window.compare_bar]

    def right(*more: QWidget) -> None:
        def whole() -> None:
            told = [told for part in (*bars, *more) for told in cut_off(desk, part)]
            assert told == [], "; ".join(told)
            assert window.map.width() >= size[0] // 2

        desk.qtbot.waitUntil(whole)

    right()
    for panel in ("layers", "inspector"):
        window.panels.open(panel)
        right()
    window.timeline.scope.choose("window")
    right()
    window.deeds.compare_with_before("side")
    while window.compare_bar._more.isEnabled():
        window.compare_bar._more.click()
    right()
    window.deeds.compare_no_more()
    window.deeds.simplify(True)
    right(window.deeds.simple.bar, window.deeds.simple.dates)


def test_in_a_slim_window_one_panel_at_a_time_stands_beside_the_map(desk):
    panels = desk.window.panels
    sized(desk, (683, 384))
    assert [panels.is_open(name) for name in ("layers", "inspector")] == [False, False]
    panels.open("layers")
    panels.open("inspector")
    assert [panels.is_open(name) for name in ("layers", "inspector")] == [False, True]
    sized(desk, (1366, 768))
    assert [panels.is_open(name) for name in ("layers", "inspector")] == [True, True]


def test_only_in_a_low_window_a_shelf_is_scrolled(desk):
    window = desk.window
    sized(desk, (1366, 768))
    window.store.change(selected="yalta-far-east-agreement")
    bars = [shelf.verticalScrollBar() for shelf in (window.left, window.right)]
    desk.settle()
    assert [bar.maximum() for bar in bars] == [0, 0]
    sized(desk, (683, 384))
    window.panels.open("inspector")
    desk.qtbot.waitUntil(lambda: bars[1].maximum() > 0)
    foot = window.inspector.foot.cite
    assert foot.visibleRegion().isEmpty()

    def whole() -> bool:
        window.right.ensureWidgetVisible(foot)
        return foot.visibleRegion().boundingRect() == foot.rect()

    desk.qtbot.waitUntil(whole)


def text_room(field: QLineEdit) -> int:
    """The pixels of a field within its frame and blank borders."""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    inside = (
        field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width()
    )
    return inside - 2 * MARGIN


def test_the_days_of_many_maps_can_be_read_in_a_small_window(desk):
    window = desk.window
    sized(desk, (1024, 768))
    window.deeds.compare_with_before("side")
    fields = window.compare_bar._fields
    desk.qtbot.waitUntil(lambda: [field.text() for field in fields] == ["27 December 1944"])
    while window.compare_bar._more.isEnabled():
        window.compare_bar._more.click()

    def whole() -> bool:
        return all(
            " Dec " in field.text()
            and field.fontMetrics().horizontalAdvance(field.text()) < text_room(field)
            for field in window.compare_bar._fields
        )

    desk.qtbot.waitUntil(whole)
    assert len(window.compare_bar._fields) == MOST - 1
