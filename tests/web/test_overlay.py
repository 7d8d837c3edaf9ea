"""An image that is placed by hand: laid in the middle, pulled by its corners, told at rest."""

import io
import json

import pytest
from PIL import Image


def lay(rig, **more) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "tan").save(out, "WEBP")
    rig.site.put({"/sketch.webp": out.getvalue()})
    message = {"type": "overlay", "picture": "/sketch.webp", "corners": [], "opacity": 0.5} | more
    rig.page.send(json.dumps(message))


def corners(rig) -> list:
    return [one["corners"] for one in rig.said if one["type"] == "cornered"]


def box(rig) -> list[float]:
    return rig.js(
        "(({left, top, right, bottom}) => [left, top, right, bottom])"
        "(document.querySelector('.p38-overlay img').getBoundingClientRect())"
    )


def drag(rig, what: str, x: float, y: float) -> None:
    """By so many px."""
    rig.js(
        "((one) => { one.setPointerCapture = () => {};"
        " for (const [type, x, y] of [['pointerdown', 0, 0],"
        f" ['pointermove', {x}, {y}], ['pointerup', {x}, {y}]])"
        " one.dispatchEvent(new PointerEvent(type, {clientX: 100 + x, clientY: 100 + y,"
        f" pointerId: 1, bubbles: true}})); }})({what}) ?? 0"
    )


IMAGE = "document.querySelector('.p38-overlay img')"


def test_it_begins_in_the_middle_in_its_own_shape(rig):
    rig.show()
    lay(rig)
    rig.qtbot.waitUntil(lambda: bool(corners(rig)), timeout=10_000)
    left, top, right, bottom = box(rig)
    assert (left + right, top + bottom) == pytest.approx((900, 700), abs=1)
    assert (right - left) / (bottom - top) == pytest.approx(1.5, abs=0.01)


def test_a_corner_and_the_whole_are_dragged_and_told(rig):
    rig.show()
    lay(rig)
    rig.qtbot.waitUntil(lambda: len(corners(rig)) == 1, timeout=10_000)
    before = box(rig)
    drag(rig, "document.querySelectorAll('.p38-corner')[2]", 60, 40)
    rig.qtbot.waitUntil(lambda: len(corners(rig)) == 2, timeout=10_000)
    assert box(rig) == pytest.approx([*before[:2], before[2] + 60, before[3] + 40], abs=1)
    first, second = corners(rig)
    assert second[:2] == first[:2] and second[2][0] > first[2][0]
    drag(rig, IMAGE, -30, 0)
    rig.qtbot.waitUntil(lambda: len(corners(rig)) == 3, timeout=10_000)
    assert all(now[0] < then[0] for now, then in zip(corners(rig)[2], second, strict=True))


def test_a_drag_that_is_over_hears_no_more(rig):
    rig.show()
    lay(rig)
    for count in (2, 3):
        rig.qtbot.waitUntil(lambda: bool(corners(rig)), timeout=10_000)
        drag(rig, IMAGE, 10, 0)
        rig.js(f"{IMAGE}.dispatchEvent(new PointerEvent('pointercancel', {{pointerId: 1}}))")
        rig.show()  # all that was told before has come
        assert len(corners(rig)) == count


def test_it_rides_with_the_map_and_goes(rig):
    rig.show()
    lay(rig, corners=[[126, 39], [128, 39], [128, 38], [126, 38]])
    rig.qtbot.waitUntil(lambda: bool(rig.js(f"{IMAGE}?.style.transform")), timeout=10_000)
    for _ in range(2):
        left, top, right, bottom = box(rig)
        assert (left, top) == pytest.approx(rig.at(39, 126), abs=1)
        assert (right, bottom) == pytest.approx(rig.at(38, 128), abs=1)
        rig.js("map_atlas.setView([38, 127], 7, {animate: false}) && 0")
    assert not corners(rig)
    lay(rig, picture="")
    rig.qtbot.waitUntil(lambda: rig.js(f"{IMAGE} === null"), timeout=10_000)
