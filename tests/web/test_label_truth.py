"""Names of places teach right geography: whose land they lie on, whose dot they stand at."""

import pytest

LANDS = """
const square = (id, kind, x0, x1) => ({ sure: "certain", feature: { id, kind, type: "area",
  label: id, shape: { project: () => parts[id] } } });
const parts = { west: [Float32Array.of(50,50, 150,50, 150,250, 50,250)],
  east: [Float32Array.of(150,50, 250,50, 250,250, 150,250)] };
const lands = new m.Lands([square("west", "sovereign"), square("east", "sovereign"),
  square("west", "railway-zone")], { w: 400, h: 300 });
"""


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        ([100, 100, 30, 6, 1, 0], 0),  # on its own land
        ([140, 100, 30, 6, 1, 0], 1),  # its end beyond the border
        ([180, 100, 30, 6, 1, 0], 2),  # its middle on another's land
        ([20, 100, 30, 6, 1, 0], 0),  # on the sea
    ],
)
def test_a_name_is_known_to_lie_on_anothers_land(rig, box, wanted):
    assert (
        rig.module("labels/label-truth", f"{LANDS} return lands.astray('west', {box});") == wanted
    )


def test_only_states_and_zones_are_land_of_their_own(rig):
    found = "return [lands.at(100, 100), lands.at(200, 100), lands.at(300, 100), lands.key];"
    assert rig.module("labels/label-truth", LANDS + found) == ["west", "east", "", "east,west"]


@pytest.mark.parametrize(
    ("other", "led", "wanted"),
    [
        ([60, 100, 3], False, False),  # the far side of its own dot
        ([150, 100, 3], False, True),  # at the name's other end
        ([157, 100, 3], False, False),  # there too, but farther than its own
        ([153, 100, 3], True, True),  # a line leads to it, yet it touches another
        ([160, 100, 3], True, False),
    ],
)
def test_a_name_stands_nearer_to_its_own_dot_than_to_anothers(rig, other, led, wanted):
    x, y, r = other
    body = (
        f"const words = {{ boxes: [[120, 100, 26, 8, 1, 0]], led: {str(led).lower()} }};"
        f"return m.misleads(words, {{ x: 86, y: 100, r: 3 }}, [{{ x: {x}, y: {y}, r: {r} }}]);"
    )
    assert rig.module("labels/label-truth", body) is wanted


def test_small_signs_and_what_is_far_are_nobodys(rig):
    body = (
        "const own = { x: 100, y: 100, r: 3 }; const at = (x, r) => ({ x, y: 100, r });"
        "return m.nearOf(own, [own, at(110, 3), at(400, 3)], "
        "[at(100, 12), at(120, 4), at(130, 12)]).others.map(({ x }) => x);"
    )
    assert rig.module("labels/label-truth", body) == [110, 130]


def test_a_name_keeps_its_distance_to_its_dot_while_the_camera_moves(rig):
    moves = rig.module(
        "canvas/drift",
        "const c = document.createElement('canvas').getContext('2d'); const moves = [];"
        "c.setTransform = (_a, _b, _c, _d, x, y) => moves.push([x, y]);"
        "c.drawImage = (_, x, y, w, h, to, down) => moves.push([to - x, down - y]);"
        "const view = (k) => ({ u: 0.5, v: 0.5, k, w: 400, h: 300 });"
        "const dot = { k: 'circle', x: 100, y: 100, r: 3, fill: '#000' };"
        "const text = { k: 'text', x: 140, y: 104, text: 'Seoul', size: 12, fill: '#000' };"
        "const top = [dot, { ...text, at: [100, 100] }, text];"
        "new m.Drift().draw(c, { top, ground: 3, view: view(1000) }, view(1500));"
        "return moves.filter(([x]) => x < 0);",
    )
    assert moves == [[-50, -25], [-50, -25], [-30, -23]]


def test_no_small_town_beside_a_capital_takes_its_name_away(rig):
    """Uijongbu lies a few px from Seoul in a view of the peninsula."""
    found = rig.module(
        "labels/label-places",
        """
        return (async () => {
        const { Room } = await import("p38://atlas/web/labels/boxes.js");
        const { Desk } = await import("p38://atlas/web/labels/label-desk.js");
        const real = parallel38.page.atlas;
        const town = (id, x, importance) => ({ id, x, y: 0.5, importance, kind: "town", from: 0,
          days: null, name: id, names: [] });
        const ring = [[0, 14], [14, 0], [-14, 0], [0, -14], [11, 11], [-11, 11], [11, -11],
          [-11, -11], [32, 16], [-32, 16], [32, -16], [-32, -16]];
        const spots = (importance) => {
          const places = [town("capital", 0.5, 5), ...ring.map(([dx, dy], n) =>
            ({ ...town("t" + n, 0.5 + dx / 4000, importance), y: 0.5 + dy / 4000 }))];
          const view = { u: 0.5, v: 0.5, k: 4000, w: 600, h: 400, zoom: 10, key: "k" };
          const scene = { view, weight: 1, style: "screen", look: real.styles.palettes.screen,
            atlas: { places } };
          const table = { scene, room: new Room(600, 400), desk: new Desk(new Map()), fresh: true,
            pane: { day: 9, language: "en" }, seen: [], stacked: [], marked: new Set() };
          return m.placeNames(table).find(({ id }) => id === "place capital").spots.length;
        };
        return [spots(2), spots(5)];
        })();
        """,
    )
    assert found[0] > found[1] == 0


def test_the_light_edge_of_words_is_as_wide_on_a_stage_as_their_type_asks(rig):
    share = """Math.min(...parallel38.page.picture.top.filter((one) => one.haloWidth && one.size)
      .map((one) => one.haloWidth / one.size))"""
    rig.show()
    desk = rig.js(share)
    rig.show(style="stage")
    assert rig.js(share) > 0.9 * desk
