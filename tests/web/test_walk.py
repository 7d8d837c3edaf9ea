"""The map by keys alone: from thing to thing, opened, panned, and the curtain moved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

WALKER = "parallel38.sheet.panes[0].walker"


def press(rig, code: str, key: str = "", target: str = "map_atlas.getContainer()", **more) -> None:
    options = "".join(f", {name}: {value}" for name, value in more.items())
    rig.js(
        f"{target}.dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true,"
        f" code: '{code}', key: '{key or code}'{options} }})) && 0"
    )


def said(rig) -> list[str]:
    return [message["text"] for message in rig.said if message["type"] == "said"]


def picked(rig) -> list[tuple[str, str]]:
    return [(one["kind"], one["id"]) for one in rig.said if one["type"] == "picked"]


def heard(rig, count: int) -> list[str]:
    rig.qtbot.waitUntil(lambda: len(said(rig)) == count, timeout=5000)
    return said(rig)


def test_n_and_p_go_from_thing_to_thing_and_say_which(rig):
    rig.show()
    stops = rig.module("hand/stops", "return m.stopsOf(parallel38.page).map((s) => s.text);")
    for count in range(1, len(stops) + 2):
        press(rig, "KeyN", "n")
        words = heard(rig, count)
    assert [one.rpartition(". ")[0] for one in words] == [*stops, stops[0]]
    assert words[0].startswith("talks, x") and "Event 1 of" in words[0]
    assert any(one.startswith(("38th parallel, ", "line, ")) for one in words)
    press(rig, "KeyP", "p")
    assert heard(rig, len(stops) + 2)[-1].startswith(stops[-1])


def test_each_stop_lies_on_what_it_names(rig):
    rig.show()
    missed = rig.module(
        "hand/stops",
        """const page = parallel38.page;
        return import('p38://atlas/web/hand/pick.js').then(({ targetAt }) =>
          m.stopsOf(page).filter(({ hit, x, y }) => hit.kind === 'feature' &&
            hit.id !== 'hidden' && targetAt(page.atlas, page.picture, x, y).id !== hit.id)
            .map(({ hit }) => hit.id));""",
    )
    assert missed == []


def test_enter_opens_what_stands_in_the_ring_and_shift_leaps(rig):
    rig.show()
    press(rig, "KeyN", "n")
    press(rig, "Enter")
    rig.qtbot.waitUntil(lambda: bool(picked(rig)), timeout=5000)
    assert picked(rig) == [("event", "talks")]
    press(rig, "KeyN", "N", shiftKey="true")
    assert "Line 1 of 1" in heard(rig, 2)[-1]
    press(rig, "Enter")
    rig.qtbot.waitUntil(lambda: len(picked(rig)) == 2, timeout=5000)
    assert picked(rig)[-1] == ("feature", "line")
    assert rig.js("!document.querySelector('.p38-ring').hidden")


def test_enter_alone_asks_the_middle_of_the_map(rig):
    rig.show()
    press(rig, "Enter")
    rig.qtbot.waitUntil(lambda: bool(picked(rig)), timeout=5000)
    assert heard(rig, 1) == ["The middle of the map"]
    assert picked(rig)[0][0] in ("feature", "place", "point")


def test_the_ring_goes_with_the_day_the_camera_and_escape(rig):
    shut = "document.querySelector('.p38-ring').hidden"
    rig.show()
    press(rig, "KeyN", "n")
    assert rig.js(shut) is False
    rig.show(day=950)
    assert rig.js(shut) is True
    press(rig, "KeyN", "n")
    rig.js("map_atlas.panBy([30, 0], { animate: false }) && 0")
    assert rig.js(shut) is True
    press(rig, "KeyN", "n")
    rig.page.send('{"type":"escape"}')
    rig.qtbot.waitUntil(lambda: rig.js(shut) is True, timeout=5000)


@pytest.mark.parametrize(("code", "axis", "sign"),
                         [("KeyD", "lng", 1), ("KeyA", "lng", -1), ("KeyW", "lat", 1)])  # fmt: skip
def test_letters_pan(rig, code, axis, sign):
    rig.show()
    before = rig.js(f"map_atlas.getCenter().{axis}")
    press(rig, code)
    rig.qtbot.waitUntil(
        lambda: sign * (rig.js(f"map_atlas.getCenter().{axis}") - before) > 0.2, timeout=5000
    )


def test_the_map_is_told_to_a_reader(rig):
    rig.show()
    rig.page.send('{"type":"describe","text":"Map. 8 September 1945. Zones."}')
    label = "map_atlas.getContainer().getAttribute('aria-label')"
    rig.qtbot.waitUntil(lambda: rig.js(label).endswith("Zones."), timeout=5000)
    assert rig.js("map_atlas.getContainer().getAttribute('role')") == "application"


def test_real_keys_reach_the_walk(rig):
    rig.show()
    target = rig.view.focusProxy()
    target.setFocus()  # nothing in the page has the keyboard yet
    QTest.keyClick(target, Qt.Key.Key_N)
    assert heard(rig, 1)
