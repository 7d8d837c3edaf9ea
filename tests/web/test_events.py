"""Several events at one spot: they share a sign, which a hand fans out."""

import pytest

from tests.web.test_page import click, key

STACKS = "parallel38.page.picture.stacks"
OPEN = f"{STACKS}.some((s) => s.open)"


def hover(rig, x, y):
    rig.js(
        "map_atlas.getContainer().dispatchEvent("
        f"new MouseEvent('mousemove', {{clientX: {x}, clientY: {y}, bubbles: true}}))"
    )


def test_a_click_keeps_the_fan_open_until_escape(rig):
    rig.show(day=2000)
    x, y = rig.at(36.5, 128.5)
    room = "parallel38.page.picture.room"
    before = rig.js(room)
    assert rig.js(f"{STACKS}.length") == 1 and not rig.js(OPEN)
    click(rig, x, y)
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    assert [x, y] == pytest.approx(rig.js(f"[{STACKS}[0].closed.x, {STACKS}[0].closed.y]"), abs=1)
    assert rig.js(room) == before  # no name is pushed aside
    (told,) = [one for one in rig.said if one["type"] == "picked"]
    assert told["kind"] == "legend" and set(told["id"].split(",")) == {"one", "two"}
    hover(rig, 5, 400)
    rig.show(day=2001)
    assert rig.js(OPEN)
    rig.page.send('{"type":"escape"}')
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_in_a_fan_a_click_takes_one_and_a_click_elsewhere_closes(rig):
    rig.show(day=2000)
    click(rig, *rig.at(36.5, 128.5))
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    two = f"{STACKS}[0].spots.find((s) => s.event.id == 'two')"
    click(rig, *rig.js(f"[{two}.x, {two}.y]"))
    rig.qtbot.waitUntil(lambda: any(m.get("kind") == "event" for m in rig.said), timeout=5000)
    assert next(m for m in rig.said if m.get("kind") == "event")["id"] == "two"
    assert rig.js(OPEN)
    click(rig, *rig.at(36.5, 125.5))
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_the_keyboard_opens_walks_takes_and_closes(rig):
    rig.show(day=2000, selected="one")
    key(rig, "Enter")
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    key(rig, "ArrowRight")
    assert rig.js("parallel38.page.hand.hover") == "two"
    key(rig, "Enter")
    rig.qtbot.waitUntil(lambda: any(m["type"] == "picked" for m in rig.said), timeout=5000)
    assert next(m for m in rig.said if m["type"] == "picked")["id"] == "two"
    key(rig, "Escape")
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_the_pointer_brings_the_whole_title_with_place_and_age(rig):
    rig.show(day=1003)
    hover(rig, *rig.at(37.5, 125.0))
    rig.qtbot.waitUntil(lambda: "x, 3 days ago" in rig.texts(), timeout=5000)


def test_what_is_selected_but_not_of_the_date_says_so_and_is_hollow(rig):
    spot = f"{STACKS}.flatMap((s) => s.spots).find((s) => s.event.id === 'talks')"
    for day, told, sure in ((898, "3 months later", "announced"), (995, "", "certain"),
                            (4650, "10 years ago", "certain")):  # fmt: skip
        rig.show(day=day, selected="talks")
        assert rig.js(f"{spot}.sure") == sure
        texts = " ".join(rig.texts())
        assert (f"talks ({told})" if told else "talks") in texts
        assert told or "talks (" not in texts


def test_a_large_fan_lies_in_the_picture_and_its_signs_lie_apart(rig):
    fan = rig.module(
        "events/fan",
        """
        const event = (i) => ({ id: `e${i}`, kind: "battle", importance: 3, from: i, to: i + 1 });
        const spots = [...Array(60).keys()].map((i) => ({ event: event(i), step: 3, x: 9, y: 9,
          r: 3.05 }));
        const stack = { spots, x: 9, y: 9, r: 3.05, open: false, more: 0 };
        m.fanOut(stack, { w: 900, h: 700 });
        return { more: stack.more, spots: stack.spots.map(({ x, y, r }) => [x, y, r]) };""",
    )
    spots = fan["spots"]
    assert len(spots) + fan["more"] == 60 and len(spots) > 30
    assert all(r <= x <= 900 - r and r <= y <= 700 - r for x, y, r in spots)
    for i, (x0, y0, r0) in enumerate(spots):
        assert all((x - x0) ** 2 + (y - y0) ** 2 > (r + r0) ** 2 for x, y, r in spots[i + 1 :])


def test_neighbours_share_a_sign_from_afar_and_part_close_by(rig):
    def signs(gap, zoom):
        return rig.module(
            "events/events",
            f"""
            return import("p38://atlas/web/atlas/view.js").then(({{ viewOf }}) => {{
              const view = viewOf({{ lon: 0, lat: 0, zoom: {zoom} }}, 800, 600);
              const event = (id, x) => ({{ id, x, y: 0.5, kind: "battle", importance: 3 }});
              const living = ["a", "b"].map((id, i) => ({{ r: 8, step: 12, asked: false,
                event: event(id, 0.5 + i * {gap} / view.k) }}));
              return m.stacks(living, view, new Set(), 1, (x, y) => [x, y])
                .map((s) => s.spots.length);
            }});""",
        )

    assert signs(12, 8) == [2]
    assert signs(18, 8) == [1, 1]
    assert signs(18, 6) == [2]
    assert signs(40, 6) == [1, 1]
