"""What helps to find one's way: the graticule, the locator map, the pointer's position."""

import json

import pytest

from tests.web.test_gestures import fire

GRID = "m.graticule(atlas, view, look)"
MINUTES = "m.linesOf(atlas, view).parallels.map(({ minutes }) => minutes)"


def viewed(rig, name: str, value: str, zoom: float = 6.5, lat: float = 38, lon: float = 127.5):
    """A value worked out with the module `m`, a view of it and the look of the screen."""
    return rig.module(
        name,
        f"""
        return import("p38://atlas/web/atlas/view.js").then(({{ viewOf }}) => {{
          const view = viewOf({{ lat: {lat}, lon: {lon}, zoom: {zoom} }}, 900, 700);
          const {{ atlas }} = parallel38.page;
          const look = atlas.styles.palettes.screen;
          return {value};
        }});
        """,
    )


def test_lines_are_closer_the_closer_one_looks_and_always_whole_steps(rig):
    rig.show()
    steps = []
    for zoom in (2, 4, 5.5, 7, 8, 9.5, 10.5, 11.5, 12):
        lines = viewed(rig, "base/graticule", MINUTES, zoom)
        assert 1 <= len(lines) <= 12, (zoom, lines)
        step = (lines[-1] - lines[0]) // max(1, len(lines) - 1)
        assert all(line % step == 0 for line in lines) if len(lines) > 1 else True
        steps.append(step or steps[-1])
    assert steps == sorted(steps, reverse=True)


def test_degrees_say_minutes_hemispheres_and_turn_at_the_date_line(rig):
    words = rig.module(
        "furniture/words",
        "return [[2280, true], [2295, true], [7650, false], [-300, true], [11400, false],"
        " [10800, false], [0, true]].map(([n, north]) => m.degreeWords(n, north))",
    )
    assert words == ["38°N", "38°15′N", "127°30′E", "5°S", "170°W", "180°", "0°"]


def test_the_graticule_has_a_switch_for_lines_and_figures(rig):
    rig.show(layers_on=["graticule"])
    with_it = [text for text in rig.texts() if "°" in text]
    sea = rig.at(37.0, 134.0)
    assert "38°N" in with_it and any(text.endswith("E") for text in with_it)
    x, _ = rig.at(37.0, 134.0)
    row = f"""[...parallel38.page.layer.contexts[0].getImageData(
        {x - 4}, {sea[1] + 20}, 9, 1).data].join()"""
    lined = rig.js(row)
    rig.show(layers_off=["graticule"])
    assert not [text for text in rig.texts() if "°" in text]
    assert rig.js(row) != lined
    svg = rig.figure(layers_off=["graticule"])
    assert "38°N" not in svg
    assert "38°N" in rig.figure()


def test_figures_stand_at_the_other_end_where_furniture_is_in_the_way(rig):
    rig.show()
    left = "parallel38.page.picture.top.filter((m) => m.text === '40°N').map((m) => m.x)"
    (x,) = rig.js(left)
    taken = rig.js("parallel38.page.hand.corner.side")
    assert (x < 450) == (taken == "right")


def test_on_a_copy_it_is_crosses_that_no_one_takes_for_a_border(rig):
    rig.show()
    crosses = viewed(
        rig, "base/graticule", "m.graticule(atlas, view, { ...look, lining: '1' })[0].parts.length"
    )
    lines = viewed(rig, "base/graticule", f"{GRID}[0].parts.length")
    assert crosses > lines
    assert viewed(rig, "base/graticule", f"{GRID}[0].alpha") < 0.5


LOCATED = "parallel38.page.hand.locator.at"


def test_the_locator_is_off_until_asked_and_says_nothing_from_afar(rig):
    rig.js("parallel38.page.atlas.layers.set('locator', { id: 'locator', on: false }) && 0")
    rig.js("map_atlas.setView([37.5, 127.5], 8.5, {animate: false}) && 0")
    rig.show()
    assert rig.js(LOCATED) == -1
    rig.show(layers_on=["locator"])
    assert rig.js(LOCATED) >= 0
    box = """((list) => list[list.length - 1])(parallel38.page.picture.top.filter((m) =>
        m.k === "path" && m.stroke && m.fillAlpha === 0.14)).parts[0]"""
    ring = rig.js(f"[...Object.values({box})]")
    assert ring[2] - ring[0] < 60 and ring[5] - ring[1] < 60
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name ?? ''", 5) == ""
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name", 6) == "world"
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name", 8) == "east-asia"
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name", 10) == "korea"
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name", 7, 44.5, 34) == "world"
    assert viewed(rig, "furniture/locator", "m.groundOf(view)?.name", 7, 21.3, -157.9) == "world"


