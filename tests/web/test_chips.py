"""Chips on the rim: where they stand, where they point, what they say."""

import json
import math
import random

import pytest

VIEW = {"u": 0.5, "v": 0.5, "k": 4000, "w": 900, "h": 700, "zoom": 4, "grain": 0.7, "key": "t"}
LANDLESS = "{ project: () => [] }"


def chips(rig, events, taken=(), land=LANDLESS, style="screen", size=(900, 700), **ask):
    """Chips for events at px beyond the view's middle: (id, dx, dy, title, age)."""
    living = [
        {
            "event": {
                "id": id, "x": 0.5 + dx / VIEW["k"], "y": 0.5 + dy / VIEW["k"], "title": title,
                "place": "somewhere", "kind": "treaty", "importance": 5, "powers": ["usa"],
                "from": 1, "to": 2, "precision": "city",
            },
            "age": age, "now": True, "sure": "certain", "rough": False, "step": 12, "r": 9,
        }
        for id, dx, dy, title, age in events
    ]  # fmt: skip
    ask = {"hover": "", "back": "", "still": False, "subjects": []} | ask
    view = VIEW | {"w": size[0], "h": size[1]}
    given = json.dumps(
        {"living": living, "view": view, "style": style, "taken": list(taken), "ask": ask}
    )
    return rig.module(
        "rim/chips",
        f"""
        return import("p38://atlas/web/labels/boxes.js").then(({{ Room }}) => {{
        const {{ living, view, style, taken, ask }} = {given};
        const real = parallel38.page.atlas;
        const atlas = {{ ink: (a, b) => real.ink(a, b), lineInk: (a, b) => real.lineInk(a, b),
          powers: real.powers, base: {{ land: {land} }} }};
        const scene = {{ atlas, style, look: real.styles.palettes[style],
          view: {{ ...view, key: String(Math.random()) }} }};
        const room = new Room(view.w, view.h);
        for (const box of taken) room.take(box);
        const {{ marks, chips }} = m.chips(scene, living, [], room, ask);
        return {{ chips, texts: marks.flatMap((one) => one.text ?? []) }}; }});""",
    )


def apart(a, b):
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_chips_stand_on_the_rim_apart_from_all_that_is_taken_and_point_there(rig):
    dice = random.Random(38)
    for _ in range(20):
        taken = []
        for _ in range(8):
            x, y = dice.uniform(0, 800), dice.uniform(0, 600)
            taken.append((x, y, x + dice.uniform(20, 260), y + dice.uniform(20, 200)))
        events = []
        for i in range(5):
            turn = dice.uniform(0, 2 * math.pi)
            far = dice.uniform(620, 1900)
            events.append((f"e{i}", far * math.cos(turn), far * math.sin(turn), f"Title {i}", i))
        subject = (dice.uniform(0, 900), dice.uniform(0, 700))
        made = chips(rig, events, taken, subjects=[subject])["chips"]
        assert len(made) <= 3
        where = {id: (450 + dx, 350 + dy) for id, dx, dy, *_ in events}
        for i, chip in enumerate(made):
            box = chip["box"]
            assert all(apart(box, one) for one in [*taken, *(c["box"] for c in made[i + 1 :])])
            assert not (box[0] < subject[0] < box[2] and box[1] < subject[1] < box[3])
            assert min(box[0], box[1], 900 - box[2], 700 - box[3]) <= 41
            cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            x, y = where[chip["id"]]
            assert chip["turn"] == pytest.approx(math.atan2(y - cy, x - cx), abs=1e-6)
            towards = (cx - 450) * (x - 450) + (cy - 350) * (y - 350)
            assert towards > 0


def test_a_chip_prefers_the_sea(rig):
    """Land fills the middle of the eastern rim: the chip for the east stands beside it."""
    land = "{ project: () => [Float32Array.of(600,250, 950,250, 950,450, 600,450)] }"
    event = [("east", 1200, 0, "East", 3)]
    box = chips(rig, event, land=land)["chips"][0]["box"]
    assert box[3] <= 262 or box[1] >= 438
    assert 300 < chips(rig, event)["chips"][0]["box"][1] < 400


def test_its_words_are_short_and_whole_under_the_pointer(rig):
    title = "NSC 81/1: conditions for going north of the parallel"
    events = [("far", -1600, 0, title, 3), ("near", 520, 0, "Close by", 1)]
    made = chips(rig, events)
    far, near = sorted(made["chips"], key=lambda chip: chip["id"])
    assert "NSC 81/1" in made["texts"] and title not in " ".join(made["texts"])
    assert " km, 3 days ago" in far["text"]
    assert near["text"] == "Close by, 1 day ago"  # just outside: a distance says nothing
    assert "north of the parallel" in " ".join(chips(rig, events, hover="far")["texts"])


def test_events_at_one_spot_share_a_chip(rig):
    events = [("a", -1600, 0, "A", 3), ("b", -1600, 0, "B", 5), ("c", -1600, 0, "C", 9)]
    made = chips(rig, events)["chips"]
    assert [chip["id"] for chip in made] == ["a"]
    assert made[0]["text"].endswith("and 2 more")


def test_a_chip_stays_where_it_stood_while_it_can(rig):
    """Nothing but the distance on another chip's row changes: no chip jumps."""
    rig.show(day=1000)
    box = "parallel38.page.picture.chips.map((c) => c.box)"
    before = rig.js(box)
    rig.show(day=1001)
    assert rig.js(box) == before and before


def test_a_figure_has_a_line_instead_of_chips(rig):
    svg = rig.figure()
    assert "Beyond this map:" in svg and "10 days ago" in svg
    assert "7,700 km" not in svg


def test_a_stage_without_much_room_has_one_chip_of_few_words(rig):
    far = [("a", 1400, 0, "Soviet Politburo refuses an attack on the South", 7),
           ("b", -1400, 0, "Another far event", 9)]  # fmt: skip
    wide = chips(rig, far, style="stage", size=(1920, 850))
    assert len(wide["chips"]) == 2
    assert any("ago" in text for text in wide["texts"])
    narrow = chips(rig, far, style="stage", size=(1024, 580))
    assert [chip["id"] for chip in narrow["chips"]] == ["a"]
    assert narrow["texts"] == ["Soviet Politburo refuses", "an attack on the South"]
    assert len(chips(rig, far, size=(1024, 580))["chips"]) == 2  # a desk's map is as it was
