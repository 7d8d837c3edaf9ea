import itertools

import pytest

from parallel38.map import inks, style


def near(pixel, colour, most=60):
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return all(abs(a - b) <= most for a, b in zip(pixel[:3], wanted, strict=True))


def test_features_come_and_go_on_their_days(rig):
    seen = "parallel38.page.picture.seen.map((s) => s.feature.id + ':' + s.sure).sort().join()"
    rig.show(day=899)
    assert rig.js(seen) == ""
    rig.show(day=900)
    assert rig.js(seen) == "line:certain,north:certain,south:certain"
    rig.show(day=1100)
    assert rig.js(seen) == ""
    rig.show(day=1150)
    assert rig.js(seen) == "later:announced"
    rig.show(day=1205)
    assert rig.js(seen) == "later:possible"
    rig.show(day=1000, layers_on=["off"], layers_off=["south"])
    assert rig.js(seen) == "hidden:certain,line:certain,north:certain"
    rig.show(day=1000, powers=["ussr"])
    assert rig.js(seen) == "line:certain,north:certain"


def test_pixels_of_sea_land_zone_and_line(rig):
    rig.show()
    look = style.PALETTES["screen"]
    assert near(rig.pixel("base", *rig.at(37.0, 133.0)), look["sea"], 3)
    assert near(rig.pixel("base", *rig.at(37.3, 129.3)), look["paper"], 3)
    x, y = rig.at(38.0, 128.3)  # of a thin line, which lies between two rows of pixels
    assert any(near(rig.pixel("features", x, y - up), look["accent"], 8) for up in (0, 1))
    blue, red = (
        rig.pixel("features", *rig.at(36.3, 127.5)),
        rig.pixel("features", *rig.at(39.6, 127.5)),
    )
    assert blue[3] > 0 and blue[2] > blue[0]
    assert red[3] > 0 and red[0] > red[2]
    rig.show(day=899)
    assert rig.pixel("features", *rig.at(38.0, 128.3))[3] == 0


def test_hatch_is_there_and_has_the_powers_angle(rig):
    rig.show(style="copy")  # no tint: what is dark is the hatch
    x, y = rig.at(37.0, 127.0)
    row = rig.js(
        f"[...parallel38.page.layer.contexts[1].getImageData({x - 30}, {y}, 60, 1).data]"
        ".filter((_, i) => i % 4 == 3)"
    )
    lines = sum(1 for a, b in itertools.pairwise(row) if a < 100 <= b)
    wanted = 60 / (style.HATCHES["occupation"].spacing * 1.15 * 2**0.5)
    assert abs(lines - wanted) <= 1.5
    assert inks.angle("usa") != inks.angle("ussr")


def test_hatch_is_cut_by_the_area(rig):
    segments = rig.module(
        "features/hatch",
        "return m.hatch([Float32Array.of(10,10, 110,10, 110,60, 10,60),"
        " Float32Array.of(40,20, 80,20, 80,50, 40,50)], 45, 8,"
        " {u: 0, v: 0, k: 100, w: 200, h: 200}).map((s) => [...s])",
    )
    assert len(segments) > 15
    for x0, y0, x1, y1 in segments:
        assert -0.01 <= x0 - 10 <= 100.01 and -0.01 <= y1 - 10 <= 50.01
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not (40.5 < middle[0] < 79.5 and 20.5 < middle[1] < 49.5), "in the hole"
        assert (y1 - y0) == pytest.approx(x1 - x0, abs=0.01)


def test_names_follow_day_and_language(rig):
    rig.show(day=970)
    assert "Keijo" in rig.texts() and "Söul" not in rig.texts()
    rig.show(day=990)  # said beside the official name
    assert {"Keijo", "Söul"} <= set(rig.texts())
    rig.show(day=1000)
    assert "Seoul" in rig.texts() and "Keijo" not in rig.texts()
    rig.show(day=1000, language="ko")
    assert {"서울", "38선"} <= set(rig.texts())
    assert "Kyŏngsŏng" not in rig.texts()
    rig.show(day=1000, language="zh")
    assert "漢城" in rig.texts()


def test_far_events_are_chips_that_fly_there_and_back(rig):
    rig.show()
    chips = "parallel38.page.picture.chips"
    assert rig.js(f"{chips}.map((c) => c.id).join()") == "far"
    assert rig.js(f"{chips}[0].text").startswith("<i>Yalta</i> & co, 7,")
    assert "10 days ago" in rig.js(f"{chips}[0].text")
    x, y = rig.js(f"(b => [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2])({chips}[0].box)")
    click(rig, x, y)
    rig.qtbot.waitUntil(lambda: abs(rig.js("map_atlas.getCenter().lat") - 44.5) < 0.1, timeout=9000)
    rig.show()
    assert rig.js(f"{chips}.some((c) => c.kind == 'back')")


