"""Who held a point, as the map in one file finds it and as `parallel38 at` does."""

import json
import random
from base64 import b64encode

import pytest

from parallel38.commands.at import ground_of
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.mercator import down
from parallel38.standalone.ground import POINTS, RECORDS, ground

BOXES = ((33.0, 43.0, 124.0, 131.0), (37.0, 38.7, 124.5, 128.5), (38.0, 54.0, 115.0, 142.0))
EACH = 4  # points in each box
SCRIPT = """
const load = (name) => import(`p38://atlas/web/${name}.js`);
const [block, drawn] = blocks.map((text) =>
  new Float32Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer));
const said = (s) => [
  s.start, s.end, s.holder, s.title || null, s.state, s.side, s.sure || null, s.features,
];
return Promise.all(["atlas/shape", "standalone/holders"].map(load)).then(([shape, holders]) => {
  const features = shapes.map(({ id, g }) => ({ id, shape: new shape.Shape(drawn, g) }));
  const there = new m.Ground({ features }, known, block);
  return points.map(([lat, lon, x, y]) =>
    holders.spans(there.at(lat, lon, x, y), days).map(said));
});
"""


def points(atlas) -> list[tuple[float, float]]:
    """Places and points at random: on land that changed hands, on coasts, at sea."""
    dice = random.Random(38)
    towns = dice.sample([(one.lat, one.lon) for one in atlas.places.values()], 12)
    free = [
        (dice.uniform(south, north), dice.uniform(west, east))
        for south, north, west, east in BOXES
        for _ in range(EACH)
    ]
    return [(round(lat, 4), round(lon, 4)) for lat, lon in (*towns, *free)]


@pytest.fixture
def answers(rig):
    """What each says of all points."""
    atlas_file = open_atlas()
    asked = points(atlas_file.atlas)
    known = ground(atlas_file)
    payload = json.loads(atlas_file.blob("payload.json"))
    blocks = [b64encode(one).decode() for one in (known[POINTS], atlas_file.blob("geometry.bin"))]
    values = {
        "blocks": blocks, "known": json.loads(known[RECORDS]), "days": ATLAS_DAYS,
        "points": [(lat, lon, lon / 360 + 0.5, down(lat)) for lat, lon in asked],
        "shapes": [{"id": one["id"], "g": one["g"]} for one in payload["features"] if one["g"]],
    }  # fmt: skip
    given = "".join(f"const {name} = {json.dumps(value)};" for name, value in values.items())
    found = rig.module("standalone/ground", given + SCRIPT)
    assert isinstance(found, list), found
    asker = ground_of(atlas_file.blob("control.msgpack"), atlas_file.atlas)
    return asked, found, [asker.strip(lat, lon) for lat, lon in asked]


def test_the_page_finds_who_held_a_point_as_python_does(answers):
    asked, found, wanted = answers
    days = wrong = unsure = 0
    for page, python in zip(found, wanted, strict=True):
        told = {day: one for one in page for day in range(one[0], one[1])}
        assert set(told) == set(range(*ATLAS_DAYS))
        for span in python:
            for day in range(span.start, span.end):
                one = told[day]
                days += 1
                wrong += one[2:6] != [span.holder, span.title, span.state, span.side]
                unsure += one[6] != span.certainty
    assert days == len(asked) * (ATLAS_DAYS[1] - ATLAS_DAYS[0])
    assert wrong / days < 0.001
    assert unsure / days < 0.001
