"""Hands on the map: what they point at stays under them, and the map rests where it should."""

import pytest
from PySide6.QtWebEngineCore import QWebEngineScript


def zoom(rig) -> float:
    return rig.js("map_atlas.getZoom()")


def until_zoom(rig, wanted: float) -> None:
    rig.qtbot.waitUntil(lambda: zoom(rig) == pytest.approx(wanted, abs=1e-9), timeout=5000)


def under(rig, x: float, y: float) -> tuple[float, float]:
    point = rig.js(f"map_atlas.containerPointToLatLng([{x}, {y}])")
    return point["lat"], point["lng"]


def fire(rig, event: str, type: str, **more) -> None:
    options = ", ".join(f"{name}: {value}" for name, value in more.items())
    rig.js(
        f"map_atlas.getContainer().dispatchEvent(new {event}('{type}',"
        f" {{bubbles: true, cancelable: true, view: window, {options}}}))"
    )


@pytest.mark.parametrize(
    ("px", "ctrl", "steps"),
    [
        (-120, "false", 0.54),
        (80, "false", -0.36),
        (-69.314718, "true", 1),  # fingers twice as far apart
        (-120, "true", 0.54),  # a mouse's wheel
    ],
)
def test_wheel_and_pinch_zoom_about_the_pointer(rig, px, ctrl, steps):
    rig.show()
    before, was = zoom(rig), under(rig, 200, 150)
    fire(rig, "WheelEvent", "wheel", deltaY=px, ctrlKey=ctrl, clientX=200, clientY=150)
    until_zoom(rig, before + steps)
    assert under(rig, 200, 150) == pytest.approx(was, abs=0.016)  # a pixel


def test_sideways_the_wheel_moves_the_map(rig):
    rig.show()
    before, was = zoom(rig), under(rig, 300, 150)
    fire(rig, "WheelEvent", "wheel", deltaX=60, deltaY=-12, clientX=200, clientY=150)
    rig.qtbot.waitUntil(lambda: under(rig, 240, 150) == pytest.approx(was, abs=0.016))
    assert zoom(rig) == before


def test_a_double_click_zooms_about_the_pointer_and_with_shift_out_again(rig):
    rig.show()
    before, was = zoom(rig), under(rig, 700, 500)
    fire(rig, "MouseEvent", "dblclick", clientX=700, clientY=500)
    until_zoom(rig, before + 1)
    assert under(rig, 700, 500) == pytest.approx(was, abs=0.016)  # a pixel
    fire(rig, "MouseEvent", "dblclick", clientX=700, clientY=500, shiftKey="true")
    until_zoom(rig, before)


def test_no_zoom_beyond_the_limits(rig):
    rig.show()
    fire(rig, "WheelEvent", "wheel", deltaY=-9000, clientX=450, clientY=350)
    until_zoom(rig, 12)
    fire(rig, "WheelEvent", "wheel", deltaY=9000, clientX=450, clientY=350)
    until_zoom(rig, 1.5)


def test_a_program_overrules_a_hand_that_zooms(rig):
    rig.show()
    fire(rig, "WheelEvent", "wheel", deltaY=-600, clientX=450, clientY=350)
    rig.page.send('{"type":"camera","lat":40,"lon":125,"zoom":7,"fly":false}')
    rig.qtbot.waitUntil(lambda: rig.js("map_atlas.getCenter().lat") == 40, timeout=5000)
    revision = rig.show()  # a frame later
    assert revision and zoom(rig) == 7


def test_a_pan_moves_the_picture_by_whole_pixels(rig):
    rig.show()
    before = rig.js("parallel38.page.layer.last")
    rig.js("map_atlas.panBy([37, -21], {animate: false}) && 0")
    rig.show()
    after = rig.js("parallel38.page.layer.last")
    ratio = rig.js("devicePixelRatio")
    for axis, px in (("u", 37), ("v", -21)):
        assert (after[axis] - before[axis]) * after["k"] == pytest.approx(px, abs=1 / ratio)
        moved = (after[axis] - before[axis]) * after["k"] * ratio
        assert moved == pytest.approx(round(moved), abs=1e-6)