def test_the_locator_stays_while_the_map_moves_and_is_drawn_once_for_each_map(rig):
    rig.js("parallel38.page.atlas.layers.set('locator', { id: 'locator', on: true }) && 0")
    rig.js("map_atlas.setView([37.5, 127.5], 9, {animate: false}) && 0")
    rig.show()
    land, moved = rig.module(
        "compose",
        """
        const { atlas, state, layer, hand } = parallel38.page;
        const view = layer.view(1);
        const made = (w, more, own) =>
          m.compose(atlas, state, { ...view, w, key: `${w}`, ...more }, own);
        const land = (picture) => picture.top.find((mark) => mark.parts?.length > 0 &&
          mark.fill === atlas.styles.palettes.screen.sea).parts[0];
        const [one, other] = [{ ...hand, sides: new Map() }, { ...hand, sides: new Map() }];
        const first = land(made(900, {}, one));
        made(700, {}, other);
        const again = land(made(900, {}, one)) === first;
        const { key } = one.locator;
        made(900, { key: "moving", grain: 0.5, u: view.u + 1e-4 }, one);
        return [again, one.locator.key === key];
        """,
    )
    assert land, "the ground was drawn anew for the other map"
    assert moved, "the corner was looked for anew while the camera moves"


def test_the_locator_leaves_free_what_is_selected(rig):
    at = rig.module(
        "furniture/corner",
        """
        const scene = { atlas: { base: { land: { project: () => [] } }, places: [] },
          view: { w: 100, h: 100 } };
        const boxes = [[0, 0, 10, 10], [90, 0, 100, 10]];
        const there = (subjects) => ({ subjects, seen: [], stacks: [] });
        return [m.emptiest(scene, boxes, [true, true], there([]), -1),
          m.emptiest(scene, boxes, [true, true], there([[5, 5]]), 0),
          m.emptiest(scene, boxes, [true, false], there([[5, 5]]), 0),
          m.emptiest(scene, boxes, [true, true], there([]), 1)];
        """,
    )
    assert at == [0, 1, -1, 1]


def test_rings_are_cut_by_the_frame_and_lines_keep_off_it(rig):
    ring, lines = rig.module(
        "furniture/frame-cut",
        """
        const box = [0, 0, 10, 10];
        const ring = m.ringWithin(Float32Array.of(-5, 2, 5, 2, 5, 8, -5, 8), box);
        return [[...ring], m.lineParts([ring], box).map((p) => [...p])];
        """,
    )
    corners = {tuple(ring[i : i + 2]) for i in range(0, len(ring), 2)}
    assert corners == {(0, 2), (5, 2), (5, 8), (0, 8)}
    assert sum(len(line) for line in lines) == 8
    assert not any(
        line[i] == line[i + 2] == 0 for line in lines for i in range(0, len(line) - 3, 2)
    )


def hovers(rig) -> list[dict]:
    return [one for one in rig.said if one["type"] == "hover"]


def frames(rig, count: int = 3) -> None:
    """So many frames go by."""
    rig.module(
        "bridge",
        f"let left = {count}; return new Promise((done) => {{ const step = () =>"
        " (left-- ? requestAnimationFrame(step) : done(0)); step(); });",
    )


def test_the_pointer_is_told_once_a_frame_and_only_when_asked_for(rig):
    rig.show()
    fire(rig, "MouseEvent", "mousemove", clientX=200, clientY=150)
    frames(rig)
    assert not hovers(rig)
    rig.page.send(json.dumps({"type": "watch", "pointer": True}))
    rig.js(
        "[...Array(20).keys()].map((i) => map_atlas.getContainer().dispatchEvent("
        "new MouseEvent('mousemove', {bubbles: true, clientX: 200 + i, clientY: 150}))).length"
    )
    rig.qtbot.waitUntil(lambda: bool(hovers(rig)), timeout=5000)
    frames(rig)
    (told,) = hovers(rig)
    there = rig.js("map_atlas.containerPointToLatLng([219, 150])")
    assert (told["lat"], told["lon"]) == pytest.approx((there["lat"], there["lng"]), abs=1e-6)
    fire(rig, "MouseEvent", "mouseleave")
    rig.qtbot.waitUntil(lambda: len(hovers(rig)) == 2, timeout=5000)
    assert hovers(rig)[1] == {"type": "hover", "lat": None, "lon": None, "rise": 22}  # one line


def test_while_the_clock_runs_under_a_resting_pointer_nothing_is_told(rig):
    rig.page.send(json.dumps({"type": "watch", "pointer": True}))
    rig.show()
    fire(rig, "MouseEvent", "mousemove", clientX=200, clientY=150)
    rig.qtbot.waitUntil(lambda: bool(hovers(rig)), timeout=5000)
    for day in range(900, 960):
        rig.show(day=day)
        fire(rig, "MouseEvent", "mousemove", clientX=200, clientY=150)  # as the engine itself does
    assert len(hovers(rig)) == 1


def test_a_cartouche_on_a_stage_cuts_no_sign_beside_it(rig):
    sides = rig.module(
        "furniture/corner",
        """
        const east = [Float32Array.of(700,0, 1000,0, 1000,800, 700,800)];
        const scene = (style) => ({ style, view: { w: 1000, h: 800, key: style, grain: 0.7 },
          atlas: { base: { land: { project: () => east } }, places: [] } });
        const shown = { subjects: [[310, 90]], seen: [], stacks: [] };
        return ["screen", "stage"].map((style) => m.cornerFor(scene(style), shown, m.NOWHERE))
          .map(({ side, low }) => side + (low ? " low" : ""));
        """,
    )
    assert sides == ["left", "left low"]
