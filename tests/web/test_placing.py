"""Placing points with a tool: by mouse and by keys, taken back, and never a pick."""

import json

import pytest

from tests.web.test_gestures import fire

LINE = {"type": "tool", "name": "line", "least": 2, "most": 2000, "closed": False}


def take_up(rig, **more) -> None:
    rig.show()
    rig.page.send(json.dumps(LINE | more))
    rig.qtbot.waitUntil(lambda: rig.js("!!parallel38.sheet.placing.tool") is True, timeout=5000)


def click(rig, x: float, y: float, detail: int = 1) -> None:
    fire(rig, "MouseEvent", "mousemove", clientX=x, clientY=y)
    fire(rig, "MouseEvent", "click", clientX=x, clientY=y, detail=detail)


def press(rig, key: str) -> None:
    fire(rig, "KeyboardEvent", "keydown", key=f"'{key}'")


def heard(rig, count: int) -> list[dict]:
    def told() -> list[dict]:
        return [one for one in rig.said if one["type"] in ("placed", "taken_back", "placed_all")]

    rig.qtbot.waitUntil(lambda: len(told()) >= count, timeout=5000)
    return told()


def test_clicks_place_and_do_not_pick(rig):
    take_up(rig)
    click(rig, 200, 150)
    click(rig, 300, 250)
    click(rig, 300, 250, detail=2)
    first, second, end = heard(rig, 3)
    there = rig.js("map_atlas.containerPointToLatLng([200, 150])")
    assert first == {"type": "placed", "last": False, "lat": pytest.approx(there["lat"]),
                     "lon": pytest.approx(there["lng"])}  # fmt: skip
    assert second["lat"] < first["lat"] and end == {"type": "placed_all"}
    assert not [one for one in rig.said if one["type"] == "picked"]
    assert rig.js("map_atlas.getZoom()") == 6.5
    assert rig.js("getComputedStyle(map_atlas.getContainer()).cursor") == "crosshair"


def test_by_keyboard_the_middle_is_placed_taken_back_and_ended(rig):
    take_up(rig)
    press(rig, "Enter")
    press(rig, "Enter")  # on the same spot, but one point is no line
    press(rig, "Backspace")
    press(rig, "Backspace")  # nothing is left to take back
    press(rig, "Enter")
    rig.js("map_atlas.panBy([90, 0], {animate: false}) && 0")
    press(rig, "Enter")
    press(rig, "Enter")
    told = heard(rig, 5)
    kinds = [one["type"] for one in told]
    assert kinds == ["placed", "taken_back", "placed", "placed", "placed_all"]
    assert (told[0]["lat"], told[0]["lon"]) == pytest.approx((38, 127.5), abs=0.01)  # a pixel
    assert told[3]["lon"] > told[2]["lon"]


def test_a_tool_of_one_point_is_done_with_it(rig):
    take_up(rig, least=1, most=1)
    click(rig, 200, 150)
    assert heard(rig, 1)[0]["last"] is True


def test_put_away_the_map_is_picked_again(rig):
    take_up(rig)
    click(rig, 200, 150)
    assert rig.js("document.querySelectorAll('.p38-sketch').length") == 1
    rig.page.send('{"type":"tool","name":"","least":1,"most":1,"closed":false}')
    rig.qtbot.waitUntil(lambda: rig.js("!parallel38.sheet.placing.tool") is True, timeout=5000)
    assert rig.js("document.querySelectorAll('.p38-sketch').length") == 0
    click(rig, 200, 150)
    rig.qtbot.waitUntil(
        lambda: bool([one for one in rig.said if one["type"] == "picked"]), timeout=5000
    )


def test_a_line_over_the_date_line_goes_the_short_way(rig):
    take_up(rig)
    rig.js("map_atlas.setView([38, 179], 6.5, {animate: false}) && 0")
    click(rig, 100, 150)
    click(rig, 800, 150)
    first, second = heard(rig, 2)
    assert 170 < first["lon"] < 180 and -180 < second["lon"] < -170
    trail = rig.js("parallel38.sheet.placing.sketches.values().next().value"
                   ".lines[0].getAttribute('d')")  # fmt: skip
    assert trail == "M100.0,150.0L800.0,150.0"
