"""Scanned maps on the page: in their days, under the features, at every zoom, in figures."""

import base64
import io
import json
import re

import pytest
from msgspec.structs import replace
from PIL import Image

from parallel38.domain.atlas import Atlas
from parallel38.domain.own import layer_id, record_of
from parallel38.domain.project import OwnLayer
from parallel38.domain.scan import Scan
from parallel38.map import payload
from parallel38.map.scans import record
from tests.web import atlas

CYAN = (0, 160, 200)
SCAN = Scan(extent=(128.5, 38.6, 129.5, 39.4), zooms=(3, 9), opacity=1, credit="Survey & Sons")
LAYER = OwnLayer(id="one", title="Sheet <4>", table="layer_one", scan=SCAN)


def tile(colour: tuple[int, int, int] = CYAN) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(out, "PNG")
    return out.getvalue()


class Tiles:
    """Answers for tiles and remembers who asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.zooms = range(30)  # those that there are

    def get(self, name: str) -> bytes | None:
        self.asked.append(name)
        return tile() if int(name.split("/")[1]) in self.zooms else None


def tell(rig, tiles: Tiles, first: int = atlas.DAY, after: int = atlas.DAY + 1, **fields) -> None:
    """The page has one scanned map, held in these days, and its coarsest tiles."""
    key = layer_id(LAYER)
    told = record(key, LAYER, "t1") | fields | {"interval": [first, after, first, after]}
    records = Atlas(
        version="", powers={}, layers={key: record_of(LAYER, 0)}, features={}, events={},
        places={}, sources={}, eras={}, stories={},
    )  # fmt: skip
    text, geometry = payload.build(records, payload.Drawn({}, {}), {}, {}, {})
    own = json.loads(text) | {"scans": [told]}
    rig.site.put({"/own.json": json.dumps(own).encode(), "/own.bin": geometry})
    rig.site.lend(tiles.get)
    rig.page.send(json.dumps({"type": "layers", "payload": "/own.json", "geometry": "/own.bin"}))
    rig.qtbot.waitUntil(lambda: any("/3/" in one for one in tiles.asked), timeout=10_000)


def colour(rig, lat: float, lon: float) -> tuple[int, ...]:
    return tuple(rig.pixel("base", *rig.at(lat, lon))[:3])


def seen(rig, lat: float = 39, lon: float = 129) -> None:
    rig.qtbot.waitUntil(lambda: colour(rig, lat, lon) == CYAN, timeout=10_000)


def test_it_lies_on_the_base_in_its_box(rig):
    tiles = Tiles()
    rig.show()
    tell(rig, tiles)
    rig.show()
    seen(rig)
    assert colour(rig, 39, 124) != CYAN
    assert rig.pixel("features", *rig.at(39, 129))[3] == 0


@pytest.mark.parametrize(("first", "after"), [(1, 9), (-9, 0)])
def test_on_other_days_it_is_not_there(rig, first, after):
    tiles = Tiles()
    rig.show()
    before = colour(rig, 39, 129)
    tell(rig, tiles, atlas.DAY + first, atlas.DAY + after)
    rig.show()
    assert colour(rig, 39, 129) == before
    assert not any("Sheet" in text for text in rig.texts())
    line = rig.js("parallel38.page.picture.rise")
    rig.show(day=atlas.DAY + first)
    seen(rig)
    assert any("Scanned map: Sheet <4>, Survey & Sons" in text for text in rig.texts())
    assert rig.js("parallel38.page.picture.rise") > line + 8  # the credit has one line more


def test_the_legend_has_a_row_for_it_while_it_is_in_view(rig):
    row = "Scanned map: Sheet <4>"
    rig.show()
    tell(rig, Tiles())
    rig.show()
    assert row in rig.legend()
    rig.show(day=atlas.DAY + 1)
    assert row not in rig.legend()
    rig.js("map_atlas.setView([39, 100], 7, {animate: false}) && 0")
    rig.show()
    assert row not in rig.legend()


def test_its_switch_takes_it_off_and_grey_maps_show_it_grey(rig):
    tiles = Tiles()
    rig.show()
    tell(rig, tiles)
    rig.show(layers_off=["own-one"])
    assert colour(rig, 39, 129) != CYAN
    rig.show(style="grey")
    grey = lambda: colour(rig, 39, 129)  # noqa: E731
    rig.qtbot.waitUntil(lambda: len(set(grey())) == 1 and 90 < grey()[0] < 160, timeout=10_000)


def test_while_finer_tiles_do_not_come_a_coarser_one_stands_for_them(rig):
    tiles = Tiles()
    tiles.zooms = range(3, 4)
    rig.show()
    tell(rig, tiles)
    rig.show()
    seen(rig)
    rig.js("map_atlas.setView([39, 129], 8, {animate: false}) && 0")
    rig.show()
    assert colour(rig, 39, 129) == CYAN  # in the very first picture
    rig.errors.clear()


def test_opacity_lets_the_base_through(rig):
    tiles = Tiles()
    rig.show()
    bare = colour(rig, 39, 129)
    tell(rig, tiles, opacity=0.5)
    rig.show()
    half = tuple((one + other) / 2 for one, other in zip(bare, CYAN, strict=True))
    rig.qtbot.waitUntil(
        lambda: all(abs(a - b) < 3 for a, b in zip(colour(rig, 39, 129), half, strict=True)),
        timeout=10_000,
    )


def test_over_the_date_line_it_is_on_both_sides(rig):
    tiles = Tiles()
    rig.show()
    far = replace(LAYER, scan=Scan(extent=(175, 45, 190, 55), zooms=(3, 9)))
    box = record("", far, "")["box"]
    tell(rig, tiles, box=box)
    for lon, there in ((-175, -172), (176, 176)):
        rig.js(f"map_atlas.setView([50, {lon}], 6, {{animate: false}}) && 0")
        rig.show()
        seen(rig, 50, there)


def test_a_figure_has_it_as_an_image_under_the_features(rig):
    tiles = Tiles()
    rig.show()
    tell(rig, tiles, opacity=0.6)
    svg = rig.figure()
    (found,) = re.findall(r"<image[^>]*p38-scan[^>]*>", svg)
    assert 'opacity="0.6"' in found
    kind, data = re.search(r'href="data:image/(\w+);base64,([^"]+)"', found).groups()
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    assert kind in ("png", "jpeg")
    middle = image.getpixel((image.width // 2, image.height // 2))
    assert all(abs(one - other) < 4 for one, other in zip(middle, CYAN, strict=True))
    assert svg.index('id="base"') < svg.index("p38-scan") < svg.index('id="features"')
    assert "Sheet &lt;4&gt;, Survey &amp; Sons" in svg
