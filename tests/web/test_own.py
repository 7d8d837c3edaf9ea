"""Own layers come to the page while it runs: drawn, dated, in the legend and in figures."""

import json

import pytest
import shapely
from msgspec.structs import replace

from parallel38.data.own_rows import THINNING, Levels
from parallel38.domain import own
from parallel38.domain.atlas import Atlas
from parallel38.domain.dates import Interval
from parallel38.domain.project import DrawingStyle, OwnLayer, Signs
from parallel38.map import payload
from parallel38.map.inks import inks
from tests.web import atlas

LAYER = OwnLayer(id="one", title="<b>Mine</b>", table="layer_one")
LEGEND = "parallel38.page.picture.legend.map((row) => row.items.map((one) => one.look))"
SQUARE = shapely.box(128.5, 38.6, 129.5, 39.4)  # on the sea


def answers(first: int, after: int, layer: OwnLayer = LAYER) -> dict[str, bytes]:
    """One square, held in these days."""
    row = own.Row(1, "area", "<i>square</i>", "..", "..", Interval(first, after, first, after),
                  SQUARE.bounds)  # fmt: skip
    feature = own.feature_of(layer, row)
    records = Atlas(
        version="", powers={"own-one": own.power_of(layer)},
        layers={"own-one": own.record_of(layer, 0)}, features={feature.id: feature},
        events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip
    levels: Levels = [[shapely.get_coordinates(SQUARE)] for _ in THINNING]
    drawn = payload.Drawn({feature.id: levels}, {feature.id: "area"})
    text, geometry = payload.build(records, drawn, {}, {}, {})
    said = json.loads(text)
    said["layers"][0]["kinds"] = own.kinds_of(layer)
    return {"/own.json": json.dumps(said).encode(), "/own.bin": geometry}


def tell(rig, first: int, after: int, layer: OwnLayer = LAYER) -> None:
    rig.site.put(answers(first, after, layer))
    kind, wanted = (
        own.kinds_of(layer)["area"],
        inks(own.power_of(layer).colour, "own-one")["screen"],
    )
    message = {"type": "layers", "payload": "/own.json", "geometry": "/own.bin"}
    rig.page.send(json.dumps(message))
    rig.qtbot.waitUntil(
        lambda: (
            rig.js("parallel38.page.atlas.powers['own-one']?.inks.screen ?? ''") == wanted
            and rig.js(f"parallel38.page.atlas.features.some((f) => f.kind === '{kind}')")
        ),
        timeout=10_000,
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


@pytest.mark.parametrize("change", [{"colour": "#cc79a7"}, {"area": "hatched"}])
def test_another_look_is_seen_at_once_on_the_map_and_in_the_legend(rig, change):
    """Nothing else of the feature changes: neither its id nor its days nor its place."""
    rig.show()
    tell(rig, atlas.DAY, atlas.DAY + 1)
    rig.show()
    x, y = rig.at(39, 129)

    def seen():
        return [rig.pixel("features", x + dx, y) for dx in range(-14, 15)], rig.js(LEGEND)

    before, legend = seen()
    style = DrawingStyle(colour=change.get("colour", LAYER.style.colour))
    layer = replace(LAYER, style=style, signs=Signs(area=change.get("area", "filled")))
    tell(rig, atlas.DAY, atlas.DAY + 1, layer)
    rig.show()
    after, now = seen()
    assert after != before
    assert now != legend


def test_figures_have_them_and_words_are_text(rig):
    rig.show()
    tell(rig, atlas.DAY, atlas.DAY + 1)
    svg = rig.figure()
    assert "&lt;b&gt;Mine&lt;/b&gt;" in svg
    assert "<b>Mine" not in svg
