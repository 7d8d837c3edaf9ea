"""Own layers come to the page while it runs: drawn, dated, in the legend and in figures."""

import json

import pytest
import shapely

from parallel38.data.own_rows import THINNING, Levels
from parallel38.domain import own
from parallel38.domain.atlas import Atlas
from parallel38.domain.dates import Interval
from parallel38.domain.project import OwnLayer
from parallel38.map import payload
from tests.web import atlas

LAYER = OwnLayer(id="one", title="<b>Mine</b>", table="layer_one")
SQUARE = shapely.box(128.5, 38.6, 129.5, 39.4)  # on the sea


def answers(first: int, after: int) -> dict[str, bytes]:
    """One square, held in these days."""
    row = own.Row(1, "area", "<i>square</i>", "..", "..", Interval(first, after, first, after),
                  SQUARE.bounds)  # fmt: skip
    feature = own.feature_of(LAYER, row)
    records = Atlas(
        version="", powers={"own-one": own.power_of(LAYER)},
        layers={"own-one": own.record_of(LAYER, 0)}, features={feature.id: feature},
        events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip
    levels: Levels = [[shapely.get_coordinates(SQUARE)] for _ in THINNING]
    drawn = payload.Drawn({feature.id: levels}, {feature.id: "area"})
    text, geometry = payload.build(records, drawn, {}, {}, {})
    return {"/own.json": text, "/own.bin": geometry}


def tell(rig, first: int, after: int) -> None:
    rig.site.put(answers(first, after))
    message = {"type": "layers", "payload": "/own.json", "geometry": "/own.bin"}
    rig.page.send(json.dumps(message))
    rig.qtbot.waitUntil(
        lambda: bool(rig.js("parallel38.page.atlas.layers.has('own-one')")), timeout=10_000
    )


@pytest.mark.parametrize(("first", "after", "seen"), [(-9, 1, True), (0, 1, True), (1, 9, False),
                                                       (-9, 0, False)])  # fmt: skip
def test_an_own_layer_is_drawn_in_its_days(rig, first, after, seen):
    rig.show()
    x, y = rig.at(39, 129)
    before = rig.pixel("features", x, y)
    tell(rig, atlas.DAY + first, atlas.DAY + after)
    rig.show()
    assert (rig.pixel("features", x, y) != before) == seen
    assert any("<b>Mine</b>" in text for text in rig.legend()) == seen


def test_layers_replace_those_before_and_the_atlas_stays(rig):
    rig.show()
    count = rig.js("parallel38.page.atlas.features.length")
    tell(rig, atlas.DAY, atlas.DAY + 1)
    tell(rig, atlas.DAY, atlas.DAY + 1)
    rig.show()
    assert rig.js("parallel38.page.atlas.features.length") == count + 1


def test_figures_have_them_and_words_are_text(rig):
    rig.show()
    tell(rig, atlas.DAY, atlas.DAY + 1)
    svg = rig.figure()
    assert "&lt;b&gt;Mine&lt;/b&gt;" in svg
    assert "<b>Mine" not in svg