def test_the_page_says_that_the_desktop_asks_for_less_motion(rig):
    """The engine knows of it, Qt does not: Qt's motionPreference begins with 6.12."""
    assert [one["still"] for one in rig.said if one["type"] == "loaded"] == [False]
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
    script.setSourceCode(LESS)
    rig.page.scripts().insert(script)
    try:
        with rig.qtbot.waitSignal(rig.page.loaded, timeout=30_000):
            rig.page.start()
        rig.qtbot.waitUntil(lambda: rig.said[-1].get("still") is True)
    finally:
        rig.page.scripts().remove(script)
        with rig.qtbot.waitSignal(rig.page.loaded, timeout=30_000):
            rig.page.start()


RESTS = """(() => {
  const timeout = window.setTimeout, waits = [];
  window.setTimeout = (_deed, ms) => { waits.push(ms); return 0; };
  map_atlas.getContainer().dispatchEvent(new MouseEvent("mousemove", { bubbles: true }));
  window.setTimeout = timeout;
  return waits.includes(2000);
})()"""


@pytest.mark.parametrize("style", ["screen", "stage"])
@pytest.mark.parametrize("room", [False, True])
def test_the_arrow_goes_where_it_rests_for_a_room_alone(rig, room, style):
    """A desk may wear the stage's style, too."""
    rig.show(style=style, furniture={"room": room})
    assert rig.js(RESTS) is room


LESS = "Object.defineProperty(MediaQueryList.prototype, 'matches', {get: () => true}) && 0"


@pytest.mark.parametrize("asked", ["by the window", "by the desktop"])
def test_nothing_moves_by_itself_where_that_is_asked(rig, asked):
    """A chip's flight and back, an arrow key, the wheel, a drag that would coast on."""
    rig.show(glides=asked != "by the window")
    if asked == "by the desktop":
        rig.js(LESS)
    frames = "(window.moves ??= map_atlas.on('move', () => (window.n = (window.n ?? 0) + 1))) && 0"
    rig.js(frames)
    for deed, steps in (
        ("map_atlas.getContainer().dispatchEvent(new KeyboardEvent('keydown',"
         " {key: 'ArrowUp', bubbles: true}))", 1),
        ("parallel38.receive({type: 'camera', lat: 20, lon: 100, zoom: 5, fly: true})", 2),
        ("parallel38.sheet.panes[0].zoomer.by(1)", 3),
    ):  # fmt: skip
        rig.js(f"{deed} && 0")
        rig.show(glides=asked != "by the window")  # a frame later
        assert rig.js("window.n") == steps
    rig.js("map_atlas.fire('dragstart') && 0")
    assert rig.js("map_atlas.options.inertia") is False


def test_a_chip_s_flight_is_a_cut_where_that_is_asked(rig):
    rig.show(glides=False)
    x, y = rig.js("(([a, b, c, d]) => [(a + c) / 2, (b + d) / 2])"
                  "(parallel38.page.picture.chips[0].box)")  # fmt: skip
    before = zoom(rig)
    fire(rig, "MouseEvent", "click", clientX=x, clientY=y)
    assert zoom(rig) == 5.2 != before


def test_the_middle_button_points_and_the_left_drags(rig):
    """A pointer for a room is where the mouse is while its middle button is held."""
    rig.show()
    rig.js("parallel38.receive({type: 'watch', pointer: true}) && 0")
    before = len(rig.said)

    def places() -> list[float]:
        return [one["lon"] for one in rig.said[before:] if one["type"] == "hover"]

    fire(rig, "MouseEvent", "mousemove", buttons=1, clientX=300, clientY=300)
    fire(rig, "MouseEvent", "mousemove", buttons=4, clientX=400, clientY=300)
    rig.qtbot.waitUntil(lambda: len(places()) == 1)
    fire(rig, "MouseEvent", "mousemove", buttons=0, clientX=500, clientY=300)
    rig.qtbot.waitUntil(lambda: len(places()) == 2)
    assert places()[0] == pytest.approx(under(rig, 400, 300)[1], abs=1e-6)
    rig.js("parallel38.receive({type: 'watch', pointer: false}) && 0")