def click(rig, x, y):
    rig.js(
        "['mousedown', 'mouseup', 'click'].map((type) => map_atlas.getContainer().dispatchEvent("
        f"new MouseEvent(type, {{clientX: {x}, clientY: {y}, bubbles: true, view: window}})))"
    )


@pytest.mark.parametrize(
    ("lat", "lon", "kind", "id"),
    [
        (37.5, 125.0, "event", "talks"),
        (37.5, 127.0, "place", "seoul"),
        (38.0, 128.3, "feature", "line"),
        (39.5, 126.3, "feature", "north"),
        (36.5, 133.0, "point", ""),
    ],
)
def test_a_click_picks_what_is_on_top(rig, lat, lon, kind, id):
    rig.show()
    click(rig, *rig.at(lat, lon))
    rig.qtbot.waitUntil(lambda: any(m["type"] == "picked" for m in rig.said), timeout=5000)
    picked = next(m for m in rig.said if m["type"] == "picked")
    assert (picked["kind"], picked["id"]) == (kind, id)
    assert picked["lat"] == pytest.approx(lat, abs=0.1)


def test_camera_obeys_and_reports(rig):
    rig.page.send('{"type":"camera","lat":40,"lon":125,"zoom":7.25,"fly":false}')
    rig.qtbot.waitUntil(lambda: any(m["type"] == "moved" for m in rig.said), timeout=5000)
    moved = [m for m in rig.said if m["type"] == "moved"][-1]
    assert moved["zoom"] == 7.25 and not moved["gesture"]
    assert moved["west"] < 125 < moved["east"] and moved["south"] < 40 < moved["north"]


def test_the_mark_holds_the_revision(rig):
    revision = rig.show(mark=True)
    assert rig.pixel("top", 1, 1) == [0, 0, revision, 255]
    rig.show(furniture={"map_only": True})
    assert rig.pixel("top", 1, 1)[3] == 0


def test_map_only_leaves_the_furniture_out(rig):
    rig.show(furniture={"map_only": True})
    assert "8 September 1945" not in rig.texts()
    rig.show(furniture={"title": "A title"})
    assert {"8 September 1945", "A title"} <= set(rig.texts())


@pytest.mark.parametrize("name", style.STYLES)
def test_every_style_draws(rig, name):
    rig.show(style=name)
    assert rig.pixel("features", *rig.at(38.0, 128.3))[3] > 0


def moved(rig) -> dict:
    rig.qtbot.waitUntil(lambda: any(m["type"] == "moved" for m in rig.said), timeout=5000)
    return [m for m in rig.said if m["type"] == "moved"][-1]


def test_a_hand_moves_after_a_program_did(rig):
    rig.page.send('{"type":"camera","lat":40,"lon":125,"zoom":7,"fly":false}')
    assert not moved(rig)["gesture"]
    rig.said.clear()
    key(rig, "+")
    assert moved(rig)["gesture"]
    rig.qtbot.waitUntil(lambda: moved(rig)["zoom"] == 7.5, timeout=5000)


def key(rig, name):
    rig.js(
        "map_atlas.getContainer().dispatchEvent("
        f"new KeyboardEvent('keydown', {{key: '{name}', bubbles: true, cancelable: true}}))"
    )


def test_arrows_pan(rig):
    rig.show()
    west = rig.js("map_atlas.getCenter().lng")
    key(rig, "ArrowRight")
    rig.qtbot.waitUntil(lambda: rig.js("map_atlas.getCenter().lng") > west + 0.1, timeout=5000)


def test_the_wheel_zooms_smoothly_about_the_pointer(rig):
    rig.show()
    before = rig.js("map_atlas.containerPointToLatLng([200, 150])")
    rig.js(
        "map_atlas.getContainer().dispatchEvent(new WheelEvent('wheel', "
        "{deltaY: -120, clientX: 200, clientY: 150, bubbles: true, cancelable: true}))"
    )
    rig.qtbot.waitUntil(
        lambda: rig.js("map_atlas.getZoom()") == pytest.approx(7.04, abs=1e-6), timeout=5000
    )
    after = rig.js("map_atlas.containerPointToLatLng([200, 150])")
    assert after["lat"] == pytest.approx(before["lat"], abs=0.01)
    assert after["lng"] == pytest.approx(before["lng"], abs=0.01)


def test_events_at_one_spot_fan_out_under_the_pointer(rig):
    rig.show(day=2000)
    assert "2" in rig.texts()
    x, y = rig.at(36.5, 128.5)
    rig.js(
        "map_atlas.getContainer().dispatchEvent("
        f"new MouseEvent('mousemove', {{clientX: {x}, clientY: {y}, bubbles: true}}))"
    )
    spots = "parallel38.page.picture.stacks.flatMap((s) => s.spots.map((o) => [o.x, o.y]))"
    rig.qtbot.waitUntil(lambda: rig.js("parallel38.page.picture.stacks[0].open"), timeout=5000)
    (x0, y0), (x1, y1) = rig.js(spots)
    assert abs(x0 - x1) + abs(y0 - y1) > 20


def test_a_claim_brings_out_what_it_stands_on(rig):
    spots = "parallel38.page.picture.stacks.flatMap((s) => s.spots.map((o) => o.event.id))"
    marked = "[...parallel38.page.atlas.marked(parallel38.page.state.pane)].sort()"
    rig.show()
    assert "one" not in rig.js(spots)
    rig.show(selected="said")
    assert "one" in rig.js(spots)
    assert rig.js(marked) == ["one", "said", "south"]


def test_a_hidden_page_answers_at_once(rig):
    rig.view.hide()
    rig.qtbot.waitUntil(lambda: rig.js("document.hidden"), timeout=5000)
    rig.show(day=1205)
    assert rig.js("parallel38.page.picture.seen.length") == 1


def test_nothing_on_the_picture_overlaps(rig):
    rig.show()
    boxes = rig.js("parallel38.page.picture.room")
    overlaps = [
        (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]
        if a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
    ]  # fmt: skip
    assert len(boxes) > 5 and not overlaps


def test_the_scale_bar_is_right_for_the_latitude(rig):
    for zoom in (6.5, 3.0):
        km = rig.module(
            "atlas/view",
            f"const v = m.viewOf({{lat: 60, lon: 20, zoom: {zoom}}}, 900, 700);"
            "return m.kmPerPixel(v, v.v)",
        )
        assert km == pytest.approx(40075.017 / 2 / 256 / 2**zoom, rel=0.001)


def test_the_scale_bar_ends_within_a_narrow_map(rig):
    ends = rig.module(
        "furniture/furniture",
        """
        const room = { take: () => {} };
        return Promise.all(["atlas/view.js", "pens/metrics.js"].map((f) => import(`p38://atlas/web/${f}`)))
          .then(([{ viewOf }, { widthOf }]) => [230, 371, 900].map((w) => {
            const view = viewOf({ lat: 38, lon: 127, zoom: 5.15 }, w, 600);
            const marks = m.scaleBar({ view, look: { type: 1 } }, room, [16, 300, 0.6 * w, 590]);
            return [w, ...marks.filter((one) => one.text)
              .map((one) => one.x + widthOf({ text: one.text, size: one.size }) / 2)];
          }));
        """,
    )
    assert all(len(found) >= 3 for found in ends)
    assert all(end <= wide for wide, *found in ends for end in found)


def test_a_wide_cartouche_weighs_all_that_it_covers(rig):
    rig.show()
    sides = rig.module(
        "furniture/corner",
        """
        const land = [Float32Array.of(150,0, 1000,0, 1000,800, 150,800)];
        const scene = { atlas: { base: { land: { project: () => land } }, places: [] },
          view: { w: 370, h: 800, key: "k", grain: 0.7 } };
        const stacks = [{ spots: [{ event: { importance: 5 }, step: 12, x: 180, y: 100 }] }];
        const shown = { subjects: [], seen: [], stacks };
        return [0, 200].map((wide) => m.cornerFor(scene, shown, m.NOWHERE, { wide }))
          .map(({ side, low }) => side + (low ? " low" : ""));
        """,
    )
    assert sides == ["left", "left low"]


def test_the_cartouche_leaves_the_subject_and_the_land_free(rig):
    rig.show()
    sides = rig.module(
        "furniture/corner",
        """
        const square = (x0, x1) => [Float32Array.of(x0,0, x1,0, x1,800, x0,800)];
        const scene = (rings, key, grain) => ({ view: { w: 1000, h: 800, key, grain },
          atlas: { base: { land: { project: () => rings } }, places: [] } });
        const shown = (subjects = []) => ({ subjects, seen: [], stacks: [] });
        const west = m.cornerFor(scene(square(0, 300), "a", 0.7), shown(), m.NOWHERE);
        const moving = m.cornerFor(scene(square(700, 1000), "b", 1.5), shown(), west);
        const rested = m.cornerFor(scene(square(700, 1000), "b", 0.7), shown(), west);
        const alike = m.cornerFor(scene(square(0, 1000), "c", 0.7), shown(), west);
        const asked = m.cornerFor(scene(square(0, 300), "a", 0.7), shown([[900, 90]]), west);
        return [west, moving, rested, alike, asked]
          .map(({ side, low }) => side + (low ? " low" : ""));
        """,
    )
    assert sides == ["right", "right", "left", "right", "right low"]


def test_borders_of_today_are_off_until_asked_and_then_in_the_legend(rig):
    shows = rig.module(
        "base/base",
        """
        const layers = new Map([["borders", { id: "borders", on: false }]]);
        const pane = (on) => ({ powers: [], layers_on: on, layers_off: [] });
        return [m.showsBorders({ layers: new Map() }, pane(["borders"])),
          m.showsBorders({ layers }, pane([])), m.showsBorders({ layers }, pane(["borders"]))];
        """,
    )
    assert shows == [False, False, True]
